using System.Diagnostics;
using Guanxi.Platform.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Guanxi.Tests.Platform.Postgres;

/// <summary>One cluster through its whole life, and what must be refused on the way.</summary>
public sealed class EmbeddedPostgresTests(EmbeddedPostgresTests.OneCluster one) : IClassFixture<EmbeddedPostgresTests.OneCluster>, IAsyncLifetime
{
    private EmbeddedPostgres postgres = null!;

    private string Data => one.Data;

    private string Cluster => Path.Combine(Data, "postgres");

    public async ValueTask InitializeAsync() => postgres = await Start();

    public ValueTask DisposeAsync() => postgres.DisposeAsync();

    [Fact]
    public async Task What_was_stored_is_there_after_a_restart()
    {
        await Run("create table kept as select '关系' as word");
        await postgres.Stop();
        Assert.False(File.Exists(Path.Combine(Cluster, "postmaster.pid")));

        postgres = await Start();

        Assert.Equal("关系", await Ask<string>("select word from kept"));
    }

    [Fact]
    public async Task It_opens_no_network_port_and_asks_for_its_password()
    {
        Assert.Equal("", await Ask<string>("show listen_addresses"));
        var wrong = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "wrong", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task It_speaks_utf_8_and_finds_chinese_pieces()
    {
        Assert.Equal("C.UTF-8", await Ask<string>("select datctype from pg_database where datname = current_database()"));
        await Run("create extension if not exists pg_trgm");
        Assert.True(await Ask<int>("select cardinality(show_trgm('北京市'))") > 0);
        await ExternalPostgres.Check(postgres.ConnectionString, CancellationToken.None);
    }

    [Fact]
    public void Only_the_owner_may_read_the_password()
    {
        var file = Path.Combine(Data, "postgres.password");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(64, File.ReadAllText(file).Length);
        Assert.False(File.Exists(Path.Combine(Data, "postgres.initdb")));
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_is_refused_and_a_command_may_join()
    {
        var refusal = await Assert.ThrowsAsync<PostgresUnavailableException>(Start);
        Assert.Equal(PostgresUnavailableException.DataInUse, refusal.Code);
        Assert.DoesNotContain('\n', refusal.Message);

        await using (var joined = await Start(TestPostgres.Options(Data) with { JoinRunning = true }))
            Assert.Equal(postgres.ConnectionString, joined.ConnectionString);
        Assert.Equal(1, await Ask<int>("select 1"));
    }

    [Fact]
    public async Task After_the_server_and_its_postgres_were_killed_the_next_start_recovers()
    {
        await Run("create table survived as select 1 as one");
        var pid = int.Parse(File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).First());
        using (var killed = Process.GetProcessById(pid))
        {
            killed.Kill();
            await killed.WaitForExitAsync();
        }
        Assert.True(File.Exists(Path.Combine(Cluster, "postmaster.pid")));
        await postgres.Stop();

        postgres = await Start();

        Assert.Equal(1, await Ask<int>("select one from survived"));
    }

    [Fact]
    public async Task The_number_of_a_dead_postgres_may_belong_to_another_program_now()
    {
        var pidFile = Path.Combine(Cluster, "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(pidFile);
        await postgres.Stop();
        lines[0] = Environment.ProcessId.ToString();
        await File.WriteAllLinesAsync(pidFile, lines);

        postgres = await Start();

        Assert.Equal(1, await Ask<int>("select 1"));
    }

    [Fact]
    public async Task A_setting_postgres_does_not_know_is_told_in_one_line()
    {
        await postgres.Stop();
        var wrong = TestPostgres.Options(Data) with { Settings = new Dictionary<string, string> { ["shared_buffers"] = "a lot" } };

        var refusal = await Assert.ThrowsAsync<PostgresUnavailableException>(() => Start(wrong));

        Assert.Equal(PostgresUnavailableException.StartFailed, refusal.Code);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Contains("shared_buffers", refusal.LogTail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_password_file_is_named()
    {
        await postgres.Stop();
        var file = Path.Combine(Data, "postgres.password");
        File.Move(file, file + ".lost");

        var refusal = await Assert.ThrowsAsync<PostgresUnavailableException>(Start);

        File.Move(file + ".lost", file);
        Assert.Equal(PostgresUnavailableException.DataIncomplete, refusal.Code);
        Assert.Contains("postgres.password", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_no_obstacle()
    {
        var deep = Path.Combine(Data, new string('很', 30), "a 'quoted' folder, with a comma");
        var options = TestPostgres.Options(deep) with { SharedDirectory = Path.Combine(Data, "..", "s") };

        await using var elsewhere = await Start(options);

        Assert.Equal(Path.Combine(deep, "postgres"), await TestPostgres.Ask<string>(elsewhere, "show data_directory"));
    }

    private Task<EmbeddedPostgres> Start() => Start(TestPostgres.Options(Data));

    private static Task<EmbeddedPostgres> Start(EmbeddedPostgresOptions options) =>
        EmbeddedPostgres.Start(options, TimeProvider.System, NullLogger.Instance, CancellationToken.None);

    private Task<int> Run(string sql) => TestPostgres.Run(postgres, sql);

    private Task<T> Ask<T>(string sql) => TestPostgres.Ask<T>(postgres, sql);

    /// <summary>The data folder all these tests share; each starts and stops its own server on it.</summary>
    public sealed class OneCluster : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("guanxi-postgres-").FullName;

        public OneCluster() => TestPostgres.OpenToAll(folder);

        public string Data => Path.Combine(folder, "data");

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
