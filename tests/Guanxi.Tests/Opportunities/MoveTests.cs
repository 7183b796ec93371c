using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Opportunities;

public sealed class MoveTests(CrmApp app)
{
    [Fact]
    public async Task A_move_takes_the_stage_its_probability_and_a_place_in_the_history()
    {
        var sales = await (await app.NewTenant()).Member();
        var deal = await sales.Http.AddDeal(await sales.Http.AddCustomer("甲公司"), "采购");

        var moved = await sales.Http.Move(deal, new { stage = "方案提交" });
        var adjusted = await sales.Http.PutJson($"/api/opportunities/{deal["opportunity_id"]}", new { stage = "商务谈判", probability = 85 });

        Assert.Equal(("方案提交", 50), ((string?)moved["stage"], (int?)moved["probability"]));
        Assert.Equal(("商务谈判", 85), ((string?)adjusted["stage"], (int?)adjusted["probability"]));
        var history = adjusted["stages"]!.AsArray();
        Assert.Equal(["初步接触", "方案提交", "商务谈判"], history.Select(s => (string?)s!["stage"]));
        Assert.Equal([true, true, false], history.Select(s => s!["left_at"] is not null));
        Assert.All(history, s => Assert.Equal(sales.Id, (string?)s!["by"]));
    }

    [Fact]
    public async Task A_gate_says_what_it_lacks_and_nothing_changes_until_it_is_there()
    {
        var (admin, pipeline) = await WithGates();
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购");

        var refused = await (await admin.TryMove(deal, new { stage = "资质认定" })).Body();
        Assert.Equal("opportunity.gate", (string?)refused["code"]);
        Assert.Equal("""{"fields":["amount"],"activities":["初次联系","资质认定电话"]}""", Said(refused["missing"]!));
        Assert.Equal((string?)deal["stage"], (string?)(await admin.Read(deal))["stage"]);

        var moved = await admin.Move(deal, new { stage = "资质认定", set = new { amount = 5000 }, done_activities = new[] { "初次联系", "资质认定电话" } });
        Assert.Equal(("资质认定", 5000m), ((string?)moved["stage"], (decimal)moved["amount"]!));
        Assert.Equal((string?)pipeline["pipeline_id"], (string?)moved["pipeline_id"]);
    }

