using Guanxi.Customers;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Reports;

/// <summary>From which segment to which customers moved between the first and the last month of the period, as counted in these months.</summary>
internal static class FlowReport
{
    public static readonly Report Segments = new("segment_flow", ChartKind.Flow, "customers", Count) { Needs = [CustomersModule.View], Tells = [("customers", "segment")], Months = 12 };

    private static async Task<Counted> Count(ReportCall call)
    {
        var (w, first, last) = (call.Words, (call.From.Year * 100) + call.From.Month, (call.To.Year * 100) + call.To.Month);
        var seen = call.Db.Customers.AsNoTracking();
        var before = call.Db.SegmentMonths.Where(s => s.Month == first);
        var after = call.Db.SegmentMonths.Where(s => s.Month == last);
        var stayed = await before.Join(after, a => a.CustomerId, b => b.CustomerId, (a, b) => new { a.CustomerId, From = a.Segment, To = b.Segment }).Join(seen, x => x.CustomerId, c => c.Id, (x, _) => x)
            .GroupBy(x => new { x.From, x.To }).Select(g => new { g.Key.From, g.Key.To, Customers = g.Count() }).ToListAsync(call.Ct);
        var came = await after.Where(b => !before.Any(a => a.CustomerId == b.CustomerId)).Join(seen, b => b.CustomerId, c => c.Id, (b, _) => b).GroupBy(b => b.Segment).Select(g => new { To = g.Key, Customers = g.Count() }).ToListAsync(call.Ct);
        var rows = stayed.Select(s => (From: (RfmSegment?)s.From, s.To, s.Customers)).Concat(came.Select(c => (From: (RfmSegment?)null, c.To, c.Customers))).OrderBy(r => r.From is null).ThenBy(r => r.From).ThenBy(r => r.To).Select(r =>
        {
            var (from, to) = (r.From is { } known ? w.Option(CustomerFields.Segments, known) : w.Of("new_buyer"), w.Option(CustomerFields.Segments, r.To));
            return new ReportRow($"{r.From}>{r.To}", $"{from} → {to}", new Dictionary<string, object?> { ["from"] = from, ["to"] = to, ["customers"] = r.Customers });
        }).ToList();
        return new([w.Dimension("from"), w.Dimension("to"), w.Measure("customers", ColumnType.Count)], rows, new(new Dictionary<string, object?> { ["customers"] = rows.Sum(r => (int)r.Cells["customers"]!) }))
        {
            Notes = rows.Count == 0 ? [w.Of("no_history")] : [],
        };
    }
}
