using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Contacts;
using Guanxi.Duplicates.Merging;
using Guanxi.Leads;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Duplicates;

public sealed class MergePersonsTests(CrmApp app)
{
    [Fact]
    public async Task Two_contacts_become_one_with_all_that_was_said_to_them_and_two_again()
    {
        var tenant = await app.NewTenant();
        var admin = tenant.Admin;
        var customer = await admin.AddCustomer("杭州云栖数据股份有限公司");
        var keep = await admin.AddContact(customer, "欧阳思远", new { mobile = "13800001111" });
        var gone = await admin.AddContact(customer, "欧阳思远", new { mobile = "+86 138-0000-1111", email = "ouyang@yunqi.test", is_primary = true, birthday = "1990-02-03", birthday_is_lunar = true });
        var activity = await admin.LogActivity(customer, "谈过价格", contact: gone);
        var task = (await admin.PostJson("/api/tasks", new { title = "回电", customer_id = customer, contact_id = gone }))["task_id"];
        var (shared, hers) = (await admin.AddDeal(customer, "云存储"), await admin.AddDeal(customer, "云主机"));
        await admin.PatchJson($"/api/opportunities/{shared["opportunity_id"]}", new { contacts = new[] { new { contact_id = keep }, new { contact_id = gone } } });
        await admin.PatchJson($"/api/opportunities/{hers["opportunity_id"]}", new { contacts = new[] { new { contact_id = gone } } });
        var before = await admin.GetJson($"/api/contacts/{gone}");
        var path = $"/api/duplicates/{(await DuplicateQueueTests.Scan(tenant, "contacts"))[0]!["duplicate_id"]}";

        Assert.Equal("merged", (string?)(await admin.PostJson(path + "/merge", new { keep_id = keep }))["status"]);

        Assert.Equal("not_found", await admin.GetAsync($"/api/contacts/{gone}").RefusedWith(HttpStatusCode.NotFound));
        var kept = await admin.GetJson($"/api/contacts/{keep}");
        Assert.Equal(("13800001111", "ouyang@yunqi.test", true, true), ((string?)kept["mobile"], (string?)kept["email"], (bool)kept["is_primary"]!, (bool)kept["birthday_is_lunar"]!));
        Assert.Equal((keep, keep), ((string?)(await admin.GetJson($"/api/activities/{activity}"))["contact_id"], (string?)(await admin.GetJson($"/api/tasks/{task}"))["contact_id"]));
        Assert.Equal([keep], await PeopleOf(admin, shared));
        Assert.Equal([keep], await PeopleOf(admin, hers));
        Assert.Equal(1, (int)(await admin.GetJson($"/api/customers/{customer}"))["contact_count"]!);

        Assert.Equal("open", (string?)(await admin.PostJson(path + "/unmerge", new { }))["status"]);

        Assert.Equal(before.ToJsonString(), (await admin.GetJson($"/api/contacts/{gone}")).ToJsonString());
        kept = await admin.GetJson($"/api/contacts/{keep}");
        Assert.Equal((null, false), ((string?)kept["email"], (bool)kept["is_primary"]!));
        Assert.Equal((gone, gone), ((string?)(await admin.GetJson($"/api/activities/{activity}"))["contact_id"], (string?)(await admin.GetJson($"/api/tasks/{task}"))["contact_id"]));
        Assert.Equal(new[] { keep, gone }.Order(), (await PeopleOf(admin, shared)).Order());
        Assert.Equal([gone], await PeopleOf(admin, hers));
        Assert.Equal(2, (int)(await admin.GetJson($"/api/customers/{customer}"))["contact_count"]!);
    }

