using Guanxi.Platform;
using Guanxi.Platform.Schedule;
using Guanxi.Tasks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Tasks;

public sealed class ReminderTests(CrmApp app)
{
    private static readonly DateTimeOffset Now = new(2030, 5, 10, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Everybody_is_reminded_before_and_on_the_day_each_time_once()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/tasks", new { title = "今天", due_date = "2030-05-10" });
        await tenant.Admin.PostJson("/api/tasks", new { title = "三天后", due_date = "2030-05-13T09:00" });
        await tenant.Admin.PostJson("/api/tasks", new { title = "两天后", due_date = "2030-05-12" });
        await tenant.Admin.PostJson("/api/tasks", new { title = "昨天", due_date = "2030-05-09" });
        var done = await tenant.Admin.PostJson("/api/tasks", new { title = "做完的", due_date = "2030-05-10" });
        await tenant.Admin.PutJson($"/api/tasks/{done["task_id"]}/complete", new { });

        await Remind(app.Services, Now);
        await Remind(app.Services, Now.AddHours(1));

        var told = (await tenant.Admin.GetJson("/api/notifications"))["items"]!.AsArray();
        Assert.Equal(["due 今天到期：今天", "reminder 还有 3 天到期：三天后"], told.Select(n => $"{n!["kind"]} {n["title"]}").Order());
        Assert.Equal("截止时间：2030-05-13 09:00", (string?)told.Single(n => (string?)n!["kind"] == "reminder")!["text"]);
        Assert.Equal(2, await tenant.Read(db => db.Events.CountAsync(e => e.Name == "task.due_soon")));

        await Remind(app.Services, Now.AddDays(2));
        Assert.Equal(4, (await tenant.Admin.GetJson("/api/notifications"))["items"]!.AsArray().Count); // a day before 三天后, and the day of 两天后
    }

    [Fact]
    public async Task Two_servers_at_once_remind_once_and_a_new_date_reminds_again()
    {
        await using var second = await app.StartServer();
        var tenant = await app.NewTenant();
        var ids = new List<string>();
        for (var i = 0; i < 250; i++) ids.Add((string)(await tenant.Admin.PostJson("/api/tasks", new { title = $"任务{i}", due_date = "2030-05-10" }))["task_id"]!);

        await Task.WhenAll(Remind(app.Services, Now), Remind(second.Services, Now), Remind(app.Services, Now), Remind(second.Services, Now));

        Assert.Equal(250, (int)(await tenant.Admin.GetJson("/api/notifications/count"))["unread"]!);
        Assert.Equal(250, await tenant.Read(db => db.Events.CountAsync(e => e.Name == "task.due_soon")));
        await tenant.Admin.PatchJson($"/api/tasks/{ids[0]}", new { due_date = "2030-05-11" });
        await Remind(second.Services, Now);
        Assert.Equal(251, (int)(await tenant.Admin.GetJson("/api/notifications/count"))["unread"]!);
    }

    [Fact]
    public async Task A_server_that_dies_in_the_middle_loses_nothing_and_doubles_nothing()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/tasks", new { title = "今天", due_date = "2030-05-10" });

        await using (var scope = app.ActingFor(tenant.Id))
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            await using var dying = await db.Database.BeginTransactionAsync();
            await RemindOfTasks.Some(db, await db.Tenants.SingleAsync(), new JobScope(scope.ServiceProvider, Now, default)); // written, and never committed
        }
        Assert.Equal(0, (int)(await tenant.Admin.GetJson("/api/notifications/count"))["unread"]!);

        await Remind(app.Services, Now);
        Assert.Equal(1, (int)(await tenant.Admin.GetJson("/api/notifications/count"))["unread"]!);
    }

    [Fact]
    public async Task The_organisation_says_how_many_days_before()
    {
        var tenant = await app.NewTenant();
        Assert.Equal(2, (int)(await tenant.Admin.PatchJson("/api/organization", new { reminder_days = new[] { 2 } }))["reminder_days"]![0]!);
        await tenant.Admin.PostJson("/api/tasks", new { title = "两天后", due_date = "2030-05-12" });
        await tenant.Admin.PostJson("/api/tasks", new { title = "自己的", due_date = "2030-05-12", reminder_days = Array.Empty<int>() });

        await Remind(app.Services, Now);

        Assert.Equal(["还有 2 天到期：两天后"], (await tenant.Admin.GetJson("/api/notifications")).Of("title"));
    }

    private static async Task Remind(IServiceProvider services, DateTimeOffset now)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAcrossTenants();
        await RemindOfTasks.Run(new JobScope(scope.ServiceProvider, now, default));
    }
}
