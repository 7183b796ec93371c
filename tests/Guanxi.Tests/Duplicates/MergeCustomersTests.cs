using System.Net;
using System.Net.Http.Json;
using Guanxi.Customers;
using Guanxi.Duplicates.Merging;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Duplicates;

public sealed class MergeCustomersTests(CrmApp app)
{
    private const string Name = Pair.Name;

    [Fact]
    public async Task A_merge_moves_everything_and_an_unmerge_brings_it_back()
    {
        var pair = await Pair.Make(app);
        var (admin, keep, gone) = (pair.Tenant.Admin, pair.Keep, pair.Gone);
        var contact = await admin.AddContact(gone, "李娜", new { is_primary = true });
        await admin.AddContact(keep, "王伟", new { is_primary = true });
        var activity = await admin.LogActivity(gone, "谈过价格");
        var deal = await admin.AddDeal(gone, "云存储");
        var task = await admin.PostJson("/api/tasks", new { title = "回电", customer_id = gone });
        var child = await admin.AddCustomer("青岛海澜食品有限公司", new { parent_id = gone });
        var before = await admin.GetJson($"/api/customers/{gone}");

        var merged = await admin.PostJson(pair.Path + "/merge", new { keep_id = keep, take = new[] { "industry" } });
        await pair.Tenant.Settle();

        Assert.Equal(("merged", keep), ((string?)merged["status"], (string?)merged["kept_id"]));
        Assert.Equal("not_found", await admin.GetAsync($"/api/customers/{gone}").RefusedWith(HttpStatusCode.NotFound));
        var kept = await admin.GetJson($"/api/customers/{keep}");
        Assert.Equal((Name, "软件", "云栖", 2), ((string?)kept["name"], (string?)kept["industry"], (string?)kept["short_name"], (int)kept["contact_count"]!));
        Assert.Equal(["VIP", "老客户"], kept["tags"]!.AsArray().Select(t => (string)t!).Order());
        Assert.Equal(["office@yunqi.test", "sales@yunqi.test"], kept["emails"]!.AsArray().Select(e => (string)e!["address"]!).Order());
        Assert.Single(kept["phones"]!.AsArray());
        Assert.Equal((keep, Name), ((string?)(await admin.Read(deal))["customer_id"], (string?)(await admin.Read(deal))["customer_name"]));
        await AreAt(admin, keep, $"contacts/{contact}", $"activities/{activity}", $"tasks/{task["task_id"]}");
        Assert.Equal(keep, (string?)(await admin.GetJson($"/api/customers/{child}"))["parent_id"]);

        Assert.Equal("open", (string?)(await admin.PostJson(pair.Path + "/unmerge", new { }))["status"]);
        await pair.Tenant.Settle();

        Assert.Equal(before.ToJsonString(), (await admin.GetJson($"/api/customers/{gone}")).ToJsonString());
        kept = await admin.GetJson($"/api/customers/{keep}");
        Assert.Equal(("制造", null, 1), ((string?)kept["industry"], (string?)kept["short_name"], (int)kept["contact_count"]!));
        Assert.Equal("VIP", Assert.Single(kept["tags"]!.AsArray())!.ToString());
        Assert.Equal((gone, "云栖数据"), ((string?)(await admin.Read(deal))["customer_id"], (string?)(await admin.Read(deal))["customer_name"]));
        Assert.True((bool)(await admin.GetJson($"/api/contacts/{contact}"))["is_primary"]!);
        await AreAt(admin, gone, $"contacts/{contact}", $"activities/{activity}", $"tasks/{task["task_id"]}");
        Assert.Equal(gone, (string?)(await admin.GetJson($"/api/customers/{child}"))["parent_id"]);
        Assert.Equal(gone, Assert.Single((await admin.GetJson("/api/customers?q=云栖数据&limit=5")).Of("customer_id"), id => id == gone));
    }

    [Fact]
    public async Task What_somebody_changed_since_stays_when_they_are_taken_apart()
    {
        var pair = await Pair.Make(app);
        var admin = pair.Tenant.Admin;
        await admin.PostJson(pair.Path + "/merge", new { keep_id = pair.Keep, take = new[] { "industry" } });
        await admin.PatchJson($"/api/customers/{pair.Keep}", new { industry = "金融" });
        var late = await admin.AddContact(pair.Keep, "赵敏");

        await admin.PostJson(pair.Path + "/unmerge", new { });

        Assert.Equal("金融", (string?)(await admin.GetJson($"/api/customers/{pair.Keep}"))["industry"]);
        Assert.Equal(pair.Keep, (string?)(await admin.GetJson($"/api/contacts/{late}"))["customer_id"]);
    }

