using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Leads;

public sealed class LeadAssignmentTests(CrmApp app)
{
    [Fact]
    public async Task Leads_go_round_in_turn_to_whoever_is_there()
    {
        var tenant = await app.NewTenant();
        var (a, b, c) = (await tenant.Member(), await tenant.Member(), await tenant.Member());
        await tenant.Admin.Put("/api/leads/assignment", new { mode = "round_robin", members = new object[] { new { user_id = a.Id }, new { user_id = b.Id, absent_from = "2020-01-01" }, new { user_id = c.Id } } });

        Assert.Equal([a.Id, c.Id, a.Id, c.Id], await Captures(tenant, new(), new(), new(), new()));

        await tenant.Admin.DeleteAsync($"/api/users/{a.Id}");
        Assert.Equal([c.Id, c.Id], await Captures(tenant, new(), new()));
    }

    [Fact]
    public async Task A_rule_sends_its_leads_to_its_people_and_the_rest_goes_round()
    {
        var tenant = await app.NewTenant();
        var (south, north) = (await tenant.Member(), await tenant.Member());
        await tenant.Admin.Put("/api/leads/assignment", new
        {
            mode = "round_robin",
            rules = new object[] { new { label = "华南", condition = "城市 in ('深圳', '广州')", user_ids = new[] { south.Id } } },
            members = new object[] { new { user_id = north.Id }, new { user_id = south.Id, limit = 2 } },
        });

        Assert.Equal([south.Id, south.Id], await Captures(tenant, new { city = "深圳" }, new { city = "广州" }));
        Assert.Equal([north.Id, north.Id], await Captures(tenant, new { city = "深圳" }, new { city = "北京" })); // south is full
    }

    [Fact]
    public async Task Whoever_has_least_gets_the_next_and_nobody_more_than_his_limit()
    {
        var tenant = await app.NewTenant();
        var (busy, idle) = (await tenant.Member(), await tenant.Member());
        foreach (var _ in Enumerable.Range(0, 3)) await tenant.Admin.AddLead("已有", new { assigned_to = busy.Id });
        await tenant.Admin.Put("/api/leads/assignment", new { mode = "load", members = new object[] { new { user_id = busy.Id, limit = 4 }, new { user_id = idle.Id, limit = 4 } } });

        var owners = await Captures(tenant, new(), new(), new(), new(), new(), new());

        Assert.Equal([idle.Id, idle.Id, idle.Id], owners[..3]);
        Assert.Equal(new[] { busy.Id, idle.Id }.Order(), owners[3..5].Order());
        Assert.Null(owners[5]); // both are full: it lies in the pool
    }

