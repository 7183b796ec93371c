using Guanxi.Tests.Support;

namespace Guanxi.Tests.Tasks;

public sealed class DealTaskTests(CrmApp app)
{
    [Fact]
    public async Task A_deal_knows_when_its_next_open_task_is_due_whatever_becomes_of_the_others()
    {
        var tenant = await app.NewTenant();
        var deal = await Deal(tenant);
        async Task<string?> Next() => (string?)(await tenant.Admin.GetJson($"/api/opportunities/{deal}"))["next_task_at"];
        async Task<string> Add(string due) => (string)(await tenant.Admin.PostJson("/api/tasks", new { title = "x", due_date = due, opportunity_id = deal }))["task_id"]!;

        Assert.Null(await Next());
        var (first, second, third) = (await Add("2030-01-02T09:00"), await Add("2030-01-01T09:00"), await Add("2030-01-03T09:00"));
        Assert.Equal("2030-01-01T01:00:00Z", await Next());
        await tenant.Admin.PutJson($"/api/tasks/{second}/complete", new { });
        Assert.Equal("2030-01-02T01:00:00Z", await Next());
        await tenant.Admin.PutJson($"/api/tasks/{first}/cancel", new { });
        Assert.Equal("2030-01-03T01:00:00Z", await Next());
        await tenant.Admin.PutJson($"/api/tasks/{second}/reopen", new { });
        Assert.Equal("2030-01-01T01:00:00Z", await Next());
        await tenant.Admin.PatchJson($"/api/tasks/{second}", new { due_date = "2030-01-05T09:00" });
        Assert.Equal("2030-01-03T01:00:00Z", await Next());
        await tenant.Admin.DeleteAsync($"/api/tasks/{third}");
        Assert.Equal("2030-01-05T01:00:00Z", await Next());
        await tenant.Admin.PatchJson($"/api/tasks/{second}", new { opportunity_id = (string?)null });
        Assert.Null(await Next());
    }

    [Fact]
    public async Task A_stage_brings_its_tasks_along_for_the_deals_owner()
    {
        var tenant = await app.NewTenant();
        var pipeline = await tenant.Admin.PostJson("/api/pipelines", new
        {
            name = "带任务",
            stages = new object[]
            {
                new { name = "开始", probability = 10, kind = "open" },
                new { name = "演示", probability = 50, kind = "open", entry_tasks = new object[] { new { title = "安排演示", due_days = 2, priority = "high" }, new { title = "发资料", due_days = 0 } } },
                new { name = "赢", probability = 100, kind = "won" }, new { name = "输", probability = 0, kind = "lost" },
            },
        });
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var deal = (string)(await tenant.Admin.PostJson("/api/opportunities", new { customer_id = customer, title = "采购", pipeline_id = pipeline["pipeline_id"] }))["opportunity_id"]!;

        await tenant.Admin.PutJson($"/api/opportunities/{deal}/move", new { stage = "演示" });
        await tenant.Settle();

        var tasks = (await tenant.Admin.GetJson($"/api/tasks?opportunity_id={deal}"))["items"]!.AsArray();
        Assert.Equal(["发资料 normal", "安排演示 high"], tasks.Select(t => $"{t!["title"]} {t["priority"]}"));
        Assert.All(tasks, t => Assert.Equal((tenant.AdminUser.Id.ToString(), customer), ((string?)t!["assignee"], (string?)t["customer_id"])));
        Assert.NotNull((string?)(await tenant.Admin.GetJson($"/api/opportunities/{deal}"))["next_task_at"]);
        Assert.Equal(2, (int)(await tenant.Admin.GetJson("/api/notifications/count"))["unread"]!);
    }

    [Fact]
    public async Task What_hung_on_an_enquiry_goes_along_when_it_becomes_a_deal()
    {
        var tenant = await app.NewTenant();
        var lead = (string)(await tenant.Admin.PostJson("/api/leads", new { name = "李四", company = "新公司" }))["lead_id"]!;
        await tenant.Admin.PostJson("/api/tasks", new { title = "发资料", lead_id = lead, due_date = "2030-01-02" });
        await tenant.Admin.PostJson("/api/activities", new { type = "call", lead_id = lead, content = "第一次通话" });

        var became = await tenant.Admin.PutJson($"/api/leads/{lead}/convert", new { });
        await tenant.Settle();

        Assert.Equal(["发资料"], (await tenant.Admin.GetJson($"/api/tasks?customer_id={became["customer_id"]}&opportunity_id={became["opportunity_id"]}")).Of("title"));
        Assert.Equal(["第一次通话"], (await tenant.Admin.GetJson($"/api/customers/{became["customer_id"]}/timeline?kind=call"))["items"]!.AsArray().Select(i => (string?)i!["activity"]!["content"]));
        Assert.NotNull((string?)(await tenant.Admin.GetJson($"/api/opportunities/{became["opportunity_id"]}"))["next_task_at"]);
        Assert.Equal(["converted"], (await tenant.Admin.GetJson($"/api/leads/{lead}/timeline?kind=lead"))["items"]!.AsArray().Select(i => (string?)i!["record"]!["what"]));
    }

    private static async Task<string> Deal(Tenant tenant) =>
        (string)(await tenant.Admin.PostJson("/api/opportunities", new { customer_id = await tenant.Admin.AddCustomer("云杉软件"), title = "采购" }))["opportunity_id"]!;
}
