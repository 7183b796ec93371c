using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Opportunities;

public sealed class FunnelTests(CrmApp app)
{
    [Fact]
    public async Task The_funnel_tells_how_many_ever_got_how_far()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        await admin.AddDeal(customer, "一", new { amount = 10 });
        await admin.AddDeal(customer, "二", new { amount = 20, stage = "方案提交" });
        await admin.Close(await admin.AddDeal(customer, "三", new { amount = 40, stage = "商务谈判" }), new { status = "won" });
        await admin.Close(await admin.AddDeal(customer, "四", new { amount = 80, stage = "需求确认" }), new { status = "lost", lost_reason = "价格" });

        var funnel = await admin.GetJson("/api/analytics/sales_funnel");

        var stages = funnel["stages"]!.AsArray();
        Assert.Equal([4, 3, 2, 1, 1, 1], stages.Select(s => (int)s!["reached"]!));
        Assert.Equal([1, 0, 1, 0, 1, 1], stages.Select(s => (int)s!["count"]!));
        Assert.Equal([1m, 0.75m, 0.5m, 0.25m, 0.25m, 0.25m], stages.Select(s => (decimal)s!["conversion_rate"]!));
        Assert.Equal(0.666667m, (decimal)stages[1]!["next_rate"]!);
        Assert.Equal((1, 1, 0.5m, 40m), ((int)funnel["won"]!, (int)funnel["lost"]!, (decimal)funnel["win_rate"]!, (decimal)funnel["won_amount"]!));
        Assert.Equal("""{"reason":"价格","count":1,"amount":80.00}""", OpportunityTests.Only(funnel["lost_reasons"]![0]!, "reason", "count", "amount"));
    }

    [Fact]
    public async Task The_funnel_is_of_a_period_a_person_and_what_one_sees()
    {
        var tenant = await app.NewTenant();
        var sales = await tenant.Member();
        await sales.Http.AddDeal(await sales.Http.AddCustomer("甲公司"), "一");
        await tenant.Admin.AddDeal(await tenant.Admin.AddCustomer("乙公司"), "二");
        var today = TimeProvider.System.GetUtcNow().AddHours(8);

        async Task<int> Reached(HttpClient who, string query = "") => (int)(await who.GetJson($"/api/analytics/sales_funnel?{query}"))["stages"]![0]!["reached"]!;
        Assert.Equal((1, 2), (await Reached(sales.Http), await Reached(tenant.Admin)));
        Assert.Equal(1, await Reached(tenant.Admin, $"owner={sales.Id}"));
        Assert.Equal(2, await Reached(tenant.Admin, $"from={today:yyyy-MM-dd}&to={today:yyyy-MM-dd}"));
        Assert.Equal(0, await Reached(tenant.Admin, $"to={today.AddDays(-1):yyyy-MM-dd}"));
        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.GetAsync("/api/analytics/sales_funnel?from=0000-00-00")).StatusCode);
        Assert.Equal(["pipeline"], await tenant.Admin.GetAsync("/api/analytics/sales_funnel?pipeline=无").FaultyFields());
    }

    /// <summary>Field by field what the page of the third document reads.</summary>
    [Fact]
    public async Task The_third_documents_page_finds_its_customers_and_figures()
    {
        var admin = (await app.NewTenant()).Admin;
        var pipeline = await admin.PostJson("/api/pipelines", new { name = "漏斗", template = "funnel" });
        await admin.PutJson($"/api/pipelines/{pipeline["pipeline_id"]}", new { is_default = true });
        var customer = await admin.AddCustomer("甲公司", new { phone = "13812345678", tags = new[] { "VIP" } });
        await admin.AddContact(customer, "王芳", new { is_primary = true });
        await admin.AddDeal(customer, "旧", new { amount = 1 });
        await admin.AddDeal(customer, "新", new { amount = 5000, stage = "qualified" });

        var funnel = await admin.GetJson("/api/sales/funnel");
        var shown = Assert.Single(funnel["customers"]!.AsArray())!;
        Assert.Equal("""{"name":"王芳","company":"甲公司","stage":"qualified","dealValue":5000.00,"probability":0.3,"assignedTo":"管理员","tags":["VIP"],"phone":"13812345678"}""",
            OpportunityTests.Only(shown, "name", "company", "stage", "dealValue", "probability", "assignedTo", "tags", "phone"));
        Assert.Equal(customer, (string?)shown["id"]);
        Assert.NotNull(shown["lastActivity"]);
        foreach (var figures in (string[])["conversionRates", "avgDealSizes", "avgCycleTimes"])
            Assert.Equal(["lead", "qualified", "proposal", "negotiation", "closed_won", "closed_lost"], funnel[figures]!.AsObject().Select(f => f.Key));
        Assert.Equal(0.5m, (decimal)funnel["conversionRates"]!["lead"]!);

        var moved = await admin.PutJson($"/api/customers/{customer}/stage", new { stage = "closed_won" });
        Assert.Equal(("新", "won"), ((string?)moved["title"], (string?)moved["status"]));
        Assert.Equal("旧", (string?)(await admin.PutJson($"/api/customers/{customer}/stage", new { stage = "proposal" }))["title"]);
        Assert.Equal("opportunity.lost_reason", await admin.PutAsJsonAsync($"/api/customers/{customer}/stage", new { stage = "closed_lost" }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        await admin.PutJson($"/api/customers/{customer}/stage", new { stage = "closed_lost", lost_reason = "价格" });
        Assert.Equal("opportunity.none_open", await admin.PutAsJsonAsync($"/api/customers/{customer}/stage", new { stage = "lead" }).RefusedWith(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task The_pipeline_report_shares_a_deal_among_its_products()
    {
        var admin = (await app.NewTenant()).Admin;
        await admin.PostJson("/api/products", new { name = "GTX Pro", unit_price = 300 });
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购", new { lines = new object[] { new { product = "GTXPro" }, new { name = "安装", unit_price = 100 } } });
        await admin.Close(deal, new { status = "won", actual_amount = 200 });

        var report = await admin.GetJson("/api/analytics/pipeline_report?by=product");

        Assert.Equal(["GTX Pro 1 1 150.00", "安装 1 1 50.00"], report["items"]!.AsArray().Select(r => $"{r!["name"]} {r["closed"]} {r["won"]} {r["value"]}"));
        Assert.Equal((1, 1, 200m), ((int)report["closed"]!, (int)report["won"]!, (decimal)report["won_value"]!));
        Assert.Equal(["by"], await admin.GetAsync("/api/analytics/pipeline_report?by=moon").FaultyFields());
    }
}
