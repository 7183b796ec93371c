using Guanxi.Platform.Database;
using Guanxi.Platform.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Guanxi.Benchmarks;

/// <summary>
/// The floor: a bare endpoint for each case that runs the product's own SQL with plain Npgsql, in the product's database role and
/// organisation, and writes the last rows as JSON. It asks the product itself for the SQL, once, before it listens.
/// </summary>
internal static class FloorServer
{
    public const string AddressLine = "floor: ";
    private const string SqlFile = "bench.sql";

    public static async Task Run(string folder)
    {
        var data = BenchData.Read(folder);
        await using var postgres = await EmbeddedPostgres.Start(
            new EmbeddedPostgresOptions { DataDirectory = folder, JoinRunning = true }, TimeProvider.System, NullLogger.Instance, default);
        var cases = Case.All(data);
        await Reset(postgres.ConnectionString, cases, data);
        var (replays, connection) = await Capture(folder, postgres.ConnectionString, cases, data);

        await using var pool = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 0 }); // plain: nothing is kept
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        foreach (var (name, replay) in replays)
            app.MapPost($"/{name}", (HttpContext http) => replay.Run(pool, Guid.TryParse(http.Request.Query["id"], out var id) ? id : null, http.Response));
        await app.StartAsync();
        Console.WriteLine(AddressLine + app.Urls.First());
        await app.WaitForShutdownAsync();
    }

    private static async Task Reset(string connection, IEnumerable<Case> cases, BenchData data)
    {
        await using var owner = new NpgsqlConnection(connection);
        await owner.OpenAsync();
        foreach (var one in cases.Where(c => c.Reset is not null))
        {
            await using var reset = new NpgsqlCommand(one.Reset, owner);
            reset.Parameters.AddWithValue("version", Case.CapturedVersion);
            reset.Parameters.AddWithValue("id", one.CapturedId!.Value);
            if (one.Reset!.Contains("@from", StringComparison.Ordinal)) reset.Parameters.AddWithValue("from", data.Stages[0]);
            await reset.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Runs the product in this process, sends every request three times and keeps the SQL of the last two.</summary>
    private static async Task<(Dictionary<string, Replay> Replays, string Connection)> Capture(string folder, string connection, IReadOnlyList<Case> cases, BenchData data)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Crm"] = connection, ["Data:Directory"] = folder });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddCrm(builder.Configuration);
        await using var app = builder.Build();
        var database = app.Services.GetRequiredService<CrmDatabase>();
        await database.Start(default);
        List<Step> heard = [];
        app.Use((http, next) =>
        {
            SqlCapture.Into(heard);
            return next(http);
        });
        app.MapCrm();
        using var capture = new SqlCapture();
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var replays = new Dictionary<string, Replay>();
        foreach (var one in cases)
        {
            List<List<Step>> turns = [];
            for (var turn = 0; turn < 3; turn++)
            {
                heard = [];
                (await client.SendAsync(one.ToCapture(data, turn))).EnsureSuccessStatusCode();
                turns.Add(heard);
                await Reset(connection, [one], data);
            }
            replays[one.Name] = new Replay(turns[1], turns[2], one.CapturedId, data.Tenant);
        }
        await app.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, SqlFile), string.Join("\n", replays.Select(r => $"-- {r.Key}\n{r.Value.Sql}\n"))); // to be read and explained
        return (replays, $"{database.Pool.ConnectionString};Password={new NpgsqlConnectionStringBuilder(connection).Password}");
    }
}
