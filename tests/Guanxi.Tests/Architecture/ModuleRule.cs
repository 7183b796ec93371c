using Guanxi.Platform;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace Guanxi.Tests.Architecture;

/// <summary>
/// A module may use another module's events and enums freely; of modules above it also what their front page offers, and their
/// entities for reading. Everything else of another module is closed. Answers one line for each use that breaks this.
/// </summary>
internal sealed class ModuleRule(AssemblyDefinition assembly, IReadOnlyList<string> order)
{
    private readonly List<string> order = [.. order];
    private readonly HashSet<string> offered = [.. assembly.MainModule.GetAllTypes().SelectMany(Offers).Select(t => t.FullName)];

    public List<string> Violations() =>
        [.. assembly.MainModule.GetAllTypes()
            .Where(type => ModuleOf(type) is not null)
            .SelectMany(type => type.Methods.SelectMany(method => Uses(method)
                .Where(use => !IsAllowed(ModuleOf(type)!, use))
                .Select(use => $"{type.FullName}.{method.Name} uses {use.FullName}")))
            .Distinct().Order(StringComparer.Ordinal)];

    public string? ModuleOf(TypeDefinition type)
    {
        while (type.DeclaringType is not null) type = type.DeclaringType;
        return order.Find(module => type.Namespace == module || type.Namespace.StartsWith(module + ".", StringComparison.Ordinal));
    }

    public static IEnumerable<MemberReference> Uses(MethodDefinition method)
    {
        var signature = method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType);
        var body = method.HasBody ? method.Body.Instructions.Select(i => i.Operand).OfType<MemberReference>() : [];
        return body.Concat(signature).SelectMany(WithTypeArguments);
    }

    private static IEnumerable<MemberReference> WithTypeArguments(MemberReference used)
    {
        var arguments = used is IGenericInstance generic ? generic.GenericArguments : [];
        var owners = used.DeclaringType is IGenericInstance owner ? owner.GenericArguments : [];
        return arguments.Concat(owners).SelectMany(WithTypeArguments).Prepend(used);
    }

    private bool IsAllowed(string user, MemberReference used)
    {
        var owner = (used as TypeReference ?? used.DeclaringType)?.Resolve();
        if (owner is null || ModuleOf(owner) is not { } module || module == user) return true;
        if (owner.IsEnum || owner.Interfaces.Any(i => i.InterfaceType.FullName == typeof(IEvent).FullName)) return true;
        if (order.IndexOf(module) > order.IndexOf(user)) return false;

        var isRead = used is TypeReference || used is MethodReference { Name: var name } && name.StartsWith("get_", StringComparison.Ordinal);
        if (used is FieldReference { FieldType: GenericInstanceType field } && IsAboutFields(field)) return true; // fields are declared once, for all to read
        return IsFrontPage(owner) || offered.Contains(owner.FullName) || (IsA(owner, typeof(Entity)) && isRead);
    }

    private static bool IsAboutFields(GenericInstanceType type) =>
        type.Name == "FieldCatalogue`1" || type.GenericArguments.Any(a => a.FullName == "Guanxi.Platform.Fields.Option");

    /// <summary>
    /// What the public methods of a front page take and give, interfaces that a module below fills in, and the values entities
    /// consist of.
    /// </summary>
    private static IEnumerable<TypeReference> Offers(TypeDefinition type)
    {
        if (type.IsInterface)
            return type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType)).SelectMany(WithTypeArguments).OfType<TypeReference>()
                .Where(t => t.Resolve() is { } definition && !IsA(definition, typeof(Entity))).Append(type);
        if (IsFrontPage(type))
            return type.Methods.Where(m => m.IsPublic && m.IsStatic)
                .SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType)).SelectMany(WithTypeArguments).OfType<TypeReference>()
                .Where(t => t.Resolve() is { } definition && !IsA(definition, typeof(Entity)));
        return IsA(type, typeof(Entity))
            ? type.Properties.Select(p => p.PropertyType).SelectMany(WithTypeArguments).OfType<TypeReference>()
                .Where(t => t.Resolve() is { } definition && !IsA(definition, typeof(Entity)))
            : [];
    }

    private static bool IsFrontPage(TypeDefinition type) => IsA(type, typeof(Module));

    private static bool IsA(TypeDefinition type, Type ancestor)
    {
        for (var parent = type; parent is not null; parent = parent.BaseType?.Resolve())
            if (parent.FullName == ancestor.FullName) return true;
        return false;
    }
}
