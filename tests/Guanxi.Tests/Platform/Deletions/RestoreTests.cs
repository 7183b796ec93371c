using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Platform.Deletions;
using Guanxi.Platform.Schedule;
using Guanxi.Tests.Duplicates;
using Guanxi.Tests.Platform.Matrix;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Guanxi.Tests.Platform.Deletions;

/// <summary>Who deleted a record by mistake has it back for a while, with everything that went along.</summary>
public sealed class RestoreTests(CrmApp app)
{
    /// <summary>What notes that something happened, and the money ledger, where nothing is ever crossed out.</summary>
    private static readonly string[] Notes = ["events", "deliveries", "loyalty_points", "access_tokens", "customer_figures"];

    [Theory]
    [InlineData("contacts", "contact_id")]
    [InlineData("leads", "lead_id")]
    [InlineData("opportunities", "opportunity_id")]
    [InlineData("tasks", "task_id")]
    [InlineData("activities", "activity_id")]
    [InlineData("orders", "order_id")]
    [InlineData("products", "product_id")]
    [InlineData("documents", "document_id")]
    public async Task A_deleted_record_comes_back_with_all_that_went_along(string kind, string idMember)
    {
        var tenant = await app.NewTenant();
        var ids = await Everything(tenant.Admin);
        await tenant.Settle();
        var path = $"/api/{kind}/{ids[kind]}";
        var shown = await Shown(tenant.Admin, kind, ids);

        Assert.Equal(ids[kind], (string?)(await LosesNothing(tenant, path))[idMember]);

        Assert.Equal(shown, await Shown(tenant.Admin, kind, ids));
        Assert.Equal("restored", await tenant.Read(db => db.Audit.Where(e => e.Kind == kind).OrderByDescending(e => e.Id).Select(e => e.Action).FirstAsync()));
        Assert.Equal("restore.not_deleted", await tenant.Admin.PostAsJsonAsync($"{path}/restore", new { }).RefusedWith(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task What_was_merged_into_a_record_comes_back_and_can_be_parted_again()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var (keep, gone) = (await tenant.Admin.AddContact(customer, "欧阳思远", new { mobile = "13800001111" }), await tenant.Admin.AddContact(customer, "欧阳思远", new { mobile = "13800001111" }));
        var pair = $"/api/duplicates/{(await DuplicateQueueTests.Scan(tenant, "contacts"))[0]!["duplicate_id"]}";
        await tenant.Admin.PostJson($"{pair}/merge", new { keep_id = keep });

        await LosesNothing(tenant, $"/api/contacts/{keep}");

        Assert.Equal("open", (string?)(await tenant.Admin.PostJson($"{pair}/unmerge", new { }))["status"]);
        Assert.Equal("欧阳思远", (string?)(await tenant.Admin.GetJson($"/api/contacts/{gone}"))["name"]);
    }

    [Fact]
    public async Task A_converted_lead_has_what_became_of_it_again()
    {
        var tenant = await app.NewTenant();
        var lead = await tenant.Admin.AddLead("王芳", new { company = "海淀乐器" });
        await tenant.Admin.Put($"/api/leads/{lead}/convert", new { opportunity_title = "二期采购", amount = 120_000 });
        var became = await tenant.Read(db => db.Leads.Select(l => new { l.ContactId, l.OpportunityId }).SingleAsync());

        await LosesNothing(tenant, $"/api/contacts/{became.ContactId}");
        await LosesNothing(tenant, $"/api/opportunities/{became.OpportunityId}");
    }

    [Theory]
    [InlineData("/api/lead_sources", """{"name": "展会", "cost": 5000}""", "source_id")]
    [InlineData("/api/web_forms", """{"name": "官网", "title": "预约演示", "fields": [{"key": "name"}, {"key": "phone"}], "consent_text": "我同意", "source": "官网"}""", "form_id")]
    [InlineData("/api/views", """{"kind": "customers", "name": "重点客户"}""", "view_id")]
    [InlineData("/api/dashboards", """{"name": "月报", "widgets": []}""", "dashboard_id")]
    public async Task What_is_set_up_comes_back_as_well(string path, string facts, string idMember)
    {
        var tenant = await app.NewTenant();
        var made = await tenant.Admin.PostJson(path, JsonNode.Parse(facts)!);
        var address = $"{path}/{made[idMember]}";
        if (idMember == "dashboard_id") await tenant.Admin.PostJson($"{address}/schedules", new { frequency = "daily", hour = 8, format = "pdf", recipients = new[] { tenant.AdminUser.Id.ToString() } });
        if (idMember == "view_id") await tenant.Admin.Put("/api/views/favourites", new { views = new[] { (string)made[idMember]! } });

        await LosesNothing(tenant, address);
    }

    [Fact]
    public async Task Points_and_worth_of_an_order_come_back_with_it()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PatchJson("/api/loyalty/rules", new { is_active = true, points_per_unit = 1, point_value = 0.1m });
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var order = await tenant.Admin.AddOrder(customer, new { amount = 5000, status = "completed" });
        await tenant.Settle();
        var before = await Worth();
        Assert.NotEqual(0, before.Points);

        await tenant.Admin.DeleteAsync($"/api/orders/{order["order_id"]}");
        await tenant.Settle();
        Assert.Equal((0, 0), await Worth());
        await tenant.Admin.PostJson($"/api/orders/{order["order_id"]}/restore", new { });
        await tenant.Settle();

        Assert.Equal(before, await Worth());

        async Task<(long Points, decimal Spent)> Worth() => ((long)(await tenant.Admin.GetJson($"/api/customers/{customer}/points"))["balance"]!,
            await tenant.Read(db => db.CustomerFigures.Select(f => f.TotalSpent).SingleAsync()));
    }

    [Fact]
    public async Task A_deleted_purchase_comes_back_with_its_order()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PatchJson("/api/loyalty/rules", new { is_active = true, points_per_unit = 1, point_value = 0.1m });
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var purchase = (string)(await tenant.Admin.PostJson("/api/activities", new { type = "purchase", customer_id = customer, content = "续费", amount = 800 }))["activity_id"]!;
        var points = (long)(await tenant.Admin.GetJson($"/api/customers/{customer}/points"))["balance"]!;

        await tenant.Admin.DeleteAsync($"/api/activities/{purchase}");
        Assert.Equal(0, (int)(await tenant.Admin.GetJson("/api/orders"))["total"]!);
        await tenant.Admin.PostJson($"/api/activities/{purchase}/restore", new { });

        Assert.Equal(800, (decimal)(await tenant.Admin.GetJson("/api/orders"))["items"]![0]!["amount"]!);
        Assert.Equal(points, (long)(await tenant.Admin.GetJson($"/api/customers/{customer}/points"))["balance"]!);
    }

