namespace Guanxi.Analytics.Reports;

public enum ColumnType { Text, Count, Money, Rate, Days, Number, Month, Day }

public enum ColumnRole { Dimension, Measure }

/// <summary>How a report is best drawn.</summary>
public enum ChartKind { Bar, Line, Pie, Funnel, Table, Number, Map, Flow, Waterfall, Cohort }

public sealed record ReportColumn(string Key, string Label, ColumnType Type, ColumnRole Role);

/// <summary>The list behind a number: its kind and the condition that finds exactly the records the number was counted from.</summary>
public sealed record ReportRecords(string Kind, string Filter);

/// <summary>A row. Cells by the key of the column: a number or a text; rates are 0 to 1, money in the report's currency.</summary>
public sealed record ReportRow(string Key, string Label, IReadOnlyDictionary<string, object?> Cells, ReportRecords? Records = null)
{
    /// <summary>The lists behind cells that count other records than the row, by the key of the column.</summary>
    public IReadOnlyDictionary<string, ReportRecords>? CellRecords { get; init; }
}

/// <summary>The whole of it, which the rows add up to where they can be added.</summary>
public sealed record ReportTotals(IReadOnlyDictionary<string, object?> Cells, ReportRecords? Records = null)
{
    /// <summary>As those of a row.</summary>
    public IReadOnlyDictionary<string, ReportRecords>? CellRecords { get; init; }
}

/// <summary>The same of the period before, of the same length.</summary>
public sealed record ReportBefore(DateOnly From, DateOnly To, IReadOnlyList<ReportRow> Rows, ReportTotals? Totals);

/// <summary>
/// A report as every reader gets it: chart, table, file, command line and mail show the same answer. Counted only from what the caller
/// may see. Days are the organisation's.
/// </summary>
public sealed record ReportAnswer(
    string Report, string Title, ChartKind Chart, DateOnly? From, DateOnly? To, DateTimeOffset AsOf, string Currency, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows,
    ReportTotals? Totals, ReportBefore? Before, IReadOnlyList<string> Notes);

/// <summary>A parameter a report takes besides the period.</summary>
public sealed record ReportParameter(string Name, string Label, string Type, IReadOnlyList<ReportOption>? Options, string? Default);

public sealed record ReportOption(string Value, string Label);

public sealed record ReportEntry(string Report, string Title, string Description, string Group, ChartKind Chart, IReadOnlyList<ReportParameter> Parameters);

public sealed record ReportCatalogue(IReadOnlyList<ReportEntry> Items);
