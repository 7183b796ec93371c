using System.Diagnostics;
using System.Net;
using Guanxi.Platform.Postgres;
using Guanxi.Tests.Platform.Postgres;

namespace Guanxi.Tests.Hosting;

/// <summary>Start, end and every rough way to end the server with its embedded database.</summary>
public sealed class ServerProcessTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("guanxi-server-").FullName;

    private string Data => Path.Combine(folder, "data");

    private string Cluster => Path.Combine(Data, "postgres");

    public ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are of Unix.");
        TestPostgres.OpenToAll(folder);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        // where a test failed half way, a database may still run
        if (RunningPostgres.Read(Cluster) is { } left && left.IsAliveOn(Cluster)) await End(left);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_ends_with_its_database_when_asked_and_comes_back_after_being_killed()
    {
        await using (var first = ServerProcess.Start(Data))
        {
            await Answers(await first.Address());
            var postgres = RunningPostgres.Read(Cluster)!;
            Assert.Equal(0, await first.Terminate());
            Assert.False(postgres.IsAliveOn(Cluster));
            Assert.DoesNotContain("password", first.Output, StringComparison.OrdinalIgnoreCase);
        }

        await using (var killed = ServerProcess.Start(Data))
        {
            await killed.Address();
            await killed.Kill();
        }
        var orphan = RunningPostgres.Read(Cluster)!;
        Assert.True(orphan.IsAliveOn(Cluster));

        await using (var heir = ServerProcess.Start(Data))
        {
            await Answers(await heir.Address());
            Assert.False(orphan.IsAliveOn(Cluster));
            await heir.Kill();
        }
        await End(RunningPostgres.Read(Cluster)!);

        await using var last = ServerProcess.Start(Data);
        await Answers(await last.Address());
        Assert.Equal(0, await last.Terminate());
    }

    [Fact]
    public async Task A_wrong_connection_string_ends_it_with_one_line()
    {
        await using var server = ServerProcess.Start(Data, connectionString: "Host=127.0.0.1;Port=1;Username=crm;Password=s3cret-word");

        Assert.NotEqual(0, await server.Ended());

        Assert.Contains("ConnectionStrings:Crm", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-word", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
        Assert.Single(server.Output.Split('\n'));
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_ends_and_leaves_the_first_in_peace()
    {
        await using var first = ServerProcess.Start(Data);
        var address = await first.Address();
        await using var second = ServerProcess.Start(Data);

        Assert.NotEqual(0, await second.Ended());

        Assert.Single(second.Output.Split('\n'));
        await Answers(address);
        await first.Terminate();
    }

    [Fact]
    public async Task An_ordinary_user_may_run_it()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "All other tests have just done so.");
        Assert.SkipUnless(PrivateFiles.AnyoneCanEnter(AppContext.BaseDirectory), "The tests lie in a folder closed to others.");
        PrivateFiles.CreateFolder(Data, PrivateFiles.Owner);
        await new PostgresPrograms("", "nobody").GiveToUser(Data, CancellationToken.None);

        await using var server = ServerProcess.Start(Data, user: "nobody");

        await Answers(await server.Address());
        Assert.Equal(0, await server.Terminate());
    }

    private static async Task Answers(Uri address)
    {
        using var visitor = new HttpClient { BaseAddress = address };
        using var answer = await visitor.GetAsync(new Uri("/api/setup", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task End(RunningPostgres postgres)
    {
        using var process = Process.GetProcessById(postgres.ProcessId);
        process.Kill();
        await process.WaitForExitAsync();
    }
}
