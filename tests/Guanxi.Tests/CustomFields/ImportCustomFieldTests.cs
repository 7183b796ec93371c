using Guanxi.Tests.Support;

namespace Guanxi.Tests.CustomFields;

public sealed class ImportCustomFieldTests(CrmApp app)
{
    [Fact]
    public async Task A_column_with_the_fields_label_is_read_into_it()
    {
        var tenant = await app.NewTenant();
        var code = await tenant.DefineField("customers", new { label = "信用代码", type = "text", pattern = "[0-9A-Z]{18}" });
        var seats = await tenant.DefineField("customers", new { label = "机位数", type = "number" });
        var level = await tenant.DefineField("customers", new { label = "深度", type = "select", options = new[] { new { value = "deep", label = "深" } } });
        var uses = await tenant.DefineField("customers", new { label = "用途", type = "multi_select", options = new[] { new { label = "办公" }, new { label = "生产" } } });

        var import = await tenant.Admin.Import(Imports.Csv(
            "客户名称,信用代码,机位数,深度,用途", "云杉,91110000802100433B,12.5,深,\"办公,生产\"", "海棠,错的,3,深,办公", "木棉,,不是数,深,", "银杏,,,浅,"));

        Assert.Equal("1/0/0/3", import.Counts());
        var customer = (await tenant.Admin.GetJson("/api/customers"))["items"]![0]!["custom_fields"]!;
        Assert.Equal("91110000802100433B", (string)customer[code]!);
        Assert.Equal(12.5m, (decimal)customer[seats]!);
        Assert.Equal("deep", (string)customer[level]!);
        Assert.Equal(["办公", "生产"], customer[uses]!.AsArray().Select(u => (string)u!));
        var errors = (await tenant.Admin.GetJson($"/api/imports/{import["import_id"]}/errors"))["items"]!.AsArray();
        Assert.Equal([(3, code, "custom.pattern"), (4, seats, "value.not_a_number"), (5, level, "unknown_option")],
            errors.Select(e => ((int)e!["row"]!, (string)e["column"]!, (string)e["code"]!)));
    }

    [Fact]
    public async Task New_rows_need_what_is_required_and_get_defaults()
    {
        var tenant = await app.NewTenant();
        var area = await tenant.DefineField("customers", new { label = "区域", type = "text", required = true });
        var stars = await tenant.DefineField("customers", new { label = "星级", type = "integer", @default = "3" });

        var import = await tenant.Admin.Import(Imports.Csv("客户名称,区域", "云杉,华东", "海棠,"));

        Assert.Equal("1/0/0/1", import.Counts());
        var customer = (await tenant.Admin.GetJson("/api/customers"))["items"]![0]!["custom_fields"]!;
        Assert.Equal("华东", (string)customer[area]!);
        Assert.Equal(3, (int)customer[stars]!);
    }

    [Fact]
    public async Task What_a_condition_asks_is_asked_of_new_rows()
    {
        var tenant = await app.NewTenant();
        var reason = await tenant.DefineField("customers", new { label = "流失原因", type = "text", required_when = "status = 'lost'" });
        await tenant.DefineField("customers", new { label = "等级", type = "text", required = true, shown_when = "industry = '软件'" });

        var import = await tenant.Admin.Import(Imports.Csv("客户名称,客户状态,流失原因,所属行业,等级", "云杉,流失,,钢铁,", "海棠,流失,价格,钢铁,", "木棉,潜在,,软件,", "银杏,潜在,,软件,甲"));

        Assert.Equal("2/0/0/2", import.Counts());
        var errors = (await tenant.Admin.GetJson($"/api/imports/{import["import_id"]}/errors"))["items"]!.AsArray();
        Assert.Equal([(2, reason, "required")], errors.Take(1).Select(e => ((int)e!["row"]!, (string)e["column"]!, (string)e["code"]!)));
    }

    [Fact]
    public async Task A_row_that_empties_what_is_required_fails_alone()
    {
        var tenant = await app.NewTenant();
        await tenant.DefineField("customers", new { label = "区域", type = "text", required = true });
        await tenant.Admin.Import(Imports.Csv("客户名称,区域", "云杉,华东", "海棠,华北"));

        var import = await tenant.Admin.Import(Imports.Csv("客户名称,区域", "云杉,", "海棠,华南"), "file.csv", ("mode", "update"), ("match", "name"));

        Assert.Equal("0/1/0/1", import.Counts());
    }

    [Fact]
    public async Task A_unique_value_comes_in_once_and_may_come_again_with_its_own_record()
    {
        var tenant = await app.NewTenant();
        await tenant.DefineField("customers", new { label = "税号", type = "text", unique = true });
        await tenant.Admin.Import(Imports.Csv("客户名称,税号", "云杉,T1"));

        var second = await tenant.Admin.Import(Imports.Csv("客户名称,税号", "云杉,T1", "海棠,T1", "木棉,T2", "银杏,T2"), "file.csv", ("mode", "upsert"), ("match", "name"));

        Assert.Equal("1/1/0/2", second.Counts());
    }

    [Fact]
    public async Task Taking_an_import_back_restores_the_values_of_before()
    {
        var tenant = await app.NewTenant();
        var area = await tenant.DefineField("customers", new { label = "区域", type = "text" });
        var stars = await tenant.DefineField("customers", new { label = "星级", type = "integer" });
        await tenant.Admin.Import(Imports.Csv("客户名称,区域", "云杉,华东"));
        var import = await tenant.Admin.Import(Imports.Csv("客户名称,区域,星级", "云杉,华北,5"), "file.csv", ("mode", "update"), ("match", "name"));
        Assert.Equal("0/1/0/0", import.Counts());

        await tenant.Admin.Revert(import);

        var customer = (await tenant.Admin.GetJson("/api/customers"))["items"]![0]!["custom_fields"]!.AsObject();
        Assert.Equal("华东", (string)customer[area]!);
        Assert.False(customer.ContainsKey(stars));
    }
}