    [Fact]
    public async Task A_company_merged_with_its_parent_leaves_no_ring()
    {
        var pair = await Pair.Make(app);
        var admin = pair.Tenant.Admin;
        await admin.PatchJson($"/api/customers/{pair.Keep}", new { parent_id = pair.Gone });

        await admin.PostJson(pair.Path + "/merge", new { keep_id = pair.Keep });
        Assert.Null((string?)(await admin.GetJson($"/api/customers/{pair.Keep}"))["parent_id"]);

        await admin.PostJson(pair.Path + "/unmerge", new { });
        Assert.Equal(pair.Gone, (string?)(await admin.GetJson($"/api/customers/{pair.Keep}"))["parent_id"]);
    }

    [Fact]
    [AttackCase("AC-292")]
    public async Task Of_merges_at_once_one_wins_and_nothing_breaks()
    {
        var pair = await Pair.Make(app);
        var admin = pair.Tenant.Admin;

        var answers = await Task.WhenAll(new[] { pair.Keep, pair.Gone, pair.Keep, pair.Gone }.Select(keep => admin.PostAsJsonAsync(pair.Path + "/merge", new { keep_id = keep })));

        Assert.Single(answers, a => a.IsSuccessStatusCode);
        Assert.All(answers.Where(a => !a.IsSuccessStatusCode), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        Assert.Single(await admin.CustomerNames());
        var apart = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => admin.PostAsJsonAsync(pair.Path + "/unmerge", new { })));
        Assert.Single(apart, a => a.IsSuccessStatusCode);
        Assert.Equal(2, (await admin.CustomerNames()).Count);
    }

    [Fact]
    public async Task A_chain_is_taken_apart_from_its_end()
    {
        var pair = await Pair.Make(app);
        var admin = pair.Tenant.Admin;
        await admin.PostJson(pair.Path + "/merge", new { keep_id = pair.Keep });
        var third = await admin.AddCustomer("杭州云栖数据有限公司", new { phone = "0571-88881234" });
        var next = $"/api/duplicates/{(await DuplicateQueueTests.Scan(pair.Tenant, "customers"))[0]!["duplicate_id"]}";
        await admin.PostJson(next + "/merge", new { keep_id = third });

        Assert.Equal("duplicate.kept_is_gone", await admin.PostAsJsonAsync(pair.Path + "/unmerge", new { }).RefusedWith(HttpStatusCode.Conflict));
        await admin.PostJson(next + "/unmerge", new { });
        await admin.PostJson(pair.Path + "/unmerge", new { });

        Assert.Equal(3, (await admin.CustomerNames()).Count);
    }

    [Fact]
    public async Task Wrong_merges_are_refused_with_a_code()
    {
        var pair = await Pair.Make(app);
        var admin = pair.Tenant.Admin;
        var third = await admin.AddCustomer("青岛海澜食品有限公司");

        Assert.Equal(["keep_id"], await admin.PostAsJsonAsync(pair.Path + "/merge", new { }).FaultyFields());
        Assert.Equal(["keep_id"], await admin.PostAsJsonAsync(pair.Path + "/merge", new { keep_id = "x" }).FaultyFields());
        Assert.Equal(["keep_id"], await admin.PostAsJsonAsync(pair.Path + "/merge", new { keep_id = third }).FaultyFields());
        Assert.Equal(["take"], await admin.PostAsJsonAsync(pair.Path + "/merge", new { keep_id = pair.Keep, take = new[] { "grade" } }).FaultyFields());
        Assert.Equal("duplicate.not_merged", await admin.PostAsJsonAsync(pair.Path + "/unmerge", new { }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(3, (await admin.CustomerNames()).Count);
    }

    [Fact]
    [AttackCase("AC-028")]
    public async Task Who_may_not_delete_the_one_that_goes_merges_nothing()
    {
        var pair = await Pair.Make(app);
        var marketing = await pair.Tenant.Member("marketing");
        Assert.Equal("forbidden", await marketing.Http.PostAsJsonAsync(pair.Path + "/merge", new { keep_id = pair.Keep }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(2, (await pair.Tenant.Admin.CustomerNames()).Count);
    }

    /// <summary>A new table that points at customers must not be forgotten.</summary>
    [Fact]
    public async Task Everything_that_points_at_a_customer_moves()
    {
        var tenant = await app.NewTenant();
        var pointing = await tenant.Read(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()).Where(k => k.PrincipalEntityType.ClrType == typeof(Customer))
            .Select(k => (k.DeclaringEntityType.GetTableName(), k.Properties[^1].GetColumnName())).Order().ToList()));

        // documents know kind and id of their record and have no foreign key; what the other one was worth, now and in past months, goes with it
        Assert.Equal(pointing.Where(p => p.Item1 is not "customer_figures").Append(("documents", "record_id")).Order(), Related.Of("customers").Select(r => ((string?)r.Table, r.Column)).Order());
    }

    private static async Task AreAt(HttpClient admin, string customer, params string[] paths)
    {
        foreach (var path in paths) Assert.Equal(customer, (string?)(await admin.GetJson($"/api/{path}"))["customer_id"]);
    }
}
