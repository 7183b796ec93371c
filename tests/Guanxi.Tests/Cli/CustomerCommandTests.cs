using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Cli;

public sealed class CustomerCommandTests(CrmApp app) : IAsyncLifetime
{
    private Tenant tenant = null!;
    private Shell shell = null!;

    public async ValueTask InitializeAsync()
    {
        tenant = await app.NewTenant();
        shell = Shell.Of(app, tenant);
    }

    public ValueTask DisposeAsync()
    {
        shell.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Add_customer_as_in_the_manual()
    {
        var customer = await TheManualsCustomer();

        Assert.Equal("科技有限公司", (string?)customer["name"]);
        Assert.Equal("软件", (string?)customer["industry"]);
        Assert.Equal("中型", (string?)customer["scale"]);
        Assert.Equal("0755-12345678", (string?)customer["phone"]);
        Assert.Equal("contact@company.com", (string?)customer["email"]);
        Assert.Equal("深圳市南山区", (string?)customer["address"]);
    }

    [Fact]
    public async Task Search_customers_as_in_the_manual()
    {
        var customer = await TheManualsCustomer();
        (await shell.Type("crm add_customer --name 钢铁有限公司 --industry 制造")).Succeeds();

        var found = await shell.Type("""
            python3 crm.py search_customers \
              --name "科技" \
              --industry "软件"
            """);

        var only = Assert.Single(found.Json["items"]!.AsArray())!;
        Assert.Equal((string?)customer["customer_id"], (string?)only["customer_id"]);
    }

    [Fact]
    public async Task Custom_fields_are_given_by_key_or_label_in_the_type_of_the_field()
    {
        var seats = await tenant.DefineField("customers", new { label = "座位", key = "seats", type = "integer" });
        var level = await tenant.DefineField("customers", new { label = "深度", type = "select", options = new[] { new { value = "deep", label = "深" } } });

        var made = (await shell.Type("crm add_customer --name 云杉 --field seats=12 --field 深度=深")).Json;
        var changed = (await shell.Type($"crm update_customer --customer_id {IdOf(made)} --field {seats}=")).Json;
        var wrong = await shell.Type("crm add_customer --name 海棠 --field 没有=1");

        Assert.Equal(12, (int)made["custom_fields"]![seats]!);
        Assert.Equal("deep", (string?)made["custom_fields"]![level]);
        Assert.False(changed["custom_fields"]!.AsObject().ContainsKey(seats));
        Assert.Equal(2, wrong.Code);
    }

    [Fact]
    public async Task Update_customer_as_in_the_manual()
    {
        var id = IdOf(await TheManualsCustomer());

        var changed = await shell.Type($"""
            python3 crm.py update_customer \
              --customer_id "{id}" \
              --scale "大型"
            """);

        Assert.Equal("大型", (string?)changed.Json["scale"]);
        Assert.Equal("软件", (string?)changed.Json["industry"]);
    }

    [Fact]
    public async Task Delete_customer_as_in_the_manual()
    {
        var id = IdOf(await TheManualsCustomer());

        (await shell.Type($"python3 crm.py delete_customer --customer_id \"{id}\"")).Succeeds();

        (await shell.Type($"crm get_customer --customer_id {id}")).Fails(1, "404", "not_found");
    }

    [Fact]
    public async Task Add_tag_as_in_the_manual_and_take_it_off_again()
    {
        var id = IdOf(await TheManualsCustomer());

        (await shell.Type($"""
            python3 crm.py add_tag \
              --customer_id "{id}" \
              --tag "VIP"
            """)).Succeeds();
        (await shell.Type($"crm add_tag --customer_id {id} --tag 高价值")).Succeeds();
        Assert.Equal(["VIP", "高价值"], await Tags(id));

        (await shell.Type($"crm remove_tag --customer_id {id} --tag VIP")).Succeeds();
        Assert.Equal(["高价值"], await Tags(id));
    }

    [Fact]
    public async Task A_tag_with_a_slash_comes_off_too()
    {
        var id = IdOf(await TheManualsCustomer());
        (await shell.Type($"crm add_tag --customer_id {id} --tag \"A/B 类?\"")).Succeeds();

        (await shell.Type($"crm remove_tag --customer_id {id} --tag \"A/B 类?\"")).Succeeds();

        Assert.Empty(await Tags(id));
    }

    [Fact]
    public async Task Every_field_can_be_written_and_an_empty_value_clears()
    {
        var made = (await shell.Type("""
            crm add_customer --name 云帆 --short_name 云 --type company --website https://yunfan.example.com --status won --source 展会 \
              --annual_revenue 1200000.50 --cooperation_years 4 --founded_on 2015-03-01 --credit_limit 50000 --payment_terms 月结30天 --credit_days 30 \
              --tags "VIP,高价值" --is_active false
            """)).Json;

        Assert.Equal(1200000.50m, (decimal?)made["annual_revenue"]);
        Assert.Equal("A", (string?)made["grade"]);
        Assert.Equal("2015-03-01", (string?)made["founded_on"]);
        Assert.Equal(30, (int?)made["credit_days"]);
        Assert.False((bool?)made["is_active"]);
        Assert.Equal(["VIP", "高价值"], made["tags"]!.AsArray().Select(t => (string?)t).Order(StringComparer.Ordinal));
        var cleared = (await shell.Type($"crm update_customer --customer_id {IdOf(made)} --source \"\"")).Json;
        Assert.Null(cleared["source"]);
        Assert.Equal("云", (string?)cleared["short_name"]);
    }

    [Theory]
    [InlineData("crm get_customer --customer_id cust_001")]
    [InlineData("crm update_customer --customer_id cust_001 --scale 大型")]
    [InlineData("crm delete_customer --customer_id cust_001")]
    [InlineData("crm add_tag --customer_id cust_001 --tag VIP")]
    public async Task An_id_that_is_none_is_refused_by_name(string line) =>
        (await shell.Type(line)).Fails(1, "(40");

    [Fact]
    public async Task A_refusal_shows_title_code_and_the_field()
    {
        (await shell.Type("crm add_customer --name 云帆 --founded_on yesterday")).Fails(1, "(400 validation)", "founded_on");
        (await shell.Type($"crm add_customer --name {new string('长', 500)}")).Fails(1, "(400 validation)", "name:");
    }

    [Fact]
    public async Task Without_a_token_the_way_to_sign_in_is_named() =>
        (await shell.With("CRM_TOKEN", "").Type("crm search_customers")).Fails(1, "401", "crm login");

    [Fact]
    public async Task A_table_is_for_people_csv_and_json_for_programs()
    {
        var id = IdOf(await TheManualsCustomer());

        var table = (await shell.Type("crm search_customers --output table")).Succeeds().Out;
        var csv = (await shell.Type("crm search_customers --output csv")).Succeeds().Out.Split("\r\n");

        Assert.Contains("客户 ID", table, StringComparison.Ordinal);
        Assert.Contains("潜在", table, StringComparison.Ordinal);
        Assert.StartsWith("customer_id,name,industry,scale,status,", csv[0], StringComparison.Ordinal);
        Assert.StartsWith($"{id},科技有限公司,软件,中型,potential,", csv[1], StringComparison.Ordinal);
        Assert.Contains("客户 ID", (await shell.Ask("crm search_customers", "")).Succeeds().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_cannot_act_on_the_terminal_or_in_a_spreadsheet()
    {
        var name = "=cmd|' /C calc'!A0 \u001b[31m[red]";
        await tenant.Admin.PostJson("/api/customers", new { name });

        var table = (await shell.Type("crm search_customers --output table")).Succeeds().Out;
        var csv = (await shell.Type("crm search_customers --output csv")).Succeeds().Out;

        Assert.DoesNotContain('\u001b', table);
        Assert.Contains("[red]", table, StringComparison.Ordinal);
        Assert.Contains(",'=cmd|", csv, StringComparison.Ordinal);
        Assert.Equal(name, (string?)(await shell.Type("crm search_customers")).Json["items"]![0]!["name"]);
    }

    [Fact]
    public async Task All_pages_are_read_when_asked_for()
    {
        for (var i = 0; i < 5; i++)
            await tenant.Admin.PostJson("/api/customers", new { name = $"客户{i}" });

        var two = (await shell.Type("crm search_customers --limit 2 --sort name")).Json;
        var rest = (await shell.Type($"crm search_customers --sort name --cursor \"{two["next_cursor"]}\"")).Json;
        var all = (await shell.Type("crm search_customers --all --sort name")).Json;

        Assert.Equal(2, two["items"]!.AsArray().Count);
        Assert.Equal(3, rest["items"]!.AsArray().Count);
        Assert.Equal(5, all["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task On_a_terminal_a_deletion_is_asked_about_first()
    {
        var id = IdOf(await TheManualsCustomer());

        var no = await shell.Ask($"crm delete_customer --customer_id {id}", answers: "n\n");
        no.Fails(1, "不可恢复", "没有删除");
        (await shell.Type($"crm get_customer --customer_id {id}")).Succeeds();

        (await shell.Ask($"crm delete_customer --customer_id {id}", answers: "y\n")).Succeeds();
        (await shell.Type($"crm get_customer --customer_id {id}")).Fails(1, "404");
    }

    private async Task<JsonNode> TheManualsCustomer() => (await shell.Type("""
        python3 crm.py add_customer \
          --name "科技有限公司" \
          --industry "软件" \
          --scale "中型" \
          --phone "0755-12345678" \
          --email "contact@company.com" \
          --address "深圳市南山区"
        """)).Json;

    private static string IdOf(JsonNode customer) => (string)customer["customer_id"]!;

    private async Task<IEnumerable<string?>> Tags(string id) =>
        (await shell.Type($"crm get_customer --customer_id {id}")).Json["tags"]!.AsArray().Select(t => (string?)t).Order(StringComparer.Ordinal);
}
