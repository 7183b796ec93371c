using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.CustomFields;

public sealed class RollupFieldTests(CrmApp app)
{
    [Fact]
    public async Task Money_is_added_up_in_one_currency()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉");
        Task<string> Define(string label, string? filter) => tenant.DefineField("customers", new { label, rollup = new { kind = "opportunities", relation = "customer", function = "sum", field = "amount", filter } });
        var (all, dollars, rest) = (await Define("商机金额", null), await Define("美元金额", "amount > 1 and currency = 'USD'"), await Define("其他金额", "currency != 'USD' or amount > 1"));
        await tenant.Admin.AddDeal(customer, "甲", new { amount = 100 });
        await tenant.Admin.AddDeal(customer, "乙", new { amount = 7, currency = "USD" });
        await tenant.Settle();

        var values = (await tenant.Admin.GetJson($"/api/customers/{customer}"))["custom_fields"]!;

        Assert.Equal((100m, 7m, 100m), ((decimal)values[all]!, (decimal)values[dollars]!, (decimal)values[rest]!));
    }

    [Fact]
    public async Task Deals_of_a_customer_are_counted_summed_and_followed()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉");
        var other = await tenant.Admin.AddCustomer("海棠");
        var first = await Deal(tenant, customer, "甲", 100);
        var count = await Define(tenant, "商机数", "count");
        var open = await Define(tenant, "在谈金额", "sum", "amount", "status = 'open' and amount > 50");
        var least = await Define(tenant, "最小金额", "min", "amount");
        var most = await Define(tenant, "最大金额", "max", "amount");
        var last = await Define(tenant, "最近商机", "last", "title");
        await tenant.Settle();
        Assert.Equal("1 100 100 100 甲", await Values(customer));
        Assert.Equal("0    ", await Values(other));

        var second = await Deal(tenant, customer, "乙", 40);
        await tenant.Settle();
        Assert.Equal("2 100 40 100 乙", await Values(customer));

        await tenant.Admin.PatchJson($"/api/opportunities/{second}", new { amount = 60 });
        await tenant.Settle();
        Assert.Equal("2 160 60 100 乙", await Values(customer));

        await tenant.Admin.PatchJson($"/api/opportunities/{first}", new { customer_id = other });
        await tenant.Settle();
        Assert.Equal("1 60 60 60 乙", await Values(customer));
        Assert.Equal("1 100 100 100 甲", await Values(other));

        await tenant.Admin.DeleteAsync($"/api/opportunities/{second}");
        await tenant.Settle();
        Assert.Equal("0    ", await Values(customer));

        Task<string> Define(Tenant of, string label, string function, string? field = null, string? filter = null) =>
            of.DefineField("customers", new { label, rollup = new { kind = "opportunities", relation = "customer", function, field, filter } });

        async Task<string> Values(string id)
        {
            var own = (await tenant.Admin.GetJson($"/api/customers/{id}"))["custom_fields"]!;
            return string.Join(" ", new[] { count, open, least, most, last }.Select(key => own[key]?.ToString()));
        }
    }

    [Theory]
    [InlineData("customers", "contacts", "customer", "/api/contacts", """{"name": "王芳", "customer_id": "@customer"}""")]
    [InlineData("customers", "tasks", "customer", "/api/tasks", """{"title": "回访", "customer_id": "@customer"}""")]
    [InlineData("customers", "activities", "customer", "/api/activities", """{"type": "note", "content": "谈了", "customer_id": "@customer"}""")]
    public async Task Every_kind_that_points_at_a_customer_can_be_counted(string kind, string source, string relation, string address, string body)
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉");
        var key = await tenant.DefineField(kind, new { label = "数量", rollup = new { kind = source, relation, function = "count" } });

        await tenant.Admin.PostJson(address, JsonNode.Parse(body.Replace("@customer", customer, StringComparison.Ordinal))!);
        await tenant.Settle();

        Assert.Equal(1, (int)(await tenant.Admin.GetJson($"/api/customers/{customer}"))["custom_fields"]![key]!);
        Assert.Equal(customer, (string)(await tenant.Admin.GetJson($"/api/customers?filter={key} = 1"))["items"]![0]!["customer_id"]!);
    }

    [Fact]
    public async Task A_formula_can_use_a_rollup_and_an_old_page_does_not_bring_the_old_value_back()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉");
        var count = await tenant.DefineField("customers", new { label = "商机数", rollup = new { kind = "opportunities", relation = "customer", function = "count" } });
        var grade = await tenant.DefineField("customers", new { label = "体量", type = "text", formula = "if(商机数 > 1, '大', '小')" });
        await tenant.Settle();
        await Deal(tenant, customer, "甲", 1);
        await Deal(tenant, customer, "乙", 1);

        await tenant.Settle();
        var edited = await tenant.Admin.PatchJson($"/api/customers/{customer}", new JsonObject { ["industry"] = "软件", ["custom_fields"] = new JsonObject() });

        Assert.Equal((2, "大"), ((int)edited["custom_fields"]![count]!, (string)edited["custom_fields"]![grade]!));
        var written = await tenant.Admin.PatchAsJsonAsync($"/api/customers/{customer}", new JsonObject { ["custom_fields"] = new JsonObject { [count] = 7 } });
        Assert.Equal(HttpStatusCode.BadRequest, written.StatusCode);
    }

    [Fact]
    public async Task Rows_of_a_file_count_too_and_go_when_it_is_taken_back()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉");
        var key = await tenant.DefineField("customers", new { label = "联系人数", rollup = new { kind = "contacts", relation = "customer", function = "count" } });
        await tenant.Settle();

        var import = await tenant.Admin.Import(Imports.Csv("姓名,客户", "王芳,云杉", "李雷,云杉"), "file.csv", ("kind", "contacts"));
        await tenant.Settle();
        var counted = (int)(await tenant.Admin.GetJson($"/api/customers/{customer}"))["custom_fields"]![key]!;
        await tenant.Admin.Revert(import);
        await tenant.Settle();

        Assert.Equal(2, counted);
        Assert.Equal(0, (int)(await tenant.Admin.GetJson($"/api/customers/{customer}"))["custom_fields"]![key]!);
    }

    [Fact]
    public async Task What_can_be_rolled_up_is_listed()
    {
        var tenant = await app.NewTenant();

        var sources = (await tenant.Admin.GetJson("/api/custom_fields/rollups?kind=customers"))["items"]!.AsArray();

        Assert.Equal(["contacts", "opportunities", "leads", "activities", "tasks", "orders"], sources.Select(s => (string)s!["kind"]!));
        var amount = sources[1]!["fields"]!.AsArray().Single(f => (string)f!["key"]! == "amount")!;
        Assert.Equal(["sum", "min", "max", "last"], amount["functions"]!.AsArray().Select(f => (string)f!));
    }

    [Theory]
    [InlineData("contacts", "opportunity", "count", null, null, "rollup")]
    [InlineData("opportunities", "customer", "sum", "title", null, "rollup")]
    [InlineData("opportunities", "customer", "sum", null, null, "rollup")]
    [InlineData("opportunities", "customer", "count", null, "quatsch = 1", "rollup")]
    public async Task What_cannot_be_rolled_up_is_refused(string kind, string relation, string function, string? field, string? filter, string member)
    {
        var tenant = await app.NewTenant();

        var refused = await tenant.Admin.PostAsJsonAsync("/api/custom_fields", new { kind = "customers", label = "某值", rollup = new { kind, relation, function, field, filter } });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal([member], (await refused.Body())["errors"]!.AsObject().Select(e => e.Key));
    }

    private static async Task<string> Deal(Tenant tenant, string customer, string title, decimal amount) =>
        (string)(await tenant.Admin.PostJson("/api/opportunities", new { title, customer_id = customer, amount }))["opportunity_id"]!;
}
