using System.Net;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Customers;

public sealed class CustomerListTests(CrmApp app)
{
    [Theory]
    [InlineData("科技")]
    [InlineData("云杉")]
    [InlineData("CUS-77-XY")]
    [InlineData("cus-77")]
    [InlineData("北云")]
    [InlineData("yunshan")]
    [InlineData("bjysk")]
    [InlineData("0007788")]
    [InlineData("7788")]
    [InlineData("13900007788")]
    [InlineData("zhang.wei@yunshan.example.com")]
    [InlineData("yunshan.example.com")]
    [InlineData("zhang.wei")]
    public async Task A_customer_is_found_by_what_people_type(string q)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("北京云杉科技有限公司", new { code = "CUS-77-XY", short_name = "北云", phone = "139-0000-7788", email = "zhang.wei@yunshan.example.com" });
        await tenant.Admin.AddCustomer("上海锦屏贸易", new { phone = "13811112222" });

        foreach (var path in new[] { "/api/customers", "/api/customers/search" })
        {
            var found = await tenant.Admin.GetJson($"{path}?q={Uri.EscapeDataString(q)}");
            Assert.Equal(["北京云杉科技有限公司"], found.Of("name"));
            Assert.Equal(1, (int)found["total"]!);
        }
    }

    [Theory]
    [InlineData("status=won", "甲")]
    [InlineData("status=成交", "甲")]
    [InlineData("status=won,lost", "甲乙")]
    [InlineData("grade=B", "甲")]
    [InlineData("industry=软件", "甲乙")]
    [InlineData("scale=大", "甲")]
    [InlineData("source=展会", "乙")]
    [InlineData("type=person", "丙")]
    [InlineData("tag=VIP", "甲丙")]
    [InlineData("owner=none", "丙")]
    [InlineData("owner=me", "甲乙")]
    [InlineData("is_active=false", "丁")]
    [InlineData("is_active=all", "甲乙丙丁")]
    [InlineData("", "甲乙丙")]
    [InlineData("created_before=2020-01-01T00:00:00Z", "")]
    [InlineData("created_after=2020-01-01T00:00:00Z", "甲乙丙")]
    [InlineData("name=甲", "甲")]
    [InlineData("filter=annual_revenue >= 600000", "甲")]
    [InlineData("filter=行业 = '软件' 且 客户状态 = '流失'", "乙")]
    [InlineData("filter=tags contains 'VIP' and not (type = 'person')", "甲")]
    [InlineData("filter=owner_id is null or 客户来源 = '展会'", "乙丙")]
    [InlineData("filter=created_at >= today - 1d", "甲乙丙")]
    [InlineData("filter=负责人 = me", "甲乙")]
    [InlineData("status=won&filter=industry = '软件'&q=甲", "甲")]
    public async Task Parameters_and_filters_keep_what_matches(string query, string expected)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("甲", new { status = "won", industry = "软件", scale = "大", annual_revenue = 600_000, cooperation_years = 2, tags = new[] { "VIP" } });
        await tenant.Admin.AddCustomer("乙", new { status = "lost", industry = "软件", source = "展会" });
        await tenant.Admin.AddCustomer("丙", new { type = "person", owner_id = (string?)null, tags = new[] { "VIP", "华东" } });
        await tenant.Admin.AddCustomer("丁", new { is_active = false });

        var found = await tenant.Admin.GetJson($"/api/customers?{Escaped(query)}&sort=created_at");

        Assert.Equal(expected, string.Concat(found.Of("name")));
        Assert.Equal(expected.Length, (int)found["total"]!);
        Assert.True((bool)found["total_is_exact"]!);
    }

    [Fact]
    public async Task Children_are_listed_by_their_parent_and_an_owner_by_id()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        var parent = await rep.Http.AddCustomer("母");
        await tenant.Admin.AddCustomer("子", new { parent_id = parent });

        Assert.Equal(["子"], (await tenant.Admin.GetJson($"/api/customers?parent_id={parent}")).Of("name"));
        Assert.Equal(["母"], (await tenant.Admin.GetJson($"/api/customers?owner={rep.Id}")).Of("name"));
    }

    [Theory]
    [InlineData("industry = '软件' and nonsense > 1", 22)]
    [InlineData("industry ==", 12)]
    [InlineData("(industry = '软件'", 17)]
    public async Task An_error_in_a_filter_points_at_its_place(string filter, int position)
    {
        var tenant = await app.NewTenant();

        var refused = await tenant.Admin.GetAsync($"/api/customers?filter={Uri.EscapeDataString(filter)}");
        var problem = await refused.Body();

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.StartsWith("filter.", (string?)problem["code"], StringComparison.Ordinal);
        Assert.InRange((int)problem["position"]!, position - 1, position + 1);
    }

    [Theory]
    [InlineData("sort=search_text")]
    [InlineData("sort=name;drop table customers")]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=-1")]
    [InlineData("limit=x")]
    [InlineData("cursor=abc")]
    [InlineData("status=nope")]
    [InlineData("owner=somebody")]
    [InlineData("is_active=maybe")]
    [InlineData("parent_id=5")]
    [InlineData("created_after=soon")]
    public async Task A_wrong_parameter_is_refused(string query)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("甲");

        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.GetAsync($"/api/customers?{Escaped(query)}")).StatusCode);
    }

    [Fact]
    public async Task Pages_hold_every_customer_once_in_every_order()
    {
        var tenant = await app.NewTenant();
        await tenant.Given([.. Enumerable.Range(0, 120).Select(i => Guanxi.Customers.CustomersModule.Open($"C{i:000}", new Guanxi.Customers.CustomerChanges
        {
            Name = $"客户{i % 40}",
            AnnualRevenue = i % 3 == 0 ? null : (decimal)(i % 7 * 100_000),
            CooperationYears = i % 6,
            Status = i % 2 == 0 ? Guanxi.Customers.CustomerStatus.Won : Guanxi.Customers.CustomerStatus.Lost,
        }, tenant.AdminUser.Id))]);
        var ids = (await tenant.Admin.GetJson("/api/customers?limit=200")).Of("customer_id");
        for (var i = 0; i < 30; i++) await tenant.Admin.LogActivity(ids[i]!, "电话", at: $"2026-01-{1 + i % 9:00}T00:00:00Z");
        await tenant.Settle();

        foreach (var key in new[] { "name", "code", "created_at", "updated_at", "last_activity_at", "annual_revenue", "grade" })
        {
            foreach (var sort in new[] { key, "-" + key })
            {
                var seen = new List<string?>();
                var values = new List<string?>();
                var cursor = "";
                do
                {
                    var page = await tenant.Admin.GetJson($"/api/customers?limit=37&sort={sort}{cursor}");
                    seen.AddRange(page.Of("customer_id"));
                    values.AddRange(page.Of(key));
                    Assert.Equal(120, (int)page["total"]!);
                    cursor = (string?)page["next_cursor"] is { } next ? $"&cursor={next}" : null;
                }
                while (cursor is not null);
                Assert.Equal((sort, 120, 120), (sort, seen.Count, seen.Distinct().Count()));
                Assert.DoesNotContain(values.SkipWhile(v => v is not null), v => v is not null); // without a value: last
            }
        }
    }

    [Fact]
    public async Task The_cursor_of_one_order_is_no_cursor_of_another()
    {
        var tenant = await app.NewTenant();
        for (var i = 0; i < 3; i++) await tenant.Admin.AddCustomer($"客户{i}");
        var cursor = (string?)(await tenant.Admin.GetJson("/api/customers?limit=1&sort=name"))["next_cursor"];

        Assert.Equal("cursor.invalid", await tenant.Admin.GetAsync($"/api/customers?limit=1&sort=code&cursor={cursor}").RefusedWith(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Statistics_count_by_status_and_grade_and_sum_the_revenue()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("甲", new { status = "won", annual_revenue = 2_000_000, cooperation_years = 4 });
        await tenant.Admin.AddCustomer("乙", new { status = "lost", annual_revenue = 500_000.5, cooperation_years = 1 });
        await tenant.Admin.AddCustomer("丙");

        var statistics = await tenant.Admin.GetJson("/api/customers/statistics");

        Assert.Equal(3, (int)statistics["total"]!);
        Assert.Equal("""{"potential":1,"interested":0,"won":1,"lost":1}""", statistics["by_status"]!.ToJsonString());
        Assert.Equal("""{"A":1,"B":1,"C":0,"D":1}""", statistics["by_grade"]!.ToJsonString());
        Assert.Equal(2_500_000.5m, (decimal)statistics["total_annual_revenue"]!);
        Assert.Equal(2.5m, (decimal)statistics["average_cooperation_years"]!);
        Assert.Equal(1, (int)(await tenant.Admin.GetJson("/api/customers/statistics?status=won"))["total"]!);
    }

    [Theory]
    [InlineData("name=北京 云杉(软件)有限公司", "name")]
    [InlineData("phone=%2B86 139-0000-0001", "phone")]
    [InlineData("email=ZHANG@Example.com", "email")]
    [InlineData("name=别的&phone=13900000001&email=zhang@example.com", "phone,email")]
    public async Task A_likely_duplicate_says_in_what(string query, string reasons)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("北京云杉（软件）有限公司", new { phone = "13900000001", email = "zhang@example.com" });

        var found = (await tenant.Admin.GetJson($"/api/customers/duplicates?{query}"))["items"]!.AsArray();

        Assert.Equal(reasons, string.Join(',', Assert.Single(found)!["reasons"]!.AsArray().Select(r => (string?)r)));
    }

    private static string Escaped(string query) => string.Join('&', query.Split('&').Select(pair => pair.Split('=', 2)).Where(p => p.Length == 2).Select(p => $"{p[0]}={Uri.EscapeDataString(p[1])}"));
}
