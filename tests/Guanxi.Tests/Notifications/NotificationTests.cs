using System.Net;
using System.Net.Http.Json;
using Guanxi.Notifications;
using Guanxi.Platform;
using Guanxi.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Notifications;

public sealed class NotificationTests(CrmApp app)
{
    [Fact]
    public async Task Who_is_given_a_task_is_told_and_who_takes_one_is_not()
    {
        var tenant = await app.NewTenant();
        var member = await tenant.Member();
        var task = await tenant.Admin.PostJson("/api/tasks", new { title = "回访客户", due_date = "2026-02-15", assignee = member.Id });
        await tenant.Admin.PostJson("/api/tasks", new { title = "自己的" });
        await tenant.Settle();

        var told = (await member.Http.GetJson("/api/notifications"))["items"]!.AsArray().Single()!;
        Assert.Equal(("assigned", "管理员 给您分配了任务：回访客户", "截止日期：2026-02-15"), ((string?)told["kind"], (string?)told["title"], (string?)told["text"]));
        Assert.Equal(("tasks", (string?)task["task_id"]), ((string?)told["record"]!["kind"], (string?)told["record"]!["id"]));
        Assert.Equal("管理员", (string?)told["by_name"]);
        Assert.Equal(1, (int)(await member.Http.GetJson("/api/notifications/count"))["unread"]!);
        Assert.Equal(0, (int)(await tenant.Admin.GetJson("/api/notifications/count"))["unread"]!);
    }

    [Fact]
    public async Task They_are_read_one_by_one_or_all_at_once()
    {
        var tenant = await app.NewTenant();
        var member = await tenant.Member();
        for (var i = 0; i < 3; i++) await tenant.Admin.PostJson("/api/tasks", new { title = $"任务{i}", assignee = member.Id });
        await tenant.Settle();
        var first = (string)(await member.Http.GetJson("/api/notifications"))["items"]![0]!["notification_id"]!;

        Assert.NotNull((string?)(await member.Http.PutJson($"/api/notifications/{first}/read", new { }))["read_at"]);
        Assert.Equal(2, (await member.Http.GetJson("/api/notifications?unread=true"))["items"]!.AsArray().Count);
        Assert.Equal("not_found", await tenant.Admin.PutAsync($"/api/notifications/{first}/read", null).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal(0, (int)(await member.Http.PostJson("/api/notifications/read_all", new { }))["unread"]!);
        Assert.Equal(3, (await member.Http.GetJson("/api/notifications"))["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_same_fact_is_told_once_even_by_two_at_the_same_moment()
    {
        var tenant = await app.NewTenant();
        var notice = new Notice(tenant.AdminUser.Id, NotificationKind.Due, "notification.task_made", "the fact", "标题", "", "—");

        var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Tell(tenant, notice)));

        Assert.Single(told, true);
        Assert.Equal(1, (int)(await tenant.Admin.GetJson("/api/notifications/count"))["unread"]!);
    }

    [Fact]
    public async Task Preferences_decide_where_it_is_told()
    {
        var tenant = await app.NewTenant();
        var member = await tenant.Member();
        var before = await member.Http.GetJson("/api/notifications/preferences");
        Assert.True((bool)before["kinds"]!["assigned"]!["in_app"]!);
        Assert.False((bool)before["kinds"]!["assigned"]!["email"]!);

        await member.Http.PutJson("/api/notifications/preferences", new { kinds = new { assigned = new { in_app = false, email = true } } });
        await tenant.Admin.PostJson("/api/tasks", new { title = "只发邮件", assignee = member.Id });
        await tenant.Settle();
        Assert.Equal(0, (int)(await member.Http.GetJson("/api/notifications/count"))["unread"]!);
        Assert.Contains("只发邮件", Assert.Single(app.MailsTo(member.User.Email)), StringComparison.Ordinal);

        await member.Http.PutJson("/api/notifications/preferences", new { kinds = new { assigned = new { email = false } } });
        await tenant.Admin.PostJson("/api/tasks", new { title = "什么都不要", assignee = member.Id });
        await tenant.Settle();
        Assert.Single(app.MailsTo(member.User.Email));
    }

    [Fact]
    public async Task A_kind_that_does_not_exist_is_refused()
    {
        var tenant = await app.NewTenant();
        Assert.Equal(["kinds.weather"], await tenant.Admin.PutAsJsonAsync("/api/notifications/preferences", new { kinds = new { weather = new { in_app = false } } }).FaultyFields());
    }

    [Fact]
    public async Task A_deal_handed_over_is_told_and_a_manager_hears_what_her_people_won()
    {
        var tenant = await app.NewTenant();
        var department = await tenant.Department("华南");
        var (manager, seller) = (await tenant.Member("manager", department.Id), await tenant.Member("sales", department.Id, "王小明"));
        await tenant.Admin.PatchJson($"/api/users/{seller.Id}", new { manager_id = manager.Id });
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var deal = (string)(await tenant.Admin.PostJson("/api/opportunities", new { customer_id = customer, title = "采购", amount = 5000, owner_id = seller.Id }))["opportunity_id"]!;
        await tenant.Settle();
        Assert.Equal(["管理员 把商机交给了您：采购"], (await seller.Http.GetJson("/api/notifications")).Of("title"));

        await seller.Http.PutJson($"/api/opportunities/{deal}/close", new { status = "won", actual_amount = 4800 });
        await tenant.Settle();

        var told = (await manager.Http.GetJson("/api/notifications"))["items"]!.AsArray().Single()!;
        Assert.Equal(("won", "王小明 赢单：采购", "成交金额：CNY 4800.00"), ((string?)told["kind"], (string?)told["title"], (string?)told["text"]));
    }

    [Fact]
    public async Task Who_started_an_import_hears_how_it_went()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.Import(Imports.Csv("客户名称,客户状态", "甲,成交", "乙,不存在的状态"), "客户.csv");

        var told = (await tenant.Admin.GetJson("/api/notifications"))["items"]!.AsArray().Single()!;
        Assert.Equal(("import_finished", "导入完成：客户.csv", "新增 1，更新 0，失败 1。"), ((string?)told["kind"], (string?)told["title"], (string?)told["text"]));
    }

    private async Task<bool> Tell(Tenant tenant, Notice notice)
    {
        await using var scope = app.ActingFor(tenant.Id);
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var told = await NotificationsModule.Tell(db, scope.ServiceProvider.GetRequiredService<Session>(), TimeProvider.System, notice, default);
        await db.SaveChangesAsync();
        return told;
    }
}
