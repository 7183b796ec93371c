using System.Net;
using System.Net.Http.Json;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Schedule;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Customers.Ownership;

public sealed class PoolTests(CrmApp app)
{
    [Fact]
    [AttackCase("AC-289")]
    public async Task Of_many_who_claim_at_once_one_gets_it()
    {
        var tenant = await app.NewTenant();
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => tenant.Member()));
        var customer = await tenant.Admin.AddCustomer("公海", new { owner_id = (string?)null });

        var answers = await Task.WhenAll(people.Select(p => p.Http.PostAsync($"/api/customers/{customer}/claim", null)));

        var winner = people[Array.FindIndex(answers, a => a.StatusCode == HttpStatusCode.OK)];
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.True(a.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound));
        Assert.Equal(winner.Id, await tenant.Admin.OwnerOf(customer));
    }

    [Fact]
    public async Task An_edit_in_between_does_not_cost_the_claim()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        var customer = await tenant.Admin.AddCustomer("公海", new { owner_id = (string?)null });

        var answers = await Task.WhenAll(
            [rep.Http.PostAsync($"/api/customers/{customer}/claim", null), .. Enumerable.Range(0, 4).Select(i => tenant.Admin.Patch($"/api/customers/{customer}", new { industry = $"行业{i}" }))]);

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(rep.Id, await tenant.Admin.OwnerOf(customer));
    }

    [Fact]
    public async Task A_customer_is_released_with_a_reason_and_claimed_again()
    {
        var tenant = await app.NewTenant();
        var (rep, other, reader) = (await tenant.Member(), await tenant.Member(), await tenant.Member("readonly"));
        var customer = await rep.Http.AddCustomer("云杉软件");

        Assert.Equal(["reason"], await rep.Http.PostAsJsonAsync($"/api/customers/{customer}/release", new { reason = " " }).FaultyFields());
        Assert.Equal("not_found", await other.Http.PostAsJsonAsync($"/api/customers/{customer}/release", new { reason = "x" }).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("customer.not_in_pool", await rep.Http.PostAsync($"/api/customers/{customer}/claim", null).RefusedWith(HttpStatusCode.Conflict));
        Assert.Null((await rep.Http.PostJson($"/api/customers/{customer}/release", new { reason = "没有预算" }))["owner_id"]);
        Assert.Equal("customer.in_pool", await rep.Http.PostAsJsonAsync($"/api/customers/{customer}/release", new { reason = "x" }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("forbidden", await reader.Http.PostAsync($"/api/customers/{customer}/claim", null).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(other.Id, (string?)(await other.Http.PostJson($"/api/customers/{customer}/claim", new { }))["owner_id"]);
        Assert.Contains("没有预算", await tenant.Read(db => db.Audit.Where(e => e.Action == "released").Select(e => e.Changes).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    [AttackCase("AC-289")]
    public async Task Nobody_claims_more_than_allowed_also_not_at_once()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        await tenant.Admin.PatchJson("/api/pool/rules", new { most_per_person = 3, grades = new[] { new { grade = "A", most_per_person = 1 } } });
        var pool = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => tenant.Admin.AddCustomer($"公海{i}", new { owner_id = (string?)null })));
        var best = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => tenant.Admin.AddCustomer($"大客户{i}", new { owner_id = (string?)null, status = "won", annual_revenue = 10_000_000, cooperation_years = 10 })));

        await rep.Http.PostJson($"/api/customers/{best[0]}/claim", new { });
        Assert.Equal("customer.holds_most_of_grade", await rep.Http.PostAsync($"/api/customers/{best[1]}/claim", null).RefusedWith(HttpStatusCode.UnprocessableEntity));
        var answers = await Task.WhenAll(pool.Select(c => rep.Http.PostAsync($"/api/customers/{c}/claim", null)));

        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK)) Assert.Equal("customer.holds_most", (string?)(await refused.Body())["code"]);
        var mine = await rep.Http.GetJson("/api/pool/mine");
        Assert.Equal((3, 3, 1), ((int)mine["held"]!, (int)mine["most"]!, (int)mine["grades"]!.AsArray().Single()!["held"]!));
    }

    [Fact]
    public async Task A_dry_run_tells_what_returns_tonight()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        await tenant.Admin.PatchJson("/api/pool/rules", new { return_after_days = 30, warn_days = 5, grades = new[] { new { grade = "C", return_after_days = (int?)10, is_exempt = false }, new { grade = "B", return_after_days = (int?)null, is_exempt = true } } });
        await Aged(tenant, rep, ("久未跟进", 31), ("新领取", 5), ("快到期", 26));
        var won = await rep.Http.AddCustomer("老客户", new { status = "won" });
        await Age(tenant, won, 400);

        var preview = await tenant.Admin.GetJson("/api/pool/preview");

        Assert.Equal((1, 1), ((int)preview["returning"]!, (int)preview["warned"]!));
        Assert.Equal(("久未跟进", rep.User.Name), ((string?)preview["items"]![0]!["name"], (string?)preview["items"]![0]!["owner_name"]));
        Assert.Equal(rep.Id, await tenant.Admin.OwnerOf((string)preview["items"]![0]!["customer_id"]!)); // a dry run
        Assert.Equal("forbidden", await rep.Http.GetAsync("/api/pool/preview").RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Customers_nobody_follows_up_return_at_night_after_a_warning()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        await tenant.Admin.PatchJson("/api/pool/rules", new { returns_by_itself = true, return_after_days = 30, warn_days = 5 });
        var ids = await Aged(tenant, rep, ("甲", 26), ("乙", 27), ("丙", 3));
        var now = TimeProvider.System.GetUtcNow();

        await Night(now);
        await Night(now);
        var warning = (await rep.Http.GetJson("/api/notifications"))["items"]!.AsArray().Single()!; // once, for both
        Assert.Equal(("pool", "2 个客户将在 5 天内退回公海"), ((string?)warning["kind"], (string?)warning["title"]));
        Assert.Equal(["甲", "乙"], (await rep.Http.GetJson("/api/pool/mine"))["returning_soon"]!.AsArray().Select(c => (string?)c!["name"]).Order(StringComparer.Ordinal).Reverse());
        await rep.Http.LogActivity(ids[1], "电话", at: now.ToString("O"));
        await tenant.Settle();
        await Night(now.AddDays(6));

        Assert.Null(await rep.Http.OwnerOf(ids[0]));
        Assert.Equal(rep.Id, await rep.Http.OwnerOf(ids[1]));
        Assert.Equal(rep.Id, await rep.Http.OwnerOf(ids[2]));
        Assert.Contains("1 个客户已退回公海", (await rep.Http.GetJson("/api/notifications")).Of("title"));
    }

    [Fact]
    public async Task The_rules_are_the_administrators()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member("manager");

        Assert.Equal("forbidden", await rep.Http.Patch("/api/pool/rules", new { warn_days = 1 }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await rep.Http.GetAsync("/api/pool/rules").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(["return_after_days"], await tenant.Admin.Patch("/api/pool/rules", new { return_after_days = 0 }).FaultyFields());
        Assert.Equal(["grades"], await tenant.Admin.Patch("/api/pool/rules", new { grades = new[] { new { grade = "A" }, new { grade = "A" } } }).FaultyFields());
        Assert.Equal("conflict.version", await tenant.Admin.Patch("/api/pool/rules", new { warn_days = 1, version = 7 }).RefusedWith(HttpStatusCode.Conflict));
        Assert.False((bool)(await tenant.Admin.GetJson("/api/pool/rules"))["returns_by_itself"]!);
    }

    private Task Night(DateTimeOffset now) => Schedule.All.Single(job => job.Name == "return_customers").Run(new JobScope(app.Services, now, default));

    private static async Task<string[]> Aged(Tenant tenant, Member owner, params (string Name, int Days)[] customers)
    {
        var ids = new List<string>();
        foreach (var (name, days) in customers)
        {
            ids.Add(await owner.Http.AddCustomer(name));
            await Age(tenant, ids[^1], days);
        }
        return [.. ids];
    }

    /// <summary>The owner got it so many days ago.</summary>
    private static Task<int> Age(Tenant tenant, string customer, int days)
    {
        var (id, since) = (Id<Customer>.Parse(customer, null), TimeProvider.System.GetUtcNow().AddDays(-days));
        return tenant.Read(db => db.Customers.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.OwnedSince, since)));
    }
}
