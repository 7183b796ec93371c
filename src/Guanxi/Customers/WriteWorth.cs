using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.Customers;

/// <summary>Writes what customers are worth in one statement; rows that stay the same, or were counted later, are not touched.</summary>
internal static class WriteWorth
{
    private const string Columns =
        "purchase_count, total_spent, first_purchase_at, last_purchase_at, bought_again, recency_score, frequency_score, monetary_score, segment, lifecycle, churn_risk, predicted_value, alive_probability, model_value";

    /// <summary>The history with the letter of the month in its place; a month in which nobody counted is a dash.</summary>
    private const string History =
        "CASE WHEN v.letter IS NULL OR @place = 0 THEN f.segment_history ELSE rpad(left(f.segment_history, @place - 1), @place - 1, '-') || v.letter END";

    private static readonly string Sql =
        $"""
         UPDATE crm.customer_figures f SET ({Columns}, segment_history, valued_at) = ({FigureTriggers.Of("v", Columns)}, {History}, @now)
         FROM unnest(@ids, @counts, @totals, @firsts, @lasts, @again, @rs, @fs, @ms, @segments, @lives, @risks, @predicted, @alive, @values, @letters) AS v(id, {Columns}, letter)
         WHERE f.customer_id = v.id AND (f.valued_at IS NULL OR f.valued_at <= @now)
           AND ({FigureTriggers.Of("f", Columns)}, f.segment_history, f.valued_at IS NULL) IS DISTINCT FROM ({FigureTriggers.Of("v", Columns)}, {History}, false)
         """;

    /// <summary>Answers how many changed.</summary>
    public static Task<int> Handle(CrmDb db, IReadOnlyList<CustomerWorth> worths, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        if (worths.Count == 0) return Task.FromResult(0);
        NpgsqlParameter Of<T>(string name, Func<CustomerWorth, T> value) => new(name, worths.Select(value).ToArray());
        return db.Database.ExecuteSqlRawAsync(Sql,
            [
                new NpgsqlParameter("now", now), new NpgsqlParameter("place", SegmentHistory.PlaceOf(today)), Of("ids", w => w.Id.Value), Of("counts", w => w.PurchaseCount), Of("totals", w => w.TotalSpent), Of("firsts", w => w.FirstPurchaseAt),
                Of("lasts", w => w.LastPurchaseAt), Of("again", w => w.BoughtAgain), Of("rs", w => w.Recency), Of("fs", w => w.Frequency), Of("ms", w => w.Monetary), Of("segments", w => w.Segment is { } segment ? Option.WordOf(segment) : null),
                Of("lives", w => Option.WordOf(w.Lifecycle)), Of("risks", w => w.ChurnRisk), Of("predicted", w => w.PredictedValue), Of("alive", w => w.AliveProbability), Of("values", w => w.ModelValue),
                Of("letters", w => w.Segment is { } segment ? SegmentHistory.LetterOf(segment).ToString() : null),
            ], ct);
    }
}
