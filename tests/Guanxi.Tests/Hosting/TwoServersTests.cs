using Guanxi.Platform.Schedule;
using Guanxi.Tests.Platform;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Hosting;

/// <summary>Two servers on one database, behind one address, are one product.</summary>
public sealed class TwoServersTests(CrmApp app)
{
    private const int Enquiries = 60;

    [Fact]
    public async Task Enquiries_that_come_to_either_server_have_one_owner_each_and_everybody_sees_them_live()
    {
        await using var second = await app.StartServer();
        await using var front = new OneAddress(app.Address, CrmApp.AddressOf(second));
        var tenant = await app.NewTenant();
        Member[] team = [await tenant.Member(), await tenant.Member(), await tenant.Member()];
        await tenant.Admin.Put("/api/leads/assignment", new { mode = "round_robin", members = team.Select(m => new { user_id = m.Id }) });
        await using var one = await Listener.Open(front.Client(tenant.Admin));
        await using var other = await Listener.Open(front.Client(tenant.Admin));
        using var http = front.Client(tenant.Admin);

        var made = await Task.WhenAll(Enumerable.Range(0, Enquiries).Select(i => http.PostJson("/api/leads", new { name = $"线索{i}" })));

        Assert.Equal([20, 20, 20], team.Select(m => made.Count(l => (string?)l["assigned_to"] == m.Id)));
        Assert.Equal(Enquiries, await tenant.Read(db => db.Events.CountAsync(e => e.Name == "lead.assigned")));
        var ids = made.Select(l => (string)l["lead_id"]!).ToHashSet();
        foreach (var listener in (Listener[])[one, other])
        {
            var unseen = ids.ToHashSet();
            while (unseen.Count > 0) unseen.Remove((string)(await listener.Next("change", TimeSpan.FromSeconds(5)))["id"]!);
        }
    }

    [Fact]
    public async Task A_reminder_both_servers_make_at_once_is_told_once()
    {
        await using var second = await app.StartServer();
        await using var front = new OneAddress(app.Address, CrmApp.AddressOf(second));
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        using var admin = front.Client(tenant.Admin);
        using var own = front.Client(rep.Http);
        await using var listener = await Listener.Open(front.Client(rep.Http));
        // noon, so that it is the same day where the organisation is
        var due = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(400).AddHours(4), TimeSpan.Zero);
        for (var i = 0; i < 5; i++) await admin.PostJson("/api/tasks", new { title = $"回访{i}", assignee = rep.Id, due_date = due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        await tenant.Settle();
        var before = (int)(await own.GetJson("/api/notifications/count"))["unread"]!;

        await Task.WhenAll(Run(app.Services), Run(second.Services), Run(app.Services), Run(second.Services));

        Assert.Equal(before + 5, (int)(await own.GetJson("/api/notifications/count"))["unread"]!);
        Assert.Equal(before + 5, (int)(await own.GetJson("/api/notifications/count"))["unread"]!); // of the other server
        while ((string?)(await listener.Next("change", TimeSpan.FromSeconds(5)))["kind"] != "notifications")
        {
        }

        async Task Run(IServiceProvider services)
        {
            await using var scope = app.ActingFor(tenant.Id, services);
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            await Guanxi.Tasks.RemindOfTasks.Some(db, await db.Tenants.SingleAsync(), new JobScope(scope.ServiceProvider, due, default));
        }
    }
}
