using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Reports;

/// <summary>From which segment to which customers moved between the first and the last month of the period, as counted in these months.</summary>
internal static class FlowReport
{
    public static readonly Report Segments = new("segment_flow", ChartKind.Flow, "customers", Count) { Needs = [CustomersModule.View], Tells = [("customers", "segment")], Months = 12 };

    private static async Task<Counted> Count(ReportCall call)
    {
        var (w, first, last) = (call.Words, (call.From.Year * 100) + call.From.Month, (call.To.Year * 100) + call.To.Month);
        var before = call.Db.SegmentMonths.Where(s => s.Month == first);
        var after = call.Db.SegmentMonths.Where(s => s.Month == last);
        if (!call.Session.SeesAll("customers")) after = after.Where(s => call.Db.CustomerFigures.Any(f => f.CustomerId == s.CustomerId));
        var moves = await (
            from b in after
            join a in before on b.CustomerId equals a.CustomerId into earlier
            from a in earlier.DefaultIfEmpty()
            group b by new { From = (RfmSegment?)a.Segment, To = b.Segment } into move
            select new { move.Key.From, move.Key.To, Customers = move.Count() }).ToListAsync(call.Ct);
        var rows = moves.OrderBy(m => m.From is null).ThenBy(m => m.From).ThenBy(m => m.To).Select(m =>
        {
            var (from, to) = (m.From is { } known ? w.Option(CustomerFields.Segments, known) : w.Of("new_buyer"), w.Option(CustomerFields.Segments, m.To));
            return new ReportRow($"{(m.From is { } former ? Option.WordOf(former) : "")}>{Option.WordOf(m.To)}", $"{from} → {to}", new Dictionary<string, object?> { ["from"] = from, ["to"] = to, ["customers"] = m.Customers });
        }).ToList();
        return new([w.Dimension("from"), w.Dimension("to"), w.Measure("customers", ColumnType.Count)], rows, new(new Dictionary<string, object?> { ["customers"] = rows.Sum(r => (int)r.Cells["customers"]!) }))
        {
            Notes = rows.Count == 0 ? [w.Of("no_history")] : [],
        };
    }
}
