using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.CustomFields;

public sealed class CustomFieldTests(CrmApp app)
{
    /// <summary>Every kind that may have fields of its own, with the least a record of it needs and the name of its id.</summary>
    public static TheoryData<string, string, string> Kinds => new()
    {
        { "customers", """{"name": "云杉"}""", "customer_id" },
        { "contacts", """{"name": "王芳", "customer_id": "@customer"}""", "contact_id" },
        { "leads", """{"name": "李雷"}""", "lead_id" },
        { "opportunities", """{"title": "扩容", "customer_id": "@customer"}""", "opportunity_id" },
        { "products", """{"name": "网关"}""", "product_id" },
        { "tasks", """{"title": "回访"}""", "task_id" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_field_works_everywhere_the_moment_it_is_defined(string kind, string least, string idName)
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("海棠");
        var level = await Define(tenant, kind, new { label = "合作深度", label_en = "Depth", type = "select", options = new[] { new { value = "deep", label = "深" }, new { value = "thin", label = "浅" } } });
        var size = await Define(tenant, kind, new { label = "机位数", type = "number" });

        var deep = await Add(level, "deep", 12.5m);
        var thin = await Add(level, "thin", 3m);
        await Add(null, null, null);

        Assert.Equal("deep", (string)(await tenant.Admin.GetJson($"/api/{kind}/{deep}"))["custom_fields"]![level]!);
        Assert.Equal([deep], await Found($"{level} = 'deep'"));
        Assert.Equal([deep], await Found("合作深度 = '深'"));
        Assert.Equal([thin], await Found($"{size} < 10 and {level} in ('thin', 'deep')"));
        Assert.Equal([thin, deep], await Found($"{level} is not null", $"&sort={size}"));
        Assert.Equal([deep, thin], await Found($"{level} is not null", $"&sort=-{size}"));
        await tenant.Admin.PatchJson($"/api/{kind}/{thin}", new JsonObject { ["custom_fields"] = new JsonObject { [size] = null } });
        var left = (await tenant.Admin.GetJson($"/api/{kind}/{thin}"))["custom_fields"]!.AsObject();
        Assert.Equal([level], left.Select(f => f.Key));
        Assert.Contains(level, (await tenant.Admin.GetJson($"/api/fields/{kind}"))["items"]!.AsArray().Select(f => (string)f!["key"]!));
        var file = await tenant.Admin.GetStringAsync($"/api/{kind}/export?format=csv&columns={level}");
        Assert.Contains("合作深度", file, StringComparison.Ordinal);
        Assert.Contains("深", file, StringComparison.Ordinal);

        async Task<string> Add(string? key, string? value, decimal? number)
        {
            var body = JsonNode.Parse(least.Replace("@customer", customer, StringComparison.Ordinal))!.AsObject();
            if (key is not null) body["custom_fields"] = new JsonObject { [key] = value, [size] = number };
            return (string)(await tenant.Admin.PostJson($"/api/{kind}", body))[idName]!;
        }

        async Task<string[]> Found(string filter, string more = "") =>
            [.. (await tenant.Admin.GetJson($"/api/{kind}?filter={Uri.EscapeDataString(filter)}{more}"))["items"]!.AsArray().Select(r => (string)r![idName]!)];
    }

    [Theory]
    [InlineData("@level = 'deep' and @uses contains 'office' and @key", "甲")]
    [InlineData("@uses contains 'office' and @uses contains 'shop'", "甲")]
    [InlineData("@level = 'deep' and @level = 'thin'", "")]
    [InlineData("(@level = 'deep' and @key) and (@size > 1 and @uses contains 'office')", "甲")]
    [InlineData("@level = 'deep' and (@key or @size >= 2)", "甲、乙")]
    [InlineData("not (@level = 'deep' and @key)", "乙、丙、丁")]
    [InlineData("not (@size > 10)", "乙、丁")]
    [InlineData("not (@size > 1 and @level = 'deep')", "丙、丁")]
    [InlineData("@size > 10 or @level = 'deep'", "甲、乙、丙")]
    [InlineData("@level != 'deep' and @size != 20", "丁")]
    [InlineData("customer.industry = '软件' and @key", "")]
    public async Task Conditions_on_several_fields_hold_as_each_does_by_itself(string filter, string found)
    {
        var tenant = await app.NewTenant();
        object[] uses = [new { value = "office", label = "办公" }, new { value = "shop", label = "门店" }];
        object[] levels = [new { value = "deep", label = "深" }, new { value = "thin", label = "浅" }];
        var (level, size) = (await Define(tenant, "contacts", new { label = "深度", type = "select", options = levels }), await Define(tenant, "contacts", new { label = "机位", type = "number" }));
        var (key, used) = (await Define(tenant, "contacts", new { label = "重点", type = "yes_no" }), await Define(tenant, "contacts", new { label = "用途", type = "multi_select", options = uses }));
        var customer = await tenant.Admin.AddCustomer("海棠");
        async Task Add(string name, JsonObject fields) => await tenant.Admin.PostJson("/api/contacts", new JsonObject { ["customer_id"] = customer, ["name"] = name, ["custom_fields"] = fields });
        await Add("甲", new() { [level] = "deep", [size] = 15, [key] = true, [used] = new JsonArray("office", "shop") });
        await Add("乙", new() { [level] = "deep", [size] = 2, [key] = false, [used] = new JsonArray("shop") });
        await Add("丙", new() { [level] = "thin", [size] = 20 });
        await Add("丁", []);

        var asked = filter.Replace("@level", level, StringComparison.Ordinal).Replace("@size", size, StringComparison.Ordinal).Replace("@key", key, StringComparison.Ordinal).Replace("@uses", used, StringComparison.Ordinal);
        var names = (await tenant.Admin.GetJson($"/api/contacts?filter={Uri.EscapeDataString(asked)}"))["items"]!.AsArray().Select(c => (string)c!["name"]!);

        Assert.Equal(found, string.Join('、', names.OrderBy(n => "甲乙丙丁".IndexOf(n, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("text", "\"一行\"", "5", "wrong_type")]
    [InlineData("integer", "7", "7.5", "wrong_type")]
    [InlineData("number", "7.125", "\"7\"", "wrong_type")]
    [InlineData("money", "99.5", "99999999999999", "custom.range")]
    [InlineData("date", "\"2026-02-28\"", "\"2026-02-30\"", "wrong_type")]
    [InlineData("instant", "\"2026-02-28T08:00:00Z\"", "\"gestern\"", "wrong_type")]
    [InlineData("yes_no", "true", "\"ja\"", "wrong_type")]
    [InlineData("phone", "\"13800138000\"", "\"abc\"", "value.not_a_phone")]
    [InlineData("email", "\"a@example.com\"", "\"a@\"", "not_an_email")]
    [InlineData("url", "\"https://example.com\"", "\"javascript:alert(1)\"", "not_a_url")]
    public async Task A_value_must_be_of_the_type_of_its_field(string type, string good, string bad, string code)
    {
        var tenant = await app.NewTenant();
        var key = await Define(tenant, "customers", new { label = "某值", type });
        var id = await tenant.Admin.AddCustomer("云杉");

        var written = await tenant.Admin.PatchJson($"/api/customers/{id}", Value(key, JsonNode.Parse(good)));
        var refused = await tenant.Admin.PatchAsJsonAsync($"/api/customers/{id}", Value(key, JsonNode.Parse(bad)));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(good), written["custom_fields"]![key]), written["custom_fields"]!.ToJsonString());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var problem = await refused.Body();
        Assert.Equal([$"custom_fields.{key}"], problem["errors"]!.AsObject().Select(e => e.Key));
        Assert.NotEmpty(code);
        Assert.True(JsonNode.DeepEquals(written["custom_fields"], (await tenant.Admin.GetJson($"/api/customers/{id}"))["custom_fields"]));
    }

    [Fact]
    public async Task A_key_nobody_defined_is_refused()
    {
        var tenant = await app.NewTenant();

        var refused = await tenant.Admin.PostAsJsonAsync("/api/customers", new { name = "云杉", custom_fields = new { c_nichts = 1 } });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await refused.Body())["errors"]!.AsObject().ContainsKey("custom_fields.c_nichts"));
        Assert.Equal(0, (int)(await tenant.Admin.GetJson("/api/customers"))["total"]!);
    }

    [Fact]
    public async Task A_pattern_and_a_range_are_kept()
    {
        var tenant = await app.NewTenant();
        var code = await Define(tenant, "customers", new { label = "信用代码", type = "text", pattern = "[0-9A-Z]{18}" });
        var seats = await Define(tenant, "customers", new { label = "座位", type = "integer", min = 1, max = 500 });

        await Refused(tenant, Value(code, "123"), code);
        await Refused(tenant, Value(seats, 501), seats);
        await tenant.Admin.PostJson("/api/customers", new JsonObject { ["name"] = "云杉", ["custom_fields"] = new JsonObject { [code] = "91110000802100433B", [seats] = 500 } });
    }

    [Fact]
    public async Task A_required_field_is_asked_of_new_records_and_not_emptied_on_old_ones()
    {
        var tenant = await app.NewTenant();
        var old = await tenant.Admin.AddCustomer("旧客户");
        var key = await Define(tenant, "customers", new { label = "区域", type = "text", required = true });

        await Refused(tenant, new JsonObject(), key);
        await tenant.Admin.PatchJson($"/api/customers/{old}", new { industry = "软件" });
        await tenant.Admin.PatchJson($"/api/customers/{old}", Value(key, "华东"));
        var emptied = await tenant.Admin.PatchAsJsonAsync($"/api/customers/{old}", Value(key, null));

        Assert.Equal(HttpStatusCode.BadRequest, emptied.StatusCode);
        Assert.Equal("华东", (string)(await tenant.Admin.GetJson($"/api/customers/{old}"))["custom_fields"]![key]!);
    }

    [Fact]
    public async Task A_field_can_be_required_only_where_a_condition_holds()
    {
        var tenant = await app.NewTenant();
        var key = await Define(tenant, "customers", new { label = "流失原因", type = "text", required_when = "status = 'lost'" });

        var id = await tenant.Admin.AddCustomer("云杉");
        var refused = await tenant.Admin.PatchAsJsonAsync($"/api/customers/{id}", new { status = "lost" });
        var body = Value(key, "价格");
        body["status"] = "lost";
        var after = await tenant.Admin.PatchJson($"/api/customers/{id}", body);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("lost", (string)after["status"]!);
    }

    [Fact]
    public async Task A_record_for_which_the_condition_held_before_the_field_came_can_still_be_corrected()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉");
        await tenant.Admin.PatchJson($"/api/customers/{id}", new { status = "lost" });
        var key = await Define(tenant, "customers", new { label = "流失原因", type = "text", required_when = "status = 'lost'" });

        var corrected = await tenant.Admin.PatchJson($"/api/customers/{id}", new { industry = "软件" });
        await tenant.Admin.PatchJson($"/api/customers/{id}", Value(key, "价格"));
        var emptied = await tenant.Admin.PatchAsJsonAsync($"/api/customers/{id}", Value(key, null));

        Assert.Equal("软件", (string)corrected["industry"]!);
        Assert.Equal(HttpStatusCode.BadRequest, emptied.StatusCode);
    }

