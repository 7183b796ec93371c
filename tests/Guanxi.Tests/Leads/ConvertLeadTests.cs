using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Hosting;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.Tests.Leads;

public sealed class ConvertLeadTests(CrmApp app)
{
    private static readonly object Wei = new { company = "新公司", phone = "139 0013 9000", email = "lisi@newcompany.com", position = "采购经理", industry = "软件", city = "深圳", company_size = 80, source = "网站", interest = "CRM系统", tags = new[] { "展会" } };

    [Fact]
    public async Task A_lead_becomes_a_customer_with_its_contact_and_a_deal()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        var lead = await rep.Http.AddLead("李四", Wei);

        var made = await rep.Http.Put($"/api/leads/{lead}/convert", new { });
        var customer = await rep.Http.GetJson($"/api/customers/{made["customer_id"]}");
        var contact = await rep.Http.GetJson($"/api/contacts/{made["contact_id"]}");
        var after = await rep.Http.GetJson($"/api/leads/{lead}");

        Assert.Equal(("新公司", "软件", "网站", "深圳", rep.Id, "139 0013 9000"), ((string?)customer["name"], (string?)customer["industry"], (string?)customer["source"], (string?)customer["addresses"]![0]!["city"], (string?)customer["owner_id"], (string?)customer["phone"]));
        Assert.StartsWith("CUS", (string)customer["code"]!, StringComparison.Ordinal);
        Assert.Equal(("李四", "采购经理", "139 0013 9000", true), ((string?)contact["name"], (string?)contact["position"], (string?)contact["mobile"], (bool)contact["is_primary"]!));
        Assert.Equal(("converted", customer["customer_id"]!.ToString(), contact["contact_id"]!.ToString()), ((string?)after["status"], (string?)after["customer_id"], (string?)after["contact_id"]));
        Assert.NotNull(after["converted_at"]);