    /// <summary>Put, close, a jump over several stages, another pipeline and back, creation further on: no way leads around a gate.</summary>
    [Fact]
    [AttackCase("AC-302")]
    public async Task No_way_leads_around_a_gate()
    {
        var (admin, _) = await WithGates();
        var customer = await admin.AddCustomer("甲公司");
        var deal = await admin.AddDeal(customer, "采购");
        var path = $"/api/opportunities/{deal["opportunity_id"]}";
        await admin.PostJson("/api/pipelines", new { name = "另一个", template = "standard" });

        Assert.Equal("opportunity.gate", await admin.PutAsJsonAsync(path, new { stage = "资质认定" }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("opportunity.gate", await admin.PutAsJsonAsync(path, new { stage = "成交" }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("opportunity.gate", await admin.TryMove(deal, new { stage = "谈判", done_activities = new[] { "初次联系", "资质认定电话" }, set = new { amount = 1 } }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("opportunity.gate", await admin.TryClose(deal, new { status = "won", actual_amount = 1 }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("opportunity.gate", await admin.PostAsJsonAsync("/api/opportunities", new { customer_id = customer, title = "直接成交", stage = "成交" }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        await admin.PutJson(path, new { pipeline = "另一个" });
        Assert.Equal("opportunity.gate", await admin.PutAsJsonAsync(path, new { pipeline = "资质", stage = "谈判" }).RefusedWith(HttpStatusCode.UnprocessableEntity));

        Assert.Equal(1, (int?)(await admin.GetJson("/api/opportunities"))["total"]);
        var there = (string?)(await admin.Read(deal))["pipeline_id"];
        Assert.Equal("另一个", (string?)(await admin.GetJson("/api/pipelines"))["items"]!.AsArray().Single(p => (string?)p!["pipeline_id"] == there)!["name"]);
    }

    [Fact]
    public async Task Backwards_and_to_lost_the_way_is_free_but_lost_needs_a_reason()
    {
        var (admin, _) = await WithGates();
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购", new { amount = 5, stage = "资质认定", done_activities = new[] { "初次联系", "资质认定电话" } });

        Assert.Equal("寻找客户", (string?)(await admin.Move(deal, new { stage = "寻找客户" }))["stage"]);
        var refused = await (await admin.TryMove(deal, new { stage = "输单" })).Body();
        Assert.Equal(("opportunity.lost_reason", """{"fields":["lost_reason"],"activities":[]}"""), ((string?)refused["code"], Said(refused["missing"]!)));
        var lost = await admin.Move(deal, new { stage = "输单", set = new { lost_reason = "价格", lost_to = "Salesforce" } });
        Assert.Equal(("lost", "价格", "Salesforce", 0), ((string?)lost["status"], (string?)lost["lost_reason"], (string?)lost["lost_to"], (int?)lost["probability"]));
    }

    [Theory]
    [InlineData("stage", "不存在")]
    [InlineData("stage_id", "stage_00000000000000000000000000")]
    public async Task A_stage_that_is_not_there_is_named_and_nothing_moves(string field, string value)
    {
        var admin = (await app.NewTenant()).Admin;
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购");

        Assert.Equal([field], await admin.TryMove(deal, new Dictionary<string, string> { [field] = value }).FaultyFields());
        Assert.Equal((int?)deal["version"], (int?)(await admin.Read(deal))["version"]);
    }

    [Fact]
    public async Task Another_organisations_stage_or_pipeline_is_not_there()
    {
        var (mine, theirs) = ((await app.NewTenant()).Admin, await (await app.NewTenant()).Admin.Pipeline());
        var customer = await mine.AddCustomer("甲公司");
        var deal = await mine.AddDeal(customer, "采购");
        var (pipeline, stage) = ((string)theirs["pipeline_id"]!, theirs.StageId("方案提交"));

        Assert.Equal(["stage_id"], await mine.TryMove(deal, new { stage_id = stage }).FaultyFields());
        Assert.Equal(["pipeline_id"], await mine.PutAsJsonAsync($"/api/opportunities/{deal["opportunity_id"]}", new { pipeline_id = pipeline }).FaultyFields());
        Assert.Equal(["pipeline_id"], await mine.PostAsJsonAsync("/api/opportunities", new { customer_id = customer, title = "x", pipeline_id = pipeline }).FaultyFields());
        Assert.Equal("not_found", await mine.GetAsync($"/api/pipelines/{pipeline}").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal((int?)deal["version"], (int?)(await mine.Read(deal))["version"]);
    }

    [Fact]
    public async Task Cards_stay_where_they_are_dropped()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        var (a, b, c) = (await admin.AddDeal(customer, "A"), await admin.AddDeal(customer, "B"), await admin.AddDeal(customer, "C"));
        Assert.Equal("C B A", await Column(admin));

        await admin.Move(c, new { stage = "初步接触", after = (string?)b["opportunity_id"], before = (string?)a["opportunity_id"] });
        Assert.Equal("B C A", await Column(admin));
        await admin.Move(b, new { after = (string?)a["opportunity_id"] });
        Assert.Equal("C A B", await Column(admin));
        await admin.Move(b, new { before = (string?)a["opportunity_id"] });
        Assert.Equal("C B A", await Column(admin));
        await admin.Move(a, new { after = "opp_00000000000000000000000000" });
        Assert.Equal("A C B", await Column(admin));
    }

    [Fact]
    public async Task Many_who_drop_into_one_gap_at_once_all_stay_in_it()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        var deals = new List<JsonNode>();
        for (var i = 0; i < 14; i++) deals.Add(await admin.AddDeal(customer, $"{i:00}"));
        var (bottom, top) = ((string?)deals[0]["opportunity_id"], (string?)deals[^1]["opportunity_id"]);

        await Task.WhenAll(deals[1..^1].Select(d => admin.Move(d, new { after = top, before = bottom })));

        var column = (await Column(admin)).Split(' ');
        Assert.Equal(("13", "00"), (column[0], column[^1]));
        Assert.Equal(14, column.Distinct().Count());
        // and there is room for one more anywhere
        foreach (var deal in deals[1..^1].ToList()) await admin.Move(deal, new { after = top });
    }

    [Fact]
    public async Task Of_many_who_close_a_deal_at_once_one_succeeds()
    {
        var admin = (await app.NewTenant()).Admin;
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购", new { amount = 100 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => i % 2 == 0
            ? admin.TryClose(deal, new { status = "won", actual_amount = i })
            : admin.TryMove(deal, new { stage = "输单", set = new { lost_reason = "x" } })));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(11, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        var closed = await admin.Read(deal);
        Assert.Single(closed["stages"]!.AsArray(), s => s!["left_at"] is null);
        Assert.Equal(2, closed["stages"]!.AsArray().Count);
    }

    [Fact]
    public async Task Moves_at_once_leave_one_unbroken_history()
    {
        var admin = (await app.NewTenant()).Admin;
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购");
        string[] stages = ["需求确认", "方案提交", "商务谈判", "初步接触"];

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => admin.Move(deal, new { stage = stages[i % 4] })));

        var after = await admin.Read(deal);
        var history = after["stages"]!.AsArray();
        Assert.Equal((string?)after["stage"], (string?)history.Single(s => s!["left_at"] is null)!["stage"]);
        Assert.Equal(history.Skip(1).Select(s => (string?)s!["entered_at"]), history.SkipLast(1).Select(s => (string?)s!["left_at"]));
    }

    [Fact]
    public async Task An_old_version_is_told_what_is_now()
    {
        var admin = (await app.NewTenant()).Admin;
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购");
        await admin.Move(deal, new { stage = "方案提交" });

        var response = await admin.TryMove(deal, new { stage = "商务谈判", version = (int)deal["version"]! });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var body = await response.Body();
        Assert.Equal(("conflict.version", "方案提交"), ((string?)body["code"], (string?)body["current"]!["stage"]));
    }

    /// <summary>The fifth document's pipeline with a required amount in its first stage, as the default.</summary>
    private async Task<(HttpClient Admin, JsonNode Pipeline)> WithGates()
    {
        var admin = (await app.NewTenant()).Admin;
        var pipeline = await admin.PostJson("/api/pipelines", new { name = "资质", template = "qualification" });
        var stages = pipeline["stages"]!.DeepClone().AsArray();
        stages[0]!["required_fields"] = new JsonArray("amount");
        return (admin, await admin.PutJson($"/api/pipelines/{pipeline["pipeline_id"]}", new { is_default = true, stages }));
    }

    private static async Task<string> Column(HttpClient client) =>
        string.Join(' ', (await client.GetJson("/api/opportunities/board"))["columns"]![0]!["items"]!.AsArray().Select(i => (string?)i!["title"]));

    private static string Said(JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
