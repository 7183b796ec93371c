using System.Net;
using System.Net.Http.Json;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Guanxi.Tests.Attacks;

/// <summary>What is too much, comes too late, or at the same moment.</summary>
public sealed class AbuseAttackTests(CrmApp app)
{
    [Fact]
    [AttackCase("AC-308")]
    public async Task No_spelling_of_address_or_path_gets_round_the_limit()
    {
        await using var careful = await app.StartServer([("SignIn:PerSecond", "1"), ("SignIn:Burst", "3")]);
        using var visitor = app.Visitor(careful);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => SignIn(visitor, i % 2 == 0 ? "/api/auth/login" : $"/API/Auth/LOGIN?n={i}", $"203.0.113.{i}")));

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    [AttackCase("AC-308")]
    public async Task A_named_proxy_is_believed_and_a_network_of_64_bits_is_one_visitor()
    {
        await using var careful = await app.StartServer([("SignIn:PerSecond", "1"), ("SignIn:Burst", "3"), ("Proxy:Addresses", "127.0.0.1, 10.0.0.0/8")]);
        using var visitor = app.Visitor(careful);
        Task<HttpStatusCode[]> From(Func<int, string> address) => Task.WhenAll(Enumerable.Range(0, 16).Select(i => SignIn(visitor, "/api/auth/login", address(i))));

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, await From(i => $"203.0.113.{i}"));
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, await From(i => $"2001:db8:0:{i:x}::1"));
        Assert.Contains(HttpStatusCode.TooManyRequests, await From(i => $"2001:db8:1:1::{i:x}"));
        Assert.Contains(HttpStatusCode.TooManyRequests, await From(_ => "::ffff:198.51.100.7"));
        Assert.Throws<InvalidOperationException>(() => app.BuildServer(("Proxy:Addresses", "everybody")).MapCrm());
    }

    [Fact]
    [AttackCase("AC-107")]
    public async Task A_session_ends_after_eight_hours_of_rest_and_after_seven_days_of_work()
    {
        var clock = new MovedClock();
        await using var later = await app.StartServer(builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var user = (await app.NewTenant()).AdminUser.Email;
        async Task<HttpClient> SignedIn()
        {
            var browser = app.Visitor(later);
            await browser.PostJson("/api/auth/login", new { email = user, password = "correct horse 1" });
            return browser;
        }

        var (resting, working) = (await SignedIn(), await SignedIn());
        for (var hours = 0; hours + 7 < UserSession.LongestTime.TotalHours; hours += 7)
        {
            await working.GetJson("/api/me");
            clock.Ahead += TimeSpan.FromHours(7);
        }
        await working.GetJson("/api/me");
        clock.Ahead = UserSession.LongestTime + TimeSpan.FromMinutes(5);

        Assert.Equal("unauthenticated", await working.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal("unauthenticated", await resting.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
        var idle = await SignedIn();
        clock.Ahead += UserSession.IdleTime + TimeSpan.FromMinutes(5);
        Assert.Equal("unauthenticated", await idle.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
    }

    [Theory]
    [AttackCase("AC-083")]
    [InlineData("password123")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("1234567890")]
    [InlineData("9876543210")]
    [InlineData("abcdabcdabcd")]
    [InlineData("woaini1314520")]
    [InlineData("5201314520")]
    [InlineData("zhangwei88888")]
    [InlineData("ZhangWei88@Example.com")]
    [InlineData("a123456789")]
    [InlineData("12345678910")]
    [InlineData("云杉科技20262026")]
    public async Task A_password_that_others_would_try_first_is_refused(string password) =>
        Assert.Equal(["password"], await TryPassword(password).FaultyFields());

    [Theory]
    [AttackCase("AC-083")]
    [InlineData("张伟喜欢云杉和红松林")]
    [InlineData("1357924680 7193")]
    [InlineData("a b c d e f g")]
    public async Task Nothing_else_is_asked_of_a_password(string password) =>
        Assert.Equal(HttpStatusCode.Created, (await TryPassword(password)).StatusCode);

    [Theory]
    [AttackCase("AC-047")]
    [InlineData("/api/customers?limit=1&limit=2")]
    [InlineData("/api/customers?owner=me&owner=none")]
    [InlineData("/api/customers?filter=name = '甲'&filter=name = '乙'")]
    [InlineData("/api/opportunities?stage=open&stage=deleted")]
    [InlineData("/api/audit?cursor=1&cursor=2")]
    public async Task A_parameter_that_is_given_twice_is_no_two_answers(string path)
    {
        var admin = (await app.NewTenant()).Admin;
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.GetAsync(path)).StatusCode);
    }

    [Fact]
    [AttackCase("AC-047")]
    public async Task An_id_in_the_body_does_not_take_the_place_of_that_in_the_path()
    {
        var admin = (await app.NewTenant()).Admin;
        var (one, other) = (await admin.AddCustomer("甲公司"), await admin.AddCustomer("乙公司"));

        Assert.Equal(["customer_id"], await admin.PatchAsJsonAsync($"/api/customers/{one}", new { customer_id = other, name = "改名" }).FaultyFields());

        Assert.Equal(("甲公司", "乙公司"), ((string?)(await admin.GetJson($"/api/customers/{one}"))["name"], (string?)(await admin.GetJson($"/api/customers/{other}"))["name"]));
    }

    [Fact]
    [AttackCase("AC-310")]
    public async Task A_question_that_takes_too_long_is_refused_and_gives_its_connection_back()
    {
        await using var hasty = await app.StartServer([("Database:ReadSeconds", "1")]);
        using var reader = new HttpClient { BaseAddress = CrmApp.AddressOf(hasty) };
        reader.DefaultRequestHeaders.Authorization = (await app.NewTenant()).Admin.DefaultRequestHeaders.Authorization;
        await reader.GetJson("/api/loyalty/rules");
        await using var owner = new NpgsqlConnection(app.OwnerConnection);
        await owner.OpenAsync();
        await using (var busy = await owner.BeginTransactionAsync())
        {
            await using var keep = new NpgsqlCommand("LOCK TABLE crm.loyalty_rules IN ACCESS EXCLUSIVE MODE", owner, busy);
            await keep.ExecuteNonQueryAsync();

            Assert.Equal("too_slow", await reader.GetAsync("/api/loyalty/rules").RefusedWith(HttpStatusCode.ServiceUnavailable));
            await reader.GetJson("/api/me");
        }

        await reader.GetJson("/api/loyalty/rules");
    }

    [Fact]
    [AttackCase("AC-269")]
    public async Task A_hundred_thousand_ids_at_once_are_refused_and_change_nothing()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("甲公司");
        var ids = Enumerable.Repeat(customer, 100_000).ToArray();

        Assert.Equal(["customer_ids"], await tenant.Admin.PostAsJsonAsync("/api/customers/reassign", new { customer_ids = ids, owner_id = (string?)null }).FaultyFields());
        Assert.Equal(["ids"], await tenant.Admin.PostAsJsonAsync("/api/bulk_edits", new { kind = "customers", ids, changes = new { industry = "软件" } }).FaultyFields());

        var now = await tenant.Admin.GetJson($"/api/customers/{customer}");
        Assert.Equal((1, null), ((int)now["version"]!, (string?)now["industry"]));
    }

    [Fact]
    [AttackCase("AC-293")]
    public async Task Deleting_changing_and_adding_at_the_same_moment_leave_nothing_without_its_customer()
    {
        await using var second = await app.StartServer();
        var tenant = await app.NewTenant();
        using var beside = new HttpClient { BaseAddress = CrmApp.AddressOf(second) };
        beside.DefaultRequestHeaders.Authorization = tenant.Admin.DefaultRequestHeaders.Authorization;
        var customer = await tenant.Admin.AddCustomer("甲公司");
        HttpClient At(int i) => i % 2 == 0 ? tenant.Admin : beside;

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => (i % 3) switch
        {
            0 => At(i / 3).PatchAsJsonAsync($"/api/customers/{customer}", new { industry = $"行业{i}" }),
            1 => At(i / 3).PostAsJsonAsync("/api/contacts", new { customer_id = customer, name = $"李{i}" }),
            _ => i == 14 ? At(0).DeleteAsync($"/api/customers/{customer}") : At(i / 3).PostAsJsonAsync("/api/activities", new { type = "note", customer_id = customer, content = "记录" }),
        }));

        Assert.DoesNotContain(answers, a => (int)a.StatusCode >= 500);
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Admin.GetAsync($"/api/customers/{customer}")).StatusCode);
        Assert.Equal((0, 0), (await Total("contacts"), await Total("activities")));

        async Task<int> Total(string kind) => (int)(await tenant.Admin.GetJson($"/api/{kind}"))["total"]!;
    }

    [Fact]
    [AttackCase("AC-149")]
    public async Task A_line_break_in_a_name_begins_no_line_of_a_calendar()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/tasks", new { title = "会议\r\nATTENDEE:mailto:evil@example.com", description = "议程\r\nURL:https://evil.example\nEND:VCALENDAR", due_date = "2030-02-15" });

        var feed = await app.Visitor().GetStringAsync((string)(await tenant.Admin.PostJson("/api/calendar/feed", new { }))["url"]!);

        var lines = feed.Split("\r\n");
        Assert.Contains(lines, l => l.Contains("会议", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.StartsWith("ATTENDEE", StringComparison.Ordinal) || l.StartsWith("URL:https://evil", StringComparison.Ordinal) || l.Contains('\n', StringComparison.Ordinal));
        Assert.Equal(1, lines.Count(l => l == "END:VCALENDAR"));
    }

    /// <summary>Somebody called 张伟 joins the company 云杉科技 with it.</summary>
    private async Task<HttpResponseMessage> TryPassword(string password)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PatchJson("/api/organization", new { name = "云杉科技" });
        return await tenant.Admin.PostAsJsonAsync("/api/users", new { name = "张伟", email = "zhangwei88@example.com", password, roles = new[] { "sales" } });
    }

    private static async Task<HttpStatusCode> SignIn(HttpClient visitor, string path, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { email = "nobody@example.com", password = "wrong wrong 1" }), Headers = { { "X-Forwarded-For", from } } };
        return (await visitor.SendAsync(request)).StatusCode;
    }

    /// <summary>The right time, some while ahead.</summary>
    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
