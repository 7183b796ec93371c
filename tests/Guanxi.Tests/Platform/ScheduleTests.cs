using System.Collections.Concurrent;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Schedule;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guanxi.Tests.Platform;

public sealed class ScheduleTests(CrmApp app)
{
    private static readonly DateTimeOffset Now = new(2026, 2, 10, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    [AttackCase("AC-296")]
    public async Task Two_servers_run_each_due_time_once()
    {
        await using var second = await app.StartServer();
        var ran = new ConcurrentBag<DateTimeOffset>();
        Job[] jobs = [Job.Every(NewName(), TimeSpan.FromMinutes(1), job => { ran.Add(job.Now); return Task.CompletedTask; })];
        var (one, two) = (Runner(app.Services, jobs), Runner(second.Services, jobs));

        for (var minute = 0; minute < 5; minute++)
        {
            var now = Now.AddMinutes(minute);
            await Task.WhenAll(one.RunDue(now, default), two.RunDue(now, default), one.RunDue(now.AddSeconds(20), default), two.RunDue(now.AddSeconds(1), default));
        }

        Assert.Equal(5, ran.Count);
    }

    [Fact]
    public async Task A_job_that_fails_is_noted_and_not_tried_again_at_once()
    {
        var tries = 0;
        var name = NewName();
        var runner = Runner(app.Services, [Job.Every(name, TimeSpan.FromDays(1), _ => { tries++; throw new TimeoutException("王小明"); })]);

        Assert.Equal(0, await runner.RunDue(Now, default));
        Assert.Equal(0, await runner.RunDue(Now, default));

        Assert.Equal(1, tries);
        var run = await Runs(name);
        Assert.Equal((nameof(TimeoutException), null, 1), (run.Error, run.DoneAt, run.Attempts));
    }

    [Fact]
    public async Task When_a_lease_is_over_another_server_takes_the_job_on_a_few_times()
    {
        var tries = 0;
        var name = NewName();
        var runner = Runner(app.Services, [Job.Every(name, TimeSpan.FromDays(1), _ => { tries++; throw new TimeoutException(); })]);
        for (var i = 0; i < 5; i++)
        {
            await runner.RunDue(Now, default);
            await using var scope = app.ActingFor(Guid.Empty);
            await scope.ServiceProvider.GetRequiredService<CrmDb>().Database.ExecuteSqlAsync($"UPDATE crm.job_runs SET leased_until = now() - interval '1 second' WHERE job = {name}");
        }
        Assert.Equal(3, tries);
    }

    [Theory]
    [InlineData("2026-02-10T03:04:05Z", "2026-02-09T19:10:00Z")] // 11:04 in China: today's 03:10 is past
    [InlineData("2026-02-09T19:09:59Z", "2026-02-08T19:10:00Z")] // a second before
    [InlineData("2026-02-09T19:10:00Z", "2026-02-09T19:10:00Z")]
    public void A_daily_job_is_due_at_its_time_in_China(string now, string due) =>
        Assert.Equal(Moment(due), Job.Daily("x", new TimeOnly(3, 10), _ => Task.CompletedTask).LastDue(Moment(now)));

    [Fact]
    public void Every_job_has_a_name_of_its_own() => Assert.Equal(Schedule.All.Count, Schedule.All.Select(j => j.Name).Distinct().Count());

    [Fact]
    public async Task The_clean_up_removes_what_is_over_and_keeps_the_rest()
    {
        var tenant = await app.NewTenant();
        var now = TimeProvider.System.GetUtcNow();
        var user = tenant.AdminUser.Id;
        await tenant.Given(
            UserSession.Begin(user, [1], "old", now.AddDays(-8)), UserSession.Begin(user, [2], "idle", now.AddHours(-9)), UserSession.Begin(user, [3], "alive", now),
            EmailLink.Make(user, LinkPurpose.PasswordReset, [4], now.AddDays(-40)), EmailLink.Make(user, LinkPurpose.PasswordReset, [5], now.AddDays(-2)));

        var jobs = Schedule.All.Select(job => job with { Name = NewName() }).ToList();
        Assert.Equal(jobs.Count, await Runner(app.Services, jobs).RunDue(now, default));

        Assert.Equal(["alive"], await tenant.Read(db => db.UserSessions.Select(s => s.Browser).ToListAsync()));
        Assert.Equal(1, await tenant.Read(db => db.EmailLinks.CountAsync()));
        Assert.Equal(1, await tenant.Read(db => db.AccessTokens.CountAsync()));
    }

    private static JobRunner Runner(IServiceProvider services, IReadOnlyList<Job> jobs) =>
        new(services.GetRequiredService<IServiceScopeFactory>(), jobs, TimeProvider.System, NullLogger<JobRunner>.Instance);

    private async Task<JobRun> Runs(string name)
    {
        await using var scope = app.ActingFor(Guid.Empty);
        return await scope.ServiceProvider.GetRequiredService<CrmDb>().JobRuns.SingleAsync(r => r.Job == name);
    }

    private static string NewName() => $"test_{Guid.CreateVersion7():N}";

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
