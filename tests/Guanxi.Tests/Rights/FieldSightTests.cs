using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Rights;

/// <summary>A person for whom fields are hidden, masked or read-only, and every way round it.</summary>
public sealed class FieldSightTests(CrmApp app)
{
    private static readonly (string, string, string)[] Masks =
    [
        ("customers", "phone", "masked"), ("customers", "email", "masked"), ("customers", "annual_revenue", "masked"), ("customers", "credit_limit", "hidden"),
        ("customers", "payment_terms", "read_only"), ("contacts", "mobile", "masked"), ("contacts", "wechat", "hidden"), ("opportunities", "amount", "hidden"),
    ];

    private static readonly object Secrets = new
    {
        phone = "13812348000",
        email = "zhangsan@example.cn",
        annual_revenue = 1234567,
        credit_limit = 777777,
        payment_terms = "月结30天",
    };

    [Fact]
    [AttackCase("AC-041")]
    public async Task Lists_and_records_show_only_what_may_be_seen()
    {
        var (_, id, limited) = await Arranged();

        foreach (var shown in new[] { (await limited.GetJson("/api/customers"))["items"]![0]!, await limited.GetJson($"/api/customers/{id}") })
        {
            Assert.Equal(("138****8000", "z***@example.cn", "月结30天"), ((string?)shown["phone"], (string?)shown["email"], (string?)shown["payment_terms"]));
            Assert.Null(shown["annual_revenue"]);
            Assert.Null(shown["credit_limit"]);
        }
        var detail = await limited.GetJson($"/api/customers/{id}");
        Assert.Equal("138****8000", (string?)detail["phones"]![0]!["number"]);
        Assert.Equal("z***@example.cn", (string?)detail["emails"]![0]!["address"]);
    }

