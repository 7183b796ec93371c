using System.Security.Cryptography;
using System.Text;
using Guanxi.Identity;
using Guanxi.Platform.Events;
using Guanxi.Platform.Postgres;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.Platform.Database;

/// <summary>
/// The PostgreSQL this server works on: the embedded one, or that of <c>ConnectionStrings:Crm</c>. Starting it brings the schema
/// up to date as the owner and then opens the pool as a role that is neither owner nor superuser.
/// </summary>
public sealed partial class CrmDatabase(IConfiguration configuration, TimeProvider clock, ILogger<CrmDatabase> log) : IAsyncDisposable
{
    public const string ApplicationRole = "guanxi_app";
    private const int MostAttempts = 10;

    /// <summary>Another for every compiled change of this library.</summary>
    private static readonly string ThisBuild = $"guanxi {typeof(CrmDatabase).Module.ModuleVersionId}";
    private const long MigrationLock = 0x6775616E_7869;

    private EmbeddedPostgres? embedded;
    private NpgsqlDataSource? pool;
    private NpgsqlDataSource? replica;
    private string? ownerConnection;

    public NpgsqlDataSource Pool => pool ?? throw new InvalidOperationException("The database is not started.");

    /// <summary>True when the operator named a database that follows this one and is only read.</summary>
    public bool HasReplica => replica is not null;

    public NpgsqlDataSource PoolFor(ReplicaUse use) => use.IsOn && replica is { } following ? following : Pool;

    /// <summary>The folder of the embedded database, uploaded files and mails that wait for a server.</summary>
    public string DataDirectory => Path.GetFullPath(configuration["Data:Directory"] ?? "data");

    /// <exception cref="PostgresUnavailableException">There is no usable PostgreSQL; the message says why in one line.</exception>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="joinRunning">For a command beside the server: use the embedded database it runs.</param>
    public async Task Start(CancellationToken ct, bool joinRunning = false)
    {
        var owner = ownerConnection = await Owner(joinRunning, ct);
        var application = await Prepare(owner, ct);
        pool = NpgsqlDataSource.Create(application);
        await RequireHarmlessRole(pool, ct);
        if (configuration.GetConnectionString("CrmReadOnly") is not { Length: > 0 } following) return;
        await ExternalPostgres.Check(following, ct);
        replica = NpgsqlDataSource.Create(ReplicaConnection(following));
        await RequireHarmlessRole(replica, ct);
    }

