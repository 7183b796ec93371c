using System.Globalization;
using System.Net.Http.Headers;

namespace Guanxi.Benchmarks;

/// <param name="Round">How long product and floor run in turn.</param>
/// <param name="Rows">Of the imported file.</param>
/// <param name="Only">Part of the name of the cases to measure, <c>transfer</c> for import and export alone; all when null.</param>
internal sealed record Plan(TimeSpan Round, int Rounds, int Rows, string? Only);

/// <summary>Measures the real server beside the floor, in turns in one run, since only their ratio says something on a shared machine.</summary>
internal static class Comparison
{
    private const double ImportAim = 8_000, MemoryAim = 400;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly int[] Connections = [1, 16];

    /// <summary>True when every aim is reached.</summary>
    public static async Task<bool> Run(string folder, Plan plan)
    {
        var data = BenchData.Read(folder);
        await using var product = await Child.Start("Guanxi.Server.dll", "Guanxi CRM: ", "--urls", "http://127.0.0.1:0", "--Data:Directory", folder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Customers} customers, {data.Contacts} contacts, {data.Activities} activities; memory at rest {product.Megabytes("VmRSS"):0} MB\n"));
        Console.WriteLine("| case | connections | product p50 | p95 | floor p50 | p95 | ratio | aim | requests | errors | |\n|---|---:|---:|---:|---:|---:|---:|---|---:|---:|---|");
        var all = true;
        await using (var floor = await Child.Start("Guanxi.Benchmarks.dll", FloorServer.AddressLine, "floor", "--data", folder))
        {
            var cases = Case.All(data).Where(c => plan.Only is null || c.Name.Contains(plan.Only, StringComparison.Ordinal)).ToList();
            foreach (var one in cases) await Warm(one, product, floor);
            foreach (var one in cases)
                foreach (var connections in Connections) all &= await Compare(one, connections, product, floor, plan);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nmemory after the requests: {product.Megabytes("VmRSS"):0} MB\n"));
        return (plan.Only is not (null or "transfer") || await Transfer(product, data, plan)) && all;
    }

    /// <summary>A server runs for weeks: its first seconds, in which code is compiled, are no measure.</summary>
    private static async Task Warm(Case one, Child product, Child floor)
    {
        var unused = new Times();
        await Load.Round(product.Address, one.Product, 8, WarmUp, unused);
        await Load.Round(floor.Address, one.Floor, 8, WarmUp, unused);
    }

    private static async Task<bool> Compare(Case one, int connections, Child product, Child floor, Plan plan)
    {
        var (mine, theirs) = (new Times(), new Times());
        for (var round = 0; round < plan.Rounds; round++)
        {
            await Load.Round(product.Address, one.Product, connections, plan.Round, mine);
            await Load.Round(floor.Address, one.Floor, connections, plan.Round, theirs);
        }
        var ratio = mine.Against(theirs);
        var isMet = ratio <= one.Ratio && mine.Errors + theirs.Errors == 0 && (connections == 1 || one.P95 is null || mine.At(0.95) < one.P95);
        var aim = string.Create(CultureInfo.InvariantCulture, $"≤ {one.Ratio}×{(one.P95 is { } p95 && connections > 1 ? $", p95 < {p95} ms" : "")}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {one.Name} | {connections} | {mine.At(0.5):0.0} ms | {mine.At(0.95):0.0} ms | {theirs.At(0.5):0.0} ms | {theirs.At(0.95):0.0} ms | {ratio:0.00}× | {aim} | {mine.Count} | {mine.Errors}/{theirs.Errors} | {Mark(isMet)} |"));
        return isMet;
    }

    /// <summary>So many rows run before the import that counts, for the reason given at <see cref="Warm"/>.</summary>
    private const int WarmUpRows = 40_000;

    private static async Task<bool> Transfer(Child product, BenchData data, Plan plan)
    {
        using var client = new HttpClient { BaseAddress = product.Address, Timeout = TimeSpan.FromMinutes(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", data.Admin);
        await Transfers.Import(client, WarmUpRows);
        var import = await Transfers.Import(client, plan.Rows);
        var afterImport = product.Megabytes("VmRSS");
        var export = await Transfers.Export(client);
        var (now, most) = (product.Megabytes("VmRSS"), product.Megabytes("VmHWM"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"""
             | transfer | rows | rows/s | memory | aim | |
             |---|---:|---:|---:|---|---|
             | import CSV | {import.Created} | {import.RowsPerSecond:0} | {afterImport:0} MB | ≥ {ImportAim:0} rows/s | {Mark(import.RowsPerSecond >= ImportAim)} |
             | export CSV | {export.Rows} | {export.RowsPerSecond:0} | {now:0} MB (most ever {most:0} MB) | < {MemoryAim:0} MB | {Mark(most < MemoryAim)} |
             """));
        return import.RowsPerSecond >= ImportAim && most < MemoryAim;
    }

    private static string Mark(bool isMet) => isMet ? "✓" : "✗";
}
