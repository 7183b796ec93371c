using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Customers;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Customers;

public sealed class CustomerFieldTests(CrmApp app)
{
    [Theory]
    [InlineData("short_name", "\"云杉\"")]
    [InlineData("type", "\"person\"")]
    [InlineData("industry", "\"软件\"")]
    [InlineData("scale", "\"100-499人\"")]
    [InlineData("website", "\"https://www.example.cn/a?b=1\"")]
    [InlineData("founded_on", "\"2001-02-28\"")]
    [InlineData("credit_limit", "250000.5")]
    [InlineData("payment_terms", "\"月结30天\"")]
    [InlineData("credit_days", "30")]
    [InlineData("source", "\"展会\"")]
    [InlineData("status", "\"interested\"")]
    [InlineData("is_active", "false")]
    [InlineData("annual_revenue", "1200000.99")]
    [InlineData("cooperation_years", "4")]
    [InlineData("phone", "\"+86 139-0000-0001\"")]
    [InlineData("email", "\"Zhang.Wei@example.com\"")]
    [InlineData("address", "\"海淀区中关村大街1号\"")]
    public async Task A_field_is_written_at_creation_by_put_and_by_patch_and_read_back(string field, string json)
    {
        var tenant = await app.NewTenant();
        var value = JsonNode.Parse(json)!;
        var made = await tenant.Admin.PostJson("/api/customers", new JsonObject { ["name"] = "一", [field] = value.DeepClone() });
        var other = await tenant.Admin.AddCustomer("二");
        var third = await tenant.Admin.AddCustomer("三");

        var put = await tenant.Admin.PutAsJsonAsync($"/api/customers/{other}", new JsonObject { [field] = value.DeepClone() });
        await tenant.Admin.PatchJson($"/api/customers/{third}", new JsonObject { [field] = value.DeepClone() });

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        foreach (var id in new[] { (string)made["customer_id"]!, other, third })
        {
            var read = await tenant.Admin.GetJson($"/api/customers/{id}");
            Assert.True(JsonNode.DeepEquals(value, read[field]), $"{field}: {read[field]}");
        }
    }

    [Fact]
    public async Task What_is_absent_stays_and_null_empties()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件", new { industry = "软件", source = "展会", phone = "010-88880001", annual_revenue = 5, credit_days = 30, founded_on = "2001-01-01" });

        var after = await tenant.Admin.PatchJson($"/api/customers/{id}", new { industry = (string?)null, phone = (string?)null, annual_revenue = (decimal?)null, credit_days = (int?)null, founded_on = (string?)null });

