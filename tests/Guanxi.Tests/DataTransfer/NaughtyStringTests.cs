using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Platform.Tables;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Platform.Tables;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.DataTransfer;

/// <summary>Text of any kind goes in, through lists, search, export and import, and comes back unchanged.</summary>
public sealed class NaughtyStringTests(CrmApp app)
{
    private static readonly string[] Own =
    [
        "<script>alert(1)</script>", "'; DROP TABLE customers; --", "{{7*7}}", "${7*7}", "../../etc/passwd", "%00", "\\\\", "\"quoted\", and, commas", "=cmd|' /C calc'!A0",
        "'apostrophe", "''two", "\u202egnp.exe", "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて下さい", "👩‍👩‍👧‍👦 🇨🇳", "ﷺ", "a\u0301\u0302\u0303", "null", "undefined", "NaN", "1E+10", "0012", "true", "2024-03-07", "第一行\n第二行",
        "_x0041_ _x000D_", "＝1+1", "@微信号", "- 备注", "]]>", "&lt;&amp;", "\ud840\udc0b",
    ];

    [Fact]
    public Task Odd_texts_survive() => Survive(Own);

    [Fact]
    [AttackCase("AC-131", "AC-142")]
    public Task The_big_list_of_naughty_strings_survives() =>
        Survive([.. SharedData.Json("10-security/blns/blns.json").EnumerateArray().Select(s => s.GetString()!)]);

    [Fact]
    [AttackCase("AC-256", "AC-257")]
    public async Task Formulas_are_harmless_in_a_spreadsheet_and_come_back_unchanged()
    {
        var cases = SharedData.Json("10-security/csv_injection_cases.json");
        var dangerous = Texts(cases.GetProperty("must_be_neutralised"));
        var readable = Texts(cases.GetProperty("should_stay_readable"));
        var tenant = await app.NewTenant();
        foreach (var (text, i) in dangerous.Concat(readable).Select((t, i) => (t, i))) await tenant.Admin.AddCustomer($"x{i:00}", new { short_name = text });

        var csv = await tenant.Admin.GetStringAsync("/api/customers/export?format=csv&sort=name&columns=name,short_name");
        var kept = (await tenant.Admin.GetJson("/api/customers?sort=name&limit=200")).Of("short_name");

        foreach (var cell in Cells(csv)) Assert.False(CellGuard.Protect(cell) != cell && cell[0] != '\'', cell);
        Assert.Contains("\"'=1+1\"", csv, StringComparison.Ordinal);
        foreach (var plain in new[] { "+86 139 0000 0001", "-100", "-12.5%", "+1 (555) 010-0000" }) Assert.Contains(plain, csv.Split([',', '\r', '"']));
        Assert.Equal(dangerous.Concat(readable).Select(t => t.Trim()), kept.Select(t => t!));
        var back = await tenant.Admin.Import(await tenant.Admin.GetByteArrayAsync("/api/customers/export?format=csv&columns=code,name,short_name"), "a.csv", ("mode", "update"), ("match", "code"));
        Assert.Equal(dangerous.Count + readable.Count, (int)back["updated"]!);
        Assert.Equal(kept, (await tenant.Admin.GetJson("/api/customers?sort=name&limit=200")).Of("short_name"));
    }

    private async Task Survive(IReadOnlyList<string> texts)
    {
        var tenant = await app.NewTenant();
        var kept = new Dictionary<string, string>();
        foreach (var (text, i) in texts.Select((t, i) => (t, i)))
        {
            var made = await tenant.Admin.PostAsJsonAsync("/api/customers", new { name = $"x{i:0000}", code = $"N-{i:0000}", payment_terms = text.Length > 200 ? text[..200].TrimEnd('\ud83d') : text });
            var body = await made.Body();
            if ((int)made.StatusCode == 400)
            {
                Assert.Contains('\0', text); // nothing else is refused
                continue;
            }
            Assert.Equal(201, (int)made.StatusCode);
            if ((string?)body["payment_terms"] is { } terms) kept.Add((string)body["code"]!, terms);
            Assert.Equal(200, (int)(await tenant.Admin.GetAsync($"/api/customers?q={Uri.EscapeDataString(text)}")).StatusCode);
            Assert.Equal(200, (int)(await tenant.Admin.GetAsync($"/api/search?q={Uri.EscapeDataString(text)}")).StatusCode);
            Assert.InRange((int)(await tenant.Admin.GetAsync($"/api/customers?filter={Uri.EscapeDataString(text)}")).StatusCode, 200, 400);
        }
        Assert.Equal(kept, await Terms(tenant));

        foreach (var format in new[] { "csv", "xlsx", "json" })
        {
            var other = await app.NewTenant();
            var done = await other.Admin.Import(await tenant.Admin.GetByteArrayAsync($"/api/customers/export?format={format}&columns=code,name,payment_terms"), $"a.{format}");
            Assert.Equal(0, (int)done["failed"]!);
            Assert.Equal(kept, await Terms(other));
        }
    }

    private static async Task<Dictionary<string, string>> Terms(Tenant tenant)
    {
        var terms = new Dictionary<string, string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await tenant.Admin.GetJson($"/api/customers?limit=200&sort=code{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            foreach (var item in page["items"]!.AsArray())
                if ((string?)item!["payment_terms"] is { } text) terms.Add((string)item["code"]!, text);
            cursor = (string?)page["next_cursor"];
        }
        return terms;
    }

    private static List<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetString()!)];

    /// <summary>The cells as a spreadsheet has them, before any guard is taken off.</summary>
    private static IEnumerable<string> Cells(string csv)
    {
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in csv)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && c is ',' or '\r' or '\n' && !quoted)
            {
                if (cell.Length > 0) yield return cell.ToString();
                cell.Clear();
            }
            else cell.Append(c);
        }
    }
}
