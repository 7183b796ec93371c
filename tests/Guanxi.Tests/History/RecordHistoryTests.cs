using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.History;

/// <summary>Who changed what on a record, and how it was.</summary>
public sealed class RecordHistoryTests(CrmApp app)
{
    [Fact]
    public async Task A_change_is_told_with_who_how_and_both_values()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉科技", new { industry = "软件" });
        await tenant.Admin.Patch($"/api/customers/{customer}", new { industry = "制造", status = "won" });

        var page = await tenant.Admin.GetJson($"/api/customers/{customer}/history");

        var (edited, made) = (page["items"]![0]!, page["items"]![1]!);
        Assert.Equal(("updated", "管理员", "token"), ((string?)edited["action"], (string?)edited["origin"]!["by_name"], (string?)edited["origin"]!["how"]));
        var industry = edited.Field("industry");
        Assert.Equal(("所属行业", "软件", "制造", true), ((string?)industry["label"], (string?)industry["before"], (string?)industry["after"], (bool)industry["undoable"]!));
        Assert.Equal(("created", false), ((string?)made["action"], (bool)made["undoable"]!));
    }

    [Fact]
    public async Task One_field_has_a_history_of_its_own_and_pages_go_on()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉科技");
        foreach (var phone in new[] { "13800000001", "13800000002" })
        {
            await tenant.Admin.Patch($"/api/customers/{customer}", new { phone });
            await tenant.Admin.Patch($"/api/customers/{customer}", new { industry = phone });
        }

        var first = await tenant.Admin.GetJson($"/api/customers/{customer}/history?field=phone&limit=1");
        var second = await tenant.Admin.GetJson($"/api/customers/{customer}/history?field=phone&limit=1&cursor={first["next_cursor"]}");

        Assert.Equal("13800000002", (string?)first["items"]![0]!.Field("phones")["after"]![0]!["number"]);
        Assert.Equal("13800000001", (string?)second["items"]![0]!.Field("phones")["after"]![0]!["number"]);
        Assert.Null(second["next_cursor"]);
        Assert.Equal(["field"], await tenant.Admin.GetAsync($"/api/customers/{customer}/history?field=nonsense").FaultyFields());
    }

    [Fact]
    [AttackCase("AC-325")]
    public async Task Withheld_fields_stay_withheld()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉科技", new { phone = "13812348000", credit_limit = 777777 });
        await tenant.Admin.Patch($"/api/customers/{customer}", new { phone = "13912348000", credit_limit = 888888, industry = "制造" });
        var limited = (await tenant.Limited(("customers", "phone", "masked"), ("customers", "credit_limit", "hidden"), ("customers", "industry", "read_only"))).Http;

        var history = await limited.GetStringAsync($"/api/customers/{customer}/history");
        var then = await limited.GetStringAsync($"/api/customers/{customer}/as_of?at=2100-01-01T00:00:00Z");

        foreach (var told in new[] { history, then })
        {
            Assert.DoesNotContain("12348000", told, StringComparison.Ordinal);
            Assert.DoesNotContain("777777", told, StringComparison.Ordinal);
            Assert.DoesNotContain("credit_limit", told, StringComparison.Ordinal);
            Assert.Contains("139****8000", told, StringComparison.Ordinal);
        }
        Assert.Equal(["field"], await limited.GetAsync($"/api/customers/{customer}/history?field=credit_limit").FaultyFields());
        var entry = JsonNode.Parse(history)!["items"]![0]!;
        Assert.False((bool)entry["undoable"]!);
        Assert.Equal("field.not_writable", await limited.Undo("customers", customer, entry).RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    [AttackCase("AC-029")]
    public async Task Who_does_not_see_the_record_sees_nothing_of_its_past()
    {
        var tenant = await app.NewTenant();
        var (mine, other) = (await tenant.Member(), await tenant.Member());
        var customer = await mine.Http.AddCustomer("云杉科技");
        await mine.Http.Patch($"/api/customers/{customer}", new { industry = "制造" });
        var entry = (await mine.Http.GetJson($"/api/customers/{customer}/history"))["items"]![0]!;

        Assert.Equal("not_found", await other.Http.GetAsync($"/api/customers/{customer}/history").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await other.Http.GetAsync($"/api/customers/{customer}/as_of?at=2030-01-01T00:00:00Z").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await other.Http.Undo("customers", customer, entry).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await (await app.NewTenant()).Admin.Undo("customers", customer, entry).RefusedWith(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_record_is_shown_as_it_was_with_where_each_value_came_from()
    {
        var tenant = await app.NewTenant();
        var colleague = await tenant.Member(role: "admin", name: "王芳");
        var key = await tenant.DefineField("customers", new { label = "规模等级", type = "text" });
        var customer = await tenant.Admin.AddCustomer("云杉科技", new { industry = "软件", phone = "13800000001", custom_fields = new Dictionary<string, string> { [key] = "甲" } });
        await colleague.Http.Patch($"/api/customers/{customer}", new { short_name = "云杉" });
        var between = (string)(await tenant.Admin.GetJson($"/api/customers/{customer}"))["updated_at"]!;
        await colleague.Http.Patch($"/api/customers/{customer}", new { industry = "制造", phone = "13800000002", custom_fields = new Dictionary<string, string> { [key] = "乙" } });
        await tenant.Admin.Patch($"/api/customers/{customer}", new { industry = "零售" });

        var then = await tenant.Admin.GetJson($"/api/customers/{customer}/as_of?at={Uri.EscapeDataString(between)}");

        Assert.True((bool)then["existed"]!);
        Assert.Equal(("软件", "零售", true), then.Then("industry"));
        Assert.Equal(("13800000001", "13800000002", true), then.Then("phone"));
        Assert.Equal(("甲", "乙", true), then.Then(key));
        Assert.Equal(("云杉", "云杉", false), then.Then("short_name"));
        Assert.Equal("王芳", (string?)then.OfField("short_name")["origin"]!["by_name"]);
        Assert.Equal("管理员", (string?)then.OfField("industry")["origin"]!["by_name"]);
        Assert.Contains("最后跟进时间", then["unknown"]!.AsArray().Select(u => (string?)u));
        var before = await tenant.Admin.GetJson($"/api/customers/{customer}/as_of?at=2001-01-01T00:00:00Z");
        Assert.False((bool)before["existed"]!);

        await tenant.Admin.PostJson($"/api/customers/{customer}/history/{then.OfField("industry")["entry"]}/undo", new { fields = new[] { "industry" }, force = new[] { "industry" } });
        Assert.Equal("软件", (string?)(await tenant.Admin.GetJson($"/api/customers/{customer}"))["industry"]);
    }

    [Fact]
    public async Task An_import_is_named_by_its_file()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉科技");
        var made = await tenant.Admin.Import(Imports.Csv("客户名称,所属行业", "云杉科技,制造", "海澜食品,食品"), "名单.csv", ("mode", "upsert"), ("match", "name"));
        Assert.Equal("1/1/0/0", made.Counts());

        var origin = (await tenant.Admin.GetJson($"/api/customers/{customer}/history?field=industry"))["items"]![0]!["origin"]!;

        Assert.Equal(("import", "名单.csv"), ((string?)origin["how"], (string?)origin["through"]));
    }
}

/// <summary>Short words for histories.</summary>
internal static class Histories
{
    public static JsonNode Field(this JsonNode entry, string key) => entry["fields"]!.AsArray().Single(f => (string?)f!["key"] == key)!;

    public static JsonNode OfField(this JsonNode then, string key) => then.Field(key);

    public static (string? Value, string? Now, bool Changed) Then(this JsonNode then, string key) =>
        then.Field(key) is var field ? ((string?)field["value"], (string?)field["now"], (bool)field["changed"]!) : default;

    public static Task<HttpResponseMessage> Undo(this HttpClient client, string kind, string id, JsonNode entry, object? more = null) =>
        client.PostAsJsonAsync($"/api/{kind}/{id}/history/{entry["entry"]}/undo", more ?? new { });

    public static async Task<JsonNode> LastChange(this HttpClient client, string kind, string id) => (await client.GetJson($"/api/{kind}/{id}/history"))["items"]![0]!;
}
