using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Guanxi.Platform.Calendar;
using Guanxi.Tests.Platform.Tables;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Tasks;

public sealed class CalendarFileTests(CrmApp app)
{
    [Fact]
    public async Task The_feed_opens_by_its_secret_alone_until_it_is_renewed_deleted_or_its_owner_leaves()
    {
        var tenant = await app.NewTenant();
        var member = await tenant.Member();
        Assert.False((bool)(await member.Http.GetJson("/api/calendar/feed"))["is_set"]!);

        var first = (string)(await member.Http.PostJson("/api/calendar/feed", new { }))["url"]!;
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", await app.Visitor().GetStringAsync(first), StringComparison.Ordinal);
        var told = await member.Http.GetJson("/api/calendar/feed");
        Assert.Equal((true, null), ((bool)told["is_set"]!, (string?)told["url"]));
        Assert.NotNull((string?)told["last_read_at"]);

        var second = (string)(await member.Http.PostJson("/api/calendar/feed", new { }))["url"]!;
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Visitor().GetAsync(second)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().GetAsync(second.Replace("cal_", "lnk_", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().GetAsync("/api/calendar/feed/x.ics")).StatusCode);

        (await tenant.Admin.DeleteAsync($"/api/users/{member.Id}")).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().GetAsync(second)).StatusCode);
        await tenant.Settle();
        await tenant.Admin.PatchJson($"/api/users/{member.Id}", new { is_active = true });
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().GetAsync(second)).StatusCode);

        var own = (string)(await tenant.Admin.PostJson("/api/calendar/feed", new { }))["url"]!;
        (await tenant.Admin.DeleteAsync("/api/calendar/feed")).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().GetAsync(own)).StatusCode);
    }

    [Fact]
    public async Task The_feed_is_a_valid_calendar_of_ones_own_tasks()
    {
        var tenant = await app.NewTenant();
        var other = await tenant.Member();
        await tenant.Admin.PatchJson("/api/organization", new { time_zone = "Europe/Berlin" });
        await tenant.Admin.PostJson("/api/tasks", new { title = $"很长的标题，带逗号; 分号和反斜线\\{new string('长', 60)}", due_date = "2030-02-15", description = "第一行\n第二行" });
        await tenant.Admin.PostJson("/api/tasks", new { title = "周会", due_date = "2030-03-25T09:00", recurrence = "FREQ=WEEKLY;BYDAY=MO;UNTIL=20300601" });
        await tenant.Admin.PostJson("/api/tasks", new { title = "没有日期" });
        await tenant.Admin.PostJson("/api/tasks", new { title = "别人的", due_date = "2030-02-15", owner_id = other.Id });

        var url = (string)(await tenant.Admin.PostJson("/api/calendar/feed", new { }))["url"]!;
        var response = await app.Visitor().GetAsync(url);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var text = Encoding.UTF8.GetString(bytes);

        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var calendar = Assert.Single(CalendarReader.Read(bytes));
        Assert.Equal(["VERSION", "PRODID"], calendar.Properties.Take(2).Select(p => p.Name));
        var events = calendar.Children.Where(c => c.Name == "VEVENT").ToList();
        Assert.Equal(2, events.Count);
        Assert.All(events, e => Assert.True(e["UID"] is not null && e["DTSTAMP"] is not null && e["DTSTART"] is not null));
        var day = events.Single(e => e["DTSTART"]!.Value == "20300215");
        Assert.StartsWith("很长的标题，带逗号; 分号和反斜线\\长", day["SUMMARY"]!.Text, StringComparison.Ordinal);
        Assert.Equal("第一行\n第二行", day["DESCRIPTION"]!.Text);
        var meeting = events.Single(e => e["SUMMARY"]!.Text == "周会");
        Assert.Equal(("20300325T090000", "Europe/Berlin"), (meeting["DTSTART"]!.Value, meeting["DTSTART"]!.Parameters["TZID"]));
        Assert.Equal("FREQ=WEEKLY;UNTIL=20300601T215959Z;BYDAY=MO", meeting["RRULE"]!.Value);
        var zone = Assert.Single(calendar.Children, c => c.Name == "VTIMEZONE");
        Assert.Contains(zone.Children, c => c.Name == "DAYLIGHT" && c["DTSTART"]!.Value == "20300331T020000" && c["TZOFFSETFROM"]!.Value == "+0100" && c["TZOFFSETTO"]!.Value == "+0200");
    }

    [Fact]
    public async Task A_feed_that_has_not_changed_is_not_sent_again()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/tasks", new { title = "寄合同", due_date = "2030-02-15" });
        var url = (string)(await tenant.Admin.PostJson("/api/calendar/feed", new { }))["url"]!;
        var tag = (await app.Visitor().GetAsync(url)).Headers.ETag!;

        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.IfNoneMatch.Add(tag);
            return (await app.Visitor().SendAsync(request)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.NotModified, await Again());
        await tenant.Admin.PostJson("/api/tasks", new { title = "新的", due_date = "2030-02-16" });
        Assert.Equal(HttpStatusCode.OK, await Again());
    }

    [Fact]
    public async Task A_calendar_is_taken_over_once_and_then_followed()
    {
        var tenant = await app.NewTenant();
        string[] lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x",
            "BEGIN:VEVENT", "UID:a", "DTSTAMP:20260101T000000Z", "DTSTART;TZID=China Standard Time:20300215T093000", "DURATION:PT1H30M", "SUMMARY:拜访\\, 签约", "LOCATION:北京", "PRIORITY:1", "END:VEVENT",
            "BEGIN:VEVENT", "UID:b", "DTSTART;VALUE=DATE:20300301", "DTEND;VALUE=DATE:20300302", "SUMMARY:截止", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20310301", "END:VEVENT",
            "BEGIN:VEVENT", "UID:c", "DTSTART:20200101T000000Z", "SUMMARY:早已过去", "END:VEVENT",
            "BEGIN:VEVENT", "UID:d", "DTSTART:20200106T010000Z", "RRULE:FREQ=WEEKLY", "SUMMARY:一直的周会", "END:VEVENT",
            "BEGIN:VEVENT", "UID:e", "DTSTART:20300101T010000Z", "STATUS:CANCELLED", "SUMMARY:取消的", "END:VEVENT",
            "BEGIN:VEVENT", "UID:f", "DTSTART:20300101T010000Z", "RRULE:FREQ=SECONDLY", "SUMMARY:每秒", "END:VEVENT",
            "BEGIN:VEVENT", "UID:g", "SUMMARY:没有开始", "END:VEVENT",
            "BEGIN:VTODO", "UID:h", "SUMMARY:买票", "DUE;VALUE=DATE:20300401", "END:VTODO",
            "END:VCALENDAR",
        ];

        var first = await Import(tenant.Admin, string.Join("\r\n", lines));

        Assert.Equal((5, 0, 1), Counts(first));
        Assert.Equal(["task.rule_too_dense 每秒", "calendar.no_start 没有开始"], first["errors"]!.AsArray().Select(e => $"{e!["code"]} {e["summary"]}"));
        var visit = (await tenant.Admin.GetJson("/api/tasks?q=拜访"))["items"]!.AsArray().Single()!;
        Assert.Equal(("拜访, 签约", "2030-02-15T09:30:00+08:00", "2030-02-15T03:00:00Z", "urgent", "北京"), ((string?)visit["title"], (string?)visit["due_date"], (string?)visit["ends_at"], (string?)visit["priority"], (string?)visit["location"]));
        Assert.Equal("completed", (string?)(await tenant.Admin.GetJson("/api/tasks?q=早已"))["items"]![0]!["status"]);
        Assert.False((bool)(await tenant.Admin.GetJson("/api/tasks?q=一直"))["items"]![0]!["is_overdue"]!);
        var days = (await tenant.Admin.GetJson("/api/calendar?from=2031-02-01&to=2032-03-02"))["items"]!.AsArray().Where(i => (string?)i!["title"] == "截止");
        Assert.Equal(["2032-03-01T00:00:00+08:00"], days.Select(i => (string?)i!["occurrence"]));

        Assert.Equal((0, 0, 6), Counts(await Import(tenant.Admin, string.Join("\n", lines))));
        Assert.Equal((0, 1, 5), Counts(await Import(tenant.Admin, string.Join("\r\n", lines).Replace("签约", "改期", StringComparison.Ordinal))));
        Assert.Equal(5, (int)(await tenant.Admin.GetJson("/api/tasks"))["total"]!);
    }

    [Fact]
    public async Task A_meeting_of_an_hour_ago_is_over_and_its_series_goes_on_next_week()
    {
        var tenant = await app.NewTenant();
        var begun = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2).AddDays(-70);
        string[] Entry(string uid, DateTime at, params string[] more) =>
            ["BEGIN:VEVENT", $"UID:{uid}", $"DTSTART:{at:yyyyMMdd'T'HHmm'00Z'}", "DURATION:PT1H", $"SUMMARY:{uid}", .. more, "END:VEVENT"];

        await Import(tenant.Admin, string.Join("\r\n", (string[])["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", .. Entry("周会", begun, "RRULE:FREQ=WEEKLY"), .. Entry("碰头", begun.AddDays(70)), "END:VCALENDAR"]));

        var weekly = (await tenant.Admin.GetJson("/api/tasks?q=周会"))["items"]![0]!;
        Assert.Equal(("pending", false), ((string?)weekly["status"], (bool)weekly["is_overdue"]!));
        Assert.Equal(begun.AddDays(77).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture), ((DateTimeOffset)weekly["due_date"]!).UtcDateTime.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        Assert.Equal("completed", (string?)(await tenant.Admin.GetJson("/api/tasks?q=碰头"))["items"]![0]!["status"]);
    }

    [Fact]
    public async Task What_came_from_here_does_not_come_back_as_something_else()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/tasks", new { title = "寄合同", due_date = "2030-02-15" });
        var url = (string)(await tenant.Admin.PostJson("/api/calendar/feed", new { }))["url"]!;
        Assert.Equal((0, 0, 1), Counts(await Import(tenant.Admin, await app.Visitor().GetStringAsync(url))));
    }

    [Theory]
    [InlineData("", "calendar.not_a_calendar")]
    [InlineData("name,phone\n张三,1", "calendar.not_a_calendar")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR", "calendar.broken")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "calendar.broken")]
    [InlineData("END:VCALENDAR", "calendar.broken")]
    public async Task What_is_no_calendar_is_refused(string text, string code)
    {
        var tenant = await app.NewTenant();
        Assert.Equal(code, await tenant.Admin.SendFile(Encoding.UTF8.GetBytes(text), "x.ics", "/api/calendar/import").RefusedWith(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_holds_too_much_is_refused()
    {
        var tenant = await app.NewTenant();
        var many = $"BEGIN:VCALENDAR\n{string.Concat(Enumerable.Range(0, 2001).Select(i => $"BEGIN:VEVENT\nUID:{i}\nDTSTART:20300101\nEND:VEVENT\n"))}END:VCALENDAR";
        Assert.Equal("calendar.too_many", await tenant.Admin.SendFile(Encoding.UTF8.GetBytes(many), "x.ics", "/api/calendar/import").RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("too_large", await tenant.Admin.SendFile(new byte[(5 << 20) + 1], "x.ics", "/api/calendar/import").RefusedWith(HttpStatusCode.RequestEntityTooLarge));
    }

    /// <summary>Every file either comes in, or is refused with a reason; each entry that does not come in says why.</summary>
    [Theory]
    [InlineData("ical4j/valid", true)]
    [InlineData("ical4j/invalid", false)]
    [InlineData("libical", false)]
    public async Task Public_calendar_files_come_in_or_are_refused_with_a_reason(string folder, bool mustBeRead)
    {
        var tenant = await app.NewTenant();
        var failed = new List<string>();
        foreach (var path in Directory.EnumerateFiles(SharedData.PathOf($"07-import/ics/{folder}"), "*.ics", SearchOption.AllDirectories))
        {
            var response = await tenant.Admin.SendFile(await File.ReadAllBytesAsync(path), Path.GetFileName(path), "/api/calendar/import");
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            var isRefused = response.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge && body["code"] is not null;
            if (!response.IsSuccessStatusCode && (!isRefused || mustBeRead)) failed.Add($"{path}: {(int)response.StatusCode} {body["code"]} {body["detail"]}");
            if (response.IsSuccessStatusCode && body["errors"]!.AsArray().Any(e => string.IsNullOrEmpty((string?)e!["reason"]))) failed.Add($"{path}: an error without a reason");
        }
        Assert.Empty(failed);
        (await tenant.Admin.GetAsync("/api/calendar?from=2026-01-01&to=2026-12-31")).EnsureSuccessStatusCode();
        var url = (string)(await tenant.Admin.PostJson("/api/calendar/feed", new { }))["url"]!;
        Assert.Single(CalendarReader.Read(await app.Visitor().GetByteArrayAsync(url)));
    }

    private static async Task<JsonNode> Import(HttpClient http, string text)
    {
        var response = await http.SendFile(Encoding.UTF8.GetBytes(text), "calendar.ics", "/api/calendar/import");
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Body();
    }

    private static (int, int, int) Counts(JsonNode import) => ((int)import["created"]!, (int)import["updated"]!, (int)import["skipped"]!);
}
