using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;

namespace Guanxi.Analytics.Reports;

/// <summary>What a report counts: rows and their total, and what a reader should know about them.</summary>
internal sealed record Counted(IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows, ReportTotals? Totals = null)
{
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A built-in report: what it is called, what it needs, how it is counted.</summary>
internal sealed record Report(string Name, ChartKind Chart, string Group, Func<ReportCall, Task<Counted>> Count)
{
    /// <summary>Permissions besides that to see reports: one for each kind of record it counts.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>Fields that its numbers would tell: who may not see them does not get it.</summary>
    public IReadOnlyList<(string Kind, string Field)> Tells { get; init; } = [];

    /// <summary>By what it can be parted; the first is usual.</summary>
    public IReadOnlyList<string> Ways { get; init; } = [];

    /// <summary>False for what is as it is now.</summary>
    public bool HasPeriod { get; init; } = true;
    public bool HasPipeline { get; init; }

    /// <summary>How many months it is about unless asked otherwise, with that of its last day.</summary>
    public int Months { get; init; } = 1;

    public bool IsFor(Session session) => Needs.All(session.May) && Tells.All(t => FieldSight.Sees(t.Kind, t.Field));
}

/// <summary>Words of reports, from the language files: <c>report.NAME</c>, <c>report.NAME.about</c>, <c>report.column.KEY</c>, <c>report.by.WAY</c>.</summary>
internal sealed class ReportWords(string language)
{
    public string Title(string report) => Platform.Texts.Text.Of(language, $"report.{report}");

    public string About(string report) => Platform.Texts.Text.Of(language, $"report.{report}.about");

    public string Way(string way) => Platform.Texts.Text.Of(language, $"report.by.{way}");

    public string Group(string group) => Platform.Texts.Text.Of(language, $"report.group.{group}");

    public string Of(string key, params object[] args) => Platform.Texts.Text.Of(language, $"report.{key}", args);

    public string Option(IReadOnlyList<Option> options, Enum member) => Platform.Fields.Option.Label(options, member, language);

    public ReportColumn Dimension(string key, ColumnType type = ColumnType.Text) => new(key, Platform.Texts.Text.Of(language, $"report.by.{key}"), type, ColumnRole.Dimension);

    public ReportColumn Measure(string key, ColumnType type) => new(key, Platform.Texts.Text.Of(language, $"report.column.{key}"), type, ColumnRole.Measure);
}
