using Guanxi.Analytics.Reports;
using Guanxi.Customers;
using Guanxi.Orders;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Texts;
using Guanxi.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Worth;

/// <summary>A customer with its scores.</summary>
public sealed record ValuedCustomer(
    Id<Customer> CustomerId, string Name, RfmOfCustomer? RfmScore, RfmSegment? Segment, string? SegmentName, Lifecycle Lifecycle, int PurchaseCount, decimal TotalSpent, DateTimeOffset? LastPurchaseAt,
    decimal? ChurnRisk, decimal? PredictedValue, decimal? AliveProbability, decimal? ModelValue);

public sealed record SegmentSum(RfmSegment Segment, string Name, int Customers, int Purchases, decimal Revenue, decimal PredictedValue, double Recency, double Frequency, double Monetary);

/// <summary>Customers who have bought, by segment; items: those with the highest scores.</summary>
public sealed record RfmAnswer(RfmMode Mode, DateTimeOffset? CountedAt, int Customers, IReadOnlyList<SegmentSum> Segments, IReadOnlyList<ValuedCustomer> Items);

/// <summary>
/// What customers are worth. ARPU: revenue of the period by customers who bought in it. CLV: what a customer who has bought is likely to
/// bring in twelve months, by model where there is one (<c>source</c> says), else by rule.
/// </summary>
public sealed record CustomerValueAnswer(
    DateOnly From, DateOnly To, string Currency, int Customers, int Buyers, decimal Revenue, decimal? Arpu, int Orders, decimal? AverageOrder, decimal? Clv, string Source, DateTimeOffset? CountedAt,
    FittedModel? Model, IReadOnlyList<ValuedCustomer> Items);

public sealed record ValueQuery
{
    /// <summary>The first day of the period; a year before the last when left out.</summary>
    [FromQuery(Name = "from")] public DateOnly? From { get; init; }

    /// <summary>The last day; today when left out.</summary>
    [FromQuery(Name = "to")] public DateOnly? To { get; init; }

    /// <summary>How many customers, 50 unless said, at most 200.</summary>
    [FromQuery(Name = "limit")] public string? Limit { get; init; }
}

internal static class ValueQueries
{
    /// <summary>Fewer than that are counted anew when somebody asks and something was bought since.</summary>
    private const int FewBuyers = 20_000;

    public static async Task<RfmAnswer> Rfm([AsParameters] ValueQuery query, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        FieldSight.Require("customers", "total_spent", "segment");
        var settings = await Fresh(db, session, clock, ct);
        var buyers = db.CustomerFigures.AsNoTracking().Where(f => f.IsActive && f.Segment != null);
        var sums = await buyers.GroupBy(c => c.Segment!.Value).Select(g => new
        {
            g.Key,
            Count = g.Count(),
            Purchases = g.Sum(c => c.PurchaseCount),
            Revenue = g.Sum(c => c.TotalSpent),
            Predicted = g.Sum(c => c.PredictedValue ?? 0),
            R = g.Average(c => c.RecencyScore ?? 0),
            F = g.Average(c => c.FrequencyScore ?? 0),
            M = g.Average(c => c.MonetaryScore ?? 0),
        }).ToListAsync(ct);
        var best = await buyers.OrderByDescending(c => c.RecencyScore + c.FrequencyScore + c.MonetaryScore).ThenByDescending(c => c.TotalSpent).ThenBy(c => c.CustomerId).Take(Rows(query)).ToListAsync(ct);
        return new(settings.RfmMode, settings.CountedAt, sums.Sum(s => s.Count),
            [.. sums.OrderBy(s => s.Key).Select(s => new SegmentSum(s.Key, Name(s.Key, session)!, s.Count, s.Purchases, s.Revenue, s.Predicted, Math.Round(s.R, 2), Math.Round(s.F, 2), Math.Round(s.M, 2)))],
            await Valued(best, db, session, ct));
    }

