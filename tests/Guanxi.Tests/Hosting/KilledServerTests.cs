using System.Net.Http.Headers;
using System.Net.Http.Json;
using Guanxi.Tests.Support;
using Npgsql;
using static Guanxi.Tests.Support.Imports;

namespace Guanxi.Tests.Hosting;

/// <summary>A server is killed in the middle of its work, as by a lost machine, and another comes up on its database.</summary>
public sealed class KilledServerTests(CrmApp app) : IAsyncLifetime
{
    private const int Deals = 6_000;
    private const int Tasks = 3_000;

    private string database = "";
    private string data = "";

    public async ValueTask InitializeAsync()
    {
        database = await app.FreshDatabase();
        data = Path.Combine(app.Folder, $"killed-{Guid.CreateVersion7():N}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_import_of_deals_goes_on_where_it_was_and_doubles_nothing()
    {
        string id, key;
        await using (var doomed = Server())
        {
            using var admin = await SetUp(doomed);
            key = admin.DefaultRequestHeaders.Authorization!.Parameter!;
            id = await admin.StartImport(Csv([.. Enumerable.Range(0, Deals).Select(i => $"商机{i},{i},方案提交").Prepend("商机名称,金额,阶段")]), "deals.csv", ("kind", "opportunities"));
            await Until("SELECT processed FROM crm.imports", rows => rows > 0);
            await doomed.Kill();
        }
        Assert.InRange(await Count("SELECT processed FROM crm.imports"), 1, Deals - 1);
        Assert.Equal(await Count("SELECT processed FROM crm.imports"), await Count("SELECT count(*) FROM crm.opportunities"));
        await Count("UPDATE crm.imports SET leased_until = now() - interval '1 second' RETURNING 1"); // as after a minute

        await using var heir = Server();
        using var again = Signed(await heir.Address(), key);
        var done = await again.Imported(id);

        Assert.Equal($"{Deals}/0/0/0", done.Counts());
        Assert.Equal(Deals, await Count("SELECT count(*) FROM crm.opportunities"));
        Assert.Equal(Deals, await Count("SELECT count(DISTINCT title) FROM crm.opportunities"));
        Assert.Equal(Deals, await Count("SELECT count(*) FROM crm.opportunity_stages"));
    }

    [Fact]
    public async Task Reminders_are_all_made_and_each_once()
    {
        await using (var first = Server())
        {
            using var admin = await SetUp(first);
            await admin.PostJson("/api/tasks", new { title = "回访", due_date = TimeProvider.System.GetUtcNow().AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
            await first.Kill();
        }
        await Count(
            $"""
             DELETE FROM crm.notifications; DELETE FROM crm.task_reminders; DELETE FROM crm.job_runs;
             INSERT INTO crm.tasks SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()))).* FROM crm.tasks t, generate_series(2, {Tasks});
             SELECT count(*) FROM crm.tasks
             """);
        await using (var doomed = Server())
        {
            await Until("SELECT count(*) FROM crm.task_reminders", rows => rows > 0);
            await doomed.Kill();
        }
        Assert.InRange(await Count("SELECT count(*) FROM crm.task_reminders"), 1, Tasks - 1);
        Assert.Equal(await Count("SELECT count(*) FROM crm.task_reminders"), await Count("SELECT count(*) FROM crm.notifications"));
        await Count("DELETE FROM crm.job_runs RETURNING 1"); // as after the next full minute

        await using var heir = Server();
        await Until("SELECT count(*) FROM crm.task_reminders", rows => rows == Tasks);

        Assert.Equal(Tasks, await Count("SELECT count(*) FROM crm.notifications"));
        Assert.Equal(Tasks, await Count("SELECT count(DISTINCT record_id) FROM crm.notifications"));
    }

    private ServerProcess Server() => ServerProcess.Start(data, connectionString: database);

    private static async Task<HttpClient> SetUp(ServerProcess server)
    {
        var address = await server.Address();
        using var newcomer = new HttpClient { BaseAddress = address };
        await newcomer.PostJson("/api/setup", new { organization = "江南贸易", name = "管理员", email = "li@example.com", password = "Correct-horse-9-battery" });
        var token = await newcomer.PostJson("/api/auth/tokens", new { email = "li@example.com", password = "Correct-horse-9-battery", name = "test" });
        return Signed(address, (string)token["token"]!);
    }

    private static HttpClient Signed(Uri address, string key)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    private async Task<long> Count(string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task Until(string sql, Predicate<long> reached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!reached(await Count(sql))) await look.WaitForNextTickAsync(patience.Token);
    }
}
