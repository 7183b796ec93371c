using Guanxi.Tests.Support;

namespace Guanxi.Tests.Opportunities;

public sealed class DealCurrencyTests(CrmApp app)
{
    [Fact]
    public async Task Deals_in_other_currencies_are_told_and_not_added_up_with_ours()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("外贸公司");
        await admin.AddDeal(customer, "甲", new { amount = 100 });
        await admin.AddDeal(customer, "乙", new { amount = 900, currency = "USD" });
        await admin.Close(await admin.AddDeal(customer, "丙", new { amount = 20 }), new { status = "won" });
        await admin.Close(await admin.AddDeal(customer, "丁", new { amount = 50, currency = "EUR" }), new { status = "won" });

        var group = await admin.GetJson($"/api/customers/{customer}/group");
        var report = await admin.GetJson("/api/analytics/pipeline_report");

        Assert.Equal((100m, 20m, 2), ((decimal)group["open_amount"]!, (decimal)group["won_amount"]!, (int)group["other_currencies"]!));
        Assert.Equal((1, 20m, "CNY", 2), ((int)report["won"]!, (decimal)report["won_value"]!, (string)report["currency"]!, (int)report["other_currencies"]!));
        Assert.Equal(100m, report["open"]!.AsArray().Sum(o => (decimal)o!["amount"]!));
        Assert.Equal(20m, report["items"]!.AsArray().Sum(i => (decimal)i!["value"]!));
    }
}
