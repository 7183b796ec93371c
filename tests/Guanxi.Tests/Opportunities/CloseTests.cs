using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Opportunities;

public sealed class CloseTests(CrmApp app)
{
    [Fact]
    public async Task Winning_takes_the_actual_amount_and_makes_the_customer_one_who_bought()
    {
        var sales = await (await app.NewTenant()).Member();
        var customer = await sales.Http.AddCustomer("甲公司", new { annual_revenue = 600000, cooperation_years = 2 });
        var deal = await sales.Http.AddDeal(customer, "采购", new { amount = 100000 });

        var won = await sales.Http.Close(deal, new { status = "won", actual_amount = 95000 });

        Assert.Equal(("won", 95000m, 100, "成交"), ((string?)won["status"], (decimal)won["actual_amount"]!, (int?)won["probability"], (string?)won["stage"]));
        Assert.NotNull(won["closed_at"]);
        var after = await sales.Http.GetJson($"/api/customers/{customer}");
        Assert.Equal(("won", "B"), ((string?)after["status"], (string?)after["grade"]));
    }

    [Fact]
    public async Task Moving_into_the_won_stage_wins_with_the_amount_as_it_is()
    {
        var admin = (await app.NewTenant()).Admin;
        var won = await admin.Move(await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购", new { amount = 100 }), new { stage = "成交" });
        var made = await admin.AddDeal((string)won["customer_id"]!, "已成交", new { amount = 7, stage = "won" });

        Assert.Equal(("won", 100m), ((string?)won["status"], (decimal)won["actual_amount"]!));
        Assert.Equal(("won", 7m, 1), ((string?)made["status"], (decimal)made["actual_amount"]!, made["stages"]!.AsArray().Count));
    }

    [Fact]
    public async Task Losing_says_why_and_to_whom()
    {
        var admin = (await app.NewTenant()).Admin;
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购");

        Assert.Equal("opportunity.lost_reason", await admin.TryClose(deal, new { status = "lost" }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(["status"], await admin.TryClose(deal, new { status = "open" }).FaultyFields());
        Assert.Equal(["status"], await admin.TryClose(deal, new { status = "done" }).FaultyFields());
        Assert.Equal(["actual_amount"], await admin.TryClose(deal, new { status = "won", actual_amount = 1e30 }).FaultyFields());
        Assert.Equal("open", (string?)(await admin.Read(deal))["status"]);

        var lost = await admin.Close(deal, new { status = "lost", lost_reason = "预算取消", competitor = "钉钉CRM" });
        Assert.Equal(("lost", "预算取消", "钉钉CRM"), ((string?)lost["status"], (string?)lost["lost_reason"], (string?)lost["lost_to"]));
        Assert.Equal("potential", (string?)(await admin.GetJson($"/api/customers/{lost["customer_id"]}"))["status"]);
    }

    [Fact]
    public async Task A_deal_is_found_by_who_was_against_it_as_long_as_that_holds()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        await admin.AddDeal(customer, "进行中", new { competitors = new[] { "Salesforce" } });
        var lost = await admin.Close(await admin.AddDeal(customer, "输", new { competitors = new[] { "Salesforce" } }), new { status = "lost", lost_reason = "价格", competitor = "钉钉CRM" });
        async Task<int> Against(string name) => (int)(await admin.GetJson($"/api/opportunities?filter={Uri.EscapeDataString($"rivals contains '{name}'")}"))["total"]!;

        Assert.Equal((2, 1), (await Against("Salesforce"), await Against("钉钉CRM")));
        await admin.PutJson($"/api/opportunities/{lost["opportunity_id"]}/reopen", new { });
        Assert.Equal((2, 0), (await Against("Salesforce"), await Against("钉钉CRM")));
    }

    [Fact]
    [AttackCase("AC-049", "AC-302")]
    public async Task A_closed_deal_is_neither_moved_nor_closed_again_until_it_is_reopened()
    {
        var admin = (await app.NewTenant()).Admin;
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购", new { amount = 5, stage = "商务谈判" });
        await admin.Close(deal, new { status = "won" });

        Assert.Equal("opportunity.closed", await admin.TryMove(deal, new { stage = "方案提交" }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("opportunity.closed", await admin.TryClose(deal, new { status = "lost", lost_reason = "x" }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("opportunity.closed", await admin.PutAsJsonAsync($"/api/opportunities/{deal["opportunity_id"]}", new { stage = "方案提交" }).RefusedWith(HttpStatusCode.Conflict));

        var reopened = await admin.PutJson($"/api/opportunities/{deal["opportunity_id"]}/reopen", new { });
        Assert.Equal(("open", "商务谈判", 70), ((string?)reopened["status"], (string?)reopened["stage"], (int?)reopened["probability"]));
        Assert.Null(reopened["closed_at"]);
        Assert.Null(reopened["actual_amount"]);
        Assert.Equal("opportunity.open", await admin.PutAsJsonAsync($"/api/opportunities/{deal["opportunity_id"]}/reopen", new { }).RefusedWith(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_deal_is_reopened_into_a_stage_that_is_open()
    {
        var admin = (await app.NewTenant()).Admin;
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购");
        await admin.Close(deal, new { status = "lost", lost_reason = "价格" });
        var path = $"/api/opportunities/{deal["opportunity_id"]}/reopen";

        Assert.Equal(["stage"], await admin.PutAsJsonAsync(path, new { stage = "成交" }).FaultyFields());
        Assert.Equal("方案提交", (string?)(await admin.PutJson(path, new { stage = "方案提交" }))["stage"]);
    }

    [Fact]
    public async Task What_came_of_it_is_corrected_afterwards_and_not_written_before()
    {
        var admin = (await app.NewTenant()).Admin;
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购", new { amount = 100 });
        var path = $"/api/opportunities/{deal["opportunity_id"]}";

        Assert.Equal(["actual_amount"], await admin.PutAsJsonAsync(path, new { actual_amount = 5 }).FaultyFields());
        Assert.Equal(["lost_reason"], await admin.PutAsJsonAsync(path, new { lost_reason = "x" }).FaultyFields());
        await admin.Close(deal, new { status = "won" });
        Assert.Equal(90m, (decimal)(await admin.PutJson(path, new { actual_amount = 90 }))["actual_amount"]!);
    }
}
