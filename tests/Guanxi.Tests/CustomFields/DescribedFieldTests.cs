using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.CustomFields;

public sealed class DescribedFieldTests(CrmApp app)
{
    [Fact]
    public async Task The_description_of_the_API_has_the_callers_own_fields_and_nobody_elses()
    {
        var (tenant, other) = (await app.NewTenant(), await app.NewTenant());
        var level = await tenant.DefineField("customers", new { label = "合作深度", label_en = "Depth", help = "看合同", type = "select", options = new[] { new { value = "deep", label = "深" } } });
        var total = await tenant.DefineField("customers", new { label = "翻倍", formula = "年成交额 * 2" });
        await tenant.DefineField("leads", new { label = "到访", type = "date" });

        var document = await tenant.Admin.GetJson("/openapi/v1.json");

        foreach (var schema in new[] { "CustomerDetail", "CustomerRow", "CustomerChanges" })
        {
            var own = Own(document, schema)!;
            Assert.Equal([level, total], own.AsObject().Select(f => f.Key));
            Assert.Equal(("合作深度", "string", "deep"), ((string)own[level]!["title"]!, (string)own[level]!["type"]!, (string)own[level]!["enum"]![0]!));
            Assert.Equal("看合同\ndeep: 深", (string)own[level]!["description"]!);
            Assert.True((bool)own[total]!["readOnly"]!);
        }
        Assert.Null(Own(await other.Admin.GetJson("/openapi/v1.json"), "CustomerDetail"));
        using var anybody = app.Visitor();
        Assert.Null(Own(await anybody.GetJson("/openapi/v1.json"), "CustomerDetail"));
    }

    private static JsonNode? Own(JsonNode document, string schema) => document["components"]!["schemas"]![schema]!["properties"]!["custom_fields"]!["properties"];
}
