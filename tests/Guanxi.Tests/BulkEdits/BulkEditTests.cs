using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.BulkEdits;

public sealed class BulkEditTests(CrmApp app)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task All_that_a_list_shows_is_changed_and_taken_back_each_to_what_it_was()
    {
        var tenant = await app.NewTenant();
        var first = await tenant.Admin.AddCustomer("甲", new { industry = "软件", source = "展会" });
        var second = await tenant.Admin.AddCustomer("乙", new { industry = "软件" });
        var other = await tenant.Admin.AddCustomer("丙", new { industry = "制造" });
        var request = new { kind = "customers", conditions = new { filter = "industry = '软件'" }, changes = new { source = "转介绍", scale = "大型" } };

        var preview = await tenant.Admin.PostJson("/api/bulk_edits/preview", request);
        var done = await Ended(tenant.Admin, await Begun(tenant.Admin, request));
        Assert.Equal((2, 2), ((int)preview["count"]!, (int)preview["editable"]!));
        Assert.Equal(("completed", 2, 0), ((string)done["status"]!, (int)done["changed"]!, (int)done["failed"]!));
        Assert.Equal(["转介绍", "转介绍", null], await Sources(tenant.Admin, first, second, other));
        Assert.Equal("bulk", (string?)(await tenant.Admin.GetJson($"/api/customers/{first}/history"))["items"]![0]!["origin"]!["how"]);

        await tenant.Admin.PostAsJsonAsync($"/api/bulk_edits/{done["bulk_edit_id"]}/undo", new { });
        var undone = await Ended(tenant.Admin, done);
        Assert.Equal(("undone", 0), ((string)undone["status"]!, (int)undone["failed"]!));
        Assert.Equal(["展会", null, null], await Sources(tenant.Admin, first, second, other));
        Assert.Equal("bulk.not_undoable", await tenant.Admin.PostAsJsonAsync($"/api/bulk_edits/{done["bulk_edit_id"]}/undo", new { }).RefusedWith(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task What_somebody_else_changed_since_is_left_when_it_is_taken_back()
    {
        var tenant = await app.NewTenant();
        var colleague = await tenant.Member("manager");
        var id = await tenant.Admin.AddCustomer("甲", new { source = "展会" });
        var kept = await tenant.Admin.AddCustomer("乙", new { source = "展会" });
        var bulk = await Ended(tenant.Admin, await Begun(tenant.Admin, new { kind = "customers", ids = new[] { id, kept }, changes = new { source = "广告" } }));
        await tenant.Admin.PatchJson($"/api/customers/{kept}", new { owner_id = colleague.Id });
        await tenant.Settle();
        await colleague.Http.PatchJson($"/api/customers/{kept}", new { source = "电话" });

        await tenant.Admin.PostAsJsonAsync($"/api/bulk_edits/{bulk["bulk_edit_id"]}/undo", new { });
        var undone = await Ended(tenant.Admin, bulk);

        Assert.Equal(1, (int)undone["failures"]!["history.changed_since"]!);
        Assert.Equal(["展会", "电话"], await Sources(tenant.Admin, id, kept));
    }

    [Fact]
    public async Task Nobody_changes_more_than_his_rights_reach()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        var own = (string)(await rep.Http.PostJson("/api/customers", new { name = "我的" }))["customer_id"]!;
        var foreign = await tenant.Admin.AddCustomer("别人的", new { owner_id = tenant.AdminUser.Id.ToString() });

        var done = await Ended(rep.Http, await Begun(rep.Http, new { kind = "customers", ids = new[] { own, foreign }, changes = new { source = "广告" } }));

        Assert.Equal((1, 1), ((int)done["total"]!, (int)done["changed"]!));
        Assert.Equal([null], await Sources(tenant.Admin, foreign));
        Assert.Equal(HttpStatusCode.NotFound, (await (await tenant.Member()).Http.GetAsync($"/api/bulk_edits/{done["bulk_edit_id"]}")).StatusCode);
    }

    [Fact]
    public async Task A_record_that_refuses_is_left_and_counted_and_the_others_are_changed()
    {
        var tenant = await app.NewTenant();
        var field = (string)(await tenant.Admin.PostJson("/api/custom_fields", new { kind = "customers", label = "信用代码", type = "text", unique = true }))["key"]!;
        var ids = new[] { await tenant.Admin.AddCustomer("甲"), await tenant.Admin.AddCustomer("乙") };

        var done = await Ended(tenant.Admin, await Begun(tenant.Admin, new { kind = "customers", ids, changes = new Dictionary<string, string> { [field] = "913300001" } }));

        Assert.Equal((1, 1), ((int)done["changed"]!, (int)done["failed"]!));
        Assert.Equal(1, (int)done["failures"]!["custom.not_unique"]!);
    }

    [Theory]
    [InlineData("""{"kind": "customers", "changes": {"source": "x"}}""", "ids")]
    [InlineData("""{"kind": "users", "ids": [], "changes": {"name": "x"}}""", "kind")]
    [InlineData("""{"kind": "customers", "ids": [], "changes": {}}""", "changes")]
    [InlineData("""{"kind": "customers", "ids": [], "changes": {"search_text": "x"}}""", "search_text")]
    [InlineData("""{"kind": "customers", "ids": [], "changes": {"grade": "A"}}""", "grade")]
    [InlineData("""{"kind": "customers", "ids": [], "changes": {"status": "nonsense"}}""", "status")]
    [InlineData("""{"kind": "customers", "conditions": {"nothing": "x"}, "changes": {"source": "x"}}""", "conditions")]
    public async Task What_cannot_be_done_is_refused_before_anything_is(string body, string field)
    {
        var tenant = await app.NewTenant();

        Assert.Equal([field], await tenant.Admin.PostAsJsonAsync("/api/bulk_edits", JsonNode.Parse(body)).FaultyFields());
    }

    [Fact]
    public async Task What_was_logged_gets_an_outcome_but_is_never_moved_to_another_customer()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲");
        string[] ids = [await admin.LogActivity(customer, "一"), await admin.LogActivity(customer, "二")];

        var done = await Ended(admin, await Begun(admin, new { kind = "activities", ids, changes = new { outcome = "有意向" } }));

        Assert.Equal(2, (int)done["changed"]!);
        Assert.Equal(2, (int)(await admin.GetJson("/api/activities?filter=outcome = '有意向'"))["total"]!);
        Assert.Equal(["customer_id"], await admin.PostAsJsonAsync("/api/bulk_edits", new { kind = "activities", ids, changes = new { customer_id = customer } }).FaultyFields());
    }

    private static async Task<JsonNode> Begun(HttpClient client, object request)
    {
        var answer = await client.PostAsJsonAsync("/api/bulk_edits", request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return await answer.Body();
    }

    private static async Task<JsonNode> Ended(HttpClient client, JsonNode bulk)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var timer = new PeriodicTimer(Look);
        while (true)
        {
            var now = await client.GetJson($"/api/bulk_edits/{bulk["bulk_edit_id"]}");
            if ((string?)now["status"] is not ("running" or "undoing")) return now;
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }

    private static async Task<List<string?>> Sources(HttpClient client, params string[] ids)
    {
        var sources = new List<string?>();
        foreach (var id in ids) sources.Add((string?)(await client.GetJson($"/api/customers/{id}"))["source"]);
        return sources;
    }
}
