using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Guanxi.Analytics.Dashboards.Mailing;
using Guanxi.Platform;
using Guanxi.Platform.Schedule;
using Guanxi.Platform.Tables;
using Guanxi.Tests.Platform.Pdf;
using Guanxi.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Analytics;

public sealed partial class DashboardMailTests(CrmApp app)
{
    private static readonly DateTimeOffset Soon = TimeProvider.System.GetUtcNow();

    private static readonly object[] Widgets =
    [
        new { id = "n", type = "number", title = "订单总额", source = new { kind = "orders", measure = "sum:amount", date_field = "ordered_at" }, x = 0, y = 0, w = 3, h = 2 },
        new { id = "b", type = "bar", title = "各人业绩", source = new { report = "revenue_by_seller", parameters = new { period = "this_year" } }, x = 3, y = 0, w = 6, h = 5 },
        new { id = "t", type = "table", title = "产品", source = new { report = "product_ranking", parameters = new { period = "this_year" } }, x = 0, y = 5, w = 6, h = 5 },
    ];

    [Fact]
    public async Task A_dashboard_leaves_as_pdf_and_as_a_workbook_with_a_sheet_for_each_widget()
    {
        var tenant = await app.NewTenant();
        await Sold(tenant.Admin, "云杉软件", 1234.5m);
        var id = (string)(await tenant.Admin.PostJson("/api/dashboards", new { name = "华东看板", widgets = Widgets }))["dashboard_id"]!;

        var pdf = new PdfReading(await tenant.Admin.GetByteArrayAsync($"/api/dashboards/{id}/export?format=pdf"));
        var workbook = await tenant.Admin.GetByteArrayAsync($"/api/dashboards/{id}/export?format=xlsx");

        foreach (var text in new[] { "华东看板", "订单总额", "¥1,234.50", "各人业绩", "产品" }) Assert.Contains(text, pdf.AllText, StringComparison.Ordinal);
        Assert.Equal(["订单总额", "各人业绩", "产品"], SheetsOf(workbook));
        using var table = TableFile.Open(new MemoryStream(workbook), "a.xlsx", TableLimits.Default);
        Assert.Equal("1234.5", table.Rows().First().Values[0].TrimEnd('0'));
        Assert.Equal(["format"], await tenant.Admin.GetAsync($"/api/dashboards/{id}/export?format=doc").FaultyFields());
        Assert.Equal(["period"], await tenant.Admin.GetAsync($"/api/dashboards/{id}/export?period=moon").FaultyFields());
        Assert.Equal(["to"], await tenant.Admin.GetAsync($"/api/dashboards/{id}/export?from=2026-02-01&to=2026-01-01").FaultyFields());
    }

    [Theory]
    [InlineData("builtin:sales")]
    [InlineData("builtin:manager")]
    [InlineData("builtin:admin")]
    public async Task The_product_s_dashboards_are_on_paper_too_also_without_anything_to_count(string dashboard)
    {
        var admin = (await app.NewTenant()).Admin;
        var pdf = new PdfReading(await admin.GetByteArrayAsync($"/api/dashboards/{dashboard}/export?format=pdf"));
        Assert.NotEmpty(pdf.AllText);
        await admin.GetByteArrayAsync($"/api/dashboards/{dashboard}/export?format=xlsx&period=last_month");
    }

