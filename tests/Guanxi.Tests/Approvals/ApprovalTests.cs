using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Approvals;

public sealed class ApprovalTests(CrmApp app)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    [Fact]
    public async Task The_head_of_the_department_is_told_and_decides_and_the_asker_hears_it()
    {
        var team = await SalesTeam.Of(app);
        var (customer, approval) = await team.Ask();

        var told = (await team.Head.Http.GetJson("/api/notifications"))["items"]!.AsArray().Single()!;
        Assert.Equal(("approval", "小王 申请将客户“云杉软件”移交给小李", "地址在他的区域"), ((string?)told["kind"], (string?)told["title"], (string?)told["text"]));
        Assert.Equal(("approvals", approval), ((string?)told["record"]!["kind"], (string?)told["record"]!["id"]));
        var waiting = (await team.Head.Http.GetJson("/api/approvals"))["items"]!.AsArray().Single()!;
        Assert.Equal(("将客户“云杉软件”移交给小李", "小王", true, "pending"), ((string?)waiting["title"], (string?)waiting["asked_by_name"], (bool)waiting["may_decide"]!, (string?)waiting["status"]));
        Assert.Equal(("customers", customer), ((string?)waiting["record"]!["kind"], (string?)waiting["record"]!["id"]));
        Assert.Equal(1, (int)(await team.Head.Http.GetJson("/api/approvals/count"))["waiting"]!);

        (await team.Head.Http.Decides(approval, "grant", "可以")).EnsureSuccessStatusCode();
        await team.Tenant.Settle();

        Assert.Equal(0, (int)(await team.Head.Http.GetJson("/api/approvals/count"))["waiting"]!);
        var heard = (await team.Asker.Http.GetJson("/api/notifications"))["items"]![0]!;
        Assert.Equal(("已同意将客户“云杉软件”移交给小李", "主管 可以"), ((string?)heard["title"], (string?)heard["text"]));
        var end = (await team.Asker.Http.GetJson("/api/approvals?view=asked"))["items"]!.AsArray().Single()!;
        Assert.Equal("granted", (string?)end["status"]);
        Assert.Equal("可以", (string?)(await team.Asker.Http.GetJson($"/api/approvals/{approval}"))["steps"]![0]!["votes"]![0]!["comment"]);
        Assert.Single((await team.Head.Http.GetJson("/api/approvals?view=decided"))["items"]!.AsArray());
        Assert.Equal(team.Colleague.Id, await team.Colleague.Http.OwnerOf(customer));
    }

    [Fact]
    [AttackCase("AC-068", "AC-280")]
    public async Task Only_an_approver_decides_once_and_strangers_see_nothing()
    {
        var team = await SalesTeam.Of(app);
        var (_, approval) = await team.Ask();

        Assert.Equal("not_found", await team.Colleague.Http.Decides(approval, "grant").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await team.Colleague.Http.GetAsync($"/api/approvals/{approval}").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await (await app.NewTenant()).Admin.GetAsync($"/api/approvals/{approval}").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("approval.own_request", await team.Asker.Http.Decides(approval, "grant").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("approval.not_approver", await team.Tenant.Admin.Decides(approval, "refuse").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("approval.not_asker", await team.Head.Http.Decides(approval, "withdraw").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await team.Head.Http.GetAsync("/api/approvals?view=all").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(["view"], await team.Head.Http.GetAsync("/api/approvals?view=x").FaultyFields());
        Assert.Equal(["comment"], await team.Head.Http.Decides(approval, "refuse", new string('x', 1001)).FaultyFields());

        (await team.Head.Http.Decides(approval, "refuse", "不合适")).EnsureSuccessStatusCode();
        Assert.Equal("approval.closed", await team.Head.Http.Decides(approval, "grant").RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("approval.closed", await team.Asker.Http.Decides(approval, "withdraw").RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("refused", (string?)await team.Asker.Http.StatusOf(approval));
    }

    [Fact]
    [AttackCase("AC-280")]
    public async Task Of_many_who_decide_at_the_same_moment_one_counts()
    {
        var team = await SalesTeam.Of(app);
        var second = await team.Tenant.Member("manager", team.Department.Id);
        await team.Rule(new { mode = "any", approvers = new[] { new { kind = "role", role = "manager" } } });
        var (customer, approval) = await team.Ask();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? team.Head : second).Http.Decides(approval, i % 2 == 0 ? "grant" : "refuse")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        await team.Tenant.Settle();
        var isGranted = (string?)await team.Asker.Http.StatusOf(approval) == "granted";
        Assert.Equal(isGranted ? team.Colleague.Id : team.Asker.Id, await team.Tenant.Admin.OwnerOf(customer));
    }

    [Fact]
    public async Task Steps_follow_one_another_and_a_step_may_need_all()
    {
        var team = await SalesTeam.Of(app);
        var (first, second) = (await team.Tenant.Member("service", name: "客服甲"), await team.Tenant.Member("service", name: "客服乙"));
        await team.Rule(
            new { mode = "all", approvers = new object[] { new { kind = "person", user_id = first.Id }, new { kind = "person", user_id = second.Id } } },
            new { mode = "any", approvers = new object[] { new { kind = "department_head" } } });
        var (customer, approval) = await team.Ask();

        (await first.Http.Decides(approval, "grant")).EnsureSuccessStatusCode();
        Assert.Equal("approval.decided", await first.Http.Decides(approval, "grant").RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("not_found", await team.Head.Http.Decides(approval, "grant").RefusedWith(HttpStatusCode.NotFound)); // not yet asked
        (await second.Http.Decides(approval, "grant")).EnsureSuccessStatusCode();
        await team.Tenant.Settle();
        Assert.Equal(team.Asker.Id, await team.Asker.Http.OwnerOf(customer));
        Assert.Equal(1, (int)(await team.Head.Http.GetJson("/api/notifications/count"))["unread"]!);
        (await team.Head.Http.Decides(approval, "grant")).EnsureSuccessStatusCode();
        await team.Tenant.Settle();

        Assert.Equal(team.Colleague.Id, await team.Colleague.Http.OwnerOf(customer));
    }

    [Fact]
    public async Task Two_who_must_both_agree_may_do_so_at_the_same_moment()
    {
        var team = await SalesTeam.Of(app);
        var (first, second) = (await team.Tenant.Member("service"), await team.Tenant.Member("service"));
        await team.Rule(new { mode = "all", approvers = new object[] { new { kind = "role", role = "service" } } });
        var (_, approval) = await team.Ask();

        var answers = await Task.WhenAll(first.Http.Decides(approval, "grant"), second.Http.Decides(approval, "grant"));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal("granted", (string?)await team.Asker.Http.StatusOf(approval));
    }

    [Fact]
    public async Task The_line_of_managers_decides_and_without_anybody_the_administrator()
    {
        var team = await SalesTeam.Of(app);
        var (boss, chief) = (await team.Tenant.Member("service"), await team.Tenant.Member("service"));
        await team.Tenant.Admin.PatchJson($"/api/users/{team.Asker.Id}", new { manager_id = boss.Id });
        await team.Tenant.Admin.PatchJson($"/api/users/{boss.Id}", new { manager_id = chief.Id });
        await team.Rule(new { approvers = new object[] { new { kind = "manager_chain", level = 2 } } });
        var (_, byChief) = await team.Ask("甲");
        await team.Tenant.Admin.PatchJson($"/api/departments/{team.Department.Id}", new { head_id = (string?)null });
        await team.Tenant.Admin.PatchJson($"/api/users/{team.Asker.Id}", new { manager_id = (string?)null });
        await team.Rule(new { approvers = new object[] { new { kind = "department_head" } } });
        var (_, byAdmin) = await team.Ask("乙");

        Assert.Equal(byChief, (string?)(await chief.Http.GetJson("/api/approvals"))["items"]!.AsArray().Single()!["approval_id"]);
        Assert.Empty((await boss.Http.GetJson("/api/approvals"))["items"]!.AsArray());
        Assert.Equal(byAdmin, (string?)(await team.Tenant.Admin.GetJson("/api/approvals"))["items"]!.AsArray().Single()!["approval_id"]);
    }

    [Fact]
    public async Task Somebody_decides_for_an_absent_colleague_on_the_days_away()
    {
        var team = await SalesTeam.Of(app);
        var deputy = await team.Tenant.Member("service", name: "副手");
        var (_, approval) = await team.Ask();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(China).DateTime);

        await team.Head.Http.Put("/api/approvals/delegation", new { to_id = deputy.Id, from = today.AddDays(1), until = today.AddDays(3) });
        Assert.Equal("not_found", await deputy.Http.Decides(approval, "grant").RefusedWith(HttpStatusCode.NotFound));
        await team.Head.Http.Put("/api/approvals/delegation", new { to_id = deputy.Id, from = today, until = today });
        Assert.Equal(("副手", today.ToString("O")), ((string?)(await team.Head.Http.GetJson("/api/approvals/delegation"))["to_name"], (string?)(await team.Head.Http.GetJson("/api/approvals/delegation"))["until"]));
        Assert.Single((await deputy.Http.GetJson("/api/approvals"))["items"]!.AsArray());
        (await deputy.Http.Decides(approval, "grant", "代批")).EnsureSuccessStatusCode();

        var vote = (await team.Asker.Http.GetJson($"/api/approvals/{approval}"))["steps"]![0]!["votes"]![0]!;
        Assert.Equal(("主管", "副手", "granted"), ((string?)vote["user_name"], (string?)vote["decided_by_name"], (string?)vote["decision"]));
        (await team.Head.Http.DeleteAsync("/api/approvals/delegation")).EnsureSuccessStatusCode();
        Assert.Null((await team.Head.Http.GetJson("/api/approvals/delegation"))["to_id"]);
    }

    [Fact]
    public async Task Nobody_stands_in_for_himself_backwards_or_through_a_stranger()
    {
        var team = await SalesTeam.Of(app);
        var stranger = (await app.NewTenant()).AdminUser.Id.ToString();

        Assert.Equal(["to_id"], await team.Head.Http.PutAsJsonAsync("/api/approvals/delegation", new { to_id = team.Head.Id, from = "2026-02-01", until = "2026-02-02" }).FaultyFields());
        Assert.Equal(["to_id"], await team.Head.Http.PutAsJsonAsync("/api/approvals/delegation", new { to_id = stranger, from = "2026-02-01", until = "2026-02-02" }).FaultyFields());
        Assert.Equal(["until"], await team.Head.Http.PutAsJsonAsync("/api/approvals/delegation", new { to_id = team.Asker.Id, from = "2026-02-02", until = "2026-02-01" }).FaultyFields());
        Assert.Null((await team.Head.Http.GetJson("/api/approvals/delegation"))["to_id"]);
    }

    [Fact]
    public async Task A_request_is_taken_back_and_may_be_made_again()
    {
        var team = await SalesTeam.Of(app);
        var (customer, approval) = await team.Ask();
        var again = new { owner_id = team.Colleague.Id };

        Assert.Equal("approval.pending", await team.Asker.Http.PostAsJsonAsync($"/api/customers/{customer}/transfer", again).RefusedWith(HttpStatusCode.Conflict));
        (await team.Asker.Http.Decides(approval, "withdraw")).EnsureSuccessStatusCode();
        Assert.Equal("approval.closed", await team.Head.Http.Decides(approval, "grant").RefusedWith(HttpStatusCode.Conflict));
        Assert.Empty((await team.Head.Http.GetJson("/api/approvals"))["items"]!.AsArray());
        (await team.Asker.Http.PostAsJsonAsync($"/api/customers/{customer}/transfer", again)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Rules_are_set_by_the_administrator_and_name_people_there_are()
    {
        var team = await SalesTeam.Of(app);
        const string path = "/api/approvals/rules/customer_transfer";

        var usual = (await team.Tenant.Admin.GetJson("/api/approvals/rules"))["items"]!.AsArray().First()!;
        Assert.Equal(("customer_transfer", true, "department_head"), ((string?)usual["subject"], (bool)usual["is_active"]!, (string?)usual["steps"]![0]!["approvers"]![0]!["kind"]));
        Assert.Equal("forbidden", await team.Head.Http.PutAsJsonAsync(path, new { is_active = false }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("not_found", await team.Tenant.Admin.PutAsJsonAsync("/api/approvals/rules/holiday", new { is_active = false }).RefusedWith(HttpStatusCode.NotFound));
        foreach (var approver in new object[] { new { kind = "person" }, new { kind = "role", role = "nobody" }, new { kind = "person", user_id = (await app.NewTenant()).AdminUser.Id.ToString() } })
            Assert.Equal(["steps"], await team.Tenant.Admin.PutAsJsonAsync(path, new { steps = new[] { new { approvers = new[] { approver } } } }).FaultyFields());
        Assert.Equal(["steps"], await team.Tenant.Admin.PutAsJsonAsync(path, new { steps = Array.Empty<object>() }).FaultyFields());
        var changed = await team.Tenant.Admin.Put(path, new { is_active = false, version = 0 });
        Assert.Equal("conflict.version", await team.Tenant.Admin.PutAsJsonAsync(path, new { is_active = true, version = 0 }).RefusedWith(HttpStatusCode.Conflict));
        Assert.False((bool)changed["is_active"]!);
    }
}
