using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Customers.Ownership;

public sealed class TransferTests(CrmApp app)
{
    [Fact]
    public async Task An_administrator_transfers_at_once_and_the_new_owner_is_told()
    {
        var team = await SalesTeam.Of(app);
        var customer = await team.Asker.Http.AddCustomer("云杉软件");

        var done = await team.Tenant.Admin.PostJson($"/api/customers/{customer}/transfer", new { owner_id = team.Colleague.Id, reason = "重新分工" });

        Assert.Equal((true, null, team.Colleague.Id), ((bool)done["is_transferred"]!, (string?)done["approval_id"], (string?)done["customer"]!["owner_id"]));
        Assert.Equal("您有一个新客户：云杉软件", (string?)(await team.Colleague.Http.GetJson("/api/notifications"))["items"]![0]!["title"]);
        Assert.Equal("not_found", await team.Asker.Http.GetAsync($"/api/customers/{customer}").RefusedWith(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Everybody_else_asks_and_the_customer_stays_until_it_is_granted()
    {
        var team = await SalesTeam.Of(app);
        var customer = await team.Asker.Http.AddCustomer("云杉软件");

        var response = await team.Asker.Http.PostAsJsonAsync($"/api/customers/{customer}/transfer", new { owner_id = team.Colleague.Id });
        var asked = await response.Body();

        Assert.Equal((HttpStatusCode.Accepted, false, team.Asker.Id), (response.StatusCode, (bool)asked["is_transferred"]!, (string?)asked["customer"]!["owner_id"]));
        (await team.Head.Http.Decides((string)asked["approval_id"]!, "refuse", "留着")).EnsureSuccessStatusCode();
        await team.Tenant.Settle();
        Assert.Equal(team.Asker.Id, await team.Asker.Http.OwnerOf(customer));
        Assert.Equal("未同意将客户“云杉软件”移交给小李", (string?)(await team.Asker.Http.GetJson("/api/notifications"))["items"]![0]!["title"]);
    }

    [Fact]
    [AttackCase("AC-068")]
    public async Task There_is_no_way_around_the_approval()
    {
        var team = await SalesTeam.Of(app);
        var customer = await team.Asker.Http.AddCustomer("云杉软件");
        var file = Imports.Csv("客户名称,负责人", $"云杉软件,{team.Colleague.User.Name}");

        Assert.Equal("customer.cannot_assign", await team.Asker.Http.Patch($"/api/customers/{customer}", new { owner_id = team.Colleague.Id }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("customer.transfer_needs_approval", await team.Head.Http.Patch($"/api/customers/{customer}", new { owner_id = team.Colleague.Id }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("customer.transfer_needs_approval", await team.Head.Http.PostAsJsonAsync("/api/customers/reassign", new { customer_ids = new[] { customer }, owner_id = team.Colleague.Id }).RefusedWith(HttpStatusCode.Forbidden));
        var done = await team.Head.Http.Import(file, options: [("mode", "upsert"), ("match", "name")]);
        Assert.Equal("customer.transfer_needs_approval", (string?)Assert.Single(await team.Head.Http.ImportErrors(done))!["code"]);
        Assert.Equal(team.Asker.Id, await team.Asker.Http.OwnerOf(customer));

        await team.Tenant.Admin.Put("/api/approvals/rules/customer_transfer", new { is_active = false });
        Assert.Equal("customer.cannot_assign", await team.Asker.Http.PostAsJsonAsync($"/api/customers/{customer}/transfer", new { owner_id = team.Colleague.Id }).RefusedWith(HttpStatusCode.Forbidden));
        await team.Head.Http.PatchJson($"/api/customers/{customer}", new { owner_id = team.Colleague.Id }); // now it is the manager's own right
        Assert.Equal(team.Colleague.Id, await team.Head.Http.OwnerOf(customer));
    }

    [Fact]
    public async Task Nonsense_is_refused()
    {
        var team = await SalesTeam.Of(app);
        var customer = await team.Asker.Http.AddCustomer("云杉软件");
        var path = $"/api/customers/{customer}/transfer";
        var pool = await team.Tenant.Admin.AddCustomer("公海", new { owner_id = (string?)null });

        Assert.Equal("customer.same_owner", await team.Asker.Http.PostAsJsonAsync(path, new { owner_id = team.Asker.Id }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(["owner_id"], await team.Asker.Http.PostAsJsonAsync(path, new { owner_id = (await app.NewTenant()).AdminUser.Id.ToString() }).FaultyFields());
        Assert.Equal("not_found", await team.Colleague.Http.PostAsJsonAsync(path, new { owner_id = team.Colleague.Id }).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("forbidden", await team.Asker.Http.PostAsJsonAsync($"/api/customers/{pool}/transfer", new { owner_id = team.Colleague.Id }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("conflict.version", await team.Asker.Http.PostAsJsonAsync(path, new { owner_id = team.Colleague.Id, version = 99 }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Empty((await team.Asker.Http.GetJson("/api/approvals?view=asked"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Two_who_ask_at_the_same_moment_ask_once()
    {
        var team = await SalesTeam.Of(app);
        var customer = await team.Asker.Http.AddCustomer("云杉软件");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => team.Asker.Http.PostAsJsonAsync($"/api/customers/{customer}/transfer", new { owner_id = team.Colleague.Id })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Accepted);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Accepted), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
    }

    [Fact]
    public async Task A_customer_that_went_another_way_makes_the_request_void()
    {
        var team = await SalesTeam.Of(app);
        var third = await team.Tenant.Member();
        var (customer, approval) = await team.Ask();

        await team.Tenant.Admin.PostJson($"/api/customers/{customer}/transfer", new { owner_id = third.Id });
        await team.Tenant.Settle();

        Assert.Equal("withdrawn", (string?)await team.Asker.Http.StatusOf(approval));
        Assert.Equal("approval.closed", await team.Head.Http.Decides(approval, "grant").RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(third.Id, await third.Http.OwnerOf(customer));
    }

    [Fact]
    public async Task A_grant_for_somebody_who_has_left_changes_nothing_and_says_so()
    {
        var team = await SalesTeam.Of(app);
        var (customer, approval) = await team.Ask();
        (await team.Tenant.Admin.DeleteAsync($"/api/users/{team.Colleague.Id}")).EnsureSuccessStatusCode();

        (await team.Head.Http.Decides(approval, "grant")).EnsureSuccessStatusCode();
        await team.Tenant.Settle();

        Assert.Equal(team.Asker.Id, await team.Asker.Http.OwnerOf(customer));
        Assert.Contains("未能将客户“云杉软件”移交给小李", (await team.Asker.Http.GetJson("/api/notifications")).Of("title"));
    }

    [Fact]
    public async Task An_administrator_reassigns_many_at_once()
    {
        var team = await SalesTeam.Of(app);
        foreach (var name in new[] { "甲", "乙", "丙" }) await team.Asker.Http.AddCustomer(name, new { industry = name == "丙" ? "软件" : "零售" });

        var changed = await team.Tenant.Admin.PostJson("/api/customers/reassign", new { filter = "industry = '零售'", owner_id = team.Colleague.Id, reason = "分工" });
        await team.Tenant.Admin.PostJson("/api/customers/reassign", new { filter = "industry = '软件'", owner_id = (string?)null });

        Assert.Equal(2, (int)changed["changed"]!);
        Assert.Equal(["丙", "乙", "甲"], (await team.Colleague.Http.CustomerNames()).Order(StringComparer.Ordinal));
        Assert.Equal(["丙"], await team.Asker.Http.CustomerNames());
        Assert.Equal("有 2 个客户交给了您", (string?)(await team.Colleague.Http.GetJson("/api/notifications"))["items"]![0]!["title"]);
        Assert.Equal(["customer_ids"], await team.Tenant.Admin.PostAsJsonAsync("/api/customers/reassign", new { owner_id = team.Colleague.Id }).FaultyFields());
        Assert.Equal(["owner_id"], await team.Tenant.Admin.PostAsJsonAsync("/api/customers/reassign", new { q = "甲", owner_id = (await app.NewTenant()).AdminUser.Id.ToString() }).FaultyFields());
        Assert.Equal("forbidden", await team.Asker.Http.PostAsJsonAsync("/api/customers/reassign", new { q = "甲", owner_id = team.Asker.Id }).RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task A_reassignment_is_taken_back_to_where_each_came_from_but_not_from_a_third()
    {
        var team = await SalesTeam.Of(app);
        var (first, second) = (await team.Asker.Http.AddCustomer("甲"), await team.Asker.Http.AddCustomer("乙"));
        var pooled = await team.Tenant.Admin.AddCustomer("丙", new { owner_id = (string?)null });
        var done = await team.Tenant.Admin.PostJson("/api/customers/reassign", new { customer_ids = new[] { first, second, pooled }, owner_id = team.Colleague.Id });
        await team.Tenant.Admin.PostJson("/api/customers/reassign", new { customer_ids = new[] { second }, owner_id = team.Head.Id });

        var back = await team.Tenant.Admin.PostJson("/api/customers/reassign/undo", new { hands = done["hands"] });

        Assert.Equal(2, (int)back["changed"]!);
        Assert.Equal((team.Asker.Id, team.Head.Id, null), (await team.Tenant.Admin.OwnerOf(first), await team.Tenant.Admin.OwnerOf(second), await team.Tenant.Admin.OwnerOf(pooled)));
        Assert.Equal(0, (int)(await team.Tenant.Admin.PostJson("/api/customers/reassign/undo", new { hands = done["hands"] }))["changed"]!);
    }

    [Fact]
    public async Task A_reassignment_goes_back_only_by_who_may_reassign_and_only_to_people_there_are()
    {
        var team = await SalesTeam.Of(app);
        var customer = await team.Asker.Http.AddCustomer("甲");
        object To(string? person) => new { hands = new[] { new { from = person, to = team.Asker.Id, ids = new[] { customer } } } };

        Assert.Equal("customer.transfer_needs_approval", await team.Head.Http.PostAsJsonAsync("/api/customers/reassign/undo", To(team.Colleague.Id)).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(["hands"], await team.Tenant.Admin.PostAsJsonAsync("/api/customers/reassign/undo", To((await app.NewTenant()).AdminUser.Id.ToString())).FaultyFields());
        Assert.Equal(["hands"], await team.Tenant.Admin.PostAsJsonAsync("/api/customers/reassign/undo", new { }).FaultyFields());
        Assert.Equal(["ids"], await team.Tenant.Admin.PostAsJsonAsync("/api/customers/reassign/undo", new { hands = new[] { new { to = team.Asker.Id } } }).FaultyFields());
        Assert.Equal(team.Asker.Id, await team.Asker.Http.OwnerOf(customer));
    }
}
