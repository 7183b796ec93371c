using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Opportunities;

public sealed class PipelineTests(CrmApp app)
{
    [Fact]
    public async Task An_organisation_is_born_with_the_standard_pipeline()
    {
        var pipeline = await (await (await app.NewTenant()).Member()).Http.Pipeline();

        Assert.Equal((true, true, "standard"), ((bool)pipeline["is_default"]!, (bool)pipeline["is_active"]!, (string?)pipeline["template"]));
        Assert.Equal(["初步接触 10", "需求确认 30", "方案提交 50", "商务谈判 70", "成交 100", "输单 0"], Stages(pipeline).Select(s => $"{s!["name"]} {s["probability"]}"));
    }

    [Theory]
    [InlineData("classic", "lead 10, opportunity 30, proposal 50, negotiation 75, won 100, lost 0")]
    [InlineData("qualification", "prospecting 10, qualification 25, proposal 50, negotiation 75, won 100, lost 0")]
    [InlineData("funnel", "lead 10, qualified 30, proposal 50, negotiation 70, closed_won 100, closed_lost 0")]
    public async Task The_other_templates_are_chosen_by_name(string template, string expected)
    {
        var admin = (await app.NewTenant()).Admin;
        var made = await admin.PostJson("/api/pipelines", new { name = "新流程", template });

        Assert.Equal(expected, string.Join(", ", Stages(made).Select(s => $"{s!["code"]} {s["probability"]}")));
        Assert.Contains(template, (await admin.GetJson("/api/pipelines/templates")).Of("template"));
        Assert.False((bool)made["is_default"]!);
    }