        Assert.Null(after["industry"]);
        Assert.Null(after["phone"]);
        Assert.Empty(after["phones"]!.AsArray());
        Assert.Null(after["annual_revenue"]);
        Assert.Null(after["credit_days"]);
        Assert.Null(after["founded_on"]);
        Assert.Equal("展会", (string?)after["source"]);
        Assert.Equal("云杉软件", (string?)after["name"]);
    }

    [Theory]
    [InlineData("grade", "\"A\"")]
    [InlineData("lifecycle", "\"loyal\"")]
    [InlineData("last_activity_at", "\"2026-01-01T00:00:00Z\"")]
    [InlineData("contact_count", "3")]
    [InlineData("created_at", "\"2026-01-01T00:00:00Z\"")]
    [InlineData("created_by", "null")]
    [InlineData("updated_at", "\"2026-01-01T00:00:00Z\"")]
    [InlineData("customer_id", "\"cust_x\"")]
    [InlineData("tenant_id", "1")]
    [InlineData("owner_name", "\"x\"")]
    [InlineData("nonsense", "1")]
    public async Task An_unknown_or_read_only_field_is_named(string field, string json)
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件");
        var body = new JsonObject { [field] = JsonNode.Parse(json) };

        Assert.Equal([field], await tenant.Admin.Patch($"/api/customers/{id}", body).FaultyFields());
    }

    [Theory]
    [InlineData("name", "null")]
    [InlineData("name", "\"  \"")]
    [InlineData("name", "5")]
    [InlineData("type", "\"alien\"")]
    [InlineData("type", "null")]
    [InlineData("status", "\"nope\"")]
    [InlineData("status", "null")]
    [InlineData("is_active", "\"yes\"")]
    [InlineData("website", "\"javascript:alert(1)\"")]
    [InlineData("email", "\"nobody\"")]
    [InlineData("founded_on", "\"yesterday\"")]
    [InlineData("annual_revenue", "-1")]
    [InlineData("annual_revenue", "1e300")]
    [InlineData("annual_revenue", "\"12\"")]
    [InlineData("credit_limit", "-0.01")]
    [InlineData("cooperation_years", "1.5")]
    [InlineData("cooperation_years", "501")]
    [InlineData("credit_days", "-1")]
    [InlineData("tags", "[null]")]
    [InlineData("tags", "\"VIP\"")]
    [InlineData("phones", "[null]")]
    [InlineData("addresses", "[null]")]
    [InlineData("owner_id", "\"cust_00000000000000000000000000\"")]
    [InlineData("parent_id", "\"whatever\"")]
    public async Task A_value_of_the_wrong_shape_names_its_field(string field, string json)
    {
        var tenant = await app.NewTenant();
        var body = new JsonObject { ["name"] = "云杉软件" };
        body[field] = JsonNode.Parse(json);

        Assert.Equal([field], await tenant.Admin.PostAsJsonAsync("/api/customers", body).FaultyFields());
    }

    [Theory]
    [InlineData("name", 200)]
    [InlineData("short_name", 100)]
    [InlineData("industry", 100)]
    [InlineData("scale", 50)]
    [InlineData("payment_terms", 200)]
    [InlineData("source", 100)]
    [InlineData("phone", 60)]
    [InlineData("address", 500)]
    public async Task The_longest_text_fits_and_one_character_more_does_not(string field, int longest)
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件");

        await tenant.Admin.PatchJson($"/api/customers/{id}", new JsonObject { [field] = new string('国', longest) });

        Assert.Equal([field], await tenant.Admin.Patch($"/api/customers/{id}", new JsonObject { [field] = new string('国', longest + 1) }).FaultyFields());
    }

    [Fact]
    public async Task Flat_fields_and_lists_of_phones_mails_and_addresses_say_the_same()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件", new
        {
            phones = new object[] { new { label = "前台", number = "010-1111111" }, new { label = "采购", number = "13900000002", is_primary = true } },
            emails = new object[] { new { address = "a@example.com" }, new { address = "b@example.com" } },
            addresses = new object[] { new { label = "总部", province = "北京", city = "北京市", district = "海淀区", text = "中关村1号" } },
        });
        var made = await tenant.Admin.GetJson($"/api/customers/{id}");

        var after = await tenant.Admin.PatchJson($"/api/customers/{id}", new { phone = "13900000003", email = (string?)null, address = "新街2号" });

        Assert.Equal("13900000002", (string?)made["phone"]);
        Assert.Equal("a@example.com", (string?)made["email"]);
        Assert.Equal("中关村1号", (string?)made["address"]);
        Assert.Equal(["13900000003", "010-1111111"], after["phones"]!.AsArray().Select(p => (string?)p!["number"]));
        Assert.Equal("采购", (string?)after["phones"]![0]!["label"]);
        Assert.Equal("b@example.com", (string?)after["email"]);
        Assert.Single(after["emails"]!.AsArray());
        Assert.Equal("新街2号", (string?)after["addresses"]![0]!["text"]);
        foreach (var list in new[] { "phones", "emails", "addresses" }) Assert.Single(after[list]!.AsArray(), e => (bool)e!["is_primary"]!);
    }

    public static TheoryData<string, double?, int?, string> Grades => new()
    {
        { "won", 1_000_000.01, 4, "A" }, { "won", 1_000_000, 4, "B" }, { "won", 1_000_001, 3, "B" }, { "won", 2_000_000, 0, "C" },
        { "won", 500_000, 1, "B" }, { "won", 499_999.99, 9, "C" }, { "won", 100_000, null, "C" }, { "won", 99_999.99, 9, "D" },
        { "won", null, 9, "D" }, { "interested", 2_000_000, 9, "A" }, { "lost", 2_000_000, 9, "A" }, { "potential", 2_000_000, 9, "D" },
    };

    [Theory]
    [MemberData(nameof(Grades))]
    public async Task The_grade_follows_from_revenue_years_and_status(string status, double? revenue, int? years, string grade)
    {
        var tenant = await app.NewTenant();

        var made = await tenant.Admin.PostJson("/api/customers", new { name = "云杉软件", status, annual_revenue = (decimal?)revenue, cooperation_years = years });

        Assert.Equal(grade, (string?)made["grade"]);
    }

    [Fact]
    public async Task The_grade_is_computed_again_when_status_revenue_or_years_change()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件", new { annual_revenue = 2_000_000, cooperation_years = 5 });

        var grades = new List<string?>();
        foreach (var change in new object[] { new { status = "won" }, new { cooperation_years = 1 }, new { annual_revenue = 100_000 }, new { status = "potential" } })
            grades.Add((string?)(await tenant.Admin.PatchJson($"/api/customers/{id}", change))["grade"]);

        Assert.Equal(["A", "B", "C", "D"], grades);
    }

    [Fact]
    public async Task The_owner_is_the_creator_unless_another_is_named()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();

        var own = await rep.Http.PostJson("/api/customers", new { name = "一" });
        var given = await tenant.Admin.PostJson("/api/customers", new { name = "二", owner_id = rep.Id });
        var pool = await tenant.Admin.PostJson("/api/customers", new { name = "三", owner_id = (string?)null });

        Assert.Equal(rep.Id, (string?)own["owner_id"]);
        Assert.Equal(rep.User.Name, (string?)given["owner_name"]);
        Assert.Null(pool["owner_id"]);
        Assert.Equal("customer.cannot_assign", await rep.Http.PostAsJsonAsync("/api/customers", new { name = "四", owner_id = tenant.AdminUser.Id.ToString() }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("customer.cannot_assign", await rep.Http.Patch($"/api/customers/{own["customer_id"]}", new { owner_id = (string?)null }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(["owner_id"], await tenant.Admin.PostAsJsonAsync("/api/customers", new { name = "五", owner_id = Guanxi.Platform.Id<Guanxi.Identity.User>.New().ToString() }).FaultyFields());
    }

    [Fact]
    [AttackCase("AC-305")]
    public async Task A_customer_can_not_stand_under_itself_or_its_own_children()
    {
        var tenant = await app.NewTenant();
        var (a, b) = (await tenant.Admin.AddCustomer("集团"), await tenant.Admin.AddCustomer("分公司"));
        await tenant.Admin.PatchJson($"/api/customers/{b}", new { parent_id = a });

        Assert.Equal("集团", (string?)(await tenant.Admin.GetJson($"/api/customers/{b}"))["parent_name"]);
        Assert.Equal("customer.ring", await tenant.Admin.Patch($"/api/customers/{a}", new { parent_id = a }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("customer.ring", await tenant.Admin.Patch($"/api/customers/{a}", new { parent_id = b }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(["parent_id"], await tenant.Admin.Patch($"/api/customers/{a}", new { parent_id = Guanxi.Platform.Id<Customer>.New().ToString() }).FaultyFields());
    }
}
