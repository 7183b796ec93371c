using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Identity;

public sealed class AuditTests(CrmApp app)
{
    [Fact]
    [AttackCase("AC-323")]
    public async Task Signing_in_failing_and_leaving_are_told_newest_first()
    {
        var tenant = await app.NewTenant();
        var (email, browser) = (tenant.AdminUser.Email, app.Visitor());
        await browser.PostAsJsonAsync("/api/auth/login", new { email, password = "wrong" });
        await browser.PostJson("/api/auth/login", new { email, password = "correct horse 1" });
        await browser.PostAsJsonAsync("/api/me/password", new { current_password = "correct horse 1", new_password = "another horse 2" });
        await browser.PostAsync("/api/auth/logout", null);

        var log = (await tenant.Admin.GetJson($"/api/audit?kind=users&id={tenant.AdminUser.Id}"))["items"]!.AsArray();

        Assert.Equal(["signed_out", "password_changed", "signed_in", "sign_in_failed", "created"], log.Select(e => (string)e!["action"]!).Take(5));
        Assert.Equal("管理员", (string?)log[0]!["user_name"]);
        Assert.Equal("127.0.0.1", (string?)log[3]!["address"]);
        Assert.Equal(tenant.AdminUser.Id.ToString(), (string?)log[0]!["id"]);
    }

    [Fact]
    public async Task A_change_shows_the_values_before_and_after()
    {
        var tenant = await app.NewTenant();
        var member = await tenant.Member(name: "旧名");
        await tenant.Admin.PatchJson($"/api/users/{member.Id}", new { name = "新名" });

        var entry = (await tenant.Admin.GetJson($"/api/audit?kind=users&id={member.Id}&action=updated&user={tenant.AdminUser.Id}"))["items"]!.AsArray().Single()!;

        var field = Assert.Single(entry["fields"]!.AsArray())!;
        Assert.Equal(("name", "旧名", "新名"), ((string?)field["key"], (string?)field["before"], (string?)field["after"]));
    }

    [Fact]
    public async Task The_log_is_read_page_by_page_without_gap_or_repeat()
    {
        var tenant = await app.NewTenant();
        for (var i = 0; i < 5; i++) await tenant.Department($"部门{i}");

        var seen = new List<long>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await tenant.Admin.GetJson($"/api/audit?kind=departments&limit=2&cursor={cursor}");
            seen.AddRange(page["items"]!.AsArray().Select(e => (long)e!["audit_id"]!));
            cursor = (string?)page["next_cursor"];
        }

        Assert.Equal(6, seen.Count);
        Assert.Equal(seen.OrderDescending(), seen);
    }

    [Fact]
    public async Task A_period_is_of_whole_days_where_the_organisation_is()
    {
        var tenant = await app.NewTenant();
        await tenant.Department("部门");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        async Task<int> Count(DateOnly from, DateOnly to) =>
            (await tenant.Admin.GetJson(FormattableString.Invariant($"/api/audit?kind=departments&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}")))["items"]!.AsArray().Count;

        Assert.Equal(2, await Count(today.AddDays(-1), today.AddDays(1)));
        Assert.Equal(0, await Count(today.AddDays(2), DateOnly.MaxValue) + await Count(DateOnly.MinValue, today.AddDays(-2)));
        Assert.Equal(2, await Count(DateOnly.MinValue, DateOnly.MaxValue));
        Assert.Equal("validation", await tenant.Admin.GetAsync("/api/audit/export?format=exe").RefusedWith(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task As_a_file_it_has_a_line_for_each_field_that_changed_and_tells_of_the_export()
    {
        var tenant = await app.NewTenant();
        var member = await tenant.Member(name: "=旧名");
        await tenant.Admin.PatchJson($"/api/users/{member.Id}", new { name = "新名" });

        var file = (await tenant.Admin.GetStringAsync($"/api/audit/export?kind=users&id={member.Id}&action=updated&lang=en")).TrimStart('\uFEFF').Trim().Split("\r\n");

        Assert.Equal("When,Who,Source,Address,Kind,Record,Action,Field,Before,After", file[0]);
        Assert.Contains($"users,{member.Id},updated,name,", Assert.Single(file[1..]), StringComparison.Ordinal);
        Assert.EndsWith(",新名", file[1], StringComparison.Ordinal);
        Assert.DoesNotContain(",=", file[1], StringComparison.Ordinal); // a spreadsheet must not run it
        Assert.Equal("exported", (string?)(await tenant.Admin.GetJson("/api/audit?kind=audit"))["items"]![0]!["action"]);
        Assert.Equal("forbidden", await member.Http.GetAsync("/api/audit/export").RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Only_administrators_read_it_and_only_their_own_organisations()
    {
        var (tenant, other) = (await app.NewTenant(), await app.NewTenant());
        var member = await tenant.Member("manager");

        Assert.Equal("forbidden", await member.Http.GetAsync("/api/audit").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Empty((await tenant.Admin.GetJson($"/api/audit?kind=users&id={other.AdminUser.Id}"))["items"]!.AsArray());
        Assert.Equal("validation", await tenant.Admin.GetAsync($"/api/audit?kind=users&id=cust_x").RefusedWith(HttpStatusCode.BadRequest));
    }
}
