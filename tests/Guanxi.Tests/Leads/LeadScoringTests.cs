using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Leads;

public sealed class LeadScoringTests(CrmApp app)
{
    /// <summary>The fifth document's rules, as they stand there.</summary>
    private static readonly object[] FifthDocument =
    [
        new { label = "大公司", condition = "公司规模 > 100", points = 20 }, new { condition = "行业 = '科技'", points = 15 },
        new { condition = "访问了定价页", points = 10 }, new { condition = "下载了白皮书", points = 5 }, new { condition = "邮件开启 > 3", points = 5 },
    ];

    [Fact]
    public async Task The_five_rules_of_the_fifth_document_score_a_lead_and_show_their_parts()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.Put("/api/leads/scoring", new { score_threshold = 50, rules = FifthDocument });

        var lead = await tenant.Admin.PostJson("/api/leads", new { name = "李四", company_size = 120, industry = "科技", visited_pricing = true, email_opens = 3 });
        Assert.Equal((45, "low", "new"), ((int)lead["score"]!, (string?)lead["quality"], (string?)lead["status"]));
        Assert.Equal(["大公司:20", "行业 = '科技':15", "访问了定价页:10"], Parts(lead));

        var changed = await tenant.Admin.PatchJson($"/api/leads/{lead["lead_id"]}", new { email_opens = 4 });
        Assert.Equal((50, "qualified"), ((int)changed["score"]!, (string?)changed["status"]));
        Assert.Equal("邮件开启 > 3:5", Parts(changed)[^1]);
    }

    [Fact]
    public async Task Quality_follows_the_score_and_the_score_stays_between_0_and_100()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.Put("/api/leads/scoring", new { rules = new object[] { Rule("城市 = '深圳'", 60), Rule("行业 = '科技'", 20), Rule("公司规模 > 10", 90), Rule("来源 = '名单'", -100) } });

        Assert.Equal((0, "low"), await Scored(new { name = "甲" }));
        Assert.Equal((60, "medium"), await Scored(new { name = "乙", city = "深圳" }));
        Assert.Equal((80, "high"), await Scored(new { name = "丙", city = "深圳", industry = "科技" }));
        Assert.Equal((100, "high"), await Scored(new { name = "丁", city = "深圳", company_size = 11 }));
        Assert.Equal((0, "low"), await Scored(new { name = "戊", source = "名单" }));
        Assert.Equal(["丁", "丙", "乙"], (await tenant.Admin.GetJson("/api/leads?sort=-score&filter=评分 >= 60")).Of("name"));
        Assert.Equal(["丁", "丙"], (await tenant.Admin.GetJson("/api/leads?quality=high&sort=-score")).Of("name"));

        async Task<(int, string)> Scored(object lead)
        {
            var made = await tenant.Admin.PostJson("/api/leads", lead);
            return ((int)made["score"]!, (string)made["quality"]!);
        }
    }

    [Fact]
    public async Task A_changed_rule_scores_all_open_leads_again_and_leaves_closed_ones()
    {
        var tenant = await app.NewTenant();
        var open = await tenant.Admin.AddLead("李四", new { industry = "科技" });
        var closed = await tenant.Admin.AddLead("赵敏", new { industry = "科技" });
        await tenant.Admin.PostJson($"/api/leads/{closed}/disqualify", new { reason = "空号" });

        await tenant.Admin.Put("/api/leads/scoring", new { rules = new object[] { Rule("行业 = '科技'", 40) } });
        await tenant.Settle();
        Assert.Equal(40, (int)(await tenant.Admin.GetJson($"/api/leads/{open}"))["score"]!);
        Assert.Equal(0, (int)(await tenant.Admin.GetJson($"/api/leads/{closed}"))["score"]!);

        await tenant.Admin.Put("/api/leads/scoring", new { rules = new object[] { Rule("行业 = '科技'", 70) } });
        await tenant.Settle();
        var again = await tenant.Admin.GetJson($"/api/leads/{open}");
        Assert.Equal((70, "medium", "qualified"), ((int)again["score"]!, (string?)again["quality"], (string?)again["status"]));
        Assert.Equal(["行业 = '科技':70"], Parts(again));

        var reopened = await tenant.Admin.PostJson($"/api/leads/{closed}/reopen", new { });
        Assert.Equal(70, (int)reopened["score"]!);
    }

    [Fact]
    public async Task What_a_lead_does_by_itself_counts()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.Put("/api/leads/scoring", new { rules = FifthDocument });
        var lead = await tenant.Admin.AddLead("李四");
        var path = $"/api/leads/{lead}/behaviours";

        await tenant.Admin.PostJson(path, new { type = "page_visit", detail = "/about" });
        var visited = await tenant.Admin.PostJson(path, new { type = "page_visit", detail = "/pricing" });
        await tenant.Admin.PostJson(path, new { type = "download", detail = "CRM 白皮书.pdf", occurred_at = "2026-02-10T08:00:00Z" });
        foreach (var _ in Enumerable.Range(0, 4)) await tenant.Admin.PostJson(path, new { type = "email_open" });
        var end = await tenant.Admin.GetJson($"/api/leads/{lead}");

        Assert.Equal((2, 10), ((int)visited["page_visits"]!, (int)visited["score"]!));
        Assert.Equal((4, true, 20), ((int)end["email_opens"]!, (bool)end["downloaded_whitepaper"]!, (int)end["score"]!));
        Assert.Equal(7, (await tenant.Admin.GetJson(path))["items"]!.AsArray().Count);
        Assert.Equal(["occurred_at"], await tenant.Admin.PostAsJsonAsync(path, new { type = "email_open", occurred_at = "2999-01-01T00:00:00Z" }).FaultyFields());
        Assert.Equal(["type"], await tenant.Admin.PostAsJsonAsync(path, new { type = "smile" }).FaultyFields());
    }

    [Fact]
    public async Task Twenty_behaviours_at_once_all_count()
    {
        var tenant = await app.NewTenant();
        var lead = await tenant.Admin.AddLead("李四");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => tenant.Admin.PostAsJsonAsync($"/api/leads/{lead}/behaviours", new { type = "email_open" })));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(20, (int)(await tenant.Admin.GetJson($"/api/leads/{lead}"))["email_opens"]!);
    }

    [Theory]
    [InlineData("公司规模 >", "filter.syntax", 7)]
    [InlineData("预算 > 5", "filter.unknown_field", 1)]
    [InlineData("公司规模 > '大'", "filter.type", 8)]
    [InlineData("行业", "filter.syntax", 3)]
    [InlineData("负责人 = 我", "filter.type", 7)]
    public async Task A_rule_that_cannot_be_understood_is_refused_with_its_place(string condition, string code, int position)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.Put("/api/leads/scoring", new { rules = FifthDocument });

        var refused = await tenant.Admin.PutAsJsonAsync("/api/leads/scoring", new { rules = new object[] { Rule("访问了定价页", 10), Rule(condition, 10) } });
        var problem = await refused.Body();

        if (code == "filter.type" && condition.Contains('我', StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal((HttpStatusCode.BadRequest, code, 1, position), (refused.StatusCode, (string?)problem["code"], (int)problem["rule"]!, (int)problem["position"]!));
        Assert.Equal(5, (await tenant.Admin.GetJson("/api/leads/scoring"))["rules"]!.AsArray().Count);
    }

    [Fact]
    public async Task Scores_are_given_by_hand_only_where_rules_do_not()
    {
        var tenant = await app.NewTenant();
        var lead = await tenant.Admin.AddLead("李四");
        Assert.Equal(["score"], await tenant.Admin.Patch($"/api/leads/{lead}", new { score = 75 }).FaultyFields());

        await tenant.Admin.Put("/api/leads/scoring", new { auto_score = false });
        var rated = await tenant.Admin.PatchJson($"/api/leads/{lead}", new { score = 75 });
        Assert.Equal((75, "medium"), ((int)rated["score"]!, (string?)rated["quality"]));
        Assert.Equal(75, (int)(await tenant.Admin.PostJson($"/api/leads/{lead}/score", new { }))["score"]!);
        Assert.Equal(["score"], await tenant.Admin.Patch($"/api/leads/{lead}", new { score = 101 }).FaultyFields());
    }

    [Fact]
    public async Task Only_who_configures_changes_the_rules_and_an_old_version_is_refused()
    {
        var tenant = await app.NewTenant();
        var (rep, marketing) = (await tenant.Member(), await tenant.Member("marketing"));

        Assert.Equal("forbidden", await rep.Http.PutAsJsonAsync("/api/leads/scoring", new { auto_score = false }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(60, (int)(await rep.Http.GetJson("/api/leads/scoring"))["score_threshold"]!);
        await marketing.Http.Put("/api/leads/scoring", new { score_threshold = 70, version = 0 });
        Assert.Equal("conflict.version", await marketing.Http.PutAsJsonAsync("/api/leads/scoring", new { score_threshold = 50, version = 0 }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(["score_threshold"], await marketing.Http.PutAsJsonAsync("/api/leads/scoring", new { score_threshold = 101 }).FaultyFields());
    }

    [Fact]
    public async Task A_lead_at_the_threshold_converts_by_itself_where_that_is_switched_on()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        await tenant.Admin.AddCustomer("老客户");
        await tenant.Admin.Put("/api/leads/scoring", new { auto_convert = true, auto_convert_threshold = 80, rules = new object[] { Rule("访问了定价页", 85) } });

        var ready = await tenant.Admin.AddLead("李四", new { company = "新公司", visited_pricing = true, assigned_to = rep.Id });
        var known = await tenant.Admin.AddLead("王五", new { company = "老客户", visited_pricing = true });
        var cold = await tenant.Admin.AddLead("赵六", new { company = "冷公司" });
        await tenant.Settle();

        var converted = await tenant.Admin.GetJson($"/api/leads/{ready}");
        Assert.Equal("converted", (string?)converted["status"]);
        Assert.Equal(rep.Id, (string?)(await tenant.Admin.GetJson($"/api/customers/{converted["customer_id"]}"))["owner_id"]);
        Assert.Equal("qualified", (string?)(await tenant.Admin.GetJson($"/api/leads/{known}"))["status"]); // may be a customer: a person decides
        Assert.Equal("new", (string?)(await tenant.Admin.GetJson($"/api/leads/{cold}"))["status"]);
        Assert.Equal(["新公司", "老客户"], await tenant.Admin.CustomerNames());
    }

    [Fact]
    public async Task Switching_conversion_on_converts_what_has_the_score_already()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.Put("/api/leads/scoring", new { rules = new object[] { Rule("访问了定价页", 85) } });
        var lead = await tenant.Admin.AddLead("李四", new { company = "新公司", visited_pricing = true });
        await tenant.Settle();
        Assert.Equal("qualified", (string?)(await tenant.Admin.GetJson($"/api/leads/{lead}"))["status"]);

        await tenant.Admin.Put("/api/leads/scoring", new { auto_convert = true });
        await tenant.Settle();

        Assert.Equal("converted", (string?)(await tenant.Admin.GetJson($"/api/leads/{lead}"))["status"]);
    }

    private static object Rule(string condition, int points) => new { condition, points };

    private static List<string> Parts(JsonNode lead) => [.. lead["score_parts"]!.AsArray().Select(p => $"{p!["label"]}:{p["points"]}")];
}
