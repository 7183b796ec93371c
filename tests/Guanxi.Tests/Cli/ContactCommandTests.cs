using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Cli;

public sealed class ContactCommandTests(CrmApp app) : IAsyncLifetime
{
    private Shell shell = null!;
    private string customer = "";

    public async ValueTask InitializeAsync()
    {
        shell = Shell.Of(app, await app.NewTenant());
        customer = (string)(await shell.Type("crm add_customer --name 科技有限公司")).Json["customer_id"]!;
    }

    public ValueTask DisposeAsync()
    {
        shell.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Add_contact_as_in_the_manual()
    {
        var contact = await TheManualsContact();

        Assert.Equal("张三", (string?)contact["name"]);
        Assert.Equal("CTO", (string?)contact["position"]);
        Assert.Equal("13800138000", (string?)contact["phone"]);
        Assert.Equal("zhangsan@company.com", (string?)contact["email"]);
        Assert.Equal(customer, (string?)contact["customer_id"]);
    }

    [Fact]
    public async Task Add_interaction_and_list_contacts_as_in_the_manual()
    {
        var contact = (string?)(await TheManualsContact())["contact_id"];

        (await shell.Type($"""
            python3 crm.py add_interaction \
              --contact_id "{contact}" \
              --type "phone" \
              --content "讨论产品方案"
            """)).Succeeds();
        var listed = await shell.Type($"python3 crm.py list_contacts --customer_id \"{customer}\"");

        var person = Assert.Single(listed.Json["items"]!.AsArray())!;
        Assert.Equal("张三", (string?)person["name"]);
        var interaction = Assert.Single(Assert.IsType<JsonArray>(person["interactions"]))!;
        Assert.Equal("讨论产品方案", (string?)interaction["content"]);
        var table = (await shell.Type($"crm list_contacts --customer_id {customer} --output table")).Succeeds().Out;
        Assert.Contains("讨论产品方案", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_may_be_said_in_chinese()
    {
        var contact = (await shell.Type($"crm add_contact --customer_id {customer} --name 李四 --role 决策人 --is_primary")).Json;

        Assert.Equal("decision_maker", (string?)contact["role"]);
        Assert.True((bool?)contact["is_primary"]);
    }

    [Fact]
    public async Task A_contact_can_be_changed_and_deleted()
    {
        var contact = (string?)(await TheManualsContact())["contact_id"];

        Assert.Equal("CEO", (string?)(await shell.Type($"crm update_contact --contact_id {contact} --position CEO")).Json["position"]);
        (await shell.Type($"crm delete_contact --contact_id {contact}")).Succeeds();
        (await shell.Type($"crm get_contact --contact_id {contact}")).Fails(1, "404");
    }

    [Fact]
    public async Task A_purchase_is_recorded_with_its_amount()
    {
        var contact = (string?)(await TheManualsContact())["contact_id"];
        var bought = (await shell.Type($"crm add_interaction --contact_id {contact} --type purchase --content 门店现购 --amount 1200.5")).Succeeds().Json;
        Assert.Equal((1200.5m, "CNY"), ((decimal)bought["amount"]!, (string?)bought["currency"]));
        (await shell.Type($"crm add_interaction --contact_id {contact} --type purchase --content 门店现购")).Fails(1, "(400 validation)");
    }

    [Fact]
    public async Task An_interaction_of_an_unknown_kind_is_refused()
    {
        var contact = (string?)(await TheManualsContact())["contact_id"];
        (await shell.Type($"crm add_interaction --contact_id {contact} --type telepathy --content x")).Fails(1, "(400 validation)");
        (await shell.Type("crm add_interaction --contact_id contact_001 --type phone --content x")).Fails(1, "(40");
    }

    private async Task<JsonNode> TheManualsContact() => (await shell.Type($"""
        python3 crm.py add_contact \
          --customer_id "{customer}" \
          --name "张三" \
          --position "CTO" \
          --phone "13800138000" \
          --email "zhangsan@company.com"
        """)).Json;
}
