using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Handovers;

public sealed class HandoverTests(CrmApp app)
{
    private static readonly string[] Kinds = ["customers", "opportunities", "leads", "tasks", "approvals"];

    [Fact]
    public async Task What_lies_with_a_leaver_goes_to_a_successor_after_a_summary()
    {
        var team = await SalesTeam.Of(app);
        var (leaver, admin) = (team.Head, team.Tenant.Admin);
        await Fill(team);

        Assert.Equal("2/1/1/1/1", Counts(await admin.GetJson($"/api/users/{leaver.Id}/handover")));
        var moved = await admin.PostJson($"/api/users/{leaver.Id}/handover", new { to_id = team.Colleague.Id });
        await team.Tenant.Settle();

        Assert.Equal("2/1/1/1/1", Counts(moved));
        Assert.Equal("0/0/0/0/0", Counts(await admin.GetJson($"/api/users/{leaver.Id}/handover")));
        Assert.Equal(["乙", "甲"], (await team.Colleague.Http.CustomerNames()).Order(StringComparer.Ordinal));
        Assert.Equal(["进行中"], (await team.Colleague.Http.GetJson("/api/opportunities")).Of("title"));
        Assert.Equal(["线索"], (await team.Colleague.Http.GetJson("/api/leads")).Of("name"));
        Assert.Equal(["回访"], (await team.Colleague.Http.GetJson("/api/tasks")).Of("title"));
        Assert.Single((await team.Colleague.Http.GetJson("/api/approvals"))["items"]!.AsArray());
        var told = (await team.Colleague.Http.GetJson("/api/notifications"))["items"]!.AsArray();
        Assert.Contains(told, n => (string?)n!["title"] == "主管 的工作交接给您" && (string?)n["text"] == "客户 2，商机 1，线索 1，任务 1，审批 1");
        Assert.Single(told, n => (string?)n!["kind"] == "assigned"); // one line, not one per record
        Assert.Contains((await admin.GetJson($"/api/audit?kind=users"))["items"]!.AsArray(), e => (string?)e!["action"] == "handed_over");
    }

    [Fact]
    public async Task Each_kind_may_go_to_another_and_what_is_not_named_stays()
    {
        var team = await SalesTeam.Of(app);
        await Fill(team);

        var moved = await team.Tenant.Admin.PostJson($"/api/users/{team.Head.Id}/handover", new { customers_to_pool = true, leads_to = team.Colleague.Id, tasks_to = team.Asker.Id });

        Assert.Equal("2/0/1/1/0", Counts(moved));
        Assert.Equal("0/1/0/0/1", Counts(await team.Tenant.Admin.GetJson($"/api/users/{team.Head.Id}/handover")));
        Assert.Equal(2, (await team.Tenant.Admin.GetJson("/api/customers?owner=none"))["items"]!.AsArray().Count);
        Assert.Equal(["回访"], (await team.Asker.Http.GetJson("/api/tasks")).Of("title"));
    }

    [Fact]
    [AttackCase("AC-068")]
    public async Task A_decision_never_falls_to_who_asked_for_it()
    {
        var team = await SalesTeam.Of(app);
        var (_, approval) = await team.Ask();

        await team.Tenant.Admin.PostJson($"/api/users/{team.Head.Id}/handover", new { to_id = team.Asker.Id });

        Assert.Equal("approval.own_request", await team.Asker.Http.Decides(approval, "grant").RefusedWith(HttpStatusCode.Forbidden));
        (await team.Tenant.Admin.Decides(approval, "grant")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Only_who_may_give_everything_away_hands_over_and_only_to_people_there_are()
    {
        var team = await SalesTeam.Of(app);
        await Fill(team);
        var path = $"/api/users/{team.Head.Id}/handover";
        var stranger = (await app.NewTenant()).AdminUser.Id.ToString();

        Assert.Equal("forbidden", await team.Asker.Http.GetAsync(path).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await team.Asker.Http.PostAsJsonAsync(path, new { to_id = team.Asker.Id }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(["to_id"], await team.Tenant.Admin.PostAsJsonAsync(path, new { }).FaultyFields());
        Assert.Equal("handover.to_oneself", await team.Tenant.Admin.PostAsJsonAsync(path, new { to_id = team.Head.Id }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(["tasks_to"], await team.Tenant.Admin.PostAsJsonAsync(path, new { tasks_to = stranger }).FaultyFields());
        Assert.Equal("not_found", await team.Tenant.Admin.GetAsync($"/api/users/{stranger}/handover").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("2/1/1/1/1", Counts(await team.Tenant.Admin.GetJson(path)));
    }

    /// <summary>Two customers, an open and a won deal, an open lead, a task and a decision lie with the head.</summary>
    private static async Task Fill(SalesTeam team)
    {
        var head = team.Head.Http;
        var customer = await head.AddCustomer("甲");
        await head.AddCustomer("乙");
        await head.PostJson("/api/opportunities", new { customer_id = customer, title = "进行中" });
        var won = await head.PostJson("/api/opportunities", new { customer_id = customer, title = "已赢单", amount = 10 });
        await head.Close(won, new { status = "won", actual_amount = 10 });
        await head.AddLead("线索", new { company = "某公司" });
        await head.PostJson("/api/tasks", new { title = "回访" });
        await team.Ask("丙");
    }

    private static string Counts(JsonNode counts) => string.Join('/', Kinds.Select(kind => counts[kind]!.ToString()));
}