    [Fact]
    public async Task A_new_record_gets_the_default_unless_a_value_is_given()
    {
        var tenant = await app.NewTenant();
        var key = await Define(tenant, "customers", new { label = "星级", type = "integer", @default = "3" });

        var usual = await tenant.Admin.PostJson("/api/customers", new { name = "一" });
        var given = await tenant.Admin.PostJson("/api/customers", new JsonObject { ["name"] = "二", ["custom_fields"] = new JsonObject { [key] = 5 } });

        Assert.Equal(3, (int)usual["custom_fields"]![key]!);
        Assert.Equal(5, (int)given["custom_fields"]![key]!);
    }

    [Fact]
    public async Task A_unique_value_is_given_once_also_to_ten_who_ask_at_the_same_moment()
    {
        var tenant = await app.NewTenant();
        var stranger = await app.NewTenant();
        var key = await Define(tenant, "customers", new { label = "税号", type = "text", unique = true });
        var theirs = await Define(stranger, "customers", new { label = "税号", type = "text", unique = true });

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            tenant.Admin.PostAsJsonAsync("/api/customers", new JsonObject { ["name"] = $"客户{i}", ["custom_fields"] = new JsonObject { [key] = "T-1" } })));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(9, answers.Count(a => a.StatusCode == HttpStatusCode.BadRequest));
        await stranger.Admin.PostJson("/api/customers", new JsonObject { ["name"] = "别家", ["custom_fields"] = new JsonObject { [theirs] = "T-1" } });
    }

    [Fact]
    public async Task Several_choices_are_found_by_any_of_them()
    {
        var tenant = await app.NewTenant();
        var key = await Define(tenant, "customers", new { label = "用途", type = "multi_select", options = new[] { new { label = "办公" }, new { label = "生产" }, new { label = "研发" } } });
        var both = (string)(await tenant.Admin.PostJson("/api/customers", Named("一", key, "办公", "生产")))["customer_id"]!;
        var one = (string)(await tenant.Admin.PostJson("/api/customers", Named("二", key, "研发")))["customer_id"]!;

        Assert.Equal([both], await Customers(tenant, $"{key} = '生产'"));
        Assert.Equal([one, both], await Customers(tenant, $"用途 in ('研发', '办公')"));
        Assert.Equal([one], await Customers(tenant, $"not (用途 contains '办公')"));

        static JsonObject Named(string name, string key, params string[] words) =>
            new() { ["name"] = name, ["custom_fields"] = new JsonObject { [key] = new JsonArray([.. words.Select(w => (JsonNode)w)]) } };
    }

    [Fact]
    public async Task Other_kinds_reach_a_customers_field_by_its_dotted_name()
    {
        var tenant = await app.NewTenant();
        var key = await Define(tenant, "customers", new { label = "地区", type = "text" });
        var east = (string)(await tenant.Admin.PostJson("/api/customers", new JsonObject { ["name"] = "东", ["custom_fields"] = new JsonObject { [key] = "华东" } }))["customer_id"]!;
        await tenant.Admin.AddCustomer("西");
        await tenant.Admin.PostJson("/api/contacts", new { name = "王芳", customer_id = east });

        var found = await tenant.Admin.GetJson($"/api/contacts?filter={Uri.EscapeDataString($"customer.{key} = '华东'")}");

        Assert.Equal(["王芳"], found["items"]!.AsArray().Select(c => (string)c!["name"]!));
    }

    [Fact]
    public async Task The_history_names_the_field_that_changed()
    {
        var tenant = await app.NewTenant();
        var key = await Define(tenant, "customers", new { label = "信用代码", type = "text" });
        var id = await tenant.Admin.AddCustomer("云杉");
        await tenant.Admin.PatchJson($"/api/customers/{id}", Value(key, "甲"));

        var change = (await tenant.Admin.GetJson($"/api/customers/{id}/timeline"))["items"]!.AsArray().First(i => (string)i!["kind"]! == "change")!["change"]!["fields"]![0]!;

        Assert.Equal("信用代码", (string)change["label"]!);
        Assert.Null(change["before"]);
        Assert.Equal("甲", (string)change["after"]!);
    }

    private static async Task Refused(Tenant tenant, JsonObject body, string key)
    {
        body["name"] = "云杉";
        var refused = await tenant.Admin.PostAsJsonAsync("/api/customers", body);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True((await refused.Body())["errors"]!.AsObject().ContainsKey($"custom_fields.{key}"));
    }

    private static JsonObject Value(string key, JsonNode? value) => new() { ["custom_fields"] = new JsonObject { [key] = value } };

    private static async Task<string[]> Customers(Tenant tenant, string filter) =>
        [.. (await tenant.Admin.GetJson($"/api/customers?filter={Uri.EscapeDataString(filter)}"))["items"]!.AsArray().Select(r => (string)r!["customer_id"]!)];

    private static Task<string> Define(Tenant tenant, string kind, object field) => tenant.DefineField(kind, field);
}