    public static async Task<CustomerValueAnswer> Value([AsParameters] ValueQuery query, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        FieldSight.Require("customers", "total_spent", "predicted_value", "model_value");
        FieldSight.Require("orders", "amount", "net_amount");
        var (settings, today) = (await Fresh(db, session, clock, ct), TenancyModule.Today(session, clock));
        Reports.RunReport.RequireDays(query.From, query.To);
        var to = query.To ?? today;
        var from = query.From ?? to.AddYears(-1).AddDays(1);
        if (to < from) throw Refusal.Field("to", "report.ends_before");
        var calendar = Platform.Filters.FilterContext.Of(session, clock);
        var (start, end, currency) = (calendar.StartOf(from), calendar.StartOf(to.AddDays(1)), await TenancyModule.Currency(db, ct));
        // what is less than nothing is a refund: no purchase, but taken off
        var bought = await db.Orders.Where(o => o.Status == OrderStatus.Completed && o.Currency == currency && o.OrderedAt >= start && o.OrderedAt < end)
            .GroupBy(_ => 1).Select(g => new { Revenue = g.Sum(o => o.NetAmount), Orders = g.Count(o => o.NetAmount >= 0), Buyers = g.Where(o => o.CustomerId != null && o.NetAmount >= 0).Select(o => o.CustomerId).Distinct().Count() }).FirstOrDefaultAsync(ct);
        var isModelled = settings.Model?.IsWhole == true;
        var buyers = db.CustomerFigures.AsNoTracking().Where(f => f.IsActive && f.PurchaseCount > 0);
        var whole = await CustomerParts.Whole(db, session, ct);
        decimal? clv = whole.Buyers > 0 ? (isModelled ? whole.Modelled : whole.Predicted) / whole.Buyers : null;
        var ordered = isModelled ? buyers.Where(c => c.ModelValue != null).OrderByDescending(c => c.ModelValue) : buyers.OrderByDescending(c => c.PredictedValue);
        var best = await ordered.ThenBy(f => f.CustomerId).Take(Rows(query)).ToListAsync(ct);
        return new(
            from, to, currency, whole.Count, bought?.Buyers ?? 0, bought?.Revenue ?? 0, bought is { Buyers: > 0 } ? Math.Round(bought.Revenue / bought.Buyers, 2) : null, bought?.Orders ?? 0,
            bought is { Orders: > 0 } ? Math.Round(bought.Revenue / bought.Orders, 2) : null, clv is null ? null : Math.Round(clv.Value, 2), isModelled ? "model" : "rule", settings.CountedAt, settings.Model, await Valued(best, db, session, ct));
    }

    /// <summary>The models as they would be on a day, from what was bought until then; nothing is kept.</summary>
    public static async Task<FittedModel> Model(DateOnly? as_of, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        FieldSight.Require("orders", "amount", "net_amount");
        var day = as_of ?? TenancyModule.Today(session, clock);
        if (as_of > TenancyModule.Today(session, clock)) throw Refusal.Field("as_of", "in_the_future");
        var bought = await CountWorth.Bought(db, session.TimeZone, day, null, ct);
        return CountWorth.Fit([.. bought.Where(b => b.Days > 0).Select(b => b.Repeats(day))]);
    }

    /// <summary>The settings after a count where something was bought since the last one and there are few who bought; elsewhere the night sees to it.</summary>
    private static async Task<AnalyticsSettings> Fresh(CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var settings = await db.AnalyticsSettings.AsNoTracking().SingleAsync(ct);
        var newest = await db.Orders.IgnoreQueryFilters([Filters.Owner]).MaxAsync(o => (DateTimeOffset?)o.UpdatedAt, ct);
        if (settings.Buyers > FewBuyers || settings.CountedAt > newest || (newest is null && settings.CountedAt is not null)) return settings;
        await CountWorth.All(db, session.TimeZone, clock.GetUtcNow(), ct);
        return await db.AnalyticsSettings.AsNoTracking().SingleAsync(ct);
    }

    private static int Rows(ValueQuery query) => new ListQuery { Limit = query.Limit }.Rows();

    private static string? Name(RfmSegment? segment, Session session) => segment is { } known ? Option.Label(CustomerFields.Segments, known, session.Language) : null;

    private static async Task<IReadOnlyList<ValuedCustomer>> Valued(List<CustomerFigures> best, CrmDb db, Session session, CancellationToken ct)
    {
        var ids = best.Select(f => f.CustomerId).ToList();
        var names = await db.Customers.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return [.. best.Select(f => new ValuedCustomer(
            f.CustomerId, names.GetValueOrDefault(f.CustomerId, ""), CustomersModule.Rfm(f), f.Segment, Name(f.Segment, session), f.Lifecycle, f.PurchaseCount, f.TotalSpent,
            f.LastPurchaseAt, f.ChurnRisk, f.PredictedValue, f.AliveProbability, f.ModelValue))];
    }
}
