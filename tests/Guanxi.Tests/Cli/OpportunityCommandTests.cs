using Guanxi.Tests.Support;

namespace Guanxi.Tests.Cli;

/// <summary>The second document's commands about deals, to the letter; its made-up ids stand for real ones.</summary>
public sealed class OpportunityCommandTests(CrmApp app) : IAsyncLifetime
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
    public async Task A_deal_is_created_moved_listed_and_won_as_in_the_manual()
    {
        var made = (await TheManualsDeal()).Json;
        var id = (string?)made["opportunity_id"];
        Assert.Equal(("CRM系统采购", 100000m, "初步接触", 20, "2026-03-15"), ((string?)made["title"], (decimal)made["amount"]!, (string?)made["stage"], (int)made["probability"]!, (string?)made["expected_close_date"]));

        var moved = (await shell.Type($"""
            python3 crm.py update_opportunity \
              --opportunity_id "{id}" \
              --stage "方案提交" \
              --probability 50
            """)).Json;
        Assert.Equal(("方案提交", 50), ((string?)moved["stage"], (int)moved["probability"]!));

        var listed = (await shell.Type("python3 crm.py list_opportunities --stage \"方案提交\"")).Json;
        Assert.Equal(id, (string?)Assert.Single(listed["items"]!.AsArray())!["opportunity_id"]);

        var won = (await shell.Type($"""
            python3 crm.py close_opportunity \
              --opportunity_id "{id}" \
              --status "won" \
              --actual_amount 95000
            """)).Json;
        Assert.Equal(("won", 95000m), ((string?)won["status"], (decimal)won["actual_amount"]!));
    }

    [Fact]
    public async Task The_funnel_is_shown_stage_by_stage()
    {
        await TheManualsDeal();

        var funnel = (await shell.Type("python3 crm.py sales_funnel")).Json;
        Assert.Equal(["初步接触", "需求确认", "方案提交", "商务谈判", "成交", "输单"], funnel["stages"]!.AsArray().Select(s => (string?)s!["name"]));
        var table = (await shell.Type("crm sales_funnel --output table")).Succeeds().Out;
        Assert.Contains("初步接触", table, StringComparison.Ordinal);
        Assert.Contains("转化率", table, StringComparison.Ordinal);
        var csv = (await shell.Type("crm sales_funnel --output csv")).Succeeds().Out;
        Assert.Equal(7, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task What_the_server_refuses_ends_with_one_and_wrong_use_with_two()
    {
        Assert.Equal(1, (await shell.Type($"crm create_opportunity --customer_id {customer} --title 采购 --stage 没有的阶段")).Code);
        Assert.Equal(1, (await shell.Type($"crm create_opportunity --customer_id {customer} --title 采购 --probability 101")).Code);
        Assert.Equal(1, (await shell.Type($"crm create_opportunity --customer_id {customer} --title 采购 --expected_close_date 0000-00-00")).Code);
        Assert.Equal(2, (await shell.Type("crm close_opportunity --opportunity_id opp_1")).Code);
        Assert.Equal(2, (await shell.Type($"crm create_opportunity --customer_id {customer}")).Code);
    }

    private Task<Said> TheManualsDeal() => shell.Type($"""
        python3 crm.py create_opportunity \
          --customer_id "{customer}" \
          --title "CRM系统采购" \
          --amount 100000 \
          --stage "初步接触" \
          --probability 20 \
          --expected_close_date "2026-03-15"
        """);
}