    [Fact]
    [AttackCase("AC-290")]
    public async Task Sixty_leads_at_once_get_one_owner_each_and_every_turn_is_taken_once()
    {
        var tenant = await app.NewTenant();
        Member[] team = [await tenant.Member(), await tenant.Member(), await tenant.Member()];
        await tenant.Admin.Put("/api/leads/assignment", new { mode = "round_robin", members = team.Select(m => new { user_id = m.Id, limit = 15 }) });

        var made = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => tenant.Admin.PostJson("/api/leads", new { name = $"线索{i}" })));

        Assert.Equal([15, 15, 15], team.Select(m => made.Count(l => (string?)l["assigned_to"] == m.Id)));
        Assert.Equal(15, made.Count(l => l["assigned_to"] is null));
        var handed = await tenant.Read(db => db.Events.Where(e => e.Name == "lead.assigned").CountAsync());
        Assert.Equal(45, handed);
    }

    [Fact]
    public async Task A_lead_of_the_pool_is_taken_once_however_many_reach_for_it()
    {
        var tenant = await app.NewTenant();
        var lead = await tenant.Admin.AddLead("抢手", new { assigned_to = (string?)null });
        var reps = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => tenant.Member()));

        var answers = await Task.WhenAll(reps.Select(r => r.Http.PostJson("/api/leads/assign", new { lead_ids = new[] { lead }, user_id = r.Id })));

        Assert.Equal(1, answers.Sum(a => (int)a["assigned"]!));
        Assert.Equal(7, answers.Sum(a => (int)a["skipped"]!));
        var winner = reps[answers.ToList().FindIndex(a => (int)a["assigned"]! == 1)];
        Assert.Equal(winner.Id, (string?)(await tenant.Admin.GetJson($"/api/leads/{lead}"))["assigned_to"]);
        Assert.Equal(1, await tenant.Read(db => db.Events.CountAsync(e => e.Name == "lead.assigned")));
    }

    [Fact]
    public async Task Many_leads_are_assigned_at_once_by_name_by_filter_and_by_the_rules()
    {
        var tenant = await app.NewTenant();
        var (a, b) = (await tenant.Member(), await tenant.Member());
        string[] leads = [await Pooled(tenant, "甲", "网站"), await Pooled(tenant, "乙", "网站"), await Pooled(tenant, "丙", "展会"), await Pooled(tenant, "丁", "展会")];
        await tenant.Admin.PostJson($"/api/leads/{leads[3]}/disqualify", new { reason = "重复" });

        var named = await tenant.Admin.PostJson("/api/leads/assign", new { lead_ids = new[] { leads[0], leads[3] }, user_id = a.Id });
        Assert.Equal((1, 1), ((int)named["assigned"]!, (int)named["skipped"]!));
        var filtered = await tenant.Admin.PostJson("/api/leads/assign", new { conditions = new { filter = "线索来源 = '网站'" }, user_id = b.Id });
        Assert.Equal((2, 0), ((int)filtered["assigned"]!, (int)filtered["skipped"]!));

        Assert.Equal("lead.assignment_off", await tenant.Admin.PostAsJsonAsync("/api/leads/assign", new { lead_ids = leads }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        await tenant.Admin.Put("/api/leads/assignment", new { mode = "round_robin", members = new object[] { new { user_id = a.Id } } });
        var ruled = await tenant.Admin.PostJson("/api/leads/assign", new { lead_ids = leads });
        Assert.Equal((1, 3), ((int)ruled["assigned"]!, (int)ruled["skipped"]!));
    }

    [Fact]
    public async Task Leads_handed_over_together_are_put_back_where_each_was()
    {
        var tenant = await app.NewTenant();
        var (a, b) = (await tenant.Member(), await tenant.Member());
        var (his, pooled, gone) = (await tenant.Admin.AddLead("他的", new { assigned_to = a.Id }), await Pooled(tenant, "公共", "网站"), await Pooled(tenant, "作废", "网站"));
        var done = await tenant.Admin.PostJson("/api/leads/assign", new { lead_ids = new[] { his, pooled, gone }, user_id = b.Id });
        await tenant.Admin.PostJson($"/api/leads/{gone}/disqualify", new { reason = "重复" });

        var back = await tenant.Admin.PostJson("/api/leads/assign/undo", new { hands = done["hands"] });

        Assert.Equal((2, 1), ((int)back["assigned"]!, (int)back["skipped"]!));
        Assert.Equal((a.Id, null, b.Id), (await Owner(his), await Owner(pooled), await Owner(gone)));

        async Task<string?> Owner(string lead) => (string?)(await tenant.Admin.GetJson($"/api/leads/{lead}"))["assigned_to"];
    }

    [Fact]
    public async Task Who_took_a_lead_puts_it_back_into_the_pool_and_nothing_else()
    {
        var tenant = await app.NewTenant();
        var (rep, colleague) = (await tenant.Member(), await tenant.Member());
        var pooled = await Pooled(tenant, "公共", "网站");
        var taken = await rep.Http.PostJson("/api/leads/assign", new { lead_ids = new[] { pooled }, user_id = rep.Id });
        object Hands(string? from, string to) => new { hands = new[] { new { from, to, ids = new[] { pooled } } } };

        Assert.Equal(0, (int)(await rep.Http.PostJson("/api/leads/assign/undo", Hands(colleague.Id, rep.Id)))["assigned"]!);
        Assert.Equal(0, (int)(await colleague.Http.PostJson("/api/leads/assign/undo", Hands(null, rep.Id)))["assigned"]!);
        Assert.Equal(1, (int)(await rep.Http.PostJson("/api/leads/assign/undo", new { hands = taken["hands"] }))["assigned"]!);

        Assert.Null((string?)(await tenant.Admin.GetJson($"/api/leads/{pooled}"))["assigned_to"]);
        Assert.Equal(["hands"], await rep.Http.PostAsJsonAsync("/api/leads/assign/undo", Hands("user_00000000000000000000000001", rep.Id)).FaultyFields());
    }

    [Fact]
    public async Task Nobody_hands_leads_over_without_the_right()
    {
        var tenant = await app.NewTenant();
        var (rep, colleague) = (await tenant.Member(), await tenant.Member());
        var (his, pooled) = (await tenant.Admin.AddLead("他的", new { assigned_to = colleague.Id }), await Pooled(tenant, "公共", "网站"));

        Assert.Equal("lead.cannot_assign", await rep.Http.PostAsJsonAsync("/api/leads/assign", new { lead_ids = new[] { pooled }, user_id = colleague.Id }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("lead.cannot_assign", await rep.Http.PostAsJsonAsync("/api/leads/assign", new { lead_ids = new[] { pooled } }).RefusedWith(HttpStatusCode.Forbidden));
        var taken = await rep.Http.PostJson("/api/leads/assign", new { lead_ids = new[] { his, pooled }, user_id = rep.Id });

        Assert.Equal((1, 1), ((int)taken["assigned"]!, (int)taken["skipped"]!));
        Assert.Equal(colleague.Id, (string?)(await tenant.Admin.GetJson($"/api/leads/{his}"))["assigned_to"]);
        Assert.Equal(["lead_ids"], await tenant.Admin.PostAsJsonAsync("/api/leads/assign", new { user_id = rep.Id }).FaultyFields());
        Assert.Equal(["user_id"], await tenant.Admin.PostAsJsonAsync("/api/leads/assign", new { lead_ids = new[] { pooled }, user_id = "user_00000000000000000000000001" }).FaultyFields());
    }

    [Fact]
    public async Task Settings_that_make_no_sense_are_refused_and_change_nothing()
    {
        var tenant = await app.NewTenant();
        var (rep, stranger) = (await tenant.Member(), (await app.NewTenant()).Admin);
        var theirs = (string)(await stranger.GetJson("/api/me"))["user_id"]!;

        Assert.Equal(["members"], await Refused(new { members = new object[] { new { user_id = theirs } } }).FaultyFields());
        Assert.Equal(["members"], await Refused(new { members = new object[] { new { user_id = rep.Id, absent_from = "2026-03-02", absent_until = "2026-03-01" } } }).FaultyFields());
        Assert.Equal(["members"], await Refused(new { members = new object[] { new { user_id = rep.Id }, new { user_id = rep.Id } } }).FaultyFields());
        Assert.Equal(["rules"], await Refused(new { rules = new object[] { new { condition = "城市 = '深圳'", user_ids = new[] { theirs } } } }).FaultyFields());
        Assert.Equal("filter.unknown_field", await Refused(new { rules = new object[] { new { condition = "省份 = '广东'", user_ids = new[] { rep.Id } } } }).RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal(["mode"], await Refused(new { mode = "dice" }).FaultyFields());
        Assert.Equal("forbidden", await rep.Http.PutAsJsonAsync("/api/leads/assignment", new { mode = "load" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("off", (string?)(await tenant.Admin.GetJson("/api/leads/assignment"))["mode"]);

        Task<HttpResponseMessage> Refused(object settings) => tenant.Admin.PutAsJsonAsync("/api/leads/assignment", settings);
    }

    /// <summary>The owners that leads get, one after the other.</summary>
    private static async Task<List<string?>> Captures(Tenant tenant, params object[] leads)
    {
        var owners = new List<string?>();
        foreach (var lead in leads) owners.Add((string?)(await tenant.Admin.GetJson($"/api/leads/{await tenant.Admin.AddLead("李四", lead)}"))["assigned_to"]);
        return owners;
    }

    private static Task<string> Pooled(Tenant tenant, string name, string source) => tenant.Admin.AddLead(name, new { source, assigned_to = (string?)null });
}
