using System.Net;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.History;

/// <summary>The way back, for every kind of record.</summary>
public sealed class UndoChangeTests(CrmApp app)
{
    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "customers", "{}", """{ "industry": "软件" }""", """{ "industry": "制造" }""" },
        { "customers", "{}", """{ "phone": "13800000001", "status": "potential", "annual_revenue": 100 }""", """{ "phone": "13800000002", "status": "won", "annual_revenue": null }""" },
        { "customers", "{}", """{ "tags": ["VIP"] }""", """{ "tags": ["VIP", "老客户"] }""" },
        { "contacts", "{}", """{ "mobile": "13800000001", "role": "influencer", "birthday": "1980-02-03" }""", """{ "mobile": null, "role": "decision_maker", "birthday": "1990-02-03" }""" },
        { "leads", "{}", """{ "company": "甲公司", "status": "new", "tags": [] }""", """{ "company": "乙公司", "status": "working", "tags": ["热"] }""" },
        { "products", "{}", """{ "unit_price": 10, "unit": "套", "is_active": true }""", """{ "unit_price": 12.5, "unit": null, "is_active": false }""" },
        { "opportunities", "{}", """{ "amount": 1000, "next_step": "报价" }""", """{ "amount": 2000, "next_step": "签约" }""" },
        { "tasks", "{}", """{ "due_date": "2026-02-15", "priority": "normal" }""", """{ "due_date": "2026-02-16", "priority": "high" }""" },
        { "tasks", "{}", """{ "due_date": "2026-02-15", "starts_at": null }""", """{ "starts_at": "2026-02-15T03:00:00+00:00" }""" },
        { "tasks", "{}", """{ "starts_at": "2026-02-15T03:00:00+00:00" }""", """{ "due_date": "2026-02-20" }""" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task A_change_of_any_kind_goes_back(string kind, string more, string before, string after)
    {
        var tenant = await app.NewTenant();
        var id = await Made(tenant.Admin, kind, JsonNode.Parse(more)!.AsObject());
        await tenant.Admin.PatchJson($"/api/{kind}/{id}", JsonNode.Parse(before)!);
        var was = await tenant.Admin.GetJson($"/api/{kind}/{id}");
        await tenant.Admin.PatchJson($"/api/{kind}/{id}", JsonNode.Parse(after)!);

        var undone = await (await tenant.Admin.Undo(kind, id, await tenant.Admin.LastChange(kind, id))).Body();

        Assert.Equal(Facts(was), Facts(await tenant.Admin.GetJson($"/api/{kind}/{id}")));
        var last = await tenant.Admin.LastChange(kind, id);
        Assert.Equal(((long)undone["entry"]!, "undo"), ((long)last["entry"]!, (string?)last["origin"]!["how"]));
    }

    [Fact]
    public async Task An_undo_can_be_undone()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉科技", new { industry = "软件" });
        await tenant.Admin.Patch($"/api/customers/{customer}", new { industry = "制造" });
        await tenant.Admin.Undo("customers", customer, await tenant.Admin.LastChange("customers", customer));

        await tenant.Admin.Undo("customers", customer, await tenant.Admin.LastChange("customers", customer));

        Assert.Equal("制造", (string?)(await tenant.Admin.GetJson($"/api/customers/{customer}"))["industry"]);
    }

    [Fact]
    public async Task What_somebody_else_changed_since_is_named_and_put_back_only_when_forced()
    {
        var tenant = await app.NewTenant();
        var colleague = await tenant.Member("admin", name: "王芳");
        var customer = await tenant.Admin.AddCustomer("云杉科技", new { industry = "软件", scale = "小" });
        await tenant.Admin.Patch($"/api/customers/{customer}", new { industry = "制造", scale = "中" });
        var entry = await tenant.Admin.LastChange("customers", customer);
        await colleague.Http.Patch($"/api/customers/{customer}", new { industry = "零售" });

        var refused = await tenant.Admin.Undo("customers", customer, entry);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var problem = await refused.Body();
        var conflict = Assert.Single(problem["conflicts"]!.AsArray())!;
        Assert.Equal("history.changed_since", (string?)problem["code"]);
        Assert.Equal(("industry", "软件", "制造", "零售", "王芳"), ((string?)conflict["field"], (string?)conflict["before"], (string?)conflict["mine"], (string?)conflict["theirs"], (string?)conflict["by_name"]));
        Assert.Equal("中", (string?)(await tenant.Admin.GetJson($"/api/customers/{customer}"))["scale"]);

        await tenant.Admin.PostJson($"/api/customers/{customer}/history/{entry["entry"]}/undo", new { force = new[] { "industry" } });

        var now = await tenant.Admin.GetJson($"/api/customers/{customer}");
        Assert.Equal(("软件", "小"), ((string?)now["industry"], (string?)now["scale"]));
    }

    [Fact]
    public async Task One_field_of_a_change_goes_back_alone()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉科技", new { industry = "软件", scale = "小" });
        await tenant.Admin.Patch($"/api/customers/{customer}", new { industry = "制造", scale = "中" });

        await tenant.Admin.Undo("customers", customer, await tenant.Admin.LastChange("customers", customer), new { fields = new[] { "scale" } });

        var now = await tenant.Admin.GetJson($"/api/customers/{customer}");
        Assert.Equal(("制造", "小"), ((string?)now["industry"], (string?)now["scale"]));
    }

    [Fact]
    public async Task An_own_field_goes_back()
    {
        var tenant = await app.NewTenant();
        var key = await tenant.DefineField("customers", new { label = "信用代码", type = "text" });
        var customer = await tenant.Admin.AddCustomer("云杉科技", new { custom_fields = new Dictionary<string, string> { [key] = "甲" } });
        await tenant.Admin.Patch($"/api/customers/{customer}", new { custom_fields = new Dictionary<string, string?> { [key] = null } });

        await tenant.Admin.Undo("customers", customer, await tenant.Admin.LastChange("customers", customer));

        Assert.Equal("甲", (string?)(await tenant.Admin.GetJson($"/api/customers/{customer}"))["custom_fields"]![key]);
    }

    [Fact]
    public async Task A_deal_goes_back_to_its_stage_and_its_owner()
    {
        var tenant = await app.NewTenant();
        var colleague = await tenant.Member();
        var customer = await tenant.Admin.AddCustomer("云杉科技");
        var deal = await tenant.Admin.AddDeal(customer, "云存储", new { amount = 1000 });
        var stages = (await tenant.Admin.Pipeline())["stages"]!.AsArray();
        await tenant.Admin.PatchJson($"/api/opportunities/{deal["opportunity_id"]}", new { owner_id = colleague.Id });
        await tenant.Admin.Undo("opportunities", (string)deal["opportunity_id"]!, await tenant.Admin.LastChange("opportunities", (string)deal["opportunity_id"]!));
        Assert.Equal((string?)deal["owner_id"], (string?)(await tenant.Admin.Read(deal))["owner_id"]);
        Assert.True(stages.Count > 1);
    }

    [Fact]
    public async Task The_rules_of_the_kind_apply()
    {
        var tenant = await app.NewTenant();
        var (owner, reader) = (await tenant.Member(), await tenant.Member("readonly"));
        var customer = await owner.Http.AddCustomer("云杉科技", new { industry = "软件" });
        await owner.Http.Patch($"/api/customers/{customer}", new { industry = "制造" });
        var entries = (await owner.Http.GetJson($"/api/customers/{customer}/history"))["items"]!;

        Assert.Equal("forbidden", await reader.Http.Undo("customers", customer, entries[0]!).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("history.not_undoable", await owner.Http.Undo("customers", customer, entries[1]!).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("history.not_undoable", await owner.Http.Undo("customers", customer, entries[0]!, new { fields = new[] { "name" } }).RefusedWith(HttpStatusCode.Conflict));
    }

    private static async Task<string> Made(HttpClient client, string kind, JsonObject more)
    {
        switch (kind)
        {
            case "customers": return await client.AddCustomer("云杉科技");
            case "contacts": return await client.AddContact(await client.AddCustomer("云杉科技"), "李娜");
            case "leads": return await client.AddLead("赵六");
            case "products": return (string)(await client.PostJson("/api/products", new { name = "云存储", unit_price = 1 }))["product_id"]!;
            case "opportunities": return (string)(await client.AddDeal(await client.AddCustomer("云杉科技"), "云存储", more))["opportunity_id"]!;
            default: return (string)(await client.PostJson("/api/tasks", new { title = "回电" }))["task_id"]!;
        }
    }

    /// <summary>Without what the system keeps: versions and moments.</summary>
    private static string Facts(JsonNode record) => new JsonObject(record.AsObject()
        .Where(f => f.Key is not ("version" or "row" or "updated_at" or "updated_by" or "custom_fields" or "last_activity_at" or "entered_stage_at"))
        .Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone()))).ToJsonString();
}
