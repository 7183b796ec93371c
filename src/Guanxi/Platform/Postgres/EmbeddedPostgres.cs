using Microsoft.Extensions.Logging;
using Npgsql;

namespace Guanxi.Platform.Postgres;

/// <summary>
/// The PostgreSQL the server brings along: its own process on a local socket, with its cluster in the data folder. It lives exactly as
/// long as its owner; after a crash of the owner the next <see cref="Start"/> takes it over. One living owner per data folder.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string DatabaseName = "guanxi";

    private readonly PostgresCluster? owned;
    private readonly FileStream? dataLock;
    private bool stopped;

    private EmbeddedPostgres(string connectionString, PostgresCluster? owned, FileStream? dataLock)
    {
        ConnectionString = connectionString;
        this.owned = owned;
        this.dataLock = dataLock;
        AppDomain.CurrentDomain.ProcessExit += StopNow;
    }

    /// <summary>Superuser <c>postgres</c> on the database <c>guanxi</c>. Holds the password: never write it to a log.</summary>
    public string ConnectionString { get; }

    /// <summary>True when another process owns it.</summary>
    public bool IsJoined => owned is null;

    /// <summary>Creates the cluster if there is none, starts PostgreSQL and returns when it answers; <see cref="PostgresUnavailableException"/> if it cannot.</summary>
    public static async Task<EmbeddedPostgres> Start(EmbeddedPostgresOptions options, TimeProvider clock, ILogger log, CancellationToken ct)
    {
        try
        {
            var place = await PostgresPlace.Choose(options, log, ct);
            return LockData(place) is { } dataLock
                ? await Own(place, options, dataLock, clock, log, ct)
                : options.JoinRunning ? Join(place) : throw InUse(place);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new PostgresUnavailableException(PostgresUnavailableException.StartFailed,
                $"数据目录无法使用：{e.Message}", $"the data folder cannot be used: {e.Message}", inner: e);
        }
    }

    /// <summary>Ends PostgreSQL in order and waits for it. A joined one keeps running.</summary>
    public async Task Stop()
    {
        if (stopped) return;
        stopped = true;
        AppDomain.CurrentDomain.ProcessExit -= StopNow;
        try
        {
            if (owned is not null) await owned.Stop(CancellationToken.None);
        }
        finally
        {
            dataLock?.Dispose();
        }
    }

    public async ValueTask DisposeAsync() => await Stop();

    private static async Task<EmbeddedPostgres> Own(
        PostgresPlace place, EmbeddedPostgresOptions options, FileStream dataLock, TimeProvider clock, ILogger log, CancellationToken ct)
    {
        EmbeddedPostgres? postgres = null;
        try
        {
            var cluster = await PostgresCluster.Open(place, clock, log, ct);
            postgres = new EmbeddedPostgres(Connection(place, place.Socket, DatabaseName), cluster, dataLock);
            await cluster.Start(options.Settings, ct);
            await CreateDatabase(place, ct);
            return postgres;
        }
        catch
        {
            if (postgres is not null) await postgres.Stop();
            else await dataLock.DisposeAsync();
            throw;
        }
    }

    private static EmbeddedPostgres Join(PostgresPlace place) =>
        RunningPostgres.Read(place.Cluster) is { State: "ready" } running
            ? new EmbeddedPostgres(Connection(place, running.SocketDirectory, DatabaseName), null, null)
            : throw new PostgresUnavailableException(PostgresUnavailableException.DataInUse,
                $"数据目录 {place.Data} 的服务正在启动或停止，请稍后再试", $"the server of the data folder {place.Data} is just starting or stopping; try again in a moment");

    private static PostgresUnavailableException InUse(PostgresPlace place) => new(PostgresUnavailableException.DataInUse,
        $"数据目录 {place.Data} 正被另一个运行中的服务使用", $"the data folder {place.Data} is in use by another running server");

    private static FileStream? LockData(PostgresPlace place)
    {
        try
        {
            return new FileStream(place.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(place.LockFile))
        {
            return null;
        }
    }

    private static string Connection(PostgresPlace place, string socket, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = socket,
        Port = PostgresPlace.SocketPort,
        Username = "postgres",
        Password = File.ReadAllText(place.PasswordFile).Trim(),
        Database = database,
    }.ConnectionString;

    private static async Task CreateDatabase(PostgresPlace place, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Connection(place, place.Socket, "postgres") + ";Pooling=false");
            await connection.OpenAsync(ct);
            await using var find = new NpgsqlCommand($"select 1 from pg_database where datname = '{DatabaseName}'", connection);
            if (await find.ExecuteScalarAsync(ct) is not null) return;
            await using var create = new NpgsqlCommand($"create database {DatabaseName}", connection);
            await create.ExecuteNonQueryAsync(ct);
        }
        catch (NpgsqlException e)
        {
            var reason = e is PostgresException refusal ? refusal.MessageText : e.Message;
            throw new PostgresUnavailableException(PostgresUnavailableException.StartFailed,
                $"内置 PostgreSQL 拒绝连接：{reason}", $"the embedded PostgreSQL refuses us: {reason}", inner: e);
        }
    }

    // the process ends without having disposed of us: PostgreSQL must not outlive it
    private void StopNow(object? sender, EventArgs e)
    {
        if (!stopped) owned?.StopNow();
    }
}
