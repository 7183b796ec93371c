using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.CustomFields;

public sealed class FieldDefinitionTests(CrmApp app)
{
    [Theory]
    [InlineData("""{"kind": "invoices", "label": "甲", "type": "text"}""", "kind")]
    [InlineData("""{"kind": "customers", "type": "text"}""", "label")]
    [InlineData("""{"kind": "customers", "label": "甲"}""", "type")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "tags"}""", "type")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "select"}""", "options")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "text", "options": [{"label": "一"}]}""", "options")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "select", "options": [{"label": "一"}, {"label": "一"}]}""", "options")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "text", "pattern": "("}""", "pattern")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "text", "pattern": "(a)\\1"}""", "pattern")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "number", "pattern": "a"}""", "pattern")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "text", "min": 1}""", "min")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "number", "min": 2, "max": 1}""", "max")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "yes_no", "unique": true}""", "unique")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "integer", "default": "x"}""", "default")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "record"}""", "target_kind")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "record", "target_kind": "users"}""", "target_kind")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "text", "key": "A B"}""", "key")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "text", "shown_when": "status ="}""", "shown_when")]
    [InlineData("""{"kind": "contacts", "label": "甲", "type": "text", "required_when": "customer.industry = '软件'"}""", "required_when")]
    [InlineData("""{"kind": "customers", "label": "甲", "type": "text", "required_when": "lifecycle = 'lost'"}""", "required_when")]
    [InlineData("""{"kind": "opportunities", "label": "甲", "type": "text", "shown_when": "stage = '方案提交'"}""", "shown_when")]
    [InlineData("""{"kind": "customers", "label": "客户状态", "type": "text"}""", "label")]
    [InlineData("""{"kind": "customers", "label": "甲", "label_en": "Industry", "type": "text"}""", "label_en")]
    public async Task A_definition_that_cannot_work_is_refused_with_the_member_that_is_wrong(string body, string member)
    {
        var tenant = await app.NewTenant();

        var refused = await tenant.Admin.PostAsJsonAsync("/api/custom_fields", JsonNode.Parse(body));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal([member], (await refused.Body())["errors"]!.AsObject().Select(e => e.Key));
        Assert.Empty((await tenant.Admin.GetJson("/api/custom_fields"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_key_is_made_from_the_label_and_never_given_twice()
    {
        var tenant = await app.NewTenant();

        Assert.Equal("c_xinyongdaima", await tenant.DefineField("customers", new { label = "信用代码", type = "text" }));
        Assert.Equal("c_xinyongdaima_2", await tenant.DefineField("customers", new { label = "信用代吗", type = "text" }));
        Assert.Equal("c_tier", await tenant.DefineField("customers", new { label = "Tier", type = "text" }));
        Assert.Equal("c_xinyongdaima", await tenant.DefineField("leads", new { label = "信用代码", type = "text" }));
        Assert.Equal("custom_field.key_taken", await tenant.Admin.PostAsJsonAsync("/api/custom_fields", new { kind = "customers", label = "别的", key = "tier", type = "text" }).RefusedWith(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Kind_key_and_type_stay()
    {
        var tenant = await app.NewTenant();
        var field = await tenant.Admin.PostJson("/api/custom_fields", new { kind = "customers", label = "甲", type = "text" });

        foreach (var change in new object[] { new { kind = "leads" }, new { key = "c_other" }, new { type = "number" } })
        {
            var refused = await tenant.Admin.PatchAsJsonAsync($"/api/custom_fields/{field["field_id"]}", change);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Only_who_configures_may_define_fields()
    {
        var tenant = await app.NewTenant();
        var seller = await tenant.Member("manager");

        Assert.Equal("forbidden", await seller.Http.PostAsJsonAsync("/api/custom_fields", new { kind = "customers", label = "甲", type = "text" }).RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task A_field_out_of_use_keeps_its_values_and_a_removed_one_takes_them_along()
    {
        var tenant = await app.NewTenant();
        var field = await tenant.Admin.PostJson("/api/custom_fields", new { kind = "customers", label = "甲", type = "text" });
        var (path, key) = ($"/api/custom_fields/{field["field_id"]}", (string)field["key"]!);
        var id = (string)(await tenant.Admin.PostJson("/api/customers", new JsonObject { ["name"] = "云杉", ["custom_fields"] = new JsonObject { [key] = "值" } }))["customer_id"]!;

        Assert.Equal("custom_field.in_use", await tenant.Admin.DeleteAsync(path).RefusedWith(HttpStatusCode.Conflict));
        await tenant.Admin.PatchJson(path, new { is_active = false });
        Assert.Equal("filter.unknown_field", await tenant.Admin.GetAsync($"/api/customers?filter={key}%20is%20null").RefusedWith(HttpStatusCode.BadRequest));
        await tenant.Admin.PatchJson($"/api/customers/{id}", new { industry = "软件" });
        await tenant.Admin.PatchJson(path, new { is_active = true });
        Assert.Equal("值", (string)(await tenant.Admin.GetJson($"/api/customers/{id}"))["custom_fields"]![key]!);

        await tenant.Admin.PatchJson(path, new { is_active = false });
        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync(path)).StatusCode);
        Assert.Equal("custom_field.key_taken", await tenant.Admin.PostAsJsonAsync("/api/custom_fields", new { kind = "customers", label = "乙", key, type = "text" }).RefusedWith(HttpStatusCode.Conflict));
        await tenant.Settle();
        Assert.Empty((await tenant.Admin.GetJson($"/api/customers/{id}"))["custom_fields"]!.AsObject());
        Assert.Equal(key, await tenant.DefineField("customers", new { label = "乙", key, type = "text" }));
    }

    [Fact]
    public async Task Fields_stand_in_the_order_and_the_sections_they_are_given()
    {
        var tenant = await app.NewTenant();
        var first = await tenant.Admin.PostJson("/api/custom_fields", new { kind = "customers", label = "甲", type = "text" });
        var second = await tenant.Admin.PostJson("/api/custom_fields", new { kind = "customers", label = "乙", type = "text" });

        await tenant.Admin.Put("/api/custom_fields/layout", new { kind = "customers", fields = new[] { new { field_id = (string)second["field_id"]!, section = "财务" }, new { field_id = (string)first["field_id"]!, section = "" } } });

        var fields = (await tenant.Admin.GetJson("/api/fields/customers"))["items"]!.AsArray().Where(f => f!["custom"] is not null).ToList();
        Assert.Equal(["乙", "甲"], fields.Select(f => (string)f!["label"]!));
        Assert.Equal("财务", (string)fields[0]!["custom"]!["section"]!);
        Assert.Null(fields[1]!["custom"]!["section"]);
    }
}
