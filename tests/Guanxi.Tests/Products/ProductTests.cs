using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Products;

public sealed class ProductTests(CrmApp app)
{
    [Fact]
    public async Task A_product_is_offered_changed_and_taken_out_of_use()
    {
        var admin = (await app.NewTenant()).Admin;
        var product = await admin.PostJson("/api/products", new { name = "云存储", category = "云", kind = "renewal", unit = "年", unit_price = 999.5, tax_rate = 6 });
        var path = $"/api/products/{product["product_id"]}";

        Assert.Equal(("PRD0001", "CNY", true), ((string?)product["code"], (string?)product["currency"], (bool)product["is_active"]!));
        Assert.Equal(1200m, (decimal)(await admin.PutJson(path, new { unit_price = 1200 }))["unit_price"]!);
        await admin.PutJson(path, new { is_active = false });
        Assert.Empty((await admin.GetJson("/api/products")).Of("name"));
        Assert.Equal("云存储", Assert.Single((await admin.GetJson("/api/products?is_active=all&q=yuncunchu")).Of("name")));
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync(path)).StatusCode);
        Assert.Equal("not_found", await admin.GetAsync(path).RefusedWith(HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("unit_price", -1)]
    [InlineData("unit_price", 1e30)]
    [InlineData("tax_rate", 101)]
    [InlineData("kind", "rent")]
    [InlineData("currency", "人民币")]
    [InlineData("colour", "red")]
    public async Task Bad_facts_are_refused_with_their_field(string field, object value)
    {
        var admin = (await app.NewTenant()).Admin;
        var body = new Dictionary<string, object> { ["name"] = "云存储" };
        body[field] = value;

        Assert.Equal([field], await admin.PostAsJsonAsync("/api/products", body).FaultyFields());
        Assert.Empty((await admin.GetJson("/api/products")).Of("name"));
    }

    [Fact]
    public async Task A_code_belongs_to_one_product_also_when_chosen_by_hand()
    {
        var admin = (await app.NewTenant()).Admin;
        await admin.PostJson("/api/products", new { name = "甲", code = "PRD0001" });

        Assert.Equal("product.code_taken", await admin.PostAsJsonAsync("/api/products", new { name = "乙", code = "PRD0001" }).RefusedWith(HttpStatusCode.Conflict));
        var third = await admin.PostJson("/api/products", new { name = "丙" });
        Assert.Equal("PRD0002", (string?)third["code"]);
        Assert.Equal("product.code_taken", await admin.PutAsJsonAsync($"/api/products/{third["product_id"]}", new { code = "PRD0001" }).RefusedWith(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Everybody_sees_the_catalogue_and_who_leads_sales_keeps_it()
    {
        var tenant = await app.NewTenant();
        var (sales, manager) = (await tenant.Member(), await tenant.Member("manager"));
        var product = await manager.Http.PostJson("/api/products", new { name = "云存储" });

        Assert.Equal("云存储", Assert.Single((await sales.Http.GetJson("/api/products")).Of("name")));
        Assert.Equal("forbidden", await sales.Http.PostAsJsonAsync("/api/products", new { name = "x" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await sales.Http.DeleteAsync($"/api/products/{product["product_id"]}").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Contains("云存储", await (await manager.Http.GetAsync("/api/products/export")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