        var deal = await rep.Http.GetJson($"/api/opportunities/{made["opportunity_id"]}");
        Assert.Equal(("CRM系统", "新公司", "网站", rep.Id, "open"), ((string?)deal["title"], (string?)deal["customer_name"], (string?)deal["source"], (string?)deal["owner_id"], (string?)deal["status"]));
        Assert.Equal(deal["opportunity_id"]!.ToString(), (string?)after["opportunity_id"]);
    }

    [Fact]
    public async Task The_deal_is_named_valued_or_left_out_as_one_wishes()
    {
        var tenant = await app.NewTenant();
        var service = await tenant.Member("service");

        var valued = await tenant.Admin.Put($"/api/leads/{await tenant.Admin.AddLead("李四", new { company = "甲公司" })}/convert", new { opportunity_title = "二期采购", amount = 120_000 });
        var deal = await tenant.Admin.GetJson($"/api/opportunities/{valued["opportunity_id"]}");
        Assert.Equal(("二期采购", 120_000m), ((string?)deal["title"], (decimal)deal["amount"]!));

        var without = await tenant.Admin.Put($"/api/leads/{await tenant.Admin.AddLead("王五", new { company = "乙公司" })}/convert", new { create_opportunity = false });
        Assert.Null(without["opportunity_id"]);

        var lead = await tenant.Admin.AddLead("赵六", new { company = "丙公司" });
        Assert.Equal(["amount"], await tenant.Admin.PutAsJsonAsync($"/api/leads/{lead}/convert", new { amount = 1e30 }).FaultyFields());
        Assert.Equal("forbidden", await service.Http.PutAsJsonAsync($"/api/leads/{lead}/convert", new { }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("new", (string?)(await tenant.Admin.GetJson($"/api/leads/{lead}"))["status"]);
        Assert.Equal(["甲公司", "乙公司"], (await tenant.Admin.CustomerNames()).OrderByDescending(n => n == "甲公司"));
    }

    [Fact]
    public async Task A_hundred_attempts_at_once_give_one_customer()
    {
        var tenant = await app.NewTenant();
        var lead = await tenant.Admin.AddLead("李四", Wei);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => tenant.Admin.PutAsJsonAsync($"/api/leads/{lead}/convert", new { force = true })));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK)) Assert.Equal("lead.converted", await Task.FromResult(refused).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal((1, 1, 1), (await tenant.Read(db => db.Customers.CountAsync()), await tenant.Read(db => db.Contacts.CountAsync()), await tenant.Read(db => db.Opportunities.CountAsync())));
        Assert.Equal(1, await tenant.Read(db => db.Events.CountAsync(e => e.Name == "lead.converted")));
    }

    [Fact]
    public async Task Two_leads_of_one_new_company_at_the_same_moment_give_one_customer()
    {
        var tenant = await app.NewTenant();
        var leads = new List<string>();
        for (var i = 0; i < 10; i++) leads.Add(await tenant.Admin.AddLead($"同事{i}", new { company = "新公司", phone = $"1390013900{i}" }));

        var answers = await Task.WhenAll(leads.Select(lead => tenant.Admin.PutAsJsonAsync($"/api/leads/{lead}/convert", new { })));

        Assert.Single(answers, a => a.IsSuccessStatusCode);
        Assert.Equal(9, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(["新公司"], await tenant.Admin.CustomerNames());
    }

    [Fact]
    public async Task What_was_said_and_planned_with_the_lead_goes_on_with_the_customer_and_the_deal()
    {
        var tenant = await app.NewTenant();
        var lead = await tenant.Admin.AddLead("李四", new { company = "新公司" });
        await tenant.Admin.PostJson("/api/activities", new { type = "call", lead_id = lead, content = "问了价格" });
        await tenant.Admin.PostJson("/api/tasks", new { title = "发方案", lead_id = lead });

        var made = await tenant.Admin.Put($"/api/leads/{lead}/convert", new { });
        await tenant.Settle();

        var call = (await tenant.Admin.GetJson($"/api/activities?customer_id={made["customer_id"]}"))["items"]!.AsArray().Single(a => (string?)a!["content"] == "问了价格")!;
        Assert.Equal((lead, (string?)made["contact_id"], (string?)made["opportunity_id"]), ((string?)call["lead_id"], (string?)call["contact_id"], (string?)call["opportunity_id"]));
        var task = (await tenant.Admin.GetJson("/api/tasks?q=发方案"))["items"]![0]!;
        Assert.Equal(((string?)made["customer_id"], (string?)made["opportunity_id"]), ((string?)task["customer_id"], (string?)task["opportunity_id"]));
    }

    [Fact]
    public async Task A_lead_that_may_be_a_customer_already_asks_first_and_can_join_it()
    {
        var tenant = await app.NewTenant();
        var known = await tenant.Admin.AddCustomer("新 公 司", new { phone = "13900139000" });
        var lead = await tenant.Admin.AddLead("李四", Wei);
        var path = $"/api/leads/{lead}/convert";

        var asked = await tenant.Admin.PutAsJsonAsync(path, new { });
        var problem = await asked.Body();
        Assert.Equal((HttpStatusCode.Conflict, "lead.duplicate"), (asked.StatusCode, (string?)problem["code"]));
        var candidate = Assert.Single(problem["candidates"]!.AsArray())!;
        Assert.Equal((known, "新 公 司"), ((string?)candidate["customer_id"], (string?)candidate["name"]));
        Assert.Equal(["name", "phone"], candidate["reasons"]!.AsArray().Select(r => (string)r!));
        Assert.Equal("new", (string?)(await tenant.Admin.GetJson($"/api/leads/{lead}"))["status"]);

        var joined = await tenant.Admin.Put(path, new { customer_id = known });
        Assert.Equal(known, (string?)joined["customer_id"]);
        Assert.Equal(["新 公 司"], await tenant.Admin.CustomerNames());
        Assert.Equal(["李四"], (await tenant.Admin.GetJson($"/api/contacts?customer_id={known}")).Of("name"));
    }

    [Fact]
    public async Task Joining_uses_the_contact_that_is_there_already()
    {
        var tenant = await app.NewTenant();
        var known = await tenant.Admin.AddCustomer("老客户");
        var contact = await tenant.Admin.AddContact(known, "四哥", new { mobile = "+86 13900139000", is_primary = true });
        var lead = await tenant.Admin.AddLead("李四", Wei);

        var joined = await tenant.Admin.Put($"/api/leads/{lead}/convert", new { customer_id = known });

        Assert.Equal(contact, (string?)joined["contact_id"]);
        Assert.Equal(["四哥"], (await tenant.Admin.GetJson($"/api/contacts?customer_id={known}")).Of("name"));
    }

    [Fact]
    public async Task A_new_customer_is_opened_beside_a_likely_one_when_that_is_meant()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("新公司");
        var lead = await tenant.Admin.AddLead("李四", Wei);

        await tenant.Admin.Put($"/api/leads/{lead}/convert", new { force = true, customer_name = "新公司（深圳）", contact_name = "李先生" });

        Assert.Equal(["新公司", "新公司（深圳）"], await tenant.Admin.CustomerNames());
        Assert.Equal(["李先生"], (await tenant.Admin.GetJson("/api/contacts")).Of("name"));
    }

    [Fact]
    public async Task A_person_without_a_company_becomes_a_customer_himself()
    {
        var tenant = await app.NewTenant();
        var made = await tenant.Admin.Put($"/api/leads/{await tenant.Admin.AddLead("李四", new { phone = "13900139000" })}/convert", new { });

        var customer = await tenant.Admin.GetJson($"/api/customers/{made["customer_id"]}");
        Assert.Equal(("李四", "person"), ((string?)customer["name"], (string?)customer["type"]));
    }

    [Fact]
    public async Task What_is_closed_or_not_yours_is_not_converted()
    {
        var tenant = await app.NewTenant();
        var (rep, colleague, marketing) = (await tenant.Member(), await tenant.Member(), await tenant.Member("marketing"));
        var lead = await rep.Http.AddLead("李四", Wei);
        var path = $"/api/leads/{lead}";
        var hidden = await colleague.Http.AddCustomer("同事的客户");

        Assert.Equal("not_found", await colleague.Http.PutAsJsonAsync($"{path}/convert", new { }).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("forbidden", await marketing.Http.PutAsJsonAsync($"{path}/convert", new { }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(["customer_id"], await rep.Http.PutAsJsonAsync($"{path}/convert", new { customer_id = hidden }).FaultyFields());

        await rep.Http.PostJson($"{path}/disqualify", new { reason = "没有预算" });
        Assert.Equal("lead.disqualified", await rep.Http.PutAsJsonAsync($"{path}/convert", new { }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("lead.disqualified", await rep.Http.PostAsJsonAsync($"{path}/disqualify", new { reason = "x" }).RefusedWith(HttpStatusCode.Conflict));
        var reopened = await rep.Http.PostJson($"{path}/reopen", new { });
        Assert.Equal(("working", (string?)null), ((string?)reopened["status"], (string?)reopened["disqualified_reason"]));
        Assert.Equal("lead.open", await rep.Http.PostAsJsonAsync($"{path}/reopen", new { }).RefusedWith(HttpStatusCode.Conflict));

        await rep.Http.Put($"{path}/convert", new { });
        Assert.Equal("lead.converted", await rep.Http.PutAsJsonAsync($"{path}/convert", new { }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("lead.converted", await rep.Http.Patch(path, new { city = "广州" }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("lead.converted", await rep.Http.PostAsJsonAsync($"{path}/reopen", new { }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("lead.converted", await rep.Http.PostAsJsonAsync($"{path}/behaviours", new { type = "email_open" }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(["reason"], await rep.Http.PostAsJsonAsync($"/api/leads/{await rep.Http.AddLead("赵")}/disqualify", new { reason = " " }).FaultyFields());
    }

    [Fact]
    public async Task A_converted_lead_outlives_its_customer()
    {
        var tenant = await app.NewTenant();
        var lead = await tenant.Admin.AddLead("李四", Wei);
        var made = await tenant.Admin.Put($"/api/leads/{lead}/convert", new { });

        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync($"/api/customers/{made["customer_id"]}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync($"/api/opportunities/{made["opportunity_id"]}")).StatusCode);
        var left = await tenant.Admin.GetJson($"/api/leads/{lead}");

        Assert.Equal(("converted", (string?)null, (string?)null, (string?)null), ((string?)left["status"], (string?)left["customer_id"], (string?)left["contact_id"], (string?)left["opportunity_id"]));
    }

    [Fact]
    public async Task Doubles_are_found_among_leads_contacts_and_customers_one_may_see()
    {
        var tenant = await app.NewTenant();
        var (rep, colleague) = (await tenant.Member(), await tenant.Member());
        await rep.Http.AddLead("李四", Wei);
        var customer = await rep.Http.AddCustomer("新公司");
        await rep.Http.AddContact(customer, "李经理", new { mobile = "13900139000" });
        var query = "/api/leads/duplicates?name=李四&company=新公司&phone=%2B8613900139000&email=LISI@newcompany.com";

        var found = (await rep.Http.GetJson(query))["items"]!.AsArray().Select(d => $"{d!["kind"]} {d["name"]} {string.Join(',', d["reasons"]!.AsArray())}");
        Assert.Equal(["leads 李四 phone,email,name,company", "customers 新公司 name", "contacts 李经理 phone"], found);
        Assert.Empty((await colleague.Http.GetJson(query))["items"]!.AsArray());
        Assert.Empty((await rep.Http.GetJson("/api/leads/duplicates"))["items"]!.AsArray());
    }

    /// <summary>The server is killed while the conversion waits inside its transaction: behind the lead it holds, before the customer's code.</summary>
    [Fact]
    public async Task A_server_killed_in_the_middle_of_a_conversion_leaves_the_lead_as_it_was()
    {
        var tenant = await app.NewTenant();
        var first = await tenant.Admin.AddLead("开头", new { company = "开头公司" });
        await tenant.Admin.Put($"/api/leads/{first}/convert", new { }); // the day's number exists now
        var lead = await tenant.Admin.AddLead("李四", Wei);
        await using var blocker = new NpgsqlConnection(app.OwnerConnection);
        await blocker.OpenAsync();
        await using var holding = await blocker.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("SELECT 1 FROM crm.number_sequences WHERE tenant_id = $1 FOR UPDATE", blocker, holding) { Parameters = { new() { Value = tenant.Id } } })
            await hold.ExecuteNonQueryAsync();

        await using (var doomed = ServerProcess.Start(Path.Combine(app.Folder, $"doomed-{Guid.CreateVersion7():N}"), connectionString: app.OwnerConnection))
        {
            using var there = new HttpClient { BaseAddress = await doomed.Address() };
            there.DefaultRequestHeaders.Authorization = tenant.Admin.DefaultRequestHeaders.Authorization;
            var attempt = there.PutAsJsonAsync($"/api/leads/{lead}/convert", new { });
            await UntilSomebodyWaits();
            await doomed.Kill();
            await Assert.ThrowsAsync<HttpRequestException>(() => attempt);
        }
        await holding.RollbackAsync();

        Assert.Equal("new", (string?)(await tenant.Admin.GetJson($"/api/leads/{lead}"))["status"]);
        Assert.Equal(["开头公司"], await tenant.Admin.CustomerNames());
        await tenant.Admin.Put($"/api/leads/{lead}/convert", new { });
        Assert.Equal(["开头公司", "新公司"], await tenant.Admin.CustomerNames());
        Assert.Equal(["CRM系统", "开头公司"], (await tenant.Admin.GetJson("/api/opportunities")).Of("title"));
        Assert.Equal(["李四", "开头"], (await tenant.Admin.GetJson("/api/contacts")).Of("name"));
    }

    private async Task UntilSomebodyWaits()
    {
        await using var watcher = new NpgsqlConnection(app.OwnerConnection); // a transaction of its own would see one moment only
        await watcher.OpenAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            await using var look = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%number_sequences%' AND pid <> pg_backend_pid())", watcher);
            if ((bool)(await look.ExecuteScalarAsync(deadline.Token))!) return;
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }
}