    [Fact]
    public async Task A_stage_with_deals_is_removed_only_when_they_have_a_place_to_go()
    {
        var admin = (await app.NewTenant()).Admin;
        var pipeline = await admin.Pipeline();
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购", new { stage = "方案提交" });
        var path = $"/api/pipelines/{pipeline["pipeline_id"]}";
        var without = Entries(pipeline, "方案提交");

        Assert.Equal("pipeline.stage_in_use", await admin.PutAsJsonAsync(path, new { stages = without }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("pipeline.wrong_move", await admin.PutAsJsonAsync(path, new { stages = without, moves = Move(pipeline, "方案提交", "成交") }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(["moves"], await admin.PutAsJsonAsync(path, new { stages = without, moves = Move(pipeline, "方案提交", "方案提交") }).FaultyFields());
        Assert.Equal(6, Stages(await admin.Pipeline()).Count);

        await admin.PutJson(path, new { stages = without, moves = Move(pipeline, "方案提交", "需求确认") });
        var moved = await admin.Read(deal);
        Assert.Equal(("需求确认", 30), ((string?)moved["stage"], (int?)moved["probability"]));
        Assert.Equal(["方案提交", "需求确认"], moved["stages"]!.AsArray().Select(s => (string?)s!["stage"]));
    }

    [Fact]
    public async Task Stages_are_added_renamed_and_reordered_without_touching_deals()
    {
        var admin = (await app.NewTenant()).Admin;
        var pipeline = await admin.Pipeline();
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购", new { stage = "需求确认" });
        var entries = Entries(pipeline);
        (entries[1]!["name"], entries[1]!["probability"], entries[1]!["stale_days"]) = ("需求梳理", 35, 7);
        entries.Insert(1, new JsonObject { ["name"] = "电话沟通", ["probability"] = 20, ["entry_tasks"] = new JsonArray(new JsonObject { ["title"] = "打电话", ["due_days"] = 2, ["priority"] = "high" }) });

        var changed = await admin.PutJson($"/api/pipelines/{pipeline["pipeline_id"]}", new { name = "我们的流程", stages = entries });

        Assert.Equal(["初步接触", "电话沟通", "需求梳理", "方案提交", "商务谈判", "成交", "输单"], Stages(changed).Select(s => (string?)s!["name"]));
        Assert.Equal(2, (int?)Stages(changed)[1]!["entry_tasks"]![0]!["due_days"]);
        Assert.Equal(2, (int?)changed["version"]);
        var after = await admin.Read(deal);
        Assert.Equal(("需求梳理", 35), ((string?)after["stage"], (int?)after["probability"]));
        Assert.Equal((int?)deal["version"], (int?)after["version"]);
    }

    [Theory]
    [InlineData("""[{"name":"甲"},{"name":"成交","kind":"won"}]""", "pipeline.one_lost_stage")]
    [InlineData("""[{"name":"甲"},{"name":"输单","kind":"lost"}]""", "pipeline.one_won_stage")]
    [InlineData("""[{"name":"成交","kind":"won"},{"name":"输单","kind":"lost"}]""", "pipeline.no_open_stage")]
    [InlineData("""[{"name":"甲"},{"name":"甲"},{"name":"成交","kind":"won"},{"name":"输单","kind":"lost"}]""", "pipeline.stage_named_twice")]
    [InlineData("""[{"name":"甲","probability":101},{"name":"成交","kind":"won"},{"name":"输单","kind":"lost"}]""", null)]
    [InlineData("""[{"name":"甲","color":"red"},{"name":"成交","kind":"won"},{"name":"输单","kind":"lost"}]""", null)]
    [InlineData("""[{"name":"甲","required_fields":["owner_name"]},{"name":"成交","kind":"won"},{"name":"输单","kind":"lost"}]""", null)]
    [InlineData("""[{"name":"甲","stage_id":"stage_00000000000000000000000000"},{"name":"成交","kind":"won"},{"name":"输单","kind":"lost"}]""", null)]
    public async Task Stages_that_make_no_pipeline_are_refused(string stages, string? code)
    {
        var admin = (await app.NewTenant()).Admin;
        var request = admin.PostAsJsonAsync("/api/pipelines", new { name = "坏", stages = JsonNode.Parse(stages) });

        if (code is null) Assert.NotEmpty(await request.FaultyFields());
        else Assert.Equal(code, await request.RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Single((await admin.GetJson("/api/pipelines"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_pipeline_goes_with_its_deals_taken_over_by_another()
    {
        var admin = (await app.NewTenant()).Admin;
        var standard = await admin.Pipeline();
        var customer = await admin.AddCustomer("甲公司");
        var open = await admin.AddDeal(customer, "进行中", new { stage = "需求确认" });
        var won = await admin.AddDeal(customer, "赢单", new { stage = "成交", amount = 5 });
        var path = $"/api/pipelines/{standard["pipeline_id"]}";

        Assert.Equal("pipeline.last", await admin.DeleteAsync(path).RefusedWith(HttpStatusCode.Conflict));
        var funnel = await admin.PostJson("/api/pipelines", new { name = "漏斗", template = "funnel" });
        Assert.Equal("pipeline.in_use", await admin.DeleteAsync(path).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"{path}?move_to={funnel["pipeline_id"]}")).StatusCode);

        Assert.Equal(("合格线索", "成交"), ((string?)(await admin.Read(open))["stage"], (string?)(await admin.Read(won))["stage"]));
        var left = (await admin.GetJson("/api/pipelines"))["items"]!.AsArray();
        Assert.Equal(("漏斗", true), ((string?)Assert.Single(left)!["name"], (bool)left[0]!["is_default"]!));
    }

    [Fact]
    public async Task There_is_always_one_default_pipeline_that_takes_new_deals()
    {
        var admin = (await app.NewTenant()).Admin;
        var standard = $"/api/pipelines/{(await admin.Pipeline())["pipeline_id"]}";
        var other = await admin.PostJson("/api/pipelines", new { name = "渠道", template = "classic" });

        Assert.Equal("pipeline.default_needed", await admin.PutAsJsonAsync(standard, new { is_default = false }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("pipeline.default_stays_active", await admin.PutAsJsonAsync(standard, new { is_active = false }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        await admin.PutJson($"/api/pipelines/{other["pipeline_id"]}", new { is_default = true });
        await admin.PutJson(standard, new { is_active = false });

        Assert.Equal("渠道", (string?)(await admin.Pipeline())["name"]);
        var customer = await admin.AddCustomer("甲公司");
        Assert.Equal("线索", (string?)(await admin.AddDeal(customer, "采购"))["stage"]);
        Assert.Equal("pipeline.inactive", await admin.PostAsJsonAsync("/api/opportunities", new { customer_id = customer, title = "x", pipeline = "标准销售流程" }).RefusedWith(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Salespeople_see_pipelines_and_leave_them_as_they_are()
    {
        var tenant = await app.NewTenant();
        var (sales, manager) = (await tenant.Member(), await tenant.Member("manager"));
        var path = $"/api/pipelines/{(await sales.Http.Pipeline())["pipeline_id"]}";

        Assert.Equal("forbidden", await sales.Http.PutAsJsonAsync(path, new { name = "x" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await sales.Http.PostAsJsonAsync("/api/pipelines", new { name = "x", template = "classic" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("y", (string?)(await manager.Http.PutJson(path, new { name = "y" }))["name"]);
    }

    /// <summary>Deals that come into a stage while it is taken away keep it, or went along: none is without a stage.</summary>
    [Fact]
    public async Task A_stage_that_is_removed_while_deals_move_into_it_loses_none()
    {
        var admin = (await app.NewTenant()).Admin;
        var pipeline = await admin.Pipeline();
        var customer = await admin.AddCustomer("甲公司");
        var deals = new List<JsonNode>();
        for (var i = 0; i < 10; i++) deals.Add(await admin.AddDeal(customer, $"{i}"));

        var moving = deals.Select(d => admin.TryMove(d, new { stage = "方案提交" })).ToList();
        var removing = admin.PutAsJsonAsync($"/api/pipelines/{pipeline["pipeline_id"]}", new { stages = Entries(pipeline, "方案提交"), moves = Move(pipeline, "方案提交", "需求确认") });
        var answers = await Task.WhenAll(moving.Append(removing));

        Assert.All(answers, r => Assert.True((int)r.StatusCode < 500, $"{(int)r.StatusCode}"));
        var stages = Stages(await admin.Pipeline()).Select(s => (string?)s!["name"]).ToList();
        var left = (await admin.GetJson("/api/opportunities?status=open")).Of("stage");
        Assert.Equal(10, left.Count);
        Assert.All(left, name => Assert.Contains(name, stages));
    }

    private static JsonArray Stages(JsonNode pipeline) => pipeline["stages"]!.AsArray();

    /// <summary>The stages as they are written back, without some.</summary>
    private static JsonArray Entries(JsonNode pipeline, params string[] without) =>
        [.. Stages(pipeline).Where(s => !without.Contains((string?)s!["name"])).Select(s => s!.DeepClone())];

    private static Dictionary<string, string> Move(JsonNode pipeline, string from, string to) => new() { [pipeline.StageId(from)] = pipeline.StageId(to) };
}
