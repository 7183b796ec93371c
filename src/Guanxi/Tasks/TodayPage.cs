using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Calendar;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks;

/// <summary>A birthday in the coming days. <c>On</c> is the day it is kept, whichever calendar it goes by.</summary>
public sealed record BirthdayRow(Id<Contact> ContactId, string Name, Id<Customer> CustomerId, string CustomerName, DateOnly On, bool IsLunar);

public sealed record TodayCounts(int Overdue, int DueToday, int NoNextStep, int Birthdays);

/// <summary>What is one's own to do today. Lists show the first of what the counts say.</summary>
public sealed record TodayDetail(
    IReadOnlyList<TaskRow> Overdue, IReadOnlyList<TaskRow> DueToday, IReadOnlyList<OpportunityRow> NoNextStep, IReadOnlyList<BirthdayRow> Birthdays, TodayCounts Counts);

/// <summary><c>GET /api/today</c>: overdue and due tasks, deals without a next step, birthdays of one's own contacts within a week.</summary>
internal static class TodayPage
{
    private const int Most = 100;
    private const int BirthdayDays = 7;

    public static async Task<TodayDetail> Handle(CrmDb db, Session session, TaskQueries queries, TimeProvider clock, CancellationToken ct)
    {
        var (me, today, now) = (session.Access.UserId, TenancyModule.Today(session, clock), clock.GetUtcNow());
        var mine = db.Tasks.AsNoTracking().Where(t => t.OwnerId == me && t.IsOpen && t.DueOn <= today);
        var late = mine.Where(t => t.StartsAt == null ? t.DueOn < today : t.DueAt <= now);
        var due = mine.Where(t => t.StartsAt == null ? t.DueOn == today : t.DueAt > now);
        var (overdue, dueToday) = (await First(late, queries, ct), await First(due, queries, ct));
        var maySeeDeals = session.May(OpportunitiesModule.View);
        var deals = maySeeDeals ? await OpportunitiesModule.WithoutNextStep(db, me, Most, now, ct) : [];
        var birthdays = session.May(ContactsModule.View) ? await Birthdays(db, me, today, ct) : [];
        return new(overdue, dueToday, deals, birthdays, new(
            overdue.Count < Most ? overdue.Count : await late.CountAsync(ct), dueToday.Count < Most ? dueToday.Count : await due.CountAsync(ct),
            deals.Count < Most ? deals.Count : await OpportunitiesModule.CountWithoutNextStep(db, me, ct), birthdays.Count));
    }

    private static Task<List<TaskRow>> First(IQueryable<WorkTask> tasks, TaskQueries queries, CancellationToken ct) =>
        queries.Rows(tasks.OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(Most), ct);

    /// <summary>Of the people at one's own customers.</summary>
    private static async Task<List<BirthdayRow>> Birthdays(CrmDb db, Id<User> me, DateOnly today, CancellationToken ct)
    {
        var days = Enumerable.Range(0, BirthdayDays).Select(today.AddDays).ToList();
        var solar = Keys(days, Anniversary.SolarOn);
        var lunar = Keys(days, Anniversary.LunarOn);
        var (solarKeys, lunarKeys) = (solar.Keys.ToArray(), lunar.Keys.ToArray());
        var found = await db.Contacts.AsNoTracking().Where(c => c.OwnerId == me && c.Birthday != null)
            .Where(c => c.BirthdayIsLunar
                ? lunarKeys.Contains((c.Birthday!.Value.Month * 100) + c.Birthday.Value.Day)
                : solarKeys.Contains((c.Birthday!.Value.Month * 100) + c.Birthday.Value.Day))
            .Join(db.Customers, c => c.CustomerId, k => k.Id, (c, k) => new { c.Id, c.Name, c.CustomerId, CustomerName = k.Name, Birthday = c.Birthday!.Value, c.BirthdayIsLunar })
            .Take(Most).ToListAsync(ct);
        return [.. found.Select(c => new BirthdayRow(
            c.Id, c.Name, c.CustomerId, c.CustomerName, (c.BirthdayIsLunar ? lunar : solar)[(c.Birthday.Month * 100) + c.Birthday.Day], c.BirthdayIsLunar)).OrderBy(b => b.On).ThenBy(b => b.Name)];
    }

    private static Dictionary<int, DateOnly> Keys(List<DateOnly> days, Func<DateOnly, IReadOnlyList<int>> keysOn)
    {
        var keys = new Dictionary<int, DateOnly>();
        foreach (var day in days)
            foreach (var key in keysOn(day)) keys.TryAdd(key, day);
        return keys;
    }
}
