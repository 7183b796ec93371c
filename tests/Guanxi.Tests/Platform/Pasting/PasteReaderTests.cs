using System.Net;
using System.Net.Http.Json;
using Guanxi.Platform.Pasting;
using Guanxi.Tests.Architecture;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Platform.Pasting;

/// <summary>Signatures and chats, Chinese and English, and what is in them.</summary>
public sealed class PasteReaderTests(CrmApp app)
{
    private const double Enough = 0.97;

    public static TheoryData<string> Nothing => ["", "   ", "好的，谢谢！", "明天下午3点开会", "合同金额 120000 元，分 3 期付", "\u0001\u0001", new string('9', 5000), new string('路', 5000), new string('A', 5000), string.Concat(Enumerable.Repeat("a@", 2500))];

    [Fact]
    public void Nearly_every_field_of_the_cases_is_found_and_little_else()
    {
        var cases = Cases();
        var misses = cases.SelectMany(Misses).ToList();
        var fields = cases.Sum(c => c.Expected.Count);
        Assert.True(cases.Count >= 25, $"{cases.Count} cases");
        Assert.True(1 - ((double)misses.Count / fields) >= Enough, $"{fields - misses.Count} of {fields} right:\n{string.Join('\n', misses)}");
    }

    [Theory]
    [MemberData(nameof(Nothing))]
    public void Where_nobody_is_told_of_nobody_is_found(string text) => Assert.DoesNotContain(PasteReader.Read(text), f => f.Field is "name" or "company" or "mobile" or "email" or "wechat");

    [Fact]
    public async Task Each_field_comes_with_the_piece_of_text_it_was_read_from()
    {
        var tenant = await app.NewTenant();
        var found = (await tenant.Admin.PostJson("/api/paste", new { text = "张伟\n手机：138-1234-8000" }))["items"]!.AsArray();

        Assert.Equal(["name:张伟:张伟:0", "mobile:13812348000:手机：138-1234-8000:3"], found.Select(f => $"{f!["field"]}:{f["value"]}:{f["text"]}:{f["start"]}"));
        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.PostAsJsonAsync("/api/paste", new { text = new string('x', 5001) })).StatusCode);
    }

    private static IEnumerable<string> Misses((string Text, Dictionary<string, string> Expected) one)
    {
        var found = PasteReader.Read(one.Text).ToDictionary(f => f.Field, f => f.Value);
        var first = one.Text.Split('\n')[0];
        foreach (var (field, value) in one.Expected)
            if (found.GetValueOrDefault(field) != value) yield return $"{first}: {field} is “{found.GetValueOrDefault(field)}” instead of “{value}”";
        foreach (var (field, value) in found)
            if (!one.Expected.ContainsKey(field)) yield return $"{first}: {field} “{value}” is not there";
    }

    private static List<(string Text, Dictionary<string, string> Expected)> Cases() =>
        [.. File.ReadAllText(Path.Combine(Repository.Root, "tests/Guanxi.Tests/Platform/Pasting/PasteCases.txt")).ReplaceLineEndings("\n")
            .Split("----\n").Select((part, i) => i == 0 ? part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..] : part)
            .Select(part => part.Split("==\n")).Select(halves => (halves[0].TrimEnd('\n'), halves[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(l => l[..l.IndexOf('=', StringComparison.Ordinal)], l => l[(l.IndexOf('=', StringComparison.Ordinal) + 1)..])))];
}
