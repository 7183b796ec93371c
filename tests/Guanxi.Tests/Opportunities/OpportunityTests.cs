using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Opportunities;

public sealed class OpportunityTests(CrmApp app)
{
    [Fact]
    public async Task A_deal_begins_as_the_second_document_writes_it()
    {
        var sales = await (await app.NewTenant()).Member();
        var customer = await sales.Http.AddCustomer("科技有限公司");

        var response = await sales.Http.PostAsJsonAsync("/api/opportunities", new
        {
            customer_id = customer,
            title = "CRM系统采购",
            amount = 100000,
            stage = "方案提交",
            probability = 60,
            expected_close_date = "2026-03-15",
            assigned_to = sales.Id,
            competitors = new[] { "Salesforce", "钉钉CRM" },
        });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var deal = await response.Body();
        Assert.Equal($"/api/opportunities/{deal["opportunity_id"]}", response.Headers.Location?.ToString());
        Assert.Equal("""{"customer_id":"C","title":"CRM系统采购","amount":100000.00,"stage":"方案提交","probability":60,"expected_close_date":"2026-03-15","assigned_to":"U","competitors":["Salesforce","钉钉CRM"],"status":"open"}""",
            Only(deal, "customer_id", "title", "amount", "stage", "probability", "expected_close_date", "assigned_to", "competitors", "status").Replace(customer, "C").Replace(sales.Id, "U"));
        Assert.Equal("科技有限公司", (string?)deal["customer_name"]);
        Assert.Equal(["方案提交"], deal["stages"]!.AsArray().Select(s => (string?)s!["stage"]));
    }

    [Fact]
    public async Task What_is_left_out_comes_from_the_pipeline_and_the_caller()
    {
        var sales = await (await app.NewTenant()).Member();
        var deal = await sales.Http.AddDeal(await sales.Http.AddCustomer("甲公司"), "采购");

        Assert.Equal("初步接触", (string?)deal["stage"]);
        Assert.Equal(10, (int?)deal["probability"]);
        Assert.Equal(sales.Id, (string?)deal["owner_id"]);
        Assert.Equal("CNY", (string?)deal["currency"]);
        Assert.Equal(0, (decimal?)deal["amount"]);
        Assert.Equal("none", (string?)deal["next_activity"]);
    }

    [Theory]
    [InlineData("stage", "没有这个阶段", "stage")]
    [InlineData("stage_id", "stage_00000000000000000000000000", "stage_id")]
    [InlineData("pipeline", "没有这个流程", "pipeline")]
    [InlineData("pipeline_id", "pipe_00000000000000000000000000", "pipeline_id")]
    [InlineData("probability", 101, "probability")]
    [InlineData("probability", -1, "probability")]
    [InlineData("amount", 1e30, "amount")]
    [InlineData("amount", 1e20, "amount")]
    [InlineData("amount", -1, "amount")]
    [InlineData("expected_close_date", "0000-00-00", "expected_close_date")]
    [InlineData("expected_close_date", "2026-02-30", "expected_close_date")]
    [InlineData("title", " ", "title")]
    [InlineData("currency", "元", "currency")]
    [InlineData("customer_id", "cust_00000000000000000000000000", "customer_id")]
    [InlineData("owner_id", "user_00000000000000000000000000", "owner_id")]
    [InlineData("status", "won", "status")]
    public async Task Bad_facts_are_refused_with_their_field_and_leave_nothing(string field, object value, string named)
    {
        var admin = (await app.NewTenant()).Admin;
        var body = new Dictionary<string, object> { ["customer_id"] = await admin.AddCustomer("甲公司"), ["title"] = "采购" };
        body[field] = value;

        Assert.Equal([named], await admin.PostAsJsonAsync("/api/opportunities", body).FaultyFields());

        Assert.Equal(0, (int?)(await admin.GetJson("/api/opportunities"))["total"]);
    }

    internal static string Only(JsonNode record, params string[] fields) =>
        new JsonObject(fields.Select(f => KeyValuePair.Create(f, record[f]?.DeepClone()))).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