    [Fact]
    public async Task Nobody_else_takes_a_deletion_back()
    {
        var tenant = await app.NewTenant();
        var (owner, manager) = (await tenant.Member("manager"), await tenant.Member("manager"));
        var lead = await owner.Http.AddLead("李雷");
        await owner.Http.DeleteAsync($"/api/leads/{lead}");

        foreach (var other in new[] { manager.Http, tenant.Admin, (await app.NewTenant()).Admin })
            Assert.Equal("not_found", await other.PostAsJsonAsync($"/api/leads/{lead}/restore", new { }).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("forbidden", await (await tenant.Member("readonly")).Http.PostAsJsonAsync($"/api/leads/{lead}/restore", new { }).RefusedWith(HttpStatusCode.Forbidden));
        await owner.Http.PostJson($"/api/leads/{lead}/restore", new { });
    }

    [Fact]
    public async Task Ten_who_take_it_back_at_once_do_it_once()
    {
        var tenant = await app.NewTenant();
        var lead = await tenant.Admin.AddLead("李雷");
        await tenant.Admin.DeleteAsync($"/api/leads/{lead}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => tenant.Admin.PostAsJsonAsync($"/api/leads/{lead}/restore", new { })));

        Assert.Equal([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.Conflict, 9)], answers.Select(a => a.StatusCode).Order());
        Assert.Equal(1, (int)(await tenant.Admin.GetJson("/api/leads"))["total"]!);
    }

    [Fact]
    public async Task What_is_taken_or_gone_meanwhile_is_said_and_nothing_changes()
    {
        var tenant = await app.NewTenant();
        var product = await tenant.Admin.PostJson("/api/products", new { name = "标准版", code = "P-1", unit_price = 100 });
        await tenant.Admin.DeleteAsync($"/api/products/{product["product_id"]}");
        await tenant.Admin.PostJson("/api/products", new { name = "专业版", code = "P-1", unit_price = 200 });
        Assert.Equal("restore.taken", await tenant.Admin.PostAsJsonAsync($"/api/products/{product["product_id"]}/restore", new { }).RefusedWith(HttpStatusCode.Conflict));

        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var contact = await tenant.Admin.AddContact(customer, "李雷");
        await tenant.Admin.DeleteAsync($"/api/contacts/{contact}");
        await tenant.Admin.DeleteAsync($"/api/customers/{customer}");
        Assert.Equal("restore.belongs_to_gone", await tenant.Admin.PostAsJsonAsync($"/api/contacts/{contact}/restore", new { }).RefusedWith(HttpStatusCode.Conflict));

        var badge = await tenant.DefineField("leads", new { label = "工牌号", type = "text", unique = true });
        var first = await tenant.Admin.AddLead("李雷", new { custom_fields = new Dictionary<string, string> { [badge] = "A1" } });
        await tenant.Admin.DeleteAsync($"/api/leads/{first}");
        await tenant.Admin.AddLead("韩梅梅", new { custom_fields = new Dictionary<string, string> { [badge] = "A1" } });
        Assert.Equal([$"custom_fields.{badge}"], await tenant.Admin.PostAsJsonAsync($"/api/leads/{first}/restore", new { }).FaultyFields());

        Assert.Equal((1, 0, 1), await tenant.Read(async db => (await db.Products.CountAsync(), await db.Contacts.CountAsync(), await db.Leads.CountAsync())));
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_a_deletion_is_for_good()
    {
        var tenant = await app.NewTenant();
        var (late, soon) = (await tenant.Admin.AddLead("李雷"), await tenant.Admin.AddLead("韩梅梅"));
        foreach (var lead in new[] { late, soon }) await tenant.Admin.DeleteAsync($"/api/leads/{lead}");
        var id = global::Guanxi.Platform.Id<global::Guanxi.Leads.Lead>.Parse(late).Value;
        await tenant.Read(db => db.Deletions.Where(d => d.RecordId == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.At, d => d.At - Deletion.Kept)));
        Assert.Equal("not_found", await tenant.Admin.PostAsJsonAsync($"/api/leads/{late}/restore", new { }).RefusedWith(HttpStatusCode.NotFound));

        await Forget();

        Assert.Equal((1, 1), await tenant.Read(async db => (await db.Deletions.CountAsync(), await db.DeletedRows.CountAsync())));
        await tenant.Admin.PostJson($"/api/leads/{soon}/restore", new { });
    }

    [Fact]
    public async Task Roll_ups_count_what_came_back()
    {
        var tenant = await app.NewTenant();
        var people = await tenant.DefineField("customers", new { label = "联系人数", type = "integer", rollup = new { kind = "contacts", relation = "customer", function = "count" } });
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var contact = await tenant.Admin.AddContact(customer, "李雷");
        await tenant.Admin.DeleteAsync($"/api/contacts/{contact}");
        await tenant.Settle();

        await tenant.Admin.PostJson($"/api/contacts/{contact}/restore", new { });
        await tenant.Settle();

        var record = await tenant.Admin.GetJson($"/api/customers/{customer}");
        Assert.Equal((1, 1), ((int)record["custom_fields"]![people]!, (int)record["contact_count"]!));
    }

    /// <summary>What goes with a record goes by the database alone: each table below one that can be taken back has the trigger.</summary>
    [Fact]
    public async Task Every_table_below_a_restorable_one_is_kept()
    {
        await using var owner = new NpgsqlConnection(app.OwnerConnection);
        await owner.OpenAsync();
        await using var question = new NpgsqlCommand(
            "SELECT child.relname FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid WHERE k.contype = 'f' AND k.confdeltype = 'c' AND parent.relname = ANY (@kept)", owner);
        question.Parameters.AddWithValue("kept", DeletionTriggers.Kept);
        await using var rows = await question.ExecuteReaderAsync();
        var below = new List<string>();
        while (await rows.ReadAsync()) below.Add(rows.GetString(0));

        Assert.NotEmpty(below);
        Assert.Empty(below.Except(DeletionTriggers.Kept));
    }

    /// <summary>One record of each kind, tied to the others in every way there is; the id of each by its kind.</summary>
    private static async Task<Dictionary<string, string>> Everything(HttpClient http)
    {
        var ids = new Dictionary<string, string>();
        var customer = await http.AddCustomer("云杉软件", new { phone = "13800138000" });
        ids["contacts"] = await http.AddContact(customer, "李雷", new { is_primary = true, phone = "13900139000" });
        await http.AddContact(customer, "李 雷", new { phone = "13900139000" }); // like the first: a pair in the queue
        ids["products"] = (string)(await http.PostJson("/api/products", new { name = "从未卖出", unit_price = 1 }))["product_id"]!;
        var sold = (string)(await http.PostJson("/api/products", new { name = "标准版", unit_price = 100 }))["product_id"]!;
        var deal = await http.AddDeal(customer, "年度采购", new { lines = new[] { new { product_id = sold, quantity = 2 } }, contacts = new[] { new { contact_id = ids["contacts"], role = "decision_maker" } } });
        ids["opportunities"] = (string)deal["opportunity_id"]!;
        await http.Move(deal, new { stage_id = (await http.Pipeline())["stages"]![1]!["stage_id"] });
        ids["leads"] = await http.AddLead("王芳", new { company = "海淀乐器", phone = "13700137000" });
        await http.PostJson($"/api/leads/{ids["leads"]}/behaviours", new { type = "email_open" });
        foreach (var about in new object[] { new { title = "打电话", lead_id = ids["leads"], due_date = "2030-01-15" }, new { title = "寄样品", opportunity_id = ids["opportunities"], contact_id = ids["contacts"], due_date = "2030-01-16" } })
            ids["tasks"] = (string)(await http.PostJson("/api/tasks", about))["task_id"]!;
        await http.PostJson("/api/activities", new { type = "call", lead_id = ids["leads"], content = "留言" });
        var file = (string)(await (await http.PostAsync("/api/files", Imports.Form("附件"u8.ToArray(), "附件.txt"))).Body())["file_id"]!;
        ids["activities"] = (string)(await http.PostJson("/api/activities", new { type = "note", customer_id = customer, opportunity_id = ids["opportunities"], contact_id = ids["contacts"], content = "谈价格", attachments = new[] { file } }))["activity_id"]!;
        ids["orders"] = (string)(await http.AddOrder(customer, new { lines = new[] { new { product_id = sold, quantity = 3 } }, status = "completed" }))["order_id"]!;
        foreach (var kind in new[] { "contacts", "leads", "opportunities" })
        {
            var document = (string)(await (await http.PostAsync($"/api/documents?kind={kind}&record_id={ids[kind]}", Imports.Form("第一版"u8.ToArray(), "合同.txt"))).Body())["document_id"]!;
            await http.PostAsync($"/api/documents/{document}/versions", Imports.Form("第二版"u8.ToArray(), "合同.txt"));
            ids["documents"] = document;
        }
        return ids;
    }

    /// <summary>What its page shows.</summary>
    private static async Task<string> Shown(HttpClient http, string kind, Dictionary<string, string> ids) => kind switch
    {
        "documents" => (await http.GetJson($"/api/documents?kind=opportunities&record_id={ids["opportunities"]}")).ToJsonString(),
        "leads" or "opportunities" => (await http.GetJson($"/api/{kind}/{ids[kind]}")).ToJsonString() + (await http.GetJson($"/api/{kind}/{ids[kind]}/timeline"))["items"]!.AsArray().Count(i => (string?)i!["kind"] != "change"),
        _ => (await http.GetJson($"/api/{kind}/{ids[kind]}")).ToJsonString(),
    };

    /// <summary>Deleted and put back, the organisation has every row it had.</summary>
    private async Task<JsonNode> LosesNothing(Tenant tenant, string address)
    {
        await tenant.Settle();
        var rows = await Rows(tenant);

        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync(address)).StatusCode);
        await tenant.Settle();
        Assert.NotEqual(rows, await Rows(tenant));
        var restored = await tenant.Admin.PostJson($"{address}/restore", new { });
        await tenant.Settle();

        Assert.Equal(rows, await Rows(tenant));
        return restored;
    }

    private async Task Forget()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await ForgetDeletions.Old(new JobScope(scope.ServiceProvider, TimeProvider.System.GetUtcNow(), default));
    }

    private async Task<string> Rows(Tenant tenant)
    {
        var sums = JsonNode.Parse(await RowChecksum.Of(app.OwnerConnection, tenant.Id))!.AsObject();
        foreach (var table in Notes) sums.Remove(table);
        return sums.ToJsonString();
    }
}
