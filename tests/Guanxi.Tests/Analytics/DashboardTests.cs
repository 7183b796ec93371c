using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Analytics;

public sealed class DashboardTests(CrmApp app)
{
    private static object Widget(object source, int x = 0, int w = 6, string id = "a") => new { id, type = "bar", title = "业绩", source, x, y = 0, w, h = 5 };

    private static readonly object Performance = new { report = "sales_performance", parameters = new { period = "this_month", by = "owner" } };

    [Fact]
    public async Task Everybody_has_the_product_s_dashboards_and_keeps_own_ones_that_others_see_when_shared()
    {
        var tenant = await app.NewTenant();
        var (li, wang) = (await tenant.Member(), await tenant.Member());
        var made = await li.Http.PostJson("/api/dashboards", new { name = "华南", widgets = new[] { Widget(Performance) } });
        var address = $"/api/dashboards/{made["dashboard_id"]}";

        Assert.Equal(["builtin:sales", "builtin:manager", "builtin:admin"], (await wang.Http.GetJson("/api/dashboards"))["items"]!.AsArray().Select(d => (string)d!["dashboard_id"]!));
        Assert.Equal("builtin:admin", (string?)(await tenant.Admin.GetJson("/api/dashboards"))["items"]![0]!["dashboard_id"]);
        Assert.Equal("builtin:manager", (string?)(await (await tenant.Member("manager")).Http.GetJson("/api/dashboards"))["items"]![0]!["dashboard_id"]);
        Assert.Equal(HttpStatusCode.NotFound, (await wang.Http.GetAsync(address)).StatusCode);
        await li.Http.PatchJson(address, new { audience = new { sharing = "selected", user_ids = new[] { wang.Id } } });
        Assert.Equal(("华南", false, "this_month"), ((string?)(await wang.Http.GetJson(address))["name"], (bool)(await wang.Http.GetJson(address))["is_own"]!, (string?)(await wang.Http.GetJson(address))["widgets"]![0]!["source"]!["parameters"]!["period"]));
        Assert.Equal(HttpStatusCode.Forbidden, (await wang.Http.PatchAsJsonAsync(address, new { name = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await li.Http.PatchAsJsonAsync(address, new { name = "x", version = 1 })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await li.Http.DeleteAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await li.Http.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Every_widget_of_the_product_shows_something_that_exists()
    {
        var admin = (await app.NewTenant()).Admin;
        foreach (var dashboard in new[] { "sales", "manager", "admin" })
            foreach (var widget in (await admin.GetJson($"/api/dashboards/builtin:{dashboard}"))["widgets"]!.AsArray())
            {
                var source = widget!["source"]!;
                Assert.False(string.IsNullOrEmpty((string?)widget["title"]));
                await admin.GetJson(source["report"] is { } report ? $"/api/analytics/reports/{report}" : $"/api/analytics/figures?kind={source["kind"]}&measure={source["measure"]}&date_field={source["date_field"]}&from=2026-01-01&compare=previous");
            }
    }

    [Fact]
    public async Task What_cannot_be_shown_is_refused()
    {
        var admin = (await app.NewTenant()).Admin;
        Assert.Equal(["name"], await admin.PostAsJsonAsync("/api/dashboards", new { }).FaultyFields());
        foreach (var widgets in new object[][] { [Widget(new { report = "moon" })], [Widget(new { kind = "moons", measure = "count" })], [Widget(Performance, x: 8)], [Widget(Performance), Widget(Performance)] })
            Assert.Equal(["widgets"], await admin.PostAsJsonAsync("/api/dashboards", new { name = "x", widgets }).FaultyFields());
        foreach (var filter in new[] { "amount >", "(amount > 1" })
            Assert.Equal("filter.syntax", await admin.PostAsJsonAsync("/api/dashboards", new { name = "x", widgets = new[] { Widget(new { kind = "orders", measure = "count", filter }) } }).RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/api/dashboards/builtin:moon")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/api/dashboards/moon")).StatusCode);
    }

    [Fact]
    public async Task A_widget_whose_field_is_gone_is_still_moved_and_copied()
    {
        var admin = (await app.NewTenant()).Admin;
        var field = await admin.PostJson("/api/custom_fields", new { kind = "customers", label = "线路", type = "text" });
        object At(int x) => Widget(new { kind = "customers", measure = "count", filter = $"{field["key"]} = '东线'" }, x);
        var made = await admin.PostJson("/api/dashboards", new { name = "x", widgets = new[] { At(0) } });
        await admin.PatchJson($"/api/custom_fields/{field["field_id"]}", new { is_active = false });

        var moved = await admin.PatchJson($"/api/dashboards/{made["dashboard_id"]}", new { widgets = new[] { At(3) } });

        Assert.Equal(3, (int)moved["widgets"]![0]!["x"]!);
        await admin.PostJson("/api/dashboards", new { name = "x（副本）", widgets = moved["widgets"] });
    }
}
