using System.Globalization;
using Guanxi.Platform.Calendar;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Tasks;

public sealed class TodayTests(CrmApp app)
{
    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task It_shows_what_is_ones_own_and_due_and_nothing_else()
    {
        var tenant = await app.NewTenant();
        var member = await tenant.Member();
        await member.Http.PostJson("/api/tasks", new { title = "昨天的", due_date = Text(Today.AddDays(-1)) });
        await member.Http.PostJson("/api/tasks", new { title = "今天的", due_date = Text(Today) });
        await member.Http.PostJson("/api/tasks", new { title = "明天的", due_date = Text(Today.AddDays(1)) });
        await tenant.Admin.PostJson("/api/tasks", new { title = "别人的", due_date = Text(Today) });
        var customer = await member.Http.AddCustomer("云杉软件");
        var deal = (string)(await member.Http.PostJson("/api/opportunities", new { customer_id = customer, title = "没有下一步" }))["opportunity_id"]!;
        var planned = (string)(await member.Http.PostJson("/api/opportunities", new { customer_id = customer, title = "有下一步" }))["opportunity_id"]!;
        await member.Http.PostJson("/api/tasks", new { title = "以后", due_date = Text(Today.AddDays(9)), opportunity_id = planned });

        var today = await member.Http.GetJson("/api/today");

        Assert.Equal(["昨天的"], today["overdue"]!.AsArray().Select(t => (string?)t!["title"]));
        Assert.Equal(["今天的"], today["due_today"]!.AsArray().Select(t => (string?)t!["title"]));
        Assert.Equal([deal], today["no_next_step"]!.AsArray().Select(t => (string?)t!["opportunity_id"]));
        Assert.Equal((1, 1, 1), ((int)today["counts"]!["overdue"]!, (int)today["counts"]!["due_today"]!, (int)today["counts"]!["no_next_step"]!));
    }

    [Fact]
    public async Task Birthdays_of_the_week_are_shown_by_either_calendar()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var lunar = Anniversary.LunarOn(Today.AddDays(2));
        var solar = Today.AddDays(1);
        await tenant.Admin.AddContact(customer, "阳历", new { birthday = $"1984-{solar:MM-dd}" }); // a leap year knows every day
        await tenant.Admin.AddContact(customer, "改天", new { birthday = $"1984-{Today.AddDays(20):MM-dd}" });
        if (lunar.Count > 0) await tenant.Admin.AddContact(customer, "农历", new { birthday = $"1984-{lunar[0] / 100:00}-{Math.Min(lunar[0] % 100, 29):00}", birthday_is_lunar = true });

        var birthdays = (await tenant.Admin.GetJson("/api/today"))["birthdays"]!.AsArray();

        Assert.Equal(lunar.Count > 0 ? ["阳历", "农历"] : ["阳历"], birthdays.Select(b => (string?)b!["name"]));
        Assert.Equal((Text(solar), "云杉软件"), ((string?)birthdays[0]!["on"], (string?)birthdays[0]!["customer_name"]));
    }

    [Theory]
    [InlineData("2026-02-17", 101)] // the first day of the year of the horse
    [InlineData("2026-02-16", 1229, 1230)] // its last day was a 29th
    [InlineData("2025-07-25")] // the first of a second sixth month
    [InlineData("2025-08-23", 701)]
    [InlineData("2024-02-09", 1230)]
    [InlineData("1899-01-01")]
    [InlineData("2150-01-01")]
    public void Days_of_the_lunar_calendar_are_known(string day, params int[] expected) => Assert.Equal(expected, Anniversary.LunarOn(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-02-28", 228, 229)]
    [InlineData("2028-02-28", 228)]
    [InlineData("2028-02-29", 229)]
    [InlineData("2026-03-01", 301)]
    public void The_29th_of_February_is_kept_every_year(string day, params int[] expected) => Assert.Equal(expected, Anniversary.SolarOn(DateOnly.Parse(day, CultureInfo.InvariantCulture)));
}
