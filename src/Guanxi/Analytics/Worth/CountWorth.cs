using Guanxi.Activities;
using Guanxi.Analytics.Models;
using Guanxi.Analytics.Scores;
using Guanxi.Customers;
using Guanxi.DataTransfer;
using Guanxi.Duplicates.Merging;
using Guanxi.Orders;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Schedule;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Worth;

/// <summary>What was bought by one customer, as the database adds it up. Days are the organisation's.</summary>
internal sealed record BoughtBy(Guid CustomerId, int Count, decimal Total, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Days, DateOnly FirstDay, DateOnly LastDay, decimal AfterFirst, int[] Months)
{
    public PurchaseFacts Facts => new(Count, FirstAt, LastAt, Total);

    public RepeatPurchases Repeats(DateOnly today) => RepeatPurchases.Of(Days, FirstDay, LastDay, AfterFirst, today);
}

/// <summary>
/// Counts what customers are worth and writes it beside them: of all every night and on demand, of one when it buys. The rules and models
/// are in <c>Scores</c> and <c>Models</c>; here is only what they are fed with.
/// </summary>
internal static class CountWorth
{
    private const int Chunk = 5000;

    /// <summary>So many customers written anew leave a trace in the speed of reports.</summary>
    private const int Many = 20_000;
    private const string Orders = "orders";

    public static readonly TimeOnly At = new(2, 40);

    public static Task EveryNight(JobScope job) => job.ForEachTenant(db => All(db, job));

    /// <summary>For organisations that brought many orders at once.</summary>
    public static Task WhereDue(JobScope job) => job.ForEachTenant(async db =>
    {
        if (!await db.AnalyticsSettings.AnyAsync(s => s.IsDue, job.Cancelled)) return;
        try
        {
            await All(db, job);
        }
        catch
        {
            await Due(db, CancellationToken.None); // what was not counted is due still
            throw;
        }
    });

    private static async Task All(CrmDb db, JobScope job)
    {
        var zone = await db.Tenants.Select(t => t.TimeZone).SingleAsync(job.Cancelled);
        await Everybody(db, job.Get<CrmDatabase>(), TimeZoneInfo.FindSystemTimeZoneById(zone), job.Now, job.Cancelled);
    }

    public static async Task<AnalyticsSettingsRow> Now(HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        await Everybody(db, http.RequestServices.GetRequiredService<CrmDatabase>(), session.TimeZone, clock.GetUtcNow(), ct);
        return await EditAnalyticsSettings.Read(http, db, ct);
    }

    public static Task OnCompleted(OrderCompleted done, ReactionScope scope) => One(done.CustomerId, scope);

    /// <summary>Who was spoken to is less likely to be lost. The last contact may not be written yet: others hear of it, too.</summary>
    public static Task OnLogged(ActivityLogged logged, ReactionScope scope) => One(logged.CustomerId, scope, logged.OccurredAt);

    public static Task OnReturned(OrderReturned back, ReactionScope scope) => One(back.CustomerId, scope);

    public static async Task OnChanged(PurchaseChanged changed, ReactionScope scope)
    {
        await One(changed.CustomerId, scope);
        if (changed.FormerCustomerId != changed.CustomerId) await One(changed.FormerCustomerId, scope);
    }

    public static async Task OnMerged(CustomersMerged merged, ReactionScope scope) => await One(merged.Kept, scope);

    public static async Task OnUnmerged(CustomersUnmerged apart, ReactionScope scope)
    {
        await One(apart.Kept, scope);
        await One(apart.Restored, scope);
    }

    public static Task OnImported(ImportFinished import, ReactionScope scope) => import.Kind == Orders ? Due(scope.Db, scope.Cancelled) : Task.CompletedTask;

    public static Task Due(CrmDb db, CancellationToken ct) => db.AnalyticsSettings.ExecuteUpdateAsync(set => set.SetProperty(s => s.IsDue, true), ct);

    /// <summary>Counts all, and has the database put in order what much was written into, for the reports that read it next.</summary>
    public static async Task Everybody(CrmDb db, CrmDatabase database, TimeZoneInfo zone, DateTimeOffset now, CancellationToken ct)
    {
        if (await All(db, zone, now, ct) >= Many) await database.Tidy("customer_figures", ct);
    }

    /// <summary>Everything of everybody: scores, life, values, the models, and with the segment that of the month. Answers how many customers changed.</summary>
    public static async Task<int> All(CrmDb db, TimeZoneInfo zone, DateTimeOffset now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        await db.AnalyticsSettings.ExecuteUpdateAsync(set => set.SetProperty(s => s.IsDue, false), ct); // what comes from now on is due again
        var bought = (await Bought(db, zone, today, null, ct)).ToDictionary(b => b.CustomerId);
        var mode = await db.AnalyticsSettings.Select(s => s.RfmMode).SingleAsync(ct);
        var thresholds = RfmQuantile.Over(bought.Values.Select(b => b.Facts), now);
        var scoring = new Scoring(mode, new(thresholds, RfmBars.MeanOf(bought.Values.Select(b => thresholds.Of(b.Facts, now)))), Fit([.. bought.Values.Select(b => b.Repeats(today))]), now, today);
        var changed = 0;
        Id<Customer>? last = null;
        while (await Next(db, last, ct) is { Count: > 0 } customers)
        {
            changed += await CustomersModule.Value(db, [.. customers.Select(c => scoring.Of(c, bought.GetValueOrDefault(c.Id.Value)))], now, today, ct);
            last = customers[^1].Id;
        }
        await db.AnalyticsSettings.ExecuteUpdateAsync(set => set
            .SetProperty(s => s.CountedAt, now).SetProperty(s => s.Buyers, bought.Count).SetProperty(s => s.Limits, scoring.Limits).SetProperty(s => s.Model, scoring.Model), ct);
        return changed;
    }

