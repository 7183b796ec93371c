using Guanxi.Cli;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Cli;

/// <summary>The second document's commands about numbers, to the letter: they say what the API says.</summary>
public sealed class AnalyticsCommandTests(CrmApp app) : IAsyncLifetime
{
    private Tenant tenant = null!;
    private Shell shell = null!;

    public async ValueTask InitializeAsync()
    {
        tenant = await app.NewTenant();
        shell = Shell.Of(app, tenant);
        var customer = await tenant.Admin.AddCustomer("科技有限公司");
        foreach (var day in new[] { "2026-01-10", "2026-01-20" }) await tenant.Admin.AddOrder(customer, new { amount = 100, status = "completed", ordered_at = day });
        await tenant.Admin.Close(await tenant.Admin.AddDeal(customer, "CRM系统采购", new { amount = 500 }), new { status = "won", actual_amount = 450 });
    }

    public ValueTask DisposeAsync()
    {
        shell.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Customers_are_valued_and_segmented_as_in_the_manual()
    {
        var value = (await shell.Type("python3 crm.py customer_value")).Json;
        var rfm = (await shell.Type("python3 crm.py rfm_analysis")).Json;
        var segments = (await shell.Type("python3 crm.py segment_customers")).Json;

        Assert.Equal((await tenant.Admin.GetJson("/api/analytics/customer_value"))["clv"]!.ToJsonString(), value["clv"]!.ToJsonString());
        Assert.Equal("科技有限公司", (string?)rfm["items"]![0]!["name"]);
        Assert.Equal(1, segments["segments"]!.AsArray().Sum(s => (int)s!["customers"]!));
        foreach (var (line, words) in new[] { ("crm customer_value", "累计金额"), ("crm rfm_analysis", "RFM 得分"), ("crm segment_customers", "客户数") })
            Assert.Contains(words, (await shell.Type($"{line} --output table")).Succeeds().Out, StringComparison.Ordinal);
        Assert.Contains("CLV", (await shell.Type("crm customer_value --output table")).Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Performance_is_that_of_a_period_and_a_person()
    {
        var month = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        var line = $"""
            python3 crm.py sales_performance \
              --period "{month}" \
              --sales_rep "me"
            """;

        Assert.Equal(450m, (decimal)(await shell.Type(line)).Json["totals"]!["cells"]!["won_amount"]!);
        var table = (await shell.Type($"{line} --output table")).Succeeds().Out;
        Assert.Contains("450.00", table, StringComparison.Ordinal);
        Assert.Contains("100.0%", table, StringComparison.Ordinal);
        Assert.Empty((await shell.Type("crm sales_performance --period 2001")).Json["rows"]!.AsArray());
        Assert.Equal(2, (await shell.Type("crm sales_performance --period January")).Code);
        Assert.Equal(1, (await shell.Type("crm sales_performance --sales_rep sales_001")).Code);
    }

    [Fact]
    public async Task Any_report_is_read_as_table_and_as_csv()
    {
        Assert.Contains("sales_trend", (await shell.Type("crm list_reports --output table")).Succeeds().Out, StringComparison.Ordinal);
        var csv = (await shell.Type("crm report --report sales_trend --from 2026-01-01 --to 2026-02-28 --output csv")).Succeeds().Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, csv.Length);
        Assert.StartsWith("2026-01,200", csv[1], StringComparison.Ordinal);
        Assert.Equal(1, (await shell.Type("crm report --report moon")).Code);
    }

    [Theory]
    [InlineData("2026", "2026-01-01", "2026-12-31")]
    [InlineData("2026-Q4", "2026-10-01", "2026-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    public void A_period_is_a_month_a_quarter_or_a_year(string period, string from, string to)
    {
        var days = Numbers.DaysOf(period)!.Value;
        Assert.Equal((from, to), (days.From.ToString("yyyy-MM-dd", null), days.To.ToString("yyyy-MM-dd", null)));
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-Q5")]
    [InlineData("26-01")]
    [InlineData("2026-01-01")]
    public void Anything_else_is_none(string period) => Assert.Null(Numbers.DaysOf(period));
}
