using System.Text.RegularExpressions;
using Guanxi.Platform.Texts;
using Guanxi.Platform.Validation;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Guanxi.Tests.Architecture;

public sealed partial class TextTests
{
    [Fact]
    public void Every_text_exists_in_both_languages_with_the_same_values()
    {
        Assert.Equal(Text.Keys(Text.Chinese).Order(StringComparer.Ordinal), Text.Keys(Text.English).Order(StringComparer.Ordinal));
        Report.None(Text.Keys(Text.Chinese).Where(key => !Places(Text.Chinese, key).SetEquals(Places(Text.English, key))).Select(key => $"{key} has other values in the other language"));
    }

    [Fact]
    public void Every_code_the_server_refuses_with_has_a_text() => Report.None(Sources()
        .SelectMany(file => Codes().Matches(File.ReadAllText(file)).Select(m => (Code: m.Groups["code"].Value, File: Path.GetFileName(file))))
        .Concat(CodesOfChecks().Select(code => (Code: code, File: "a check of a field")))
        .Where(use => !Text.Has(use.Code)).Select(use => $"{use.Code} ({use.File})"));

    private static HashSet<string> Places(string language, string key) => [.. PlaceHolders().Matches(Text.Of(language, key, "{0}", "{1}", "{2}", "{3}", "{4}", "{5}")).Select(m => m.Value)];

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Repository.PathOf("src", "Guanxi"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("Migrations", StringComparison.Ordinal));

    private static IEnumerable<string> CodesOfChecks() => AssemblyDefinition.ReadAssembly(typeof(CrmDb).Assembly.Location).MainModule.GetAllTypes()
        .Where(t => t.BaseType?.FullName == typeof(ShapeAttribute).FullName)
        .SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
        .Where(i => i.OpCode == OpCodes.Ldstr).Select(i => (string)i.Operand).Where(text => KeyForm().IsMatch(text)).Except(["http", "https"]);

    [GeneratedRegex("""(?:Refusal\.(?:Forbidden|Malformed|Conflict|Rule|TooMany)\(|Refusal\.With\(\s*\d+,|Refusal\.Field\([^;]*?,|new Fault\()\s*"(?<code>[^"]+)""")]
    private static partial Regex Codes();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex PlaceHolders();

    [GeneratedRegex("^[a-z][a-z_]*(\\.[a-z_]+)*$")]
    private static partial Regex KeyForm();
}
