using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Activities;

public sealed class ActivityTests(CrmApp app)
{
    [Theory]
    [InlineData("phone", "call")]
    [InlineData("拜访", "visit")]
    [InlineData("wechat", "wechat")]
    [InlineData("note", "note")]
    public async Task A_type_is_understood_in_every_word(string typed, string type)
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");

        var activity = await tenant.Admin.LogActivity(customer, "内容", typed);

        Assert.Equal(type, (string?)(await tenant.Admin.GetJson($"/api/activities/{activity}"))["type"]);
        Assert.Equal(1, (int)(await tenant.Admin.GetJson($"/api/activities?type={typed}&customer_id={customer}"))["total"]!);
    }

    [Fact]
    public async Task The_customer_follows_from_the_contact()
    {
        var tenant = await app.NewTenant();
        var (customer, other) = (await tenant.Admin.AddCustomer("甲"), await tenant.Admin.AddCustomer("乙"));
        var contact = await tenant.Admin.AddContact(customer, "张伟");

        var made = await tenant.Admin.PostJson("/api/activities", new { type = "call", contact_id = contact, content = "报价" });

        Assert.Equal((customer, "张伟"), ((string?)made["customer_id"], (string?)made["contact_name"]));
        Assert.Equal(["contact_id"], await tenant.Admin.PostAsJsonAsync("/api/activities", new { type = "call", contact_id = contact, customer_id = other, content = "x" }).FaultyFields());
    }

    [Theory]
    [InlineData("type", "\"dance\"")]
    [InlineData("content", "\"\"")]
    [InlineData("occurred_at", "\"2099-01-01T00:00:00Z\"")]
    [InlineData("occurred_at", "\"gestern\"")]
    [InlineData("duration_minutes", "-5")]
    [InlineData("created_by", "\"x\"")]
    public async Task A_wrong_value_names_its_field(string field, string json)
    {
        var tenant = await app.NewTenant();
        var body = new JsonObject { ["type"] = "call", ["content"] = "x", ["customer_id"] = await tenant.Admin.AddCustomer("甲") };
        body[field] = JsonNode.Parse(json);

        Assert.Equal([field], await tenant.Admin.PostAsJsonAsync("/api/activities", body).FaultyFields());
    }

    [Fact]
    public async Task The_last_contact_is_the_latest_whatever_is_logged_later()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var version = (int)(await tenant.Admin.GetJson($"/api/customers/{customer}"))["version"]!;

        foreach (var at in new[] { "2026-01-10T00:00:00Z", "2026-02-10T00:00:00Z", "2026-01-20T00:00:00Z" }) await tenant.Admin.LogActivity(customer, "电话", at: at);
        await tenant.Settle();

        var after = await tenant.Admin.GetJson($"/api/customers/{customer}");
        Assert.Equal("2026-02-10T00:00:00Z", (string?)after["last_activity_at"]);
        Assert.Equal(version, (int)after["version"]!);
    }

    [Fact]
    public async Task The_timeline_tells_activities_and_changes_newest_first_with_labels()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        await tenant.Admin.PatchJson($"/api/customers/{customer}", new { industry = "软件", annual_revenue = 5 });
        await tenant.Admin.LogActivity(customer, "旧电话", at: "2025-01-01T00:00:00Z");

        var all = (await tenant.Admin.GetJson($"/api/customers/{customer}/timeline"))["items"]!.AsArray();
        var changes = (await tenant.Admin.GetJson($"/api/customers/{customer}/timeline?kind=change"))["items"]!.AsArray();
        var calls = (await tenant.Admin.GetJson($"/api/customers/{customer}/timeline?kind=call"))["items"]!.AsArray();

        Assert.Equal(["change", "change", "activity"], all.Select(i => (string?)i!["kind"]));
        Assert.Equal(2, changes.Count);
        Assert.Equal("旧电话", (string?)Assert.Single(calls)!["activity"]!["content"]);
        var fields = all[0]!["change"]!["fields"]!.AsArray();
        Assert.Equal(["年成交额", "所属行业"], fields.Select(f => (string?)f!["label"]).Order(StringComparer.Ordinal));
        Assert.Equal(("updated", "created"), ((string?)all[0]!["change"]!["action"], (string?)all[1]!["change"]!["action"]));
        Assert.Equal("管理员", (string?)all[0]!["by_name"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.GetAsync($"/api/customers/{customer}/timeline?kind=dance")).StatusCode);
        Assert.Equal("cursor.invalid", await tenant.Admin.GetAsync($"/api/customers/{customer}/timeline?cursor=1.a.x").RefusedWith(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Pages_of_the_timeline_lose_nothing_that_happened_at_the_same_moment()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        for (var i = 0; i < 11; i++) await tenant.Admin.LogActivity(customer, $"第{i}次", at: i < 8 ? "2026-01-01T00:00:00Z" : "2026-01-02T00:00:00Z");
        for (var i = 0; i < 5; i++) await tenant.Admin.PatchJson($"/api/customers/{customer}", new { industry = $"行业{i}" });

        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await tenant.Admin.GetJson($"/api/customers/{customer}/timeline?limit=3{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            seen.AddRange(page["items"]!.AsArray().Select(i => i!.ToJsonString()));
            cursor = (string?)page["next_cursor"];
        }

        Assert.Equal(17, seen.Count);
        Assert.Equal(17, seen.Distinct().Count());
    }

    [Fact]
    public async Task An_activity_is_corrected_and_removed_but_never_moved()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var activity = await tenant.Admin.LogActivity(customer, "电话");

        var after = await tenant.Admin.PatchJson($"/api/activities/{activity}", new { content = "更正", outcome = "成功", duration_minutes = 15 });

        Assert.Equal(("更正", "成功", 15), ((string?)after["content"], (string?)after["outcome"], (int)after["duration_minutes"]!));
        Assert.Equal(["customer_id"], await tenant.Admin.Patch($"/api/activities/{activity}", new { customer_id = customer }).FaultyFields());
        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync($"/api/activities/{activity}")).StatusCode);
    }
}