    [Fact]
    public async Task People_of_two_customers_are_not_merged()
    {
        var tenant = await app.NewTenant();
        var (here, there) = (await tenant.Admin.AddCustomer("杭州云栖数据股份有限公司"), await tenant.Admin.AddCustomer("青岛海澜食品有限公司"));
        var keep = await tenant.Admin.AddContact(here, "欧阳思远", new { mobile = "13800001111", email = "ouyang@yunqi.test" });
        await tenant.Admin.AddContact(there, "欧阳思远", new { mobile = "13800001111", email = "ouyang@yunqi.test" });
        var path = $"/api/duplicates/{(await DuplicateQueueTests.Scan(tenant, "contacts"))[0]!["duplicate_id"]}";

        Assert.Equal("duplicate.other_customer", await tenant.Admin.PostAsJsonAsync(path + "/merge", new { keep_id = keep }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.NotNull((string?)(await tenant.Admin.GetJson(path + "/preview"))["obstacle"]);
        Assert.Equal(2, (await tenant.Admin.GetJson("/api/contacts")).Of("name").Count);
    }

    [Fact]
    public async Task Two_enquiries_become_one_and_two_again()
    {
        var tenant = await app.NewTenant();
        var admin = tenant.Admin;
        var keep = await admin.AddLead("王建国", new { company = "星河光电", email = "wang@xinghe.test", tags = new[] { "展会" } });
        var gone = await admin.AddLead("王建国", new { company = "苏州星河光电有限公司", email = "WANG@xinghe.test", phone = "13800002222", tags = new[] { "官网" } });
        var note = (await admin.PostJson("/api/activities", new { type = "note", lead_id = gone, content = "要报价" }))["activity_id"];
        await admin.PostJson($"/api/leads/{gone}/behaviours", new { type = "page_visit", detail = "/pricing" });
        var path = $"/api/duplicates/{(await DuplicateQueueTests.Scan(tenant, "leads"))[0]!["duplicate_id"]}";

        await admin.PostJson(path + "/merge", new { keep_id = keep, take = new[] { "company" } });

        var kept = await admin.GetJson($"/api/leads/{keep}");
        Assert.Equal(("苏州星河光电有限公司", "13800002222"), ((string?)kept["company"], (string?)kept["phone"]));
        Assert.Equal(["官网", "展会"], kept["tags"]!.AsArray().Select(t => (string)t!).Order(StringComparer.Ordinal).Reverse().Order());
        Assert.Equal(keep, (string?)(await admin.GetJson($"/api/activities/{note}"))["lead_id"]);
        Assert.Single((await admin.GetJson($"/api/leads/{keep}/behaviours"))["items"]!.AsArray());

        await admin.PostJson(path + "/unmerge", new { });

        kept = await admin.GetJson($"/api/leads/{keep}");
        Assert.Equal(("星河光电", null), ((string?)kept["company"], (string?)kept["phone"]));
        Assert.Equal(gone, (string?)(await admin.GetJson($"/api/activities/{note}"))["lead_id"]);
        Assert.Single((await admin.GetJson($"/api/leads/{gone}/behaviours"))["items"]!.AsArray());
    }

    [Fact]
    public async Task What_became_a_customer_is_no_longer_merged()
    {
        var tenant = await app.NewTenant();
        var keep = await tenant.Admin.AddLead("王建国", new { company = "星河光电", email = "wang@xinghe.test" });
        await tenant.Admin.AddLead("王建国", new { company = "星河光电", email = "wang@xinghe.test" });
        var path = $"/api/duplicates/{(await DuplicateQueueTests.Scan(tenant, "leads"))[0]!["duplicate_id"]}";
        await tenant.Admin.PutJson($"/api/leads/{keep}/convert", new { });

        Assert.Equal("lead.converted", await tenant.Admin.PostAsJsonAsync(path + "/merge", new { keep_id = keep }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(2, (await tenant.Admin.GetJson("/api/leads")).Of("name").Count);
    }

    [Fact]
    public async Task Who_deletes_the_one_that_stayed_deletes_what_was_kept_of_the_other()
    {
        var tenant = await app.NewTenant();
        var keep = await tenant.Admin.AddLead("王建国", new { company = "星河光电", email = "wang@xinghe.test" });
        await tenant.Admin.AddLead("王建国", new { company = "星河光电", email = "wang@xinghe.test" });
        var path = $"/api/duplicates/{(await DuplicateQueueTests.Scan(tenant, "leads"))[0]!["duplicate_id"]}";
        await tenant.Admin.PostJson(path + "/merge", new { keep_id = keep });
        Assert.Equal(1, await tenant.Read(db => db.RecordMerges.CountAsync()));

        (await tenant.Admin.DeleteAsync($"/api/leads/{keep}")).EnsureSuccessStatusCode();

        Assert.Equal((0, 0), await tenant.Read(async db => (await db.RecordMerges.CountAsync(), await db.Duplicates.CountAsync())));
    }

    /// <summary>A new table that points at people must not be forgotten.</summary>
    [Theory]
    [InlineData("contacts", typeof(Contact))]
    [InlineData("leads", typeof(Lead))]
    public async Task Everything_that_points_at_a_person_moves(string kind, Type type)
    {
        var tenant = await app.NewTenant();
        var pointing = await tenant.Read(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()).Where(k => k.PrincipalEntityType.ClrType == type)
            .Select(k => (k.DeclaringEntityType.GetTableName(), k.Properties[^1].GetColumnName())).ToList()));

        Assert.Equal(pointing.Append(("documents", "record_id")).Order(), Related.Of(kind).Select(r => ((string?)r.Table, r.Column)).Order());
    }

    private static async Task<List<string>> PeopleOf(HttpClient admin, JsonNode deal) =>
        [.. (await admin.Read(deal))["contacts"]!.AsArray().Select(c => (string)c!["contact_id"]!)];
}
