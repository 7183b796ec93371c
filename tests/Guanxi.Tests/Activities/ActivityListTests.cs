using System.Net;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Activities;

public sealed class ActivityListTests(CrmApp app)
{
    [Fact]
    public async Task What_was_done_is_found_by_words_kind_person_and_time()
    {
        var tenant = await app.NewTenant();
        var (li, wang) = (await tenant.Member(name: "李娜"), await tenant.Member(name: "王强"));
        var (spruce, begonia) = (await li.Http.AddCustomer("云杉软件"), await wang.Http.AddCustomer("海棠制造"));
        await Log(li, spruce, "call", "谈了报价", "2026-03-01T02:00:00Z");
        await Log(li, spruce, "visit", "看了机房", "2026-03-02T02:00:00Z");
        await Log(wang, begonia, "call", "约了下周", "2026-03-03T02:00:00Z");

        Assert.Equal(["约了下周", "看了机房", "谈了报价"], await Said(tenant.Admin, ""));
        Assert.Equal(["谈了报价"], await Said(tenant.Admin, "?q=报价"));
        Assert.Equal(["看了机房", "谈了报价"], await Said(tenant.Admin, "?q=云杉"));
        Assert.Equal(["约了下周", "谈了报价"], await Said(tenant.Admin, "?type=call"));
        Assert.Equal(["约了下周", "看了机房", "谈了报价"], await Said(tenant.Admin, "?type=visit,phone"));
        Assert.Equal(["约了下周"], await Said(tenant.Admin, $"?filter=created_by = '{wang.Id}'"));
        Assert.Equal(["谈了报价"], await Said(tenant.Admin, "?filter=occurred_at < '2026-03-02' and customer.name contains '云'"));
        Assert.Equal(["看了机房", "谈了报价"], await Said(li.Http, ""));
        Assert.Equal(["看了机房", "谈了报价"], await Said(li.Http, "?filter=created_by = me"));
        Assert.Equal(["type"], await tenant.Admin.GetAsync("/api/activities?type=dance").FaultyFields());
        Assert.Equal("filter.unknown_field", await tenant.Admin.GetAsync("/api/activities?filter=moon = 1").RefusedWith(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task It_is_counted_by_person_and_leaves_as_a_file_with_names()
    {
        var tenant = await app.NewTenant();
        var li = await tenant.Member(name: "李娜");
        var customer = await li.Http.AddCustomer("云杉软件");
        var deal = await li.Http.AddDeal(customer, "机房扩容", new { amount = 10 });
        await li.Http.PostJson("/api/activities", new { type = "meeting", opportunity_id = (string)deal["opportunity_id"]!, content = "定了方案", outcome = "有意向" });
        await li.Http.LogActivity(customer, "随手记");

        var summary = await li.Http.GetJson("/api/activities/summary?group=created_by");
        Assert.Equal((2, "李娜", 2), ((int)summary["count"]!, (string?)summary["groups"]![0]!["label"], (int)summary["groups"]![0]!["count"]!));
        Assert.Equal(2, (int)(await li.Http.GetJson("/api/analytics/figures?kind=activities&group=type"))["rows"]!.AsArray().Sum(r => (int)r!["cells"]!["value"]!));

        var file = await li.Http.GetStringAsync("/api/activities/export?format=csv&columns=type,customer_id,opportunity_id,content,outcome,created_by&filter=type = 'meeting'");
        Assert.Contains("会议,云杉软件,机房扩容,定了方案,有意向,李娜", file, StringComparison.Ordinal);
        Assert.DoesNotContain("随手记", file, StringComparison.Ordinal);
        Assert.Equal("forbidden", await (await tenant.Member("service")).Http.GetAsync("/api/activities/export").RefusedWith(HttpStatusCode.Forbidden));
    }

    private static Task<JsonNode> Log(Member by, string customer, string type, string content, string at) =>
        by.Http.PostJson("/api/activities", new { type, customer_id = customer, content, occurred_at = at });

    private static async Task<string[]> Said(HttpClient http, string query) =>
        [.. (await http.GetJson($"/api/activities{query}"))["items"]!.AsArray().Select(a => (string)a!["content"]!)];
}
