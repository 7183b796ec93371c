using System.Globalization;
using Guanxi.Customers;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Reports;

/// <summary>From which segment to which active customers moved between the first and the last month of the period, as counted in these months.</summary>
internal static class FlowReport
{
    public static readonly Report Segments = new("segment_flow", ChartKind.Flow, "customers", Count) { Needs = [CustomersModule.View], Tells = [("customers", "segment")], Months = 12 };

    private static async Task<Counted> Count(ReportCall call)
    {
        var (w, start) = (call.Words, call.Start);
        var (first, last) = (CustomersModule.PlaceInHistory(call.From), CustomersModule.PlaceInHistory(call.To));
        var found = last == 0 ? [] : await call.Db.CustomerFigures.Where(f => f.IsActive && f.FirstPurchaseAt != null && f.SegmentHistory.Length >= last)
            .GroupBy(f => new { IsNew = f.FirstPurchaseAt >= start, From = f.SegmentHistory.Substring(Math.Max(first, 1) - 1, 1), To = f.SegmentHistory.Substring(last - 1, 1) }).Select(g => new { g.Key.IsNew, g.Key.From, g.Key.To, Customers = g.Count() }).ToListAsync(call.Ct);
        var moves = found.Select(m => (From: first == 0 ? null : CustomersModule.SegmentOf(m.From), m.IsNew, To: CustomersModule.SegmentOf(m.To), m.Customers)).Where(m => m.To is not null)
            .GroupBy(m => (m.From, IsNew: m.From is null && m.IsNew, To: m.To!.Value)).Select(g => (g.Key.From, g.Key.IsNew, g.Key.To, Customers: g.Sum(m => m.Customers))).ToList();
        var rows = moves.OrderBy(m => m.From is null).ThenBy(m => m.IsNew).ThenBy(m => m.From).ThenBy(m => m.To).Select(m => Row(call, m.From, m.IsNew, m.To, m.Customers)).ToList();
        var whole = new ReportTotals(new Dictionary<string, object?> { ["customers"] = moves.Sum(m => m.Customers) }, new("customers", ReportCall.All(CustomerReports.IsActive, In(MarksOf(call.To)))));
        return new([w.Dimension("from"), w.Dimension("to"), w.Measure("customers", ColumnType.Count)], rows, whole) { Notes = rows.Count == 0 ? [w.Of("no_history")] : [] };
    }

    /// <param name="isNew">Who was in no segment had bought nothing yet; the others had, but nobody counted.</param>
    private static ReportRow Row(ReportCall call, RfmSegment? former, bool isNew, RfmSegment now, int customers)
    {
        var w = call.Words;
        var (from, to) = (former is { } known ? w.Option(CustomerFields.Segments, known) : w.Of(isNew ? "new_buyer" : "not_counted"), w.Option(CustomerFields.Segments, now));
        var came = former is { } one
            ? In([CustomersModule.SegmentMark(call.From, one)])
            : string.Create(CultureInfo.InvariantCulture, $"not ({In(MarksOf(call.From))}) and first_purchase_at {(isNew ? ">=" : "<")} '{call.From:yyyy-MM-dd}'");
        return new(
            $"{(former is { } word ? Option.WordOf(word) : isNew ? "" : "-")}>{Option.WordOf(now)}", $"{from} → {to}", new Dictionary<string, object?> { ["from"] = from, ["to"] = to, ["customers"] = customers },
            new("customers", ReportCall.All(CustomerReports.IsActive, came, In([CustomersModule.SegmentMark(call.To, now)]))));
    }

    private static IEnumerable<string> MarksOf(DateOnly day) => CustomerFields.Segments.Select(o => CustomersModule.SegmentMark(day, (RfmSegment)o.Member!));

    private static string In(IEnumerable<string> marks) => $"segment_history in ({string.Join(", ", marks.Select(mark => $"'{mark}'"))})";
}
