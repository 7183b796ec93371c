using System.Diagnostics;
using Guanxi.Platform.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guanxi.Tests.Platform.Postgres;

/// <summary>PostgreSQL refuses root, so for root it runs as another user, who may not reach root's folders.</summary>
public sealed class RootPostgresTests : IDisposable
{
    private readonly string folder;

    public RootPostgresTests()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess, "Only root drops to another user.");
        folder = Directory.CreateTempSubdirectory("guanxi-postgres-").FullName;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_runs_as_another_user_and_keeps_what_that_user_cannot_reach_elsewhere()
    {
        TestPostgres.OpenToAll(folder);
        var closed = Path.Combine(folder, "closed");
        PrivateFiles.CreateFolder(closed, PrivateFiles.Owner);
        var binaries = Directory.CreateSymbolicLink(Path.Combine(closed, "binaries"), PostgresBinaries.Find(null)).FullName;
        var shared = Path.Combine(folder, "shared");
        var options = TestPostgres.Options(Path.Combine(closed, "data")) with { BinariesDirectory = binaries, SharedDirectory = shared };

        await using (var postgres = await Start(options))
        {
            var cluster = await TestPostgres.Ask<string>(postgres, "show data_directory");
            Assert.StartsWith(shared, cluster, StringComparison.Ordinal);
            Assert.NotEqual("root", await OwnerOfProcess(RunningPostgres.Read(cluster)!.ProcessId));
            await TestPostgres.Run(postgres, "create table kept as select 7 as seven");
        }
        await using var again = await Start(options);
        Assert.Equal(7, await TestPostgres.Ask<int>(again, "select seven from kept"));
    }

    [Fact]
    public async Task A_cluster_that_was_taken_away_is_not_silently_made_anew()
    {
        TestPostgres.OpenToAll(folder);
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "postgres.location"), Path.Combine(folder, "gone", "postgres"));

        var refusal = await Assert.ThrowsAsync<PostgresUnavailableException>(() => Start(TestPostgres.Options(data)));

        Assert.Equal(PostgresUnavailableException.DataIncomplete, refusal.Code);
    }

    private static Task<EmbeddedPostgres> Start(EmbeddedPostgresOptions options) =>
        EmbeddedPostgres.Start(options, TimeProvider.System, NullLogger.Instance, CancellationToken.None);

    private static async Task<string> OwnerOfProcess(int id)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%U", $"/proc/{id}"]) { RedirectStandardOutput = true })!;
        return (await stat.StandardOutput.ReadToEndAsync()).Trim();
    }
}
