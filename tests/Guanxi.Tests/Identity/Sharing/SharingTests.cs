using System.Net;
using System.Net.Http.Json;
using Guanxi.Identity;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Platform;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Identity.Sharing;

public sealed class SharingTests(CrmApp app)
{
    [Fact]
    public async Task A_shared_customer_is_seen_with_its_contacts_and_activities_and_nothing_else()
    {
        var (tenant, owner, other) = await Two();
        var customer = await owner.Http.AddCustomer("云杉软件");
        await owner.Http.AddCustomer("别的客户");
        await owner.Http.AddContact(customer, "张伟");
        await owner.Http.LogActivity(customer, "电话");
        Assert.Empty(await other.Http.CustomerNames());

        await owner.Http.PostJson($"/api/customers/{customer}/shares", new { user_id = other.Id });
        await tenant.Settle();

        Assert.Equal(["云杉软件"], await other.Http.CustomerNames());
        Assert.Equal(["张伟"], (await other.Http.GetJson("/api/contacts")).Of("name"));
        Assert.Single((await other.Http.GetJson($"/api/activities?customer_id={customer}"))["items"]!.AsArray());
        Assert.Equal(1, (int)(await other.Http.GetJson("/api/customers/statistics"))["total"]!);
        Assert.Equal("forbidden", await other.Http.Patch($"/api/customers/{customer}", new { industry = "x" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await other.Http.PostAsJsonAsync($"/api/customers/{customer}/shares", new { user_id = tenant.AdminUser.Id.ToString() }).RefusedWith(HttpStatusCode.Forbidden));
        var told = (await other.Http.GetJson("/api/notifications"))["items"]!.AsArray().Single()!;
        Assert.Equal(("shared", $"{owner.User.Name} 把“云杉软件”共享给您", customer), ((string?)told["kind"], (string?)told["title"], (string?)told["record"]!["id"]));
    }

    [Fact]
    [AttackCase("AC-053")]
    public async Task Shared_for_editing_it_is_worked_on_but_not_given_away_or_deleted()
    {
        var (_, owner, other) = await Two();
        var customer = await owner.Http.AddCustomer("云杉软件");

        await owner.Http.PostJson($"/api/customers/{customer}/shares", new { user_id = other.Id, may_edit = true });

        await other.Http.PatchJson($"/api/customers/{customer}", new { industry = "软件" });
        await other.Http.AddContact(customer, "李娜");
        await other.Http.LogActivity(customer, "拜访");
        foreach (var refused in new[]
        {
            other.Http.DeleteAsync($"/api/customers/{customer}"),
            other.Http.PostAsJsonAsync($"/api/customers/{customer}/transfer", new { owner_id = other.Id }),
            other.Http.PostAsJsonAsync($"/api/customers/{customer}/release", new { reason = "x" }),
        })
            Assert.Equal("forbidden", await refused.RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(owner.Id, await owner.Http.OwnerOf(customer));
    }

    [Fact]
    [AttackCase("AC-019")]
    public async Task A_share_ends_by_itself_or_when_it_is_taken_back()
    {
        var (tenant, owner, other) = await Two();
        var (first, second) = (await owner.Http.AddCustomer("到期"), await owner.Http.AddCustomer("收回"));
        foreach (var customer in new[] { first, second }) await owner.Http.PostJson($"/api/customers/{customer}/shares", new { user_id = other.Id, until = "2099-12-31" });
        Assert.Equal(2, (await other.Http.CustomerNames()).Count);

        var share = (await owner.Http.GetJson($"/api/customers/{second}/shares"))["items"]![0]!;
        (await owner.Http.DeleteAsync($"/api/customers/{second}/shares/{share["share_id"]}")).EnsureSuccessStatusCode();
        Assert.Equal(["到期"], await other.Http.CustomerNames());
        await tenant.Read(db => db.Shares.ExecuteUpdateAsync(set => set.SetProperty(s => s.Until, new DateOnly(2020, 1, 1))));
        app.Services.GetRequiredService<AccessCache>().Forget(tenant.Id); // as each minute does

        Assert.Empty(await other.Http.CustomerNames());
        Assert.Empty((await owner.Http.GetJson($"/api/customers/{first}/shares"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_department_means_everybody_in_it_and_below()
    {
        var (tenant, owner, _) = await Two();
        var top = await tenant.Department("华东");
        var below = await tenant.Department("杭州", top.Id);
        var (inside, outside) = (await tenant.Member(department: below.Id), await tenant.Member());
        var lead = await owner.Http.AddLead("线索");

        await owner.Http.PostJson($"/api/leads/{lead}/shares", new { department_id = top.Id.ToString() });
        await tenant.Settle();

        Assert.Equal(["线索"], (await inside.Http.GetJson("/api/leads")).Of("name"));
        Assert.Empty((await outside.Http.GetJson("/api/leads"))["items"]!.AsArray());
        Assert.Single((await inside.Http.GetJson("/api/notifications"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Boards_and_funnels_count_shared_deals()
    {
        var (_, owner, other) = await Two();
        var customer = await owner.Http.AddCustomer("云杉软件");
        var deal = await owner.Http.AddDeal(customer, "采购", new { amount = 100 });
        await owner.Http.AddDeal(customer, "别的", new { amount = 7 });

        await owner.Http.PostJson($"/api/opportunities/{deal["opportunity_id"]}/shares", new { user_id = other.Id, may_edit = true });

        Assert.Equal(100, (await other.Http.GetJson("/api/opportunities/board"))["columns"]!.AsArray().Sum(c => (decimal)c!["sum"]!));
        Assert.Equal(1, (await other.Http.GetJson("/api/analytics/sales_funnel"))["stages"]!.AsArray().Max(s => (int)s!["count"]!));
        await other.Http.PatchJson($"/api/opportunities/{deal["opportunity_id"]}", new { amount = 120 });
        Assert.Equal(127, (await owner.Http.GetJson("/api/opportunities/board"))["columns"]!.AsArray().Sum(c => (decimal)c!["sum"]!));
    }

    [Fact]
    public async Task Changes_of_what_is_shared_are_heard_from_the_moment_it_is_shared()
    {
        var (_, owner, other) = await Two();
        var (shared, hidden) = (await owner.Http.AddCustomer("云杉软件"), await owner.Http.AddCustomer("别的客户"));
        var line = new HttpClient { BaseAddress = app.Address };
        line.DefaultRequestHeaders.Authorization = other.Http.DefaultRequestHeaders.Authorization;
        await using var listener = await Listener.Open(line);

        await owner.Http.PostJson($"/api/customers/{shared}/shares", new { user_id = other.Id });
        Assert.Equal(("customers", "many"), await Heard(listener));
        await owner.Http.PatchJson($"/api/customers/{hidden}", new { industry = "x" });
        await owner.Http.PatchJson($"/api/customers/{shared}", new { industry = "软件" });

        var change = await listener.Next("change", TimeSpan.FromSeconds(5));
        Assert.Equal(("customers", shared), ((string?)change["kind"], (string?)change["id"]));
    }

    [Fact]
    public async Task Nonsense_is_refused()
    {
        var (tenant, owner, other) = await Two();
        var path = $"/api/customers/{await owner.Http.AddCustomer("云杉软件")}/shares";
        var stranger = await app.NewTenant();

        Assert.Equal(["user_id"], await owner.Http.PostAsJsonAsync(path, new { }).FaultyFields());
        Assert.Equal(["user_id"], await owner.Http.PostAsJsonAsync(path, new { user_id = other.Id, department_id = (await tenant.Department("部门")).Id.ToString() }).FaultyFields());
        Assert.Equal(["user_id"], await owner.Http.PostAsJsonAsync(path, new { user_id = owner.Id }).FaultyFields());
        Assert.Equal(["user_id"], await owner.Http.PostAsJsonAsync(path, new { user_id = stranger.AdminUser.Id.ToString() }).FaultyFields());
        Assert.Equal(["department_id"], await owner.Http.PostAsJsonAsync(path, new { department_id = (await stranger.Department("x")).Id.ToString() }).FaultyFields());
        Assert.Equal(["until"], await owner.Http.PostAsJsonAsync(path, new { user_id = other.Id, until = "2020-01-01" }).FaultyFields());
        Assert.Equal("not_found", await other.Http.GetAsync(path).RefusedWith(HttpStatusCode.NotFound));
        Assert.Empty((await owner.Http.GetJson(path))["items"]!.AsArray());
    }

    private static async Task<(string?, string?)> Heard(Listener listener)
    {
        var change = await listener.Next("change", TimeSpan.FromSeconds(5));
        return ((string?)change["kind"], (string?)change["action"]);
    }

    private async Task<(Tenant Tenant, Member Owner, Member Other)> Two()
    {
        var tenant = await app.NewTenant();
        return (tenant, await tenant.Member(), await tenant.Member());
    }
}
