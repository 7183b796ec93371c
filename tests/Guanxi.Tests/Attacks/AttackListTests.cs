using System.Reflection;
using Guanxi.Tests.Architecture;

namespace Guanxi.Tests.Attacks;

/// <summary>
/// <c>attack-cases.txt</c> says of every case which tests show that it fails, or why it does not apply yet: nobody has to guess what
/// was thought of.
/// </summary>
public sealed class AttackListTests
{
    private static readonly Dictionary<string, string> Listed = File.ReadLines(Path.Combine(Repository.Root, "tests", "Guanxi.Tests", "Attacks", "attack-cases.txt"))
        .Where(line => line.StartsWith("AC-", StringComparison.Ordinal)).Select(line => line.Split(' ', 2)).ToDictionary(parts => parts[0], parts => parts[1].Trim());

    private static readonly Dictionary<string, string[]> Marked = typeof(AttackListTests).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods().Select(method => (Name: $"{type.Name}.{method.Name}", Case: method.GetCustomAttribute<AttackCaseAttribute>())))
        .Where(test => test.Case is not null).SelectMany(test => test.Case!.Ids.Select(id => (id, test.Name)))
        .GroupBy(test => test.id).ToDictionary(g => g.Key, g => g.Select(test => test.Name).Order(StringComparer.Ordinal).ToArray());

    [Fact]
    public void The_list_names_the_tests_that_are_marked_and_no_others() => Report.None(
        Listed.Where(line => Expected(line.Key) is var tests && (line.Value.StartsWith('=') ? line.Value != tests : tests is not null)).Select(line => $"{line.Key}: the list says “{line.Value}”, marked is “{Expected(line.Key)}”")
            .Concat(Marked.Keys.Where(id => !Listed.ContainsKey(id)).Select(id => $"{id} is marked and not listed")));

    [Fact]
    public void What_does_not_apply_says_why() => Report.None(
        Listed.Where(line => !line.Value.StartsWith('=') && !(line.Value.StartsWith("- ", StringComparison.Ordinal) && line.Value.Length > 12)).Select(line => $"{line.Key}: {line.Value}"));

    [Fact]
    public void Every_case_is_listed()
    {
        var cases = Path.Combine(Repository.Root, "..", "shared", "design", "attack-cases.csv");
        if (!File.Exists(cases)) Assert.Skip("../shared is not here: the cases can not be compared.");
        Report.None(File.ReadLines(cases).Where(line => line.StartsWith("AC-", StringComparison.Ordinal)).Select(line => line[..6]).Where(id => !Listed.ContainsKey(id)).Select(id => $"{id} is not listed"));
    }

    private static string? Expected(string id) => Marked.TryGetValue(id, out var tests) ? "= " + string.Join(", ", tests) : null;
}
