using Guanxi.Tests.Support;

namespace Guanxi.Tests.Cli;

public sealed class DataCommandTests(CrmApp app) : IAsyncLifetime
{
    private Tenant tenant = null!;
    private Shell shell = null!;

    public async ValueTask InitializeAsync()
    {
        tenant = await app.NewTenant();
        shell = Shell.Of(app, tenant);
        await tenant.Admin.PostJson("/api/customers", new { name = "科技有限公司", industry = "软件", annual_revenue = 200000 });
        await tenant.Admin.PostJson("/api/customers", new { name = "钢铁有限公司", industry = "制造" });
    }

    public ValueTask DisposeAsync()
    {
        shell.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Export_customers_as_in_the_manual()
    {
        var file = shell.FileNamed("customers.csv");

        var said = await shell.Type($"""
            python3 crm.py export_customers \
              --format csv \
              --output {file}
            """);

        Assert.Empty(said.Succeeds().Out);
        var lines = (await File.ReadAllTextAsync(file)).TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Contains("科技有限公司", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_takes_the_filters_of_a_search()
    {
        var few = (await shell.Type("crm export_customers --format csv --filter \"annual_revenue > 100000\"")).Succeeds().Out;
        Assert.Contains("科技有限公司", few, StringComparison.Ordinal);
        Assert.DoesNotContain("钢铁有限公司", few, StringComparison.Ordinal);

        var one = (await shell.Type("crm export_customers --format json --industry 制造")).Json;
        Assert.Equal("钢铁有限公司", (string?)Assert.Single(one.AsArray())!["name"]);
    }

    [Fact]
    public async Task The_format_follows_the_file_name()
    {
        (await shell.Type($"crm export_customers --output {shell.FileNamed("customers.xlsx")}")).Succeeds();
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(shell.FileNamed("customers.xlsx")))[..2]);
    }

    [Fact]
    public async Task An_export_above_the_limit_says_so_and_leaves_no_file()
    {
        var rep = await tenant.Member();
        await rep.Http.AddCustomers(2);
        await tenant.LimitExports(1);

        (await shell.With("CRM_TOKEN", Shell.TokenOf(rep.Http)).Type($"crm export_customers --output {shell.FileNamed("x.csv")}")).Fails(1, "2 行", "1 行", "申请导出");
        Assert.Empty(Directory.GetFiles(shell.Home));
    }

    [Fact]
    public async Task A_refused_export_leaves_no_file()
    {
        (await shell.Type($"crm export_customers --output {shell.FileNamed("x.csv")} --filter \"nonsense ==\"")).Fails(1, "filter");
        Assert.Empty(Directory.GetFiles(shell.Home));
    }

    [Fact]
    public async Task What_was_exported_can_be_imported_as_in_the_manual()
    {
        var file = shell.FileNamed("customers.csv");
        (await shell.Type($"crm export_customers --format csv --output {file}")).Succeeds();
        using var elsewhere = Shell.Of(app, await app.NewTenant());

        var import = (await elsewhere.Type($"python3 crm.py import_customers --file {file}")).Json;

        Assert.Equal("completed", (string?)import["status"]);
        Assert.Equal(2, (int?)import["created"]);
        Assert.Equal(2, (await elsewhere.Type("crm search_customers")).Json["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        var file = await Written("名称,行业\n云帆,软件\n");

        var import = (await shell.Type($"crm import_customers --file {file} --dry_run")).Json;

        Assert.True((bool?)import["dry_run"]);
        Assert.Empty((await shell.Type("crm search_customers --name 云帆")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Refused_rows_are_listed_and_end_with_1()
    {
        var file = await Written("名称,邮箱\n云帆,yunfan@example.com\n,no-name@example.com\n");

        var said = await shell.Type($"crm import_customers --file {file}");

        Assert.Equal(1, said.Code);
        Assert.Contains("第 3 行", said.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contacts_go_out_and_in_too()
    {
        var file = await Written("客户名称,姓名,手机\n科技有限公司,张三,13800138000\n");

        (await shell.Type($"crm import_contacts --file {file}")).Succeeds();

        Assert.Contains("张三", (await shell.Type("crm export_contacts --format csv")).Succeeds().Out, StringComparison.Ordinal);
    }

    private async Task<string> Written(string content)
    {
        var file = shell.FileNamed("in.csv");
        await File.WriteAllTextAsync(file, content);
        return file;
    }
}
