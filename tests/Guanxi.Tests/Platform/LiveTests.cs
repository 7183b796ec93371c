using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Guanxi.Tests.Platform;

/// <summary>Changes made on one server, heard on another.</summary>
public sealed class LiveTests(CrmApp app) : IAsyncLifetime
{
    private WebApplication second = null!;
    private Tenant tenant = null!;

    public async ValueTask InitializeAsync()
    {
        second = await app.StartServer(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new HurriedClock())));
        tenant = await app.NewTenant();
    }

    public ValueTask DisposeAsync() => second.DisposeAsync();

    [Fact]
    public async Task A_change_reaches_listeners_of_another_server_within_two_seconds()
    {
        await using var listener = await Listener.Open(Beside(tenant.Admin));

        await tenant.Admin.PatchJson("/api/organization", new { name = "新名字" });
        var change = await listener.Next("change", TimeSpan.FromSeconds(2));

        Assert.Equal("organization", (string?)change["kind"]);
        Assert.Equal("updated", (string?)change["action"]);
        Assert.Equal(tenant.AdminUser.Id.ToString(), (string?)change["by"]);
        Assert.StartsWith("org_", (string?)change["id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inbox_is_announced_to_its_owner_alone_also_on_another_server()
    {
        var member = await tenant.Member();
        await using var mine = await Listener.Open(Beside(member.Http));
        await using var administrator = await Listener.Open(Beside(tenant.Admin));

        await tenant.Admin.PostJson("/api/tasks", new { title = "回访", assignee = member.Id });
        await tenant.Settle();

        Assert.Equal("tasks", (string?)(await mine.Next("change", TimeSpan.FromSeconds(2)))["kind"]);
        var told = await mine.Next("change", TimeSpan.FromSeconds(2));
        Assert.Equal(("notifications", "created"), ((string?)told["kind"], (string?)told["action"]));
        await member.Http.PostJson("/api/notifications/read_all", new { });
        Assert.Equal("updated", (string?)(await mine.Next("change", TimeSpan.FromSeconds(2)))["action"]);
        Assert.Equal("tasks", (string?)(await administrator.Next("change", TimeSpan.FromSeconds(2)))["kind"]);
        await tenant.Admin.PatchJson("/api/organization", new { name = "新名字" });
        Assert.Equal("organization", (string?)(await administrator.Next("change", TimeSpan.FromSeconds(2)))["kind"]);
    }

    [Fact]
    [AttackCase("AC-278")]
    public async Task Nobody_hears_of_another_organisation_or_of_what_he_may_not_view()
    {
        var other = await app.NewTenant();
        var sales = await tenant.Member();
        await using var elsewhere = await Listener.Open(Beside(other.Admin));
        await using var unentitled = await Listener.Open(Beside(sales.Http));

        await tenant.Admin.PostJson("/api/auth/tokens", new { name = "secret" }); // tokens: a kind without a view permission
        await tenant.Given(Department.Found("听得见", null)); // departments: sales may view
        var heard = await unentitled.Next("change", TimeSpan.FromSeconds(2));
        await other.Given(Department.Found("自己的", null));
        var heardElsewhere = await elsewhere.Next("change", TimeSpan.FromSeconds(2));

        Assert.Equal("departments", (string?)heard["kind"]);
        var own = await other.Read(db => db.Departments.Where(d => d.Name == "自己的").Select(d => d.Id).SingleAsync());
        Assert.Equal(own.ToString(), (string?)heardElsewhere["id"]);
    }

    [Fact]
    public async Task A_quiet_line_has_a_heartbeat()
    {
        await using var listener = await Listener.Open(Beside(tenant.Admin));
        await listener.Next("heartbeat", TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Nobody_listens_without_signing_in()
    {
        using var visitor = new HttpClient { BaseAddress = CrmApp.AddressOf(second) };
        await visitor.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead).RefusedWith(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_revoked_on_one_server_is_soon_refused_by_the_others()
    {
        var issued = await tenant.Admin.PostJson("/api/auth/tokens", new { name = "script" });
        using var there = new HttpClient { BaseAddress = CrmApp.AddressOf(second) };
        there.DefaultRequestHeaders.Authorization = new("Bearer", (string)issued["token"]!);
        await there.GetJson("/api/me"); // now the second server knows it by heart

        (await tenant.Admin.DeleteAsync($"/api/auth/tokens/{issued["token_id"]}")).EnsureSuccessStatusCode();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        while ((await there.GetAsync("/api/me", patience.Token)).StatusCode != HttpStatusCode.Unauthorized) { }
    }

    private HttpClient Beside(HttpClient signedIn)
    {
        var http = new HttpClient { BaseAddress = CrmApp.AddressOf(second) };
        http.DefaultRequestHeaders.Authorization = signedIn.DefaultRequestHeaders.Authorization;
        return http;
    }

    /// <summary>The right time, but timers run a hundred times faster.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Hurry(dueTime), Hurry(period));

        private static TimeSpan Hurry(TimeSpan time) => time < TimeSpan.FromSeconds(5) ? time : time / 100;
    }
}

/// <summary>A browser that listens to <c>/api/events</c>.</summary>
internal sealed class Listener(HttpClient http, HttpResponseMessage response, StreamReader lines) : IAsyncDisposable
{
    public static async Task<Listener> Open(HttpClient http)
    {
        var response = await http.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        var listener = new Listener(http, response, new StreamReader(await response.Content.ReadAsStreamAsync()));
        await listener.Next("hello", TimeSpan.FromSeconds(10));
        return listener;
    }

    /// <summary>The data of the next event of this name; others are passed over.</summary>
    public async Task<JsonNode> Next(string name, TimeSpan atMost)
    {
        using var patience = new CancellationTokenSource(atMost);
        var current = "";
        while (await lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) current = line["event: ".Length..];
            if (line.StartsWith("data: ", StringComparison.Ordinal) && current == name) return JsonNode.Parse(line["data: ".Length..])!;
        }
        throw new IOException("The line was closed.");
    }

    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        response.Dispose();
        http.Dispose();
        return ValueTask.CompletedTask;
    }
}
