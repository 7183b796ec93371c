using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Sight;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Reports;

/// <summary>Lists the reports of the caller and counts one.</summary>
internal static class RunReport
{
    private const int LongestPeriod = 3700;
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2200, 12, 31);

    public static ReportCatalogue List(Session session)
    {
        var words = new ReportWords(session.Language);
        return new([.. BuiltInReports.All.Where(r => r.IsFor(session)).Select(r => new ReportEntry(r.Name, words.Title(r.Name), words.About(r.Name), words.Group(r.Group), r.Chart, [.. Parameters(r, words)]))]);
    }

    public static Task<ReportAnswer> Handle(string report, [AsParameters] ReportQuery query, HttpContext http, CrmDb db, Session session) =>
        Reading.Of(new EditCall(http, db, session), call => Of(report, query, call));

    /// <exception cref="Refusal">404 for a report that does not exist, 403 for what the caller may not see, 400 for a period or a way it does not know.</exception>
    public static async Task<ReportAnswer> Of(string name, ReportQuery query, EditCall call)
    {
        var report = BuiltInReports.All.FirstOrDefault(r => r.Name == name) ?? throw Refusal.NotFound();
        if (!report.Needs.All(call.Session.May)) throw Refusal.Forbidden();
        foreach (var (kind, field) in report.Tells) FieldSight.Require(kind, field);
        if (!string.IsNullOrEmpty(query.By) && !report.Ways.Contains(query.By)) throw Refusal.Field("by", "unknown_option");
        if (!string.IsNullOrEmpty(query.Compare) && query.Compare != "previous") throw Refusal.Field("compare", "unknown_option");
        var (from, to) = PeriodOf(report, query, call);
        var currency = await TenancyModule.Currency(call.Db, call.Ct);
        ReportCall In(DateOnly first, DateOnly last) => new(call, query, first, last) { Currency = currency, By = !string.IsNullOrEmpty(query.By) ? query.By : report.Ways.Count > 0 ? report.Ways[0] : "" };
        var now = In(from, to);
        var counted = await report.Count(now);
        return new ReportAnswer(
            report.Name, now.Words.Title(report.Name), report.Chart, report.HasPeriod ? from : null, report.HasPeriod ? to : null, now.Now, currency, counted.Columns, counted.Rows, counted.Totals,
            query.Compare is null || !report.HasPeriod ? null : await Before(report, In, from, to), counted.Notes);
    }

    private static async Task<ReportBefore> Before(Report report, Func<DateOnly, DateOnly, ReportCall> call, DateOnly from, DateOnly to)
    {
        var (first, last) = Previous(from, to);
        var counted = await report.Count(call(first, last));
        return new(first, last, counted.Rows, counted.Totals);
    }

    /// <summary>The period before: the months before for whole months, else as many days.</summary>
    internal static (DateOnly From, DateOnly To) Previous(DateOnly from, DateOnly to)
    {
        var end = to.AddDays(1);
        if (from.Day != 1 || end.Day != 1) return (from.AddDays(from.DayNumber - end.DayNumber), from.AddDays(-1));
        var months = ((end.Year - from.Year) * 12) + end.Month - from.Month;
        return (from.AddMonths(-months), from.AddDays(-1));
    }

    private static (DateOnly From, DateOnly To) PeriodOf(Report report, ReportQuery query, EditCall call)
    {
        var today = TenancyModule.Today(call.Session, call.Get<TimeProvider>());
        var to = query.To ?? (query.From > today ? query.From.Value : today);
        var from = query.From ?? (to.Year < Earliest.Year ? to : new DateOnly(to.Year, to.Month, 1).AddMonths(1 - report.Months));
        RequireDays(from, to);
        if (to < from) throw Refusal.Field("to", "report.ends_before");
        if (to.DayNumber - from.DayNumber > LongestPeriod) throw Refusal.Field("to", "report.too_long");
        return (from, to);
    }

    /// <exception cref="Refusal">400 for days with which nobody reckons.</exception>
    internal static void RequireDays(DateOnly? from, DateOnly? to)
    {
        if (from < Earliest || from > Latest) throw Refusal.Field("from", "out_of_range");
        if (to < Earliest || to > Latest) throw Refusal.Field("to", "out_of_range");
    }

    private static IEnumerable<ReportParameter> Parameters(Report report, ReportWords words)
    {
        if (report.HasPeriod)
        {
            yield return new("from", words.Of("parameter.from"), "date", null, null);
            yield return new("to", words.Of("parameter.to"), "date", null, null);
        }
        if (report.Ways.Count > 1) yield return new("by", words.Of("parameter.by"), "select", [.. report.Ways.Select(w => new ReportOption(w, words.Way(w)))], report.Ways[0]);
        if (report.HasPipeline) yield return new("pipeline", words.Of("parameter.pipeline"), "pipeline", null, null);
        if (!report.HasPipeline) yield break;
        yield return new("owner", words.Of("parameter.owner"), "user", null, null);
        yield return new("department", words.Of("parameter.department"), "department", null, null);
    }
}
