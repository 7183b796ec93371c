using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Contacts;

public sealed class ContactTests(CrmApp app)
{
    [Fact]
    public async Task Every_field_is_written_and_read_back()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var fields = JsonNode.Parse("""
            {"name":"张伟","position":"采购经理","department":"采购部","mobile":"139 0000 0001","phone":"010-88880001","email":"zhang@example.com","wechat":"zhang_wei",
             "birthday":"1985-04-01","birthday_is_lunar":true,"hobbies":"羽毛球\n围棋","notes":"决策链","role":"decision_maker","is_primary":true}
            """)!.AsObject();
        var body = fields.DeepClone().AsObject();
        body["customer_id"] = customer;

        var made = await tenant.Admin.PostJson("/api/contacts", body);
        var read = await tenant.Admin.GetJson($"/api/contacts/{made["contact_id"]}");

        foreach (var (field, value) in fields) Assert.True(JsonNode.DeepEquals(value, read[field]), field);
        Assert.Equal((customer, "云杉软件"), ((string?)read["customer_id"], (string?)read["customer_name"]));
        var emptied = await tenant.Admin.PatchJson($"/api/contacts/{made["contact_id"]}", new { position = (string?)null, birthday = (string?)null, role = (string?)null });
        Assert.Null(emptied["position"] ?? emptied["birthday"] ?? emptied["role"]);
        Assert.Equal("张伟", (string?)emptied["name"]);
    }

    [Theory]
    [InlineData("决策人", "decision_maker")]
    [InlineData("影响人", "influencer")]
    [InlineData("使用人", "user")]
    [InlineData("Decision maker", "decision_maker")]
    public async Task A_role_is_understood_in_both_languages(string typed, string role)
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");

        await tenant.Admin.AddContact(customer, "张伟", new { role = typed });

        Assert.Equal(role, (string?)(await tenant.Admin.GetJson($"/api/contacts?role={typed}"))["items"]![0]!["role"]);
    }

    [Theory]
    [InlineData("name", "null")]
    [InlineData("name", "\"\"")]
    [InlineData("customer_id", "null")]
    [InlineData("role", "\"boss\"")]
    [InlineData("email", "\"x\"")]
    [InlineData("birthday", "\"4月1日\"")]
    [InlineData("is_primary", "null")]
    [InlineData("customer_name", "\"x\"")]
    [InlineData("owner_id", "\"x\"")]
    public async Task A_wrong_value_names_its_field(string field, string json)
    {
        var tenant = await app.NewTenant();
        var body = new JsonObject { ["name"] = "张伟", ["customer_id"] = await tenant.Admin.AddCustomer("云杉软件") };
        body[field] = JsonNode.Parse(json);

        Assert.Equal([field], await tenant.Admin.PostAsJsonAsync("/api/contacts", body).FaultyFields());
    }

    [Fact]
    [AttackCase("AC-283")]
    public async Task Twenty_primaries_set_at_once_leave_one()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var contacts = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => tenant.Admin.AddContact(customer, $"联系人{i}")));

        var set = contacts.Select(id => tenant.Admin.Patch($"/api/contacts/{id}", new { is_primary = true }));
        var added = Enumerable.Range(0, 10).Select(i => tenant.Admin.PostAsJsonAsync("/api/contacts", new { customer_id = customer, name = $"新联系人{i}", is_primary = true }));
        var answers = await Task.WhenAll(set.Concat(added));

        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode, a.StatusCode.ToString()));
        var all = (await tenant.Admin.GetJson($"/api/contacts?customer_id={customer}"))["items"]!.AsArray();
        Assert.Single(all, c => (bool)c!["is_primary"]!);
        Assert.Equal(20, (int)(await tenant.Admin.GetJson($"/api/customers/{customer}"))["contact_count"]!);
    }

    [Fact]
    public async Task The_contacts_of_a_customer_come_primary_first_then_the_newest()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var first = await tenant.Admin.AddContact(customer, "一");
        await tenant.Admin.AddContact(customer, "二", new { is_primary = true });
        await tenant.Admin.AddContact(customer, "三");
        await tenant.Admin.PatchJson($"/api/contacts/{first}", new { is_primary = true });

        Assert.Equal(["一", "三", "二"], (await tenant.Admin.GetJson($"/api/contacts?customer_id={customer}")).Of("name"));
    }

    [Theory]
    [InlineData("张伟")]
    [InlineData("zhangwei")]
    [InlineData("zw")]
    [InlineData("13900000001")]
    [InlineData("0001")]
    [InlineData("zhang@example.com")]
    [InlineData("wx_zhang")]
    public async Task Contacts_are_found_over_all_customers(string q)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddContact(await tenant.Admin.AddCustomer("甲"), "张伟", new { mobile = "139-0000-0001", email = "zhang@example.com", wechat = "wx_zhang" });
        await tenant.Admin.AddContact(await tenant.Admin.AddCustomer("乙"), "李娜", new { mobile = "13811112222" });

        Assert.Equal(["张伟"], (await tenant.Admin.GetJson($"/api/contacts?q={q}")).Of("name"));
    }

    [Fact]
    public async Task The_latest_talks_come_along_when_asked_for()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var contact = await tenant.Admin.AddContact(customer, "张伟");
        await tenant.Admin.LogActivity(customer, "报价", "phone", "2026-02-09T17:00:00Z", contact);
        await tenant.Admin.LogActivity(customer, "拜访", "visit", "2026-02-11T03:00:00Z", contact);

        var with = (await tenant.Admin.GetJson($"/api/contacts?customer_id={customer}&include=interactions"))["items"]![0]!;

        Assert.Equal("""[{"date":"2026-02-11","type":"visit","content":"拜访"},{"date":"2026-02-10","type":"phone","content":"报价"}]""", JsonNode.Parse(with["interactions"]!.ToJsonString())!.ToJsonString(Plain));
        Assert.Null((await tenant.Admin.GetJson("/api/contacts"))["items"]![0]!["interactions"]);
    }

    [Fact]
    public async Task A_contact_moves_to_another_customer_and_is_counted_there()
    {
        var tenant = await app.NewTenant();
        var (from, to) = (await tenant.Admin.AddCustomer("甲"), await tenant.Admin.AddCustomer("乙"));
        var mover = await tenant.Admin.AddContact(from, "张伟", new { is_primary = true });
        await tenant.Admin.AddContact(to, "李娜", new { is_primary = true });

        var moved = await tenant.Admin.PatchJson($"/api/contacts/{mover}", new { customer_id = to });

        Assert.True((bool)moved["is_primary"]!);
        Assert.Single((await tenant.Admin.GetJson($"/api/contacts?customer_id={to}"))["items"]!.AsArray(), c => (bool)c!["is_primary"]!);
        Assert.Equal((0, 2), (await Count(from), await Count(to)));

        async Task<int> Count(string id) => (int)(await tenant.Admin.GetJson($"/api/customers/{id}"))["contact_count"]!;
    }

    [Fact]
    public async Task Contacts_are_counted_right_when_many_come_and_go_at_once()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var old = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => tenant.Admin.AddContact(customer, $"旧{i}")));

        await Task.WhenAll(old.Select(id => (Task)tenant.Admin.DeleteAsync($"/api/contacts/{id}")).Concat(Enumerable.Range(0, 12).Select(i => (Task)tenant.Admin.AddContact(customer, $"新{i}"))));

        Assert.Equal(12, (int)(await tenant.Admin.GetJson($"/api/customers/{customer}"))["contact_count"]!);
    }

    [Fact]
    public async Task What_was_said_to_a_contact_stays_with_the_customer_when_the_contact_goes()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var contact = await tenant.Admin.AddContact(customer, "张伟");
        var activity = await tenant.Admin.LogActivity(customer, "报价", contact: contact);

        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync($"/api/contacts/{contact}")).StatusCode);

        var left = await tenant.Admin.GetJson($"/api/activities/{activity}");
        Assert.Equal((customer, null), ((string?)left["customer_id"], (string?)left["contact_id"]));
    }

    [Fact]
    public async Task An_old_version_of_a_contact_is_refused()
    {
        var tenant = await app.NewTenant();
        var contact = await tenant.Admin.AddContact(await tenant.Admin.AddCustomer("甲"), "张伟");
        await tenant.Admin.PatchJson($"/api/contacts/{contact}", new { position = "经理", version = 1 });

        Assert.Equal("conflict.version", await tenant.Admin.Patch($"/api/contacts/{contact}", new { position = "总监", version = 1 }).RefusedWith(HttpStatusCode.Conflict));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
