using Guanxi.Tests.Support;

namespace Guanxi.Tests.Cli;

public sealed class TaskCommandTests(CrmApp app) : IAsyncLifetime
{
    private Shell shell = null!;
    private string customer = "";
    private Member sales = null!;

    public async ValueTask InitializeAsync()
    {
        var tenant = await app.NewTenant();
        shell = Shell.Of(app, tenant);
        sales = await tenant.Member(name: "sales_001");
        customer = (string)(await shell.Type("crm add_customer --name 科技有限公司")).Json["customer_id"]!;
    }

    public ValueTask DisposeAsync()
    {
        shell.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_task_is_created_listed_and_completed_as_in_the_manual()
    {
        var task = (await shell.Type($"""
            python3 crm.py create_task \
              --type "followup" \
              --customer_id "{customer}" \
              --title "回访客户" \
              --description "确认产品使用情况" \
              --due_date "2026-02-15" \
              --assignee "sales_001"
            """)).Json;
        Assert.Equal(("回访客户", "2026-02-15", sales.Id), ((string?)task["title"], (string?)task["due_date"], (string?)task["assignee"]));

        var listed = await shell.Type("""
            python3 crm.py list_tasks --status "pending" \
              --assignee "sales_001"
            """);
        Assert.Equal([(string)task["task_id"]!], listed.Json.Of("task_id"));

        var done = (await shell.Type($"python3 crm.py complete_task --task_id \"{task["task_id"]}\"")).Json;
        Assert.Equal("completed", (string?)done["status"]);
        Assert.Empty((await shell.Type("crm list_tasks --status pending --assignee sales_001")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task The_assignee_may_be_named_by_mail_and_must_exist()
    {
        var task = (await shell.Type($"crm create_task --title 寄合同 --assignee {sales.User.Email}")).Json;
        Assert.Equal(sales.Id, (string?)task["assignee"]);
        Assert.NotEqual(0, (await shell.Type("crm create_task --title 寄合同 --assignee sales_999")).Code);
    }
}
