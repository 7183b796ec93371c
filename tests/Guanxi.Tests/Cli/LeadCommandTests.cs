using Guanxi.Tests.Support;

namespace Guanxi.Tests.Cli;

public sealed class LeadCommandTests(CrmApp app) : IAsyncLifetime
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
    public async Task Add_score_and_convert_a_lead_as_in_the_manual()
    {
        var lead = (await shell.Type("""
            python3 crm.py add_lead \
              --name "李四" \
              --company "新公司" \
              --phone "13900139000" \
              --email "lisi@newcompany.com" \
              --source "网站" \
              --interest "CRM系统"
            """)).Json;
        Assert.Equal(("李四", "新公司", "new"), ((string?)lead["name"], (string?)lead["company"], (string?)lead["status"]));

        await tenant.Admin.Put("/api/leads/scoring", new { rules = new object[] { new { condition = "线索来源 = '网站'", points = 75 } } });
        var scored = (await shell.Type($"python3 crm.py score_lead --lead_id \"{lead["lead_id"]}\"")).Json;
        Assert.Equal((75, "medium"), ((int)scored["score"]!, (string?)scored["quality"]));

        var converted = (await shell.Type($"""
            python3 crm.py convert_lead --lead_id "{lead["lead_id"]}" \
              --customer_name "新公司"
            """)).Json;
        Assert.StartsWith("cust_", (string?)converted["customer_id"], StringComparison.Ordinal);
        Assert.StartsWith("opp_", (string?)converted["opportunity_id"], StringComparison.Ordinal);
        (await shell.Type($"python3 crm.py convert_lead --lead_id \"{lead["lead_id"]}\"")).Fails(1, "已经转化");
    }

    [Fact]
    public async Task Import_leads_as_in_the_manual()
    {
        var file = shell.FileNamed("leads.csv");
        await File.WriteAllTextAsync(file, "姓名,公司,手机\n李四,新公司,13900139000\n王五,旧公司,13900139001\n");

        (await shell.Type($"python3 crm.py import_leads --file {file}")).Succeeds();

        Assert.Equal(["李四", "王五"], (await shell.Type("crm list_leads --sort name")).Json.Of("name").Order());
    }
}