    [Fact]
    public async Task Every_report_is_on_paper()
    {
        var admin = (await app.NewTenant()).Admin;
        await Sold(admin, "云杉软件", 20);
        foreach (var report in (await admin.GetJson("/api/analytics/reports"))["items"]!.AsArray())
        {
            var pdf = new PdfReading(await admin.GetByteArrayAsync($"/api/analytics/reports/{report!["report"]}/export?format=pdf&compare=previous"));
            Assert.Contains((string)report["title"]!, pdf.AllText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_schedule_sends_each_recipient_his_own_numbers_once()
    {
        var tenant = await app.NewTenant();
        var (li, wang) = (await tenant.Member(), await tenant.Member());
        await Sold(li.Http, "李的客户", 111);
        await Sold(wang.Http, "王的客户", 222);
        var id = (string)(await tenant.Admin.PostJson("/api/dashboards", new { name = "每日看板", widgets = Widgets }))["dashboard_id"]!;
        var made = await tenant.Admin.PostJson($"/api/dashboards/{id}/schedules", new { frequency = "daily", hour = 9, format = "pdf", recipients = new[] { li.Id, wang.Id } });
        Assert.Equal(9, TimeZoneInfo.ConvertTime((DateTimeOffset)made["next_at"]!, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).Hour);

        await Mail((DateTimeOffset)made["next_at"]!);
        await Mail((DateTimeOffset)made["next_at"]! + TimeSpan.FromMinutes(5));
        await tenant.Settle();
        var (of, others) = (PaperFor(li), PaperFor(wang));

        Assert.Contains("¥111", of, StringComparison.Ordinal);
        Assert.DoesNotContain("¥222", of, StringComparison.Ordinal);
        Assert.Contains("¥222", others, StringComparison.Ordinal);
        Assert.Equal((DateTimeOffset)made["next_at"]! + TimeSpan.FromDays(1), (DateTimeOffset)(await tenant.Admin.GetJson($"/api/dashboards/{id}/schedules"))["items"]![0]!["next_at"]!);
        Assert.Single(app.MailsTo(li.User.Email));
    }

    [Fact]
    public async Task Nothing_is_sent_any_more_for_who_has_left()
    {
        var tenant = await app.NewTenant();
        var (manager, li) = (await tenant.Member("manager"), await tenant.Member());
        var made = await manager.Http.PostJson("/api/dashboards/builtin:sales/schedules", new { frequency = "daily", hour = 9, format = "xlsx", recipients = new[] { li.Id } });
        await manager.Http.PostAsJsonAsync($"/api/dashboards/builtin:sales/schedules/{made["schedule_id"]}/send", new { });
        await tenant.Settle();
        Assert.Single(app.MailsTo(li.User.Email));

        await tenant.Admin.PatchJson($"/api/users/{manager.Id}", new { is_active = false });
        await Mail((DateTimeOffset)made["next_at"]!);
        await tenant.Settle();

        Assert.Single(app.MailsTo(li.User.Email));
    }

    [Fact]
    public async Task A_schedule_is_its_owner_s_goes_with_the_dashboard_and_refuses_what_makes_no_sense()
    {
        var tenant = await app.NewTenant();
        var (li, other) = (await tenant.Member(), await tenant.Member("admin"));
        var id = (string)(await tenant.Admin.PostJson("/api/dashboards", new { name = "看板", widgets = Widgets, audience = new { sharing = "everyone" } }))["dashboard_id"]!;
        var address = $"/api/dashboards/{id}/schedules";
        object Asked(object? recipients = null, int hour = 8) => new { frequency = "monthly", day = 31, hour, format = "xlsx", recipients = recipients ?? new[] { li.Id } };

        Assert.Equal(["hour"], await tenant.Admin.PostAsJsonAsync(address, Asked(hour: 24)).FaultyFields());
        Assert.Equal(["recipients"], await tenant.Admin.PostAsJsonAsync(address, Asked(Array.Empty<string>())).FaultyFields());
        Assert.Equal(["recipients"], await tenant.Admin.PostAsJsonAsync(address, Asked(new[] { "user_00000000000000000000000001" })).FaultyFields());
        var made = await tenant.Admin.PostJson(address, Asked());
        var one = $"{address}/{made["schedule_id"]}";
        Assert.Equal(31, (int)made["day"]!);
        Assert.Null(made["weekday"]);
        Assert.Equal(7, (int)(await tenant.Admin.PatchJson(one, new { frequency = "weekly", weekday = 7, version = 1 }))["weekday"]!);
        Assert.Equal(HttpStatusCode.Conflict, (await tenant.Admin.PatchAsJsonAsync(one, new { hour = 3, version = 1 })).StatusCode);
        Assert.Empty((await other.Http.GetJson(address))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.DeleteAsync(one)).StatusCode);

        await tenant.Admin.DeleteAsync($"/api/dashboards/{id}");
        await Mail(Soon + TimeSpan.FromDays(40));
        await tenant.Settle();

        Assert.Empty(app.MailsTo(li.User.Email));
    }

    [Theory]
    [InlineData("daily", 1, 1, 8, "2026-02-03T00:00Z", "2026-02-04T00:00Z")] // 8:00 in Shanghai has come: tomorrow
    [InlineData("daily", 1, 1, 8, "2026-02-02T23:59Z", "2026-02-03T00:00Z")]
    [InlineData("weekly", 7, 1, 8, "2026-02-03T00:00Z", "2026-02-08T00:00Z")]
    [InlineData("monthly", 1, 31, 8, "2026-02-03T00:00Z", "2026-02-28T00:00Z")]
    [InlineData("monthly", 1, 31, 0, "2026-02-27T17:00Z", "2026-03-30T16:00Z")]
    public void The_next_time_is_where_the_organisation_is(string frequency, int weekday, int day, int hour, string now, string next)
    {
        var changes = new ScheduleChanges { Frequency = Enum.Parse<MailFrequency>(frequency, true), Weekday = weekday, Day = day, Hour = hour, Format = MailFormat.Pdf };
        var schedule = DashboardSchedule.Of("builtin:sales", default, changes, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        Assert.Equal(DateTimeOffset.Parse(next, CultureInfo.InvariantCulture), schedule.NextAt);
    }

    private static async Task Sold(HttpClient http, string customer, decimal amount) =>
        await http.AddOrder(await http.AddCustomer(customer), new { status = "completed", ordered_at = Soon, lines = new[] { new { name = "服务", unit_price = amount } } });

    private async Task Mail(DateTimeOffset now)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAcrossTenants();
        await SendDashboard.Due(new JobScope(scope.ServiceProvider, now, default));
    }

    /// <summary>The text of the PDF file in the mail.</summary>
    private string PaperFor(Member person) => new PdfReading(Convert.FromBase64String(Paper().Match(app.MailsTo(person.User.Email)[0]).Groups[1].Value)).AllText;

    private static List<string> SheetsOf(byte[] workbook)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        using var part = new StreamReader(zip.GetEntry("xl/workbook.xml")!.Open());
        return [.. Sheet().Matches(part.ReadToEnd()).Select(m => m.Groups[1].Value)];
    }

    [GeneratedRegex("application/pdf.*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)", RegexOptions.Singleline)]
    private static partial Regex Paper();

    [GeneratedRegex("<sheet name=\"([^\"]*)\"")]
    private static partial Regex Sheet();
}
