using System.Globalization;
using Guanxi.Analytics.Reports;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;
using Guanxi.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics;

/// <summary>A number of one's own from any kind of record: what to add up, by what to part it, which records and which days.</summary>
public sealed record FigureQuery
{
    /// <summary>customers, contacts, leads, opportunities, products, orders or tasks.</summary>
    [FromQuery(Name = "kind")] public string? Kind { get; init; }

    /// <summary><c>count</c>, or <c>sum</c>, <c>avg</c>, <c>min</c>, <c>max</c> of a number: <c>sum:amount</c>.</summary>
    [FromQuery(Name = "measure")] public string? Measure { get; init; }
    [FromQuery(Name = "group")] public string? Group { get; init; }

    /// <summary>A condition in the filter language.</summary>
    [FromQuery(Name = "filter")] public string? Filter { get; init; }

    /// <summary>By which day or moment the period counts; created_at unless said. Without from and to all times count.</summary>
    [FromQuery(Name = "date_field")] public string? DateField { get; init; }
    [FromQuery(Name = "from")] public DateOnly? From { get; init; }
    [FromQuery(Name = "to")] public DateOnly? To { get; init; }

    /// <summary><c>previous</c>: with the period before.</summary>
    [FromQuery(Name = "compare")] public string? Compare { get; init; }
}

/// <summary>Counts what a list would show under the same conditions: the same numbers as the list's own.</summary>
internal static class Figures
{
    private const string Count = "count";
    private const string Currency = "currency";

    public static Task<ReportAnswer> Handle([AsParameters] FigureQuery query, HttpContext http, CrmDb db, Session session) => Reading.Of(new EditCall(http, db, session), call => Of(query, call));

    /// <exception cref="Refusal">400 for a kind, field, measure or condition there is not, 403 for a kind the caller may not see.</exception>
    public static async Task<ReportAnswer> Of(FigureQuery query, EditCall call)
    {
        var select = Modules.All.SelectMany(m => m.Selects).FirstOrDefault(s => s.Kind == query.Kind) ?? throw Refusal.Field("kind", "unknown_option");
        if (!call.Session.May($"{select.Kind}.view")) throw Refusal.Forbidden();
        if (!string.IsNullOrEmpty(query.Compare) && query.Compare != "previous") throw Refusal.Field("compare", "unknown_option");
        var today = TenancyModule.Today(call.Session, call.Get<TimeProvider>());
        var (from, to) = (query.From, query.To ?? (query.From is null ? null : today));
        RunReport.RequireDays(from, to);
        if (to < from) throw Refusal.Field("to", "report.ends_before");
        var now = await Counted(select, query, Filter(query, from, to), call);
        var type = TypeOf(query, select, call);
        // who follows money finds the records that are added up
        if (type == ColumnType.Money && query.Group != Currency && FieldOf(Currency, select, call) is not null && FieldSight.Sees(select.Kind, Currency))
            query = query with { Filter = ReportCall.All(string.IsNullOrWhiteSpace(query.Filter) ? null : $"({query.Filter})", ReportCall.Is(Currency, now.Currency)) };
        var words = new ReportWords(call.Session.Language);
        var columns = new List<ReportColumn> { new("value", NameOf(query, select, call), type, ColumnRole.Measure) };
        if (!string.IsNullOrEmpty(query.Group)) columns.Insert(0, new("group", FieldOf(query.Group, select, call)?.Label(call.Session.Language) ?? query.Group, GroupType(query.Group, select, call), ColumnRole.Dimension));
        ReportBefore? before = null;
        if (query.Compare is not null && from is { } first && to is { } last)
        {
            var (a, b) = RunReport.Previous(first, last);
            // a month that is not over is compared with as many days of the one before
            if (first <= today && last > today && a.AddDays(today.DayNumber - first.DayNumber) is var sameDay && sameDay < b) b = sameDay;
            var then = await Counted(select, query, Filter(query, a, b), call);
            before = new(a, b, Rows(then, query, select, "", words), Total(then, query, select, Filter(query, a, b)));
        }
        var filter = Filter(query, from, to);
        return new(
            "figure", NameOf(query, select, call), string.IsNullOrEmpty(query.Group) ? ChartKind.Number : ChartKind.Bar, from, to, call.Get<TimeProvider>().GetUtcNow(), now.Currency,
            columns, Rows(now, query, select, filter, words), Total(now, query, select, filter), before,
            [.. now.OtherCurrencies > 0 ? new[] { words.Of("other_currencies", now.OtherCurrencies) } : [], .. now.IsComplete ? Array.Empty<string>() : [words.Of("not_all_groups")]]);
    }

    private static Task<ListSummary> Counted(RecordSelect select, FigureQuery query, string filter, EditCall call)
    {
        var conditions = new Dictionary<string, string>();
        if (filter.Length > 0) conditions["filter"] = filter;
        return select.Summary(conditions, new SummaryQuery { Group = query.Group, Measures = IsCount(query) ? null : query.Measure }, call);
    }

    private static bool IsCount(FigureQuery query) => string.IsNullOrEmpty(query.Measure) || query.Measure == Count;

    private static string Filter(FigureQuery query, DateOnly? from, DateOnly? to)
    {
        var field = string.IsNullOrWhiteSpace(query.DateField) ? "created_at" : query.DateField;
        return ReportCall.All(
            string.IsNullOrWhiteSpace(query.Filter) ? null : $"({query.Filter})",
            from is { } first ? string.Create(CultureInfo.InvariantCulture, $"{field} >= '{first:yyyy-MM-dd}'") : null,
            to is { } last ? string.Create(CultureInfo.InvariantCulture, $"{field} < '{last.AddDays(1):yyyy-MM-dd}'") : null);
    }

    private static List<ReportRow> Rows(ListSummary found, FigureQuery query, RecordSelect select, string filter, ReportWords words) =>
        [.. found.Groups.Select(g => new ReportRow(g.Value ?? "", g.Label ?? words.Of("none"), new Dictionary<string, object?> { ["group"] = g.Label ?? words.Of("none"), ["value"] = ValueOf(query, g.Count, g.Measures) }, new(select.Kind, ReportCall.All(filter, g.Filter))))];

    private static ReportTotals Total(ListSummary found, FigureQuery query, RecordSelect select, string filter) =>
        new(new Dictionary<string, object?> { ["value"] = ValueOf(query, found.Count, found.Measures) }, new(select.Kind, filter));

    private static object? ValueOf(FigureQuery query, int count, IReadOnlyDictionary<string, decimal?> measures) => IsCount(query) ? count : measures.GetValueOrDefault(query.Measure!);

    private static Field? FieldOf(string key, RecordSelect select, EditCall call) => call.Session.FieldsOf(select.Kind)?.Find(key);

    private static ColumnType TypeOf(FigureQuery query, RecordSelect select, EditCall call) =>
        IsCount(query) ? ColumnType.Count : FieldOf(query.Measure!.Split(':')[^1], select, call)?.Type == FieldType.Money ? ColumnType.Money : ColumnType.Number;

    private static ColumnType GroupType(string key, RecordSelect select, EditCall call) => FieldOf(key, select, call)?.Type is FieldType.Date or FieldType.Instant ? ColumnType.Month : ColumnType.Text;

    private static string NameOf(FigureQuery query, RecordSelect select, EditCall call)
    {
        var words = new ReportWords(call.Session.Language);
        return IsCount(query) ? words.Of("figure.count") : words.Of($"figure.{query.Measure!.Split(':')[0]}", FieldOf(query.Measure.Split(':')[^1], select, call)?.Label(call.Session.Language) ?? query.Measure);
    }
}
