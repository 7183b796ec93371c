using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Tasks;

public sealed class TaskSeriesTests(CrmApp app)
{
    private static string Day(int fromToday) => TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Completing_one_makes_the_next_with_everything_on_it()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var task = await tenant.Admin.PostJson("/api/tasks", new
        {
            title = "月度回访",
            type = "call",
            customer_id = customer,
            priority = "high",
            due_date = "2030-01-31T09:30",
            ends_at = "2030-01-31T02:00:00Z",
            recurrence = "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2",
            reminder_days = new[] { 2 },
        });
        Assert.Equal("FREQ=MONTHLY;COUNT=2;BYMONTHDAY=-1", (string?)task["recurrence"]);

        await tenant.Admin.PutJson($"/api/tasks/{task["task_id"]}/complete", new { });
        var next = (await tenant.Admin.GetJson("/api/tasks?status=open"))["items"]!.AsArray().Single()!;
        Assert.Equal(("2030-02-28T09:30:00+08:00", "2030-02-28T02:00:00Z", "high", customer), ((string?)next["due_date"], (string?)next["ends_at"], (string?)next["priority"], (string?)next["customer_id"]));
        Assert.Equal("FREQ=MONTHLY;COUNT=1;BYMONTHDAY=-1", (string?)next["recurrence"]);

        await tenant.Admin.PutJson($"/api/tasks/{next["task_id"]}/complete", new { });
        Assert.Equal(0, (int)(await tenant.Admin.GetJson("/api/tasks?status=open"))["total"]!);
    }

    [Fact]
    public async Task One_completed_late_goes_on_today_and_does_not_come_twice_when_reopened()
    {
        var tenant = await app.NewTenant();
        var task = await tenant.Admin.PostJson("/api/tasks", new { title = "日报", due_date = Day(-5), recurrence = "FREQ=DAILY" });

        await tenant.Admin.PutJson($"/api/tasks/{task["task_id"]}/complete", new { });
        var next = (await tenant.Admin.GetJson("/api/tasks?status=open"))["items"]!.AsArray().Single()!;
        Assert.Equal(Day(0), (string?)next["due_date"]);

        Assert.Null((string?)(await tenant.Admin.PutJson($"/api/tasks/{task["task_id"]}/reopen", new { }))["recurrence"]);
    }

    [Fact]
    public async Task Cancelling_ends_the_series()
    {
        var tenant = await app.NewTenant();
        var task = await tenant.Admin.PostJson("/api/tasks", new { title = "周会", due_date = Day(1), recurrence = "FREQ=WEEKLY" });
        await tenant.Admin.PutJson($"/api/tasks/{task["task_id"]}/cancel", new { });
        Assert.Equal(0, (int)(await tenant.Admin.GetJson("/api/tasks?status=open"))["total"]!);
    }

    [Theory]
    [InlineData("recurrence", "{\"due_date\":\"2026-02-15\",\"recurrence\":\"every monday\"}")]
    [InlineData("recurrence", "{\"due_date\":\"2026-02-15\",\"recurrence\":\"FREQ=HOURLY\"}")]
    [InlineData("recurrence", "{\"due_date\":\"2026-02-15\",\"recurrence\":\"FREQ=DAILY;COUNT=0\"}")]
    [InlineData("due_date", "{\"recurrence\":\"FREQ=DAILY\"}")]
    public async Task What_can_not_come_back_is_refused(string field, string json)
    {
        var tenant = await app.NewTenant();
        var body = JsonNode.Parse(json)!.AsObject();
        body["title"] = "x";
        Assert.Equal([field], await tenant.Admin.PostAsJsonAsync("/api/tasks", body).FaultyFields());
    }

    [Fact]
    public async Task The_calendar_counts_series_out_and_lets_only_the_next_one_be_moved()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/tasks", new { title = "周会", starts_at = "2030-03-04T01:00:00Z", ends_at = "2030-03-04T02:00:00Z", recurrence = "FREQ=WEEKLY;BYDAY=MO,WE" });
        await tenant.Admin.PostJson("/api/tasks", new { title = "寄合同", due_date = "2030-03-12" });
        await tenant.Admin.PostJson("/api/tasks", new { title = "别的月", due_date = "2030-04-01" });

        var items = (await tenant.Admin.GetJson("/api/calendar?from=2030-03-04&to=2030-03-13"))["items"]!.AsArray();

        Assert.Equal(
            ["周会 2030-03-04T09:00:00+08:00 True", "周会 2030-03-06T09:00:00+08:00 False", "周会 2030-03-11T09:00:00+08:00 False", "寄合同 2030-03-12T00:00:00+08:00 True", "周会 2030-03-13T09:00:00+08:00 False"],
            items.Select(i => $"{i!["title"]} {i["occurrence"]} {(bool)i["editable"]!}"));
        Assert.Equal("2030-03-11T02:00:00Z", (string?)items[2]!["ends_at"]);
        Assert.Single((await tenant.Admin.GetJson("/api/calendar?from=2035-03-05&to=2035-03-05"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Something_that_lasts_over_midnight_is_on_both_days()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/tasks", new { title = "展会", starts_at = "2030-03-04T01:00:00Z", ends_at = "2030-03-06T09:00:00Z" });
        foreach (var day in (string[])["2030-03-04", "2030-03-05", "2030-03-06"])
            Assert.Single((await tenant.Admin.GetJson($"/api/calendar?from={day}&to={day}"))["items"]!.AsArray());
        Assert.Empty((await tenant.Admin.GetJson("/api/calendar?from=2030-03-07&to=2030-03-07"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("from=2026-02-01")]
    [InlineData("from=2026-02-30&to=2026-03-01")]
    [InlineData("from=2026-02-02&to=2026-02-01")]
    [InlineData("from=2026-02-02&to=2028-02-01")]
    [InlineData("from=0001-01-01&to=0001-01-02")]
    public async Task A_calendar_needs_sensible_days(string query)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.GetAsync($"/api/calendar?{query}").FaultyFields();
    }
}