    /// <summary>For the little that only the owner of the tables may do: never with words from a request.</summary>
    internal async Task AsOwner(Func<NpgsqlConnection, Task> work, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ownerConnection ?? throw new InvalidOperationException("The database is not started."));
        await connection.OpenAsync(ct);
        await work(connection);
    }

    /// <summary>
    /// Has the database look at tables that grew at once: until it does, which may take a minute, it takes a new organisation's thousands of
    /// rows for a few and compares them row by row.
    /// </summary>
    /// <param name="tenant">Whose rows they are. One that had ten times as many before is known well enough.</param>
    /// <param name="rows">How many the first table got at most.</param>
    /// <param name="tables">Never words from a request.</param>
    /// <param name="ct">Ends the wait.</param>
    internal async Task LearnSizes(Guid tenant, long rows, IReadOnlyList<string> tables, CancellationToken ct)
    {
        try
        {
            await AsOwner(async owner =>
            {
                if (!await HasGrown(owner, tables[0], tenant, rows, ct)) return;
                await Execute(owner, $"ANALYZE (SKIP_LOCKED) {string.Join(", ", tables.Select(t => $"crm.{RowSecurity.Quote(t)}"))}", ct);
            }, ct);
        }
        catch (NpgsqlException)
        {
            // only slower for a while: the database sees to it by itself later
        }
    }

    /// <summary>
    /// Clears away the old versions of rows that were just written anew by the thousand: until that is done, which the database puts off
    /// for minutes, whoever adds the table up looks at every version of every row.
    /// </summary>
    /// <param name="table">Never words from a request.</param>
    /// <param name="ct">Ends the wait.</param>
    internal async Task Tidy(string table, CancellationToken ct)
    {
        try
        {
            await AsOwner(owner => Execute(owner, $"VACUUM (ANALYZE, SKIP_LOCKED) crm.{RowSecurity.Quote(table)}", ct), ct);
        }
        catch (NpgsqlException)
        {
            // only slower for a while: the database sees to it by itself later
        }
    }

    private static async Task<bool> HasGrown(NpgsqlConnection owner, string table, Guid tenant, long rows, CancellationToken ct)
    {
        var many = rows * 10;
        await using var enter = new NpgsqlCommand("SELECT set_config('app.tenant_id', $1, false)", owner) { Parameters = { new() { Value = tenant.ToString() } } };
        await enter.ExecuteNonQueryAsync(ct);
        await using var count = new NpgsqlCommand($"SELECT count(*) FROM (SELECT 1 FROM crm.{RowSecurity.Quote(table)} WHERE tenant_id = $1 LIMIT $2) AS own", owner)
        {
            Parameters = { new() { Value = tenant }, new() { Value = many } },
        };
        return await count.ExecuteScalarAsync(ct) is long own && own < many;
    }

    private async Task<string> Owner(bool joinRunning, CancellationToken ct)
    {
        if (configuration.GetConnectionString("Crm") is { Length: > 0 } given)
        {
            await ExternalPostgres.Check(given, ct);
            return given;
        }
        embedded = await EmbeddedPostgres.Start(new EmbeddedPostgresOptions { DataDirectory = DataDirectory, JoinRunning = joinRunning }, clock, log, ct);
        return embedded.ConnectionString;
    }

    private async Task<string> Prepare(string owner, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(ct);
        await Execute(connection, $"SELECT pg_advisory_lock({MigrationLock})", ct);
        try
        {
            await RequireUsableLocale(connection, ct);
            if (configuration.GetValue("Database:MigrateOnStart", true)) await Migrate(owner, ct);
            var application = await ApplicationConnection(connection, owner, ct);
            if (await Built(connection, ct) != ThisBuild) await ApplyWalls(connection, ct);
            return application;
        }
        finally
        {
            await Execute(connection, $"SELECT pg_advisory_unlock({MigrationLock})", ct);
        }
    }

    /// <summary>
    /// Triggers and policies lock their tables, which another server may be working on: only a new build applies them, and it tries
    /// again when it runs into that work.
    /// </summary>
    private async Task ApplyWalls(NpgsqlConnection owner, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Triggers.Apply(owner, ct);
                await RowSecurity.Apply(owner, ApplicationRole, ct);
                if (!await RowSecurity.TryMarkLeakproof(owner, ct)) LogSlowSearch();
                await Execute(owner, $"COMMENT ON SCHEMA crm IS '{ThisBuild}'", ct);
                return;
            }
            catch (PostgresException clash) when (clash.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < MostAttempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), clock, ct);
            }
        }
    }

    /// <summary>The build that applied triggers and policies last.</summary>
    private static async Task<string?> Built(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var question = new NpgsqlCommand("SELECT obj_description('crm'::regnamespace, 'pg_namespace')", owner);
        return await question.ExecuteScalarAsync(ct) as string;
    }

    private async Task Migrate(string owner, CancellationToken ct)
    {
        var options = Configure(new DbContextOptionsBuilder<CrmDb>(), owner).Options;
        await using var db = new CrmDb(options, new Session(), new ReactionMap(), new DeliverySignal(clock), new AccessCache(clock), clock);
        await db.Database.MigrateAsync(ct);
    }

    public static DbContextOptionsBuilder<CrmDb> Configure(DbContextOptionsBuilder<CrmDb> builder, string connection) =>
        builder.UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("migrations", "crm"));

    /// <summary>
    /// On the embedded server the role signs in by itself, with a password kept beside the data. On a given server, and beside
    /// a running one, the owner's session takes the role on from its first moment, which needs no second secret on every node.
    /// </summary>
    private async Task<string> ApplicationConnection(NpgsqlConnection owner, string ownerConnection, CancellationToken ct)
    {
        var given = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("CrmApp") ?? ownerConnection)
        {
            SearchPath = "crm,public",
            IncludeErrorDetail = false,
            MaxPoolSize = configuration.GetValue("Database:MaxConnections", 100),
        };
        PreparedStatements.Keep(given, configuration);
        if (configuration.GetConnectionString("CrmApp") is { Length: > 0 }) return given.ConnectionString;

        await Execute(owner,
            $"DO $$ BEGIN CREATE ROLE {ApplicationRole} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE; EXCEPTION WHEN duplicate_object THEN NULL; END $$", ct);
        if (embedded is null or { IsJoined: true })
        {
            await Execute(owner, $"GRANT {ApplicationRole} TO CURRENT_USER", ct);
            given.Options = $"{given.Options} -c role={ApplicationRole}".TrimStart();
        }
        else
        {
            given.Username = ApplicationRole;
            given.Password = Derived(given.Password!);
            await Execute(owner, $"ALTER ROLE {ApplicationRole} LOGIN PASSWORD '{given.Password}'", ct);
        }
        return given.ConnectionString;
    }

    /// <summary>Whoever signs in takes on the role of the application, as on a given server.</summary>
    private string ReplicaConnection(string following)
    {
        var connection = new NpgsqlConnectionStringBuilder(following)
        {
            SearchPath = "crm,public",
            IncludeErrorDetail = false,
            MaxPoolSize = configuration.GetValue("Database:MaxConnections", 100),
            ApplicationName = "guanxi reading",
            Options = $"-c role={ApplicationRole} -c default_transaction_read_only=on",
        };
        PreparedStatements.Keep(connection, configuration);
        return connection.ConnectionString;
    }

    /// <summary>The same at every start, so that a command beside a running server does not lock it out.</summary>
    private static string Derived(string ownerPassword) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ownerPassword), Encoding.UTF8.GetBytes(ApplicationRole)));

    private static async Task RequireUsableLocale(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var question = new NpgsqlCommand("SELECT lower('Ä') = 'ä'", owner);
        if (await question.ExecuteScalarAsync(ct) is not true)
            throw new PostgresUnavailableException(PostgresUnavailableException.Unsuitable,
                "数据库以 LC_CTYPE C 建立，无法检索中文和带重音的字母，请改用 C.UTF-8",
                "the database was made with LC_CTYPE C, in which Chinese and accented letters can't be searched; make it with C.UTF-8");
    }

    private static async Task RequireHarmlessRole(NpgsqlDataSource of, CancellationToken ct)
    {
        await using var question = of.CreateCommand("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user");
        if (await question.ExecuteScalarAsync(ct) is true)
            throw new PostgresUnavailableException(PostgresUnavailableException.Unsuitable,
                "应用所用的数据库角色是超级用户或可绕过行级安全，请为 ConnectionStrings:CrmApp 指定普通角色",
                "the application's role is a superuser or bypasses row security; give ConnectionStrings:CrmApp a plain role");
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (replica is not null) await replica.DisposeAsync();
        if (pool is not null) await pool.DisposeAsync();
        if (embedded is not null) await embedded.DisposeAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "This database role may not mark search functions leakproof; searches will be slower")]
    private partial void LogSlowSearch();
}
