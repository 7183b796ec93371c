using System.Net;
using System.Net.Http.Json;
using System.Text;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Attacks;

/// <summary>Fields that are none of the caller's business, and values no field can hold.</summary>
public sealed class FieldAttackTests(CrmApp app)
{
    [Theory]
    [AttackCase("AC-035")]
    [InlineData("""{ "roles": ["admin"] }""")]
    [InlineData("""{ "role": "admin", "is_admin": true }""")]
    [InlineData("""{ "tenant_id": "00000000-0000-0000-0000-000000000001" }""")]
    [InlineData("""{ "email_confirmed": true, "two_factor_enabled": false }""")]
    [InlineData("""{ "data_scope": "all" }""")]
    public async Task Nobody_promotes_himself(string body)
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        await rep.Http.GetJson("/api/me");
        var before = await Account();

        var refused = await rep.Http.PatchAsync("/api/me", Json(body));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(before, await Account());

        async Task<string> Account() => (await tenant.Admin.GetJson($"/api/users/{rep.Id}")).ToJsonString();
    }

    [Theory]
    [AttackCase("AC-034", "AC-040")]
    [InlineData("""{ "name": "甲", "owner": { "roles": ["admin"] } }""")]
    [InlineData("""{ "name": "甲", "contacts": [{ "id": "contact_x", "email": "x@evil.cn" }] }""")]
    [InlineData("""{ "name": "甲", "tenant_id": "00000000-0000-0000-0000-000000000001" }""")]
    [InlineData("""{ "name": "甲", "created_at": "2001-01-01T00:00:00Z" }""")]
    [InlineData("""{ "name": "甲", "grade": "S" }""")]
    [InlineData("""{ "name": "甲", "version": -1, "search_text": "x" }""")]
    public async Task Members_nobody_may_write_refuse_the_whole_request(string body)
    {
        var tenant = await app.NewTenant();
        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.PostAsync("/api/customers", Json(body))).StatusCode);
        Assert.Empty((await tenant.Admin.GetJson("/api/customers"))["items"]!.AsArray());
    }

    [Theory]
    [AttackCase("AC-046", "AC-143", "AC-166", "AC-173")]
    [InlineData("""{ "name": "甲", "name": "乙" }""")]
    [InlineData("""{ "name": "甲", "__proto__": { "is_admin": true } }""")]
    [InlineData("""{ "name": "甲", "constructor": { "prototype": {} } }""")]
    [InlineData("""{ "$type": "System.IO.FileInfo", "name": "甲" }""")]
    [InlineData("""{ "name": "甲" } trailing""")]
    [InlineData("""{ "name": "甲" /* remark */ }""")]
    [InlineData("""{ "name": "甲", }""")]
    public async Task JSON_that_could_be_read_in_two_ways_is_refused(string body)
    {
        var tenant = await app.NewTenant();
        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.PostAsync("/api/customers", Json(body))).StatusCode);
        Assert.Empty((await tenant.Admin.GetJson("/api/customers"))["items"]!.AsArray());
    }

    [Theory]
    [AttackCase("AC-037", "AC-152", "AC-154")]
    [InlineData("password_hash")]
    [InlineData("search_text")]
    [InlineData("tenant_id")]
    [InlineData("name;drop table crm.customers")]
    [InlineData("(select 1)")]
    [InlineData("name desc--")]
    [InlineData("owner_id,(select pg_sleep(5))")]
    public async Task Only_fields_that_are_declared_order_a_list_or_a_file(string sort)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("云杉科技");
        foreach (var path in new[] { "/api/customers", "/api/customers/export?format=csv", "/api/contacts", "/api/leads", "/api/opportunities", "/api/products", "/api/tasks" })
            Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}sort={Uri.EscapeDataString(sort)}")).StatusCode);
    }

    [Theory]
    [AttackCase("AC-038", "AC-154")]
    [InlineData("password_hash starts_with 'a'")]
    [InlineData("tenant_id is not null")]
    [InlineData("owner.password_hash is not null")]
    [InlineData("match_keys contains 'x'")]
    public async Task Only_fields_that_are_declared_narrow_a_list_or_a_count(string filter)
    {
        var tenant = await app.NewTenant();
        var query = Uri.EscapeDataString(filter);
        foreach (var path in new[] { "/api/customers", "/api/customers/statistics", "/api/customers/export" })
            Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.GetAsync($"{path}?filter={query}")).StatusCode);
    }

    [Theory]
    [AttackCase("AC-164", "AC-311")]
    [InlineData("limit=0")]
    [InlineData("limit=-1")]
    [InlineData("limit=1000000000")]
    [InlineData("limit=2147483648")]
    [InlineData("limit=9223372036854775808")]
    [InlineData("limit=NaN")]
    [InlineData("limit=1e309")]
    public async Task A_page_has_a_sensible_size(string query)
    {
        var tenant = await app.NewTenant();
        foreach (var path in new[] { "customers", "contacts", "leads", "opportunities", "products", "tasks", "activities" })
            Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.GetAsync($"/api/{path}?{query}")).StatusCode);
    }

    [Theory]
    [AttackCase("AC-164")]
    [InlineData("""{ "name": "甲", "annual_revenue": 1e309 }""")]
    [InlineData("""{ "name": "甲", "annual_revenue": -1 }""")]
    [InlineData("""{ "name": "甲", "annual_revenue": "NaN" }""")]
    [InlineData("""{ "name": "甲", "cooperation_years": 2147483648 }""")]
    [InlineData("""{ "name": "甲", "credit_days": 9223372036854775808 }""")]
    [InlineData("""{ "name": "甲", "founded_on": "0000-00-00" }""")]
    public async Task Numbers_beyond_all_bounds_are_refused(string body)
    {
        var tenant = await app.NewTenant();
        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.PostAsync("/api/customers", Json(body))).StatusCode);
    }

    [Theory]
    [AttackCase("AC-158")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("%%%%%%%%%%%%%%%%")]
    [InlineData("云%")]
    public async Task Wildcards_are_letters_like_any(string typed)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("云杉科技");
        Assert.Empty((await tenant.Admin.GetJson($"/api/customers?filter={Uri.EscapeDataString($"name contains '{typed.Replace("\\", "\\\\", StringComparison.Ordinal)}'")}"))["items"]!.AsArray());
    }

    [Fact]
    [AttackCase("AC-277")]
    public async Task An_edited_cursor_opens_nothing()
    {
        var (tenant, other) = (await app.NewTenant(), await app.NewTenant());
        var rep = await tenant.Member();
        foreach (var name in new[] { "甲", "乙", "丙" })
        {
            await tenant.Admin.AddCustomer(name);
            await other.Admin.AddCustomer("别家" + name);
        }
        var cursor = (string)(await other.Admin.GetJson("/api/customers?limit=1"))["next_cursor"]!;

        var borrowed = await rep.Http.GetAsync($"/api/customers?limit=1&cursor={Uri.EscapeDataString(cursor)}");
        Assert.True(borrowed.StatusCode == HttpStatusCode.BadRequest || (await borrowed.Body())["items"]!.AsArray().Count == 0);
        Assert.Equal(HttpStatusCode.BadRequest, (await rep.Http.GetAsync($"/api/customers?limit=1&cursor={Uri.EscapeDataString(cursor[..^3] + "!!!")}")).StatusCode);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
