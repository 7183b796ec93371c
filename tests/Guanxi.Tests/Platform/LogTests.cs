using System.Collections.Concurrent;
using System.Net.Http.Json;
using Guanxi.Tests.Architecture;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Guanxi.Tests.Platform;

/// <summary>A made-up person goes through the whole API, also where it fails; no log line may know her.</summary>
public sealed class LogTests(CrmApp app)
{
    private const string Name = "欧阳金丝雀";
    private const string Phone = "13912345678";
    private static readonly string[] Canaries = [Name, Phone, "canary.person", "hunter2hunter2"];

    [Fact]
    [AttackCase("AC-326")]
    public async Task No_name_phone_mail_or_password_appears_in_the_log()
    {
        using var log = new Recorder();
        await using var server = await app.StartServer(builder =>
        {
            builder.Configuration.AddJsonFile(Repository.PathOf("src", "Guanxi.Server", "appsettings.json"));
            builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddProvider(log);
            builder.Configuration["Urls"] = "";
        }, a => a.MapPost("/api/test/crash", string (Person person) => throw new FormatException(person.Name + person.Phone)).AllowAnonymous());
        var tenant = await app.NewTenant();
        using var http = new HttpClient { BaseAddress = CrmApp.AddressOf(server) };
        var email = $"canary.person.{Guid.CreateVersion7():N}@example.com";

        await http.PostAsJsonAsync("/api/signup", new { organization = Name, name = Name, email, password = "hunter2hunter2" });
        await http.PostAsJsonAsync("/api/auth/login", new { email, password = "hunter2hunter2 wrong" });
        await http.PostAsJsonAsync("/api/auth/login", new { email, password = 5 });
        await http.PostAsJsonAsync("/api/test/crash", new { name = Name, phone = Phone });
        http.DefaultRequestHeaders.Authorization = tenant.Admin.DefaultRequestHeaders.Authorization;
        foreach (var path in (string[])["/api/customers", "/api/contacts", "/api/users", "/api/activities"])
        {
            await http.PostAsJsonAsync(path, new { name = Name, phone = Phone, email, content = Name, type = "call", roles = (string[])["sales"] });
            await http.PostAsJsonAsync(path, new { name = Name, phone = Phone, email, content = Name, type = "call", roles = (string[])["sales"] });
            await http.PostAsJsonAsync(path, new Dictionary<string, object> { [Name] = Phone });
            await http.GetAsync($"{path}?q={Phone}&filter=name%20%3D%20'{Name}'");
        }

        Assert.Contains(log.Lines, line => line.Contains("FormatException", StringComparison.Ordinal)); // the crash is there to be found
        Report.None(log.Lines.Where(line => Canaries.Any(canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase))));
    }

    private sealed record Person(string Name, string Phone);

    /// <summary>Keeps what a console would show, exceptions and scopes included.</summary>
    private sealed class Recorder : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");
        public void Dispose() { }
    }
}
