using Guanxi.Tests.Support;

namespace Guanxi.Tests.Finder;

public sealed class SearchTests(CrmApp app)
{
    [Fact]
    public async Task One_search_finds_customers_and_contacts()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉科技", new { industry = "软件" });
        var contact = await tenant.Admin.AddContact(customer, "云小杉");

        var hits = (await tenant.Admin.GetJson("/api/search?q=云"))["items"]!.AsArray();

        Assert.Equal([("customer", customer), ("contact", contact)], hits.Select(h => ((string)h!["kind"]!, (string)h["id"]!)));
        Assert.EndsWith("软件", (string?)hits[0]!["subtitle"], StringComparison.Ordinal);
        Assert.Equal(("云杉科技", customer), ((string?)hits[1]!["subtitle"], (string?)hits[1]!["customer_id"]));
    }

    [Fact]
    public async Task An_order_is_found_by_its_number_and_its_customer()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉科技");
        var order = await tenant.Admin.AddOrder(customer, new { amount = 8, order_number = "S-20887" });

        foreach (var q in new[] { "S-20887", "云杉" })
        {
            var hit = (await tenant.Admin.GetJson($"/api/search?q={q}"))["items"]!.AsArray().Single(h => (string?)h!["kind"] == "order")!;
            Assert.Equal(((string?)order["order_id"], "S-20887", "云杉科技"), ((string?)hit["id"], (string?)hit["title"], (string?)hit["subtitle"]));
        }
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("%25%25%25%25%25%25")]
    [InlineData("\\")]
    [InlineData("'; DROP TABLE customers; --")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀")]
    public async Task Wildcards_and_odd_signs_are_no_wildcards(string q)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("云杉科技");

        Assert.Empty((await tenant.Admin.GetJson($"/api/search?q={Uri.EscapeDataString(q)}"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Nothing_of_another_organisation_is_found()
    {
        var (tenant, other) = (await app.NewTenant(), await app.NewTenant());
        await other.Admin.AddCustomer("云杉科技", new { phone = "13900007788" });

        foreach (var q in new[] { "云杉科技", "13900007788", "7788" }) Assert.Empty((await tenant.Admin.GetJson($"/api/search?q={q}"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("customers", "annual_revenue", "年成交额", "Annual revenue")]
    [InlineData("contacts", "role", "角色", "Role")]
    public async Task The_fields_of_a_kind_are_told_in_both_languages(string kind, string key, string zh, string en)
    {
        var tenant = await app.NewTenant();

        var field = (await tenant.Admin.GetJson($"/api/fields/{kind}"))["items"]!.AsArray().Single(f => (string?)f!["key"] == key)!;

        Assert.Equal((zh, zh, en), ((string?)field["label"], (string?)field["label_zh"], (string?)field["label_en"]));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await tenant.Admin.GetAsync("/api/fields/users_secret")).StatusCode);
    }
}
