using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.CustomFields;

public sealed class FormulaFieldTests(CrmApp app)
{
    [Theory]
    [InlineData("年成交额 * 0.1 + 5", "25")]
    [InlineData("round(年成交额 / 3, 2)", "66.67")]
    [InlineData("if(年成交额 >= 100 and industry = '软件', '大', '小')", "\"大\"")]
    [InlineData("if(status = '潜在', 1, 2)", "1")]
    [InlineData("if(status = 'won', 1, 2)", "2")]
    [InlineData("status & '/' & left(name, 1)", "\"潜在/云\"")]
    [InlineData("upper('ab') & right('云杉科技', 2) & length('𠮷野家')", "\"AB科技3\"")]
    [InlineData("coalesce(cooperation_years, 7) - -1", "8")]
    [InlineData("is_empty(owner_id) or not is_empty(tags)", "false")]
    [InlineData("min(3, 年成交额, 2) + max(1, 2) + abs(-1) + floor(1.9) + ceil(1.1)", "8")]
    [InlineData("founded_on + 30", "\"2020-03-01\"")]
    [InlineData("days_between(founded_on, 2020-12-31)", "334")]
    [InlineData("2020-12-31 - founded_on", "334")]
    [InlineData("year(founded_on) * 100 + month(founded_on)", "202002")]
    [InlineData("10万 / 1000", "100")]
    [InlineData("contains(name, '云') and credit_days != 3", "true")]
    [InlineData("1 / 0", null)]
    [InlineData("cooperation_years + 1", null)]
    [InlineData("cooperation_years > 1", "false")]
    [InlineData("[年成交额] * 79228162514264337593543950335", null)]
    public async Task A_formula_comes_to_what_it_says(string formula, string? value)
    {
        var tenant = await app.NewTenant();
        var id = (string)(await tenant.Admin.PostJson("/api/customers", new { name = "云杉", industry = "软件", annual_revenue = 200, founded_on = formula.Contains('+', StringComparison.Ordinal) && formula.StartsWith("founded", StringComparison.Ordinal) ? "2020-01-31" : "2020-02-01" }))["customer_id"]!;

        var preview = await tenant.Admin.PostJson("/api/custom_fields/preview", new { kind = "customers", formula });

        Assert.Null(preview["fault"]);
        Assert.Equal((id, "云杉"), ((string)preview["record_id"]!, (string)preview["record_name"]!));
        Assert.Equal(value, preview["value"]?.ToJsonString(Plain));
    }

    [Theory]
    [InlineData("年成交额 +", "formula.syntax", 7)]
    [InlineData("年成交额 * 名字", "formula.unknown_field", 8)]
    [InlineData("sqrt(4)", "formula.unknown_function", 1)]
    [InlineData("1 + name", "formula.type", 5)]
    [InlineData("if(年成交额, 1, 2)", "formula.type", 4)]
    [InlineData("if(is_active, 1, '二')", "formula.type", 18)]
    [InlineData("status = '赢了'", "formula.unknown_option", 10)]
    [InlineData("round()", "formula.arguments", 1)]
    [InlineData("owner_id & ''", "formula.type", 1)]
    [InlineData("'offen", "formula.syntax", 1)]
    [InlineData("name > '云'", "formula.type", 6)]
    public async Task What_is_wrong_is_said_with_its_place(string formula, string code, int position)
    {
        var tenant = await app.NewTenant();

        var preview = await tenant.Admin.PostJson("/api/custom_fields/preview", new { kind = "customers", formula });
        var refused = await tenant.Admin.PostAsJsonAsync("/api/custom_fields", new { kind = "customers", label = "某值", type = "number", formula });

        Assert.Equal((code, position), ((string)preview["fault"]!["code"]!, (int)preview["fault"]!["position"]!));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var problem = await refused.Body();
        Assert.Equal((code, position), ((string)problem["formula"]!["code"]!, (int)problem["formula"]!["position"]!));
    }

    [Fact]
    public async Task The_value_is_there_from_the_save_on_in_lists_filters_and_files()
    {
        var tenant = await app.NewTenant();
        var seats = await tenant.DefineField("customers", new { label = "机位数", type = "integer" });
        var price = await tenant.DefineField("customers", new { label = "折后价", type = "money", formula = "if(机位数 >= 10, 机位数 * 9.005, 机位数 * 10)" });
        var doubled = await tenant.DefineField("customers", new { label = "双倍", formula = "折后价 * 2" });

        var many = await Add("云杉", 12);
        await Add("海棠", 2);
        await tenant.Admin.AddCustomer("木棉");

        Assert.Equal(108.06m, (decimal)many["custom_fields"]![price]!);
        Assert.Equal(216.12m, (decimal)many["custom_fields"]![doubled]!);
        var found = await tenant.Admin.GetJson($"/api/customers?filter={Uri.EscapeDataString("折后价 > 5")}&sort={doubled}");
        Assert.Equal(["海棠", "云杉"], found["items"]!.AsArray().Select(c => (string)c!["name"]!));
        var changed = await tenant.Admin.PatchJson($"/api/customers/{many["customer_id"]}", new JsonObject { ["custom_fields"] = new JsonObject { [seats] = 1 } });
        Assert.Equal(20m, (decimal)changed["custom_fields"]![doubled]!);
        var emptied = await tenant.Admin.PatchJson($"/api/customers/{many["customer_id"]}", new JsonObject { ["custom_fields"] = new JsonObject { [seats] = null } });
        Assert.Empty(emptied["custom_fields"]!.AsObject());

        async Task<JsonNode> Add(string name, int number) =>
            await tenant.Admin.PostJson("/api/customers", new JsonObject { ["name"] = name, ["custom_fields"] = new JsonObject { [seats] = number } });
    }

