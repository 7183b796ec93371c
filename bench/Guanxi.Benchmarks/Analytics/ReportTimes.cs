using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Guanxi.Customers;
using Guanxi.Platform;

namespace Guanxi.Benchmarks.Analytics;

/// <summary>How long each built-in report takes on the largest organisation: the first time in a fresh server, and afterwards; scoring everybody; a profile.</summary>
internal static class ReportTimes
{
    private const int Turns = 7;
    private const double WarmAim = 300, ColdAim = 2000, RfmAim = 5000, ProfileAim = 50;

    /// <summary>True when every aim is reached.</summary>
    public static async Task<bool> Run(string folder, string? only)
    {
        var data = BenchData.Read(folder);
        await using var product = await Child.Start("Guanxi.Server.dll", "Guanxi CRM: ", "--urls", "http://127.0.0.1:0", "--Data:Directory", folder);
        using var client = new HttpClient { BaseAddress = product.Address, Timeout = TimeSpan.FromMinutes(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", data.Admin);
        await Refresh(client);
        var all = true;
        Console.WriteLine("| what | first | afterwards, median | aim | |\n|---|---:|---:|---|---|");
        foreach (var (name, path) in await Paths(client, data))
        {
            if (only is not null && !name.Contains(only, StringComparison.Ordinal)) continue;
            var (cold, warm) = await Times(client, path);
            var aim = name switch { "rfm of all" => RfmAim, "profile" => ProfileAim, _ => WarmAim };
            var isMet = warm <= aim && cold <= ColdAim;
            all &= isMet;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {cold:0} ms | {warm:0} ms | ≤ {aim:0} ms | {(isMet ? "✓" : "✗")} |"));
        }
        return all;
    }

    private static async Task Refresh(HttpClient client)
    {
        var watch = Stopwatch.StartNew();
        (await client.PostAsync(new Uri("/api/analytics/refresh", UriKind.Relative), null)).EnsureSuccessStatusCode();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"everybody scored, models fitted, all written: {watch.Elapsed.TotalSeconds:0.0} s\n"));
    }

    private static async Task<List<(string Name, string Path)>> Paths(HttpClient client, BenchData data)
    {
        var reports = JsonNode.Parse(await client.GetStringAsync(new Uri("/api/analytics/reports", UriKind.Relative)))!["items"]!.AsArray().Select(r => (string)r!["report"]!);
        List<(string, string)> paths = [.. reports.Select(r => (r, $"/api/analytics/reports/{r}"))];
        paths.Add(("rfm of all", "/api/analytics/rfm"));
        paths.Add(("customer value", "/api/analytics/customer_value"));
        paths.Add(("profile", $"/api/customers/{new Id<Customer>(data.Ids[0])}/profile"));
        return paths;
    }

    private static async Task<(double First, double Median)> Times(HttpClient client, string path)
    {
        var first = await One(client, path);
        var after = new List<double>();
        for (var i = 0; i < Turns; i++) after.Add(await One(client, path));
        after.Sort();
        return (first, after[Turns / 2]);
    }

    private static async Task<double> One(HttpClient client, string path)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
        await answer.Content.LoadIntoBufferAsync();
        return watch.Elapsed.TotalMilliseconds;
    }
}
