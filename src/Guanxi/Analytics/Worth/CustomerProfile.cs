using System.Text.Json.Serialization;
using Guanxi.Analytics.Models;
using Guanxi.Analytics.Scores;
using Guanxi.Customers;
using Guanxi.Orders;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Texts;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Worth;

/// <summary>The third document's score, in fixed mode.</summary>
public sealed record ProfileScore([property: JsonPropertyName("recency")] int Recency, [property: JsonPropertyName("frequency")] int Frequency, [property: JsonPropertyName("monetary")] int Monetary);

/// <summary>
/// From which facts the profile was made. Total: in the organisation's currency, less what was paid back. What was bought in other
/// currencies counts nowhere and is only told.
/// </summary>
public sealed record ProfileFacts(
    int Purchases, decimal Total, DateTimeOffset? FirstPurchaseAt, DateTimeOffset? LastPurchaseAt, DateTimeOffset? LastContactAt, DateTimeOffset AsOf, IReadOnlyList<PurchasesIn> NotCounted);

/// <summary>Completed orders in a currency (ISO 4217), refunds taken off the total.</summary>
public sealed record PurchasesIn(string Currency, int Purchases, decimal Total);

/// <summary>What the models say, fitted to all customers of the organisation. Without one: why.</summary>
/// <param name="AliveProbability">0 to 1</param>
/// <param name="ExpectedPurchases">in twelve months</param>
/// <param name="Value">in twelve months, in the organisation's currency</param>
/// <param name="ChurnRisk">1 less the probability of being active</param>
/// <param name="Since">when the models were fitted</param>
public sealed record ProfileModel(double? AliveProbability, double? ExpectedPurchases, decimal? Value, double? ChurnRisk, DateTimeOffset? Since, FitRefusal? Refusal);

/// <summary>
/// The portrait of a customer: the third document's fields under its names, by rule, and beside them what the models say. Words are in
/// the caller's language.
/// </summary>
public sealed record CustomerProfile(
    [property: JsonPropertyName("customerId")] Id<Customer> CustomerId, [property: JsonPropertyName("rfmScore")] ProfileScore RfmScore, [property: JsonPropertyName("lifecycle")] Lifecycle Lifecycle,
    [property: JsonPropertyName("preferences")] IReadOnlyList<string> Preferences, [property: JsonPropertyName("predictedValue")] decimal PredictedValue, [property: JsonPropertyName("churnRisk")] double ChurnRisk,
    [property: JsonPropertyName("recommendedActions")] IReadOnlyList<string> RecommendedActions, RfmSegment? Segment, string Currency, ProfileFacts Facts, ProfileModel Model);

internal static class ProfileOf
{
    /// <exception cref="Refusal">404 for a customer who is not visible, 403 for who may not see what was bought.</exception>
    public static async Task<CustomerProfile> Handle(Id<Customer> id, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        FieldSight.Require("orders", "amount", "net_amount");
        var customer = await db.Customers.Where(c => c.Id == id).Select(c => new { c.LastActivityAt, c.CreatedAt, c.Figures.Segment }).FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
        var (now, today) = (clock.GetUtcNow(), TenancyModule.Today(session, clock));
        var bought = (await CountWorth.Bought(db, session.TimeZone, today, id, ct)).SingleOrDefault();
        var (facts, currency) = (bought?.Facts ?? PurchaseFacts.None, await TenancyModule.Currency(db, ct));
        var settings = await db.AnalyticsSettings.AsNoTracking().SingleAsync(ct);
        var score = RfmFixed.Of(facts, now);
        var lifecycle = LifecycleRule.Of(facts, score, customer.LastActivityAt, customer.CreatedAt, now);
        var churn = Scores.ChurnRisk.Of(facts, customer.LastActivityAt, customer.CreatedAt, now);
        return new(
            id, new(score.R, score.F, score.M), lifecycle, await Likes(db, id, session.Language, ct), Scores.PredictedValue.Of(facts, now), churn,
            [.. Scores.RecommendedActions.For(lifecycle, churn).Select(a => Option.Label(ScoreWords.Actions, a, session.Language))], customer.Segment, currency,
            new(facts.Count, facts.Total, facts.FirstAt, facts.LastAt, customer.LastActivityAt, now, await CountWorth.BoughtElse(db, id, currency, ct)), ModelOf(bought, settings, today));
    }

    private static async Task<IReadOnlyList<string>> Likes(CrmDb db, Id<Customer> id, string language, CancellationToken ct)
    {
        var categories = await db.Orders.Where(o => o.CustomerId == id && o.Status == OrderStatus.Completed).Join(db.OrderLines, o => o.Id, l => l.OrderId, (o, l) => l.Category).GroupBy(c => c).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var kinds = await db.Activities.Where(a => a.CustomerId == id).Select(a => a.Type).Distinct().ToListAsync(ct);
        var likes = Scores.Preferences.Of(categories.Select(c => (c.Key, c.Count)), kinds);
        return [.. likes.Categories, .. likes.Channels.Select(c => Option.Label(ScoreWords.Channels, c, language))];
    }

    private static ProfileModel ModelOf(BoughtBy? bought, AnalyticsSettings settings, DateOnly today)
    {
        if (settings.Model is not { } model) return new(null, null, null, null, null, null);
        if (!model.IsWhole || bought is null || bought.Days == 0) return new(null, null, null, null, settings.CountedAt, model.PurchasesRefusal ?? model.ValueRefusal);
        var value = CustomerValue.Of(bought.Repeats(today), model.Purchases!, model.Value!);
        double? alive = value.ProbabilityAlive is { } probability ? Math.Round(probability, 6) : null;
        return new(alive, Math.Round(value.ExpectedPurchases, 4), value.Value, alive is { } active ? Math.Round(1 - active, 6) : null, settings.CountedAt, null);
    }
}
