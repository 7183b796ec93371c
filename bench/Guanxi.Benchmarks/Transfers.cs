using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Guanxi.Demo;

namespace Guanxi.Benchmarks;

/// <summary>Rows a second of a file on its way in and out.</summary>
internal static class Transfers
{
    private const int Seed = 7;

    public static async Task<(double RowsPerSecond, long Created)> Import(HttpClient client, int rows)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(File(rows)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, "file", "customers.csv" },
            { new StringContent("customers"), "kind" },
            { new StringContent("create"), "mode" },
        };
        var watch = Stopwatch.StartNew();
        using var started = await client.PostAsync(new Uri("/api/imports", UriKind.Relative), form);
        started.EnsureSuccessStatusCode();
        var id = (await Json(started)).GetProperty("import_id").GetString();
        while (true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
            using var answer = await client.GetAsync(new Uri($"/api/imports/{id}", UriKind.Relative));
            var import = await Json(answer);
            if (import.GetProperty("status").GetString() == "running") continue;
            var created = import.GetProperty("created").GetInt64();
            return (created / watch.Elapsed.TotalSeconds, created);
        }
    }

    public static async Task<(double RowsPerSecond, long Rows)> Export(HttpClient client)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(new Uri("/api/customers/export?format=csv&is_active=all", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var (buffer, lines) = (new byte[64 * 1024], 0L);
        for (int read; (read = await stream.ReadAsync(buffer)) > 0;) lines += buffer.AsSpan(0, read).Count((byte)'\n');
        return ((lines - 1) / watch.Elapsed.TotalSeconds, lines - 1);
    }

    private static byte[] File(int rows)
    {
        var text = new StringBuilder("客户名称,简称,行业,规模,电话,邮箱,地址,状态,年销售额,标签\n");
        foreach (var c in DemoData.Generate(rows, Seed, new DateOnly(2026, 2, 13)))
            text.Append(CultureInfo.InvariantCulture, $"{c.Name},{c.ShortName},{c.Industry},{c.Scale},{c.Phones[0].Number},{c.Emails[0].Address},{c.Addresses[0].Text},{c.Status},{c.AnnualRevenue},{string.Join('；', c.Tags)}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
