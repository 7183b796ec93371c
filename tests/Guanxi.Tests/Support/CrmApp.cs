using System.Net;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Postgres;
using Guanxi.Tests.Platform.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(Guanxi.Tests.Support.CrmApp))]

namespace Guanxi.Tests.Support;

/// <summary>
/// The real server on a real port over a real PostgreSQL, started once for all tests. Every test takes an organisation of its
/// own, so tests run side by side. <c>CRM_TEST_DB</c> names another PostgreSQL than the embedded one.
/// </summary>
public sealed class CrmApp : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("guanxi-tests-").FullName;
    private EmbeddedPostgres? postgres;
    private WebApplication? server;
    private readonly List<string> databases = [];
    private string root = "";

    public IServiceProvider Services => server!.Services;
    public Uri Address { get; private set; } = null!;
    public string Folder => folder;

    /// <summary>The connection of the owner of all tables, past row security's first question: who asks.</summary>
    public string OwnerConnection { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        root = Environment.GetEnvironmentVariable("CRM_TEST_DB") ?? await StartPostgres();
        OwnerConnection = await FreshDatabase();
        server = await StartServer();
        Address = AddressOf(server);
    }

    /// <summary>Another server on the same database, as behind a load balancer, or with settings of its own.</summary>
    public Task<WebApplication> StartServer(params (string Name, string? Value)[] settings) => Start(BuildServer(null, settings), null);

    /// <summary>Another server with what a test changes or adds.</summary>
    public Task<WebApplication> StartServer(
        Action<WebApplicationBuilder>? change = null, Action<WebApplication>? add = null, Dictionary<string, string?>? settings = null) =>
        Start(BuildServer(change, [.. (settings ?? []).Select(s => (s.Key, s.Value))]), add);

    private static async Task<WebApplication> Start(WebApplication app, Action<WebApplication>? add)
    {
        await app.Services.GetRequiredService<CrmDatabase>().Start(default);
        app.MapCrm();
        add?.Invoke(app);
        await app.StartAsync();
        return app;
    }

    /// <summary>A server that is not started.</summary>
    public WebApplication BuildServer(params (string Name, string? Value)[] settings) => BuildServer(null, settings);

    private WebApplication BuildServer(Action<WebApplicationBuilder>? change, params (string Name, string? Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Crm"] = OwnerConnection,
            ["Data:Directory"] = folder,
            ["Mail:Directory"] = Path.Combine(folder, "mail"),
            ["SignIn:PasswordIterations"] = "1000",
            ["SignIn:PerSecond"] = "100000",
            ["SignIn:Burst"] = "100000",
            ["PublicForms:PerSecond"] = "100000",
            ["PublicForms:Burst"] = "100000",
            ["Signup:Enabled"] = "true",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, s.Value)));
        builder.Logging.ClearProviders().AddProvider(new ErrorLog()).AddFilter<ErrorLog>("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Debug);
        // server and clients share the threads of one process: who has to wait for them is not slow on purpose
        builder.WebHost.ConfigureKestrel(kestrel => (kestrel.Limits.MinResponseDataRate, kestrel.Limits.MinRequestBodyDataRate) = (null, null));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddCrm(builder.Configuration);
        change?.Invoke(builder);
        return builder.Build();
    }

    public static Uri AddressOf(WebApplication server) =>
        new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>An organisation with one administrator.</summary>
    public Task<Tenant> NewTenant() => Tenant.Open(this);

    /// <summary>Somebody who is not signed in; cookies are kept as a browser does.</summary>
    public HttpClient Visitor(WebApplication? at = null) => new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
    {
        BaseAddress = at is null ? Address : new Uri(at.Urls.First()),
    };

    /// <summary>A scope that acts as the system for one organisation, on this server or another.</summary>
    public AsyncServiceScope ActingFor(Guid tenant, IServiceProvider? at = null)
    {
        var scope = (at ?? Services).CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAsSystem(tenant);
        return scope;
    }

    private async Task<string> StartPostgres()
    {
        TestPostgres.OpenToAll(folder);
        var options = new EmbeddedPostgresOptions { DataDirectory = folder, Settings = Unsafe };
        postgres = await EmbeddedPostgres.Start(options, TimeProvider.System, NullLogger.Instance, default);
        return postgres.ConnectionString;
    }

    /// <summary>An empty database, for what happens once per installation.</summary>
    public async Task<string> FreshDatabase()
    {
        var database = $"crm_test_{Guid.CreateVersion7():N}";
        databases.Add(database);
        await using var connection = new NpgsqlConnection(root);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {database} TEMPLATE template0 ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8'", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(root) { Database = database }.ConnectionString;
    }

    /// <summary>A test database may be lost.</summary>
    private static readonly Dictionary<string, string> Unsafe = new() { ["fsync"] = "off", ["full_page_writes"] = "off", ["synchronous_commit"] = "off" };

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        foreach (var database in databases) await Drop(database);
        if (postgres is not null) await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task Drop(string database)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(OwnerConnection) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {database} WITH (FORCE)", connection);
        await drop.ExecuteNonQueryAsync();
    }
}
