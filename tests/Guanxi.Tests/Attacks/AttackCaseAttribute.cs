using Xunit.v3;

namespace Guanxi.Tests.Attacks;

/// <summary>The abuses of the list of attack cases that a test shows to fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AttackCaseAttribute(params string[] ids) : Attribute, ITraitAttribute
{
    public IReadOnlyList<string> Ids => ids;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [.. ids.Select(id => KeyValuePair.Create("attack", id))];
}