    /// <summary>One customer by the limits and models of the last count; the next one sees to the rest.</summary>
    private static async Task One(Id<Customer>? id, ReactionScope scope, DateTimeOffset? spokenAt = null)
    {
        var (db, ct) = (scope.Db, scope.Cancelled);
        if (id is not { } customer) return;
        if (await db.AnalyticsSettings.AsNoTracking().SingleAsync(ct) is not { Limits: { } limits } settings)
        {
            if (spokenAt is null) await Due(db, ct); // nothing to score it by yet
            return;
        }
        var zone = TimeZoneInfo.FindSystemTimeZoneById(await db.Tenants.Select(t => t.TimeZone).SingleAsync(ct));
        var now = scope.Get<TimeProvider>().GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var bought = await Bought(db, zone, today, customer, ct);
        var found = await Whom(db).Where(c => c.Id == customer).Select(Contact).ToListAsync(ct);
        var scoring = new Scoring(settings.RfmMode, limits, settings.Model ?? Fit([]), now, today);
        await CustomersModule.Value(db, [.. found.Select(c => scoring.Of(c with { LastActivityAt = c.LastActivityAt > spokenAt ? c.LastActivityAt : spokenAt ?? c.LastActivityAt }, bought.SingleOrDefault()))], now, today, ct);
    }

    internal static FittedModel Fit(IReadOnlyCollection<RepeatPurchases> customers)
    {
        var (purchases, value) = (BgNbdFit.Fit(customers), GammaGammaFit.Fit(customers));
        return new(purchases.Model, value.Model, purchases.LogLikelihood, purchases.Customers, purchases.Refusal, value.Refusal);
    }

    internal sealed record Met(Id<Customer> Id, DateTimeOffset? LastActivityAt, DateTimeOffset CreatedAt);

    private static readonly System.Linq.Expressions.Expression<Func<Customer, Met>> Contact = c => new Met(c.Id, c.LastActivityAt, c.CreatedAt);

    private static IQueryable<Customer> Whom(CrmDb db) => db.Customers.IgnoreQueryFilters([Filters.Owner]).AsNoTracking();

    private static Task<List<Met>> Next(CrmDb db, Id<Customer>? last, CancellationToken ct)
    {
        var customers = Whom(db).OrderBy(c => c.Id).AsQueryable();
        if (last is { } id) customers = customers.Where(c => c.Id.CompareTo(id) > 0);
        return customers.Take(Chunk).Select(Contact).ToListAsync(ct);
    }

    /// <summary>Completed orders in the organisation's currency. A negative one is a refund: no purchase, but taken off the total.</summary>
    public static async Task<List<BoughtBy>> Bought(CrmDb db, TimeZoneInfo zone, DateOnly today, Id<Customer>? customer, CancellationToken ct)
    {
        var currency = await TenancyModule.Currency(db, ct);
        return await db.Database.SqlQuery<BoughtBy>(
        $"""
         WITH days AS (
           SELECT o.customer_id, crm.day_of(o.ordered_at, {zone.Id}) AS day, count(*) FILTER (WHERE o.net_amount >= 0) AS purchases, sum(o.net_amount) AS amount,
                  min(o.ordered_at) FILTER (WHERE o.net_amount >= 0) AS first_at, max(o.ordered_at) FILTER (WHERE o.net_amount >= 0) AS last_at
           FROM crm.orders o WHERE o.status = 'completed' AND o.currency = {currency} AND o.customer_id IS NOT NULL AND ({customer == null} OR o.customer_id = {customer.GetValueOrDefault().Value})
           GROUP BY o.customer_id, day)
         SELECT customer_id AS "CustomerId", sum(purchases)::integer AS "Count", sum(amount) AS "Total", min(first_at) AS "FirstAt", max(last_at) AS "LastAt",
                count(*) FILTER (WHERE purchases > 0 AND day <= {today})::integer AS "Days",
                coalesce(min(day) FILTER (WHERE purchases > 0 AND day <= {today}), {today}) AS "FirstDay", coalesce(max(day) FILTER (WHERE purchases > 0 AND day <= {today}), {today}) AS "LastDay",
                coalesce(sum(amount) FILTER (WHERE day <= {today}), 0) - coalesce((array_agg(amount ORDER BY day) FILTER (WHERE purchases > 0 AND day <= {today}))[1], 0) AS "AfterFirst",
                array_agg((extract(year FROM day) * 12 + extract(month FROM day))::integer) FILTER (WHERE purchases > 0) AS "Months"
         FROM days GROUP BY customer_id HAVING sum(purchases) > 0
         """).ToListAsync(ct);
    }

    /// <summary>What else a customer bought, in currencies that count nowhere; of whoever's orders, as <see cref="Bought"/>.</summary>
    public static Task<List<PurchasesIn>> BoughtElse(CrmDb db, Id<Customer> id, string currency, CancellationToken ct) =>
        db.Orders.IgnoreQueryFilters([Filters.Owner]).Where(o => o.CustomerId == id && o.Status == OrderStatus.Completed && o.Currency != currency).GroupBy(o => o.Currency).OrderBy(g => g.Key)
            .Select(g => new PurchasesIn(g.Key, g.Count(o => o.NetAmount >= 0), g.Sum(o => o.NetAmount))).ToListAsync(ct);
}