    [Fact]
    public async Task Records_of_before_get_their_values_and_a_changed_formula_new_ones()
    {
        var tenant = await app.NewTenant();
        for (var i = 0; i < 3; i++) await tenant.Admin.PostJson("/api/customers", new { name = $"云杉{i}", annual_revenue = i });
        var key = await tenant.DefineField("customers", new { label = "翻倍", formula = "年成交额 * 2" });
        var id = (string)(await Definition(tenant, key))["field_id"]!;
        Assert.True((bool)(await Definition(tenant, key))["is_being_worked_out"]!);

        await tenant.Settle();
        var first = await Values(tenant, key);
        await tenant.Admin.PatchJson($"/api/custom_fields/{id}", new { formula = "年成交额 * 3" });
        await tenant.Settle();

        Assert.Equal([0m, 2m, 4m], first);
        Assert.Equal([0m, 3m, 6m], await Values(tenant, key));
        Assert.False((bool)(await Definition(tenant, key))["is_being_worked_out"]!);
    }

    [Fact]
    public async Task Nobody_writes_it()
    {
        var tenant = await app.NewTenant();
        var key = await tenant.DefineField("customers", new { label = "翻倍", formula = "coalesce(年成交额, 1) * 2" });
        var id = await tenant.Admin.AddCustomer("云杉");

        var refused = await tenant.Admin.PatchAsJsonAsync($"/api/customers/{id}", new JsonObject { ["custom_fields"] = new JsonObject { [key] = 5 } });
        var same = await tenant.Admin.PatchAsJsonAsync($"/api/customers/{id}", new JsonObject { ["custom_fields"] = new JsonObject { [key] = 2 } });
        var import = await tenant.Admin.Import(Imports.Csv("客户名称,翻倍,年成交额", "海棠,9,4"));

        Assert.True((await refused.Body())["errors"]!.AsObject().ContainsKey($"custom_fields.{key}"));
        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        Assert.Equal("1/0/0/0", import.Counts());
        var brought = (await tenant.Admin.GetJson("/api/customers?q=海棠"))["items"]![0]!;
        Assert.Equal(8m, (decimal)brought["custom_fields"]![key]!);
    }

    [Fact]
    public async Task Formulas_that_need_each_other_are_refused()
    {
        var tenant = await app.NewTenant();
        var first = await tenant.DefineField("customers", new { label = "甲", formula = "年成交额 * 2" });
        var second = await tenant.DefineField("customers", new { label = "乙", formula = "甲 + 1" });
        await tenant.DefineField("customers", new { label = "丙", formula = "乙 + 1" });

        var ring = await tenant.Admin.PatchAsJsonAsync($"/api/custom_fields/{(await Definition(tenant, first))["field_id"]}", new { formula = "丙 + 1" });
        var itself = await tenant.Admin.PatchAsJsonAsync($"/api/custom_fields/{(await Definition(tenant, second))["field_id"]}", new { formula = "乙 + 1" });

        Assert.Contains("乙", (string)(await ring.Body())["errors"]!["formula"]![0]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, itself.StatusCode);
    }

    [Fact]
    public async Task A_field_a_formula_needs_is_neither_renamed_nor_taken_out_of_use()
    {
        var tenant = await app.NewTenant();
        var seats = await tenant.DefineField("customers", new { label = "机位数", type = "integer" });
        await tenant.DefineField("customers", new { label = "折后价", type = "money", formula = "机位数 * 10" });
        var id = (string)(await Definition(tenant, seats))["field_id"]!;

        var renamed = await tenant.Admin.PatchAsJsonAsync($"/api/custom_fields/{id}", new { label = "座位" });
        var off = await tenant.Admin.PatchAsJsonAsync($"/api/custom_fields/{id}", new { is_active = false });
        var helped = await tenant.Admin.PatchAsJsonAsync($"/api/custom_fields/{id}", new { help = "多少台" });

        Assert.Equal("custom_field.used_in_formula", (string)(await renamed.Body())["code"]!);
        Assert.Contains("折后价", (string)(await off.Body())["detail"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, helped.StatusCode);
    }

    [Theory]
    [InlineData("required", "true")]
    [InlineData("unique", "true")]
    [InlineData("default", "\"1\"")]
    [InlineData("min", "1")]
    public async Task Nothing_is_asked_of_a_value_nobody_writes(string member, string value)
    {
        var tenant = await app.NewTenant();
        var body = new JsonObject { ["kind"] = "customers", ["label"] = "翻倍", ["type"] = "number", ["formula"] = "年成交额 * 2", [member] = JsonNode.Parse(value) };

        var refused = await tenant.Admin.PostAsJsonAsync("/api/custom_fields", body);

        Assert.Equal([member], (await refused.Body())["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task The_calendar_moves_values_on_at_night()
    {
        var tenant = await app.NewTenant();
        var key = await tenant.DefineField("customers", new { label = "今年成立", formula = "today() - founded_on", type = "number" });
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date);
        await tenant.Admin.PostJson("/api/customers", new { name = "云杉", founded_on = today.AddDays(-3).ToString("O") });
        await tenant.Settle();

        Assert.Equal([3m], await Values(tenant, key));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<JsonNode> Definition(Tenant tenant, string key) =>
        (await tenant.Admin.GetJson("/api/custom_fields"))["items"]!.AsArray().Single(f => (string)f!["key"]! == key)!;

    private static async Task<decimal[]> Values(Tenant tenant, string key) =>
        [.. (await tenant.Admin.GetJson($"/api/customers?sort={key}"))["items"]!.AsArray().Select(c => (decimal)c!["custom_fields"]![key]!)];
}
