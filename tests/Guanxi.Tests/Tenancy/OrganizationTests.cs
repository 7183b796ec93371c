using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Tenancy;

public sealed class OrganizationTests(CrmApp app)
{
    [Fact]
    public async Task The_profile_is_kept_and_shown()
    {
        var tenant = await app.NewTenant();

        await tenant.Admin.PatchJson("/api/organization", new { profile = new { legal_name = "测试科技（杭州）有限公司", credit_code = "91330100MA27XY1234", phone = "0571-88886666" } });

        var read = (await tenant.Admin.GetJson("/api/organization"))["profile"]!;
        Assert.Equal(("测试科技（杭州）有限公司", "0571-88886666", null), ((string?)read["legal_name"], (string?)read["phone"], (string?)read["address"]));
        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.Patch("/api/organization", new { profile = new { email = "nobody" } })).StatusCode);
        Assert.Equal("forbidden", await (await tenant.Member()).Http.GetAsync("/api/organization").RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task The_working_calendar_shows_a_year_with_its_own_days_first()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.Put("/api/working_calendar/days/2026-09-30", new { name = "公司年会", is_working = false });
        await tenant.Admin.Put("/api/working_calendar/days/2026-10-01", new { name = "值班", is_working = true });

        var year = await tenant.Admin.GetJson("/api/working_calendar?year=2026");

        var days = year["days"]!.AsArray().ToDictionary(d => (string)d!["date"]!, d => d!);
        Assert.Equal(("公司年会", true, false), ((string?)days["2026-09-30"]["name"], (bool)days["2026-09-30"]["is_own"]!, (bool)days["2026-09-30"]["is_working"]!));
        Assert.Equal((true, true), ((bool)days["2026-10-01"]["is_working"]!, (bool)days["2026-10-01"]["is_own"]!));
        Assert.True((bool)days["2026-02-14"]["is_working"]!);
        var calendar = await tenant.Read(async db => await Guanxi.Tenancy.TenancyModule.Calendar(db, Acting(tenant), default));
        Assert.Equal((false, true), (calendar.IsWorkingDay(new(2026, 9, 30)), calendar.IsWorkingDay(new(2026, 10, 1))));

        (await tenant.Admin.DeleteAsync("/api/working_calendar/days/2026-10-01")).EnsureSuccessStatusCode();
        Assert.Equal("not_found", await tenant.Admin.DeleteAsync("/api/working_calendar/days/2026-10-01").RefusedWith(HttpStatusCode.NotFound));
        await tenant.Admin.PatchJson("/api/working_calendar", new { working_days = new[] { 6, 1, 2, 3, 4, 5 }, uses_public_holidays = false });
        var plain = await tenant.Admin.GetJson("/api/working_calendar?year=2026");
        Assert.Equal([1, 2, 3, 4, 5, 6], plain["working_days"]!.AsArray().Select(d => (int)d!));
        Assert.Equal("2026-09-30", plain["days"]!.AsArray().Select(d => (string?)d!["date"]).Single());
    }

    [Fact]
    public async Task A_year_is_loaded_as_holiday_cn_writes_it()
    {
        var tenant = await app.NewTenant();
        var file = JsonNode.Parse("""
            {"$schema":"x","$id":"y","year":2027,"papers":[],"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"元旦","date":"2027-01-03","isOffDay":false}]}
            """)!;

        var year = await tenant.Admin.PostJson("/api/working_calendar/holidays", file);

        Assert.Equal(["2027-01-01 False", "2027-01-03 True"], year["days"]!.AsArray().Select(d => $"{d!["date"]} {(bool)d["is_working"]!}"));
        Assert.Equal(["days"], await tenant.Admin.PostAsJsonAsync("/api/working_calendar/holidays", new { year = 2027, days = Array.Empty<object>() }).FaultyFields());
        Assert.Equal(["days"], await tenant.Admin.PostAsJsonAsync("/api/working_calendar/holidays", new { year = 2027, days = new[] { new { name = "x", date = "1999-01-01", isOffDay = true } } }).FaultyFields());
    }

    [Theory]
    [InlineData("PATCH", "/api/working_calendar", "{\"working_days\":[]}")]
    [InlineData("PATCH", "/api/working_calendar", "{\"working_days\":[8]}")]
    [InlineData("PUT", "/api/working_calendar/days/1850-01-01", "{\"name\":\"x\",\"is_working\":true}")]
    public async Task What_no_week_or_century_has_is_refused(string method, string path, string body)
    {
        var tenant = await app.NewTenant();
        using var request = new HttpRequestMessage(new(method), path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.SendAsync(request)).StatusCode);
    }

    [Fact]
    [AttackCase("AC-260")]
    public async Task Files_say_who_took_them_where_it_is_wanted()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("云杉科技");
        Assert.DoesNotContain("导出", await tenant.Admin.GetStringAsync("/api/customers/export?format=csv&columns=name,code"), StringComparison.Ordinal);

        await tenant.Admin.PatchJson("/api/organization", new { export_watermark = true });

        Assert.Matches("由 管理员 于 \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d 导出，共 1 行，编号 EXP\\d+,\r\n$", await tenant.Admin.GetStringAsync("/api/customers/export?format=csv&columns=name,code"));
        Assert.Single(JsonNode.Parse(await tenant.Admin.GetStringAsync("/api/customers/export?format=json"))!.AsArray());
        (await tenant.Admin.GetAsync("/api/customers/export?format=xlsx")).EnsureSuccessStatusCode();
    }

    private static Guanxi.Platform.Session Acting(Tenant tenant)
    {
        var session = new Guanxi.Platform.Session();
        session.ActAsSystem(tenant.Id);
        return session;
    }
}
