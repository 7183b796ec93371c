using Guanxi.Tests.Support;

namespace Guanxi.Tests.Duplicates;

/// <summary>Two customers that a scan found.</summary>
internal sealed record Pair(Tenant Tenant, string Keep, string Gone, string Path)
{
    public const string Name = "杭州云栖数据股份有限公司";

    public static async Task<Pair> Make(CrmApp app)
    {
        var tenant = await app.NewTenant();
        var keep = await tenant.Admin.AddCustomer(Name, new { phone = "0571-88881234", email = "office@yunqi.test", industry = "制造", tags = new[] { "VIP" }, credit_limit = 5000 });
        var gone = await tenant.Admin.AddCustomer("云栖数据", new { phone = "+86 571 88881234", email = "sales@yunqi.test", industry = "软件", short_name = "云栖", tags = new[] { "老客户" }, annual_revenue = 12.5 });
        var pair = Assert.Single(await DuplicateQueueTests.Scan(tenant, "customers"))!;
        return new(tenant, keep, gone, $"/api/duplicates/{pair["duplicate_id"]}");
    }
}
