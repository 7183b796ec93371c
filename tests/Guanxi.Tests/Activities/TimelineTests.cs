using Guanxi.Tests.Support;

namespace Guanxi.Tests.Activities;

public sealed class TimelineTests(CrmApp app)
{
    [Fact]
    public async Task A_customers_timeline_holds_everything_and_pages_without_gap_or_double()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        for (var i = 0; i < 5; i++) await tenant.Admin.LogActivity(customer, $"电话{i}", at: $"2026-01-15T08:0{i / 2}:00Z"); // some at the same moment
        await tenant.Admin.PatchJson($"/api/customers/{customer}", new { industry = "软件" });
        var deal = (string)(await tenant.Admin.PostJson("/api/opportunities", new { customer_id = customer, title = "采购", amount = 5000 }))["opportunity_id"]!;
        await tenant.Admin.PutJson($"/api/opportunities/{deal}/move", new { stage = "方案提交" });
        await tenant.Admin.PutJson($"/api/opportunities/{deal}/close", new { status = "won", actual_amount = 4800 });
        var task = await tenant.Admin.PostJson("/api/tasks", new { title = "回访", customer_id = customer });
        await tenant.Admin.PutJson($"/api/tasks/{task["task_id"]}/complete", new { outcome = "满意" });

        var whole = (await tenant.Admin.GetJson($"/api/customers/{customer}/timeline"))["items"]!.AsArray().Select(i => i!.ToJsonString()).ToList();
        var paged = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await tenant.Admin.GetJson($"/api/customers/{customer}/timeline?limit=2&cursor={cursor}");
            paged.AddRange(page["items"]!.AsArray().Select(i => i!.ToJsonString()));
            cursor = (string?)page["next_cursor"];
        }

        Assert.Equal(whole, paged);
        var deals = (await tenant.Admin.GetJson($"/api/customers/{customer}/timeline?kind=opportunity"))["items"]!.AsArray();
        Assert.Equal(["won CNY 4800.00", "moved 方案提交", "created 初步接触"], deals.Select(i => $"{i!["record"]!["what"]} {i["record"]!["detail"]}"));
        var tasks = (await tenant.Admin.GetJson($"/api/customers/{customer}/timeline?kind=task"))["items"]!.AsArray();
        Assert.Equal(["completed 满意", "created "], tasks.Select(i => $"{i!["record"]!["what"]} {i["record"]!["detail"]}"));
        Assert.Equal(5, (await tenant.Admin.GetJson($"/api/customers/{customer}/timeline?kind=call"))["items"]!.AsArray().Count);
        Assert.Equal(5, (await tenant.Admin.GetJson($"/api/customers/{customer}/timeline?kind=activity"))["items"]!.AsArray().Count);
        Assert.All((await tenant.Admin.GetJson($"/api/customers/{customer}/timeline?kind=change")).Of("kind"), kind => Assert.Equal("change", kind));
    }

    [Fact]
    public async Task A_deals_timeline_is_about_the_deal_alone()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var deal = (string)(await tenant.Admin.PostJson("/api/opportunities", new { customer_id = customer, title = "采购" }))["opportunity_id"]!;
        await tenant.Admin.PostJson("/api/opportunities", new { customer_id = customer, title = "别的" });
        await tenant.Admin.LogActivity(customer, "无关");
        await tenant.Admin.PostJson("/api/activities", new { type = "meeting", opportunity_id = deal, content = "谈判" });
        await tenant.Admin.PostJson("/api/tasks", new { title = "报价", opportunity_id = deal });

        var kinds = (await tenant.Admin.GetJson($"/api/opportunities/{deal}/timeline")).Of("kind");

        Assert.Equal(["activity", "change", "opportunity", "task"], kinds.Distinct().Order());
        Assert.Single(kinds, "activity");
        Assert.Single(kinds, "opportunity");
    }

    [Theory]
    [InlineData("kind=weather")]
    [InlineData("cursor=x")]
    [InlineData("cursor=1.z.00000000000000000000000000000000")]
    [InlineData("limit=0")]
    public async Task What_makes_no_sense_is_refused(string query)
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("甲");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await tenant.Admin.GetAsync($"/api/customers/{customer}/timeline?{query}")).StatusCode);
    }

    [Fact]
    public async Task A_note_of_an_import_is_the_last_contact()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("老客户");
        await tenant.Admin.Import(Imports.Csv("客户名称,备注", "新客户,上周见过", "老客户,昨天打过电话"), "file.csv", ("mode", "upsert"), ("match", "name"));

        Assert.All((await tenant.Admin.GetJson("/api/customers"))["items"]!.AsArray(), c => Assert.NotNull((string?)c!["last_activity_at"]));
    }
}