    [Theory]
    [AttackCase("AC-037", "AC-038", "AC-044")]
    [InlineData("filter=phone = '13812348000'", "filter.unknown_field")]
    [InlineData("filter=电话 starts_with '138'", "filter.unknown_field")]
    [InlineData("filter=annual_revenue > 1", "filter.unknown_field")]
    [InlineData("filter=not (credit_limit is null)", "filter.unknown_field")]
    [InlineData("sort=annual_revenue", "sort.unknown")]
    [InlineData("sort=-annual_revenue", "sort.unknown")]
    public async Task What_is_withheld_can_not_be_filtered_or_sorted_by(string query, string code)
    {
        var (tenant, _, limited) = await Arranged();
        var path = $"/api/customers?{query.Replace(" ", "%20", StringComparison.Ordinal)}";

        Assert.Equal(code, await limited.GetAsync(path).RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal(code, await limited.GetAsync(path.Replace("customers?", "customers/export?format=csv&", StringComparison.Ordinal)).RefusedWith(HttpStatusCode.BadRequest));
        await tenant.Admin.GetJson(path);
    }

    [Fact]
    public async Task Nor_through_a_record_that_points_to_it()
    {
        var (tenant, id, limited) = await Arranged();
        await tenant.Admin.AddContact(id, "王小明", new { mobile = "13900001111", wechat = "wangxm_88" });
        var query = Uri.EscapeDataString("customer.annual_revenue > 1");

        Assert.Equal("filter.unknown_field", await limited.GetAsync($"/api/contacts?filter={query}").RefusedWith(HttpStatusCode.BadRequest));
        Assert.Single((await tenant.Admin.GetJson($"/api/contacts?filter={query}"))["items"]!.AsArray());
    }

    [Theory]
    [AttackCase("AC-044")]
    [InlineData("13812348000")]
    [InlineData("8000")]
    [InlineData("zhangsan")]
    [InlineData("zhangsan@example.cn")]
    [InlineData("example.cn")]
    public async Task Nor_found_by(string typed)
    {
        var (tenant, _, limited) = await Arranged();
        var q = Uri.EscapeDataString(typed);

        Assert.Empty((await limited.GetJson($"/api/customers?q={q}"))["items"]!.AsArray());
        Assert.Empty((await limited.GetJson($"/api/search?q={q}"))["items"]!.AsArray());
        Assert.Equal(0, (int)(await limited.GetJson($"/api/customers/statistics?q={q}"))["total"]!);
        Assert.Empty((await limited.GetJson($"/api/customers/duplicates?phone={q}&email={q}"))["items"]!.AsArray());
        Assert.Single((await tenant.Admin.GetJson($"/api/customers?q={q}"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("云杉")]
    [InlineData("yunshan")]
    [InlineData("yskj")]
    public async Task Names_are_found_as_before(string typed)
    {
        var (_, _, limited) = await Arranged();
        Assert.Single((await limited.GetJson($"/api/customers?q={Uri.EscapeDataString(typed)}"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_contact_is_not_found_by_a_withheld_WeChat_name()
    {
        var (tenant, id, limited) = await Arranged();
        await tenant.Admin.AddContact(id, "王小明", new { mobile = "13900001111", wechat = "wangxm_88" });

        Assert.Single((await tenant.Admin.GetJson("/api/contacts?q=wangxm_88"))["items"]!.AsArray());
        Assert.Empty((await limited.GetJson("/api/contacts?q=wangxm_88"))["items"]!.AsArray());
        Assert.Empty((await limited.GetJson("/api/contacts?q=1111"))["items"]!.AsArray());
        Assert.Single((await limited.GetJson("/api/contacts?q=%E5%B0%8F%E6%98%8E"))["items"]!.AsArray());
    }

    [Fact]
    [AttackCase("AC-041")]
    public async Task A_file_is_masked_like_the_list()
    {
        var (_, _, limited) = await Arranged();

        var csv = await limited.GetStringAsync("/api/customers/export?format=csv");
        var json = JsonNode.Parse(await limited.GetStringAsync("/api/customers/export?format=json"))!.AsArray()[0]!;

        Assert.Contains("138****8000", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("777777", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("信用额度", csv, StringComparison.Ordinal);
        Assert.Equal("z***@example.cn", (string?)json["email"]);
        Assert.Null(json["annual_revenue"]);
        Assert.Equal(["columns"], await limited.GetAsync("/api/customers/export?format=csv&columns=name,credit_limit").FaultyFields());
    }

    [Theory]
    [InlineData("phone", "13900000000")]
    [InlineData("annual_revenue", 1)]
    [InlineData("credit_limit", 1)]
    [InlineData("payment_terms", "货到付款")]
    public async Task What_may_not_be_written_is_refused_and_nothing_changes(string field, object value)
    {
        var (tenant, id, limited) = await Arranged();
        var before = (await tenant.Admin.GetJson($"/api/customers/{id}")).ToJsonString();
        var body = new JsonObject { ["name"] = "改了名", [field] = JsonValue.Create(value) };

        Assert.Equal("field.not_writable", await limited.Patch($"/api/customers/{id}", body).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("field.not_writable", await limited.PutAsJsonAsync($"/api/customers/{id}", body).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("field.not_writable", await limited.PostAsJsonAsync("/api/customers", body).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(before, (await tenant.Admin.GetJson($"/api/customers/{id}")).ToJsonString());
    }

    [Fact]
    public async Task A_masked_value_can_not_be_emptied_either()
    {
        var (tenant, id, limited) = await Arranged();

        Assert.Equal("field.not_writable", await limited.Patch($"/api/customers/{id}", new { phone = (string?)null }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("field.not_writable", await limited.Patch($"/api/customers/{id}", new { phones = Array.Empty<object>() }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("13812348000", (string?)(await tenant.Admin.GetJson($"/api/customers/{id}"))["phone"]);
    }

    [Fact]
    [AttackCase("AC-043")]
    public async Task What_is_sent_back_as_it_was_shown_stays_as_it_is()
    {
        var (tenant, id, limited) = await Arranged();
        var shown = await limited.GetJson($"/api/customers/{id}");
        var body = new JsonObject { ["industry"] = "软件" };
        foreach (var field in new[] { "phone", "email", "phones", "emails", "annual_revenue", "credit_limit", "payment_terms" }) body[field] = shown[field]?.DeepClone();

        var answer = await limited.PatchJson($"/api/customers/{id}", body);

        Assert.Equal(("软件", "138****8000"), ((string?)answer["industry"], (string?)answer["phone"]));
        var real = await tenant.Admin.GetJson($"/api/customers/{id}");
        Assert.Equal(("13812348000", "zhangsan@example.cn", 1234567m, 777777m), ((string?)real["phone"], (string?)real["email"], (decimal)real["annual_revenue"]!, (decimal)real["credit_limit"]!));
    }

    [Fact]
    public async Task A_refusal_shows_no_more_than_the_record()
    {
        var (tenant, id, limited) = await Arranged();
        await tenant.Admin.PatchJson($"/api/customers/{id}", new { industry = "软件" });

        var stale = await limited.Patch($"/api/customers/{id}", new { industry = "硬件", version = 1 });

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var text = await stale.Content.ReadAsStringAsync();
        Assert.Contains("138****8000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("13812348000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("777777", text, StringComparison.Ordinal);
    }

    [Fact]
    [AttackCase("AC-325")]
    public async Task The_audit_log_and_the_timeline_keep_the_mask()
    {
        var (tenant, id, limited) = await Arranged();
        await tenant.Admin.PatchJson($"/api/customers/{id}", new { phone = "13911112222", annual_revenue = 999111 });

        foreach (var path in new[] { $"/api/audit?kind=customers&id={id}", $"/api/audit/export?kind=customers&id={id}", $"/api/customers/{id}/timeline" })
        {
            var text = await limited.GetStringAsync(path);
            Assert.All(["13911112222", "13812348000", "999111", "777777", "zhangsan"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
            Assert.Contains("139****2222", text, StringComparison.Ordinal);
        }
        Assert.Contains("13911112222", await tenant.Admin.GetStringAsync($"/api/customers/{id}/timeline"), StringComparison.Ordinal);
    }

    [Fact]
    [AttackCase("AC-271")]
    public async Task Sums_that_would_tell_it_are_left_out_or_refused()
    {
        var (tenant, id, limited) = await Arranged();
        await tenant.Admin.AddDeal(id, "年度框架", new { amount = 888888 });

        Assert.Null((await limited.GetJson("/api/customers/statistics"))["total_annual_revenue"]);
        Assert.Null((await limited.GetJson("/api/opportunities"))["items"]![0]!["amount"]);
        Assert.DoesNotContain("888888", await limited.GetStringAsync("/api/opportunities/board"), StringComparison.Ordinal);
        foreach (var path in new[] { "/api/analytics/sales_funnel", "/api/analytics/pipeline_report", "/api/opportunities/forecast", "/api/sales/funnel", "/api/analytics/lead_sources" })
            Assert.Equal("field.withheld", await limited.GetAsync(path).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(1234567m, (decimal)(await tenant.Admin.GetJson("/api/customers/statistics"))["total_annual_revenue"]!);
    }

    [Fact]
    [AttackCase("AC-263")]
    public async Task A_file_neither_writes_it_nor_finds_records_by_it()
    {
        var (tenant, id, limited) = await Arranged();
        var file = Imports.Csv("客户名称,电话,信用额度,所属行业", "云杉科技,13900000000,1,制造");

        Assert.Equal(["match"], await limited.SendFile(file, "x.csv", "/api/imports", ("mode", "update"), ("match", "phone")).FaultyFields());
        Assert.Equal(["mapping"], await limited.SendFile(file, "x.csv", "/api/imports", ("mode", "update"), ("match", "name"), ("mapping", "{\"电话\":\"phone\"}")).FaultyFields());
        await limited.Import(file, "x.csv", ("mode", "update"), ("match", "name"));

        var real = await tenant.Admin.GetJson($"/api/customers/{id}");
        Assert.Equal(("制造", "13812348000", 777777m), ((string?)real["industry"], (string?)real["phone"], (decimal)real["credit_limit"]!));
    }

    [Fact]
    public async Task The_catalogue_tells_what_is_limited()
    {
        var (_, _, limited) = await Arranged();
        var fields = (await limited.GetJson("/api/fields/customers"))["items"]!.AsArray().ToDictionary(f => (string)f!["key"]!, f => f!);

        Assert.False(fields.ContainsKey("credit_limit"));
        Assert.Equal(("masked", false, true), ((string?)fields["phone"]["access"], (bool)fields["phone"]["filterable"]!, (bool)fields["phone"]["read_only"]!));
        Assert.Equal(("read_only", true), ((string?)fields["payment_terms"]["access"], (bool)fields["payment_terms"]["filterable"]!));
        Assert.Equal("full", (string?)fields["industry"]["access"]);
    }

    [Fact]
    public async Task The_widest_role_counts()
    {
        var (tenant, id, _) = await Arranged();
        await tenant.AddRole("narrow", ["customers.view"], ("customers", "phone", "hidden"));
        await tenant.AddRole("wider", ["customers.view"], ("customers", "phone", "masked"));
        await tenant.AddRole("other", ["contacts.view"]);
        var member = await tenant.Member("narrow");
        async Task<string?> Phone(params string[] roles)
        {
            await tenant.Admin.PatchJson($"/api/users/{member.Id}", new { roles });
            return (string?)(await member.Http.GetJson($"/api/customers/{id}"))["phone"];
        }

        Assert.Null(await Phone("narrow"));
        Assert.Null(await Phone("narrow", "other"));
        Assert.Equal("138****8000", await Phone("narrow", "wider"));
        Assert.Equal("13812348000", await Phone("narrow", "wider", "readonly"));
    }

    private async Task<(Tenant Tenant, string Customer, HttpClient Limited)> Arranged()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉科技", Secrets);
        return (tenant, customer, (await tenant.Limited(Masks)).Http);
    }
}
