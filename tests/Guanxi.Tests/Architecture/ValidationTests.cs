using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Guanxi.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;

namespace Guanxi.Tests.Architecture;

/// <summary>Rules are attributes on request records; these tests ask the running server whether it really applies each of them.</summary>
public sealed class ValidationTests(CrmApp app)
{
    [Fact]
    public async Task Every_rule_of_every_request_is_really_applied_however_deep_it_lies()
    {
        var validation = app.Services.GetRequiredService<IOptions<ValidationOptions>>().Value;
        var forgotten = new List<string>();
        foreach (var request in Requests())
            foreach (var (path, rule) in Rules(request, []))
                if (!await IsApplied(validation, request, path)) forgotten.Add($"{request.Name}.{string.Join('.', path.Select(p => p.Name))}: {rule}");
        Report.None(forgotten);
    }

    private IEnumerable<Type> Requests() => Routes.Of(app.Services)
        .SelectMany(e => e.Metadata.OfType<MethodInfo>()).SelectMany(m => m.GetParameters()).Select(p => p.ParameterType)
        .Where(t => t.Assembly == typeof(CrmDb).Assembly && t is { IsClass: true, IsAbstract: false })
        .Where(t => !t.IsAssignableTo(typeof(CrmDb))).Distinct();

    /// <summary>Every text rule reachable from the type; one rule per property proves that the property is looked at.</summary>
    private static IEnumerable<(PropertyInfo[] Path, string Rule)> Rules(Type type, PropertyInfo[] above)
    {
        foreach (var property in type.GetProperties())
        {
            PropertyInfo[] path = [.. above, property];
            if (property.GetCustomAttribute<TextAttribute>() is not null && Inner(property.PropertyType) == typeof(string)) yield return (path, "Text");
            var inner = Inner(property.PropertyType);
            if (inner.Assembly != typeof(CrmDb).Assembly || !inner.IsClass || path.Length > 4) continue;
            foreach (var rule in Rules(inner, path)) yield return rule;
        }
    }

    private static async Task<bool> IsApplied(ValidationOptions validation, Type request, PropertyInfo[] path)
    {
        if (!validation.TryGetValidatableTypeInfo(request, out var info)) return false;
        var rule = path[^1].GetCustomAttribute<TextAttribute>()!;
        object? value = new string('x', rule.Max + 1);
        for (var i = path.Length - 1; i >= 0; i--) value = Holder(path[i], value!);
        var context = new ValidateContext { ValidationOptions = validation, ValidationContext = new ValidationContext(value!) };
        await info.ValidateAsync(value, context, default);
        return context.ValidationErrors?.Any(e => e.Value.Any(m => m.StartsWith("max_length", StringComparison.Ordinal))) == true;
    }

    /// <summary>An otherwise empty object with this one property set, in whatever wrapping the property has.</summary>
    private static object Holder(PropertyInfo property, object value)
    {
        var holder = RuntimeHelpers.GetUninitializedObject(property.DeclaringType!);
        property.SetValue(holder, Wrap(property.PropertyType, value));
        return holder;
    }

    private static object Wrap(Type type, object value)
    {
        if (type.IsInstanceOfType(value) && type != typeof(object)) return value;
        if (IsOptional(type)) return Activator.CreateInstance(type, Wrap(type.GenericTypeArguments[0], value))!;
        var element = type.IsArray ? type.GetElementType()! : type.GenericTypeArguments[0];
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Wrap(element, value), 0);
        return type.IsInstanceOfType(list) ? list : Activator.CreateInstance(typeof(List<>).MakeGenericType(element), list)!;
    }

    private static Type Inner(Type type)
    {
        if (IsOptional(type)) return Inner(type.GenericTypeArguments[0]);
        if (type.IsArray) return Inner(type.GetElementType()!);
        return type != typeof(string) && type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GenericTypeArguments.Length == 1 ? Inner(type.GenericTypeArguments[0]) : type;
    }

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);
}
