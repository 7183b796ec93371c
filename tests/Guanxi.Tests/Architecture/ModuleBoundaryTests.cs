using Guanxi.Identity;
using Guanxi.Tenancy;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace Guanxi.Tests.Architecture;

public sealed class ModuleBoundaryTests
{
    private static readonly AssemblyDefinition Library = AssemblyDefinition.ReadAssembly(typeof(CrmDb).Assembly.Location);
    private static readonly List<string> Order = [.. Modules.All.Select(m => m.GetType().Namespace!)];

    [Fact]
    public void Modules_only_use_what_other_modules_offer() => Report.None(new ModuleRule(Library, Order).Violations());

    [Fact]
    public void The_platform_knows_no_module_but_those_that_say_who_acts()
    {
        string[] known = [typeof(TenancyModule).Namespace!, typeof(IdentityModule).Namespace!];
        var rule = new ModuleRule(Library, Order);
        Report.None(Library.MainModule.GetAllTypes().Where(type => OutermostOf(type).Namespace.StartsWith("Guanxi.Platform", StringComparison.Ordinal))
            .SelectMany(type => type.Methods.SelectMany(method => ModuleRule.Uses(method)
                .Where(use => (use as TypeReference ?? use.DeclaringType)?.Resolve() is { } owner && rule.ModuleOf(owner) is { } module && !known.Contains(module))
                .Select(use => $"{type.FullName}.{method.Name} uses {use.FullName}"))));
    }

    /// <summary>The guard itself is tried on a small wrong system (<c>DeliberateViolations.cs</c>), so that it can't go blind.</summary>
    [Fact]
    public void Every_way_around_the_boundary_is_noticed()
    {
        const string here = "Guanxi.Tests.Architecture.Deliberate";
        var tests = AssemblyDefinition.ReadAssembly(typeof(ModuleBoundaryTests).Assembly.Location);
        var found = new ModuleRule(tests, [$"{here}.Above", $"{here}.Below"]).Violations();

        string[] expected = ["WritesToAnEntityAbove", "CallsAnInnerRuleAbove", "ReachesBelow", "HoldsAnInnerTypeAbove"];
        Assert.Equal(expected.Order(), found.Select(v => expected.Single(name => v.Contains($".{name} ", StringComparison.Ordinal))).Distinct().Order());
        Assert.Contains(found, v => v.Contains("Below.Offender.WritesToAnEntityAbove uses", StringComparison.Ordinal) && v.Contains("Above.Thing::Rename", StringComparison.Ordinal));
    }

    private static TypeDefinition OutermostOf(TypeDefinition type)
    {
        while (type.DeclaringType is not null) type = type.DeclaringType;
        return type;
    }
}
