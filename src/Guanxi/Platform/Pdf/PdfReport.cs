namespace Guanxi.Platform.Pdf;

/// <summary>What a PDF file says: a title and sections one below the other. All texts are already in the reader's language.</summary>
internal sealed record PdfReport(string Title, string? Subtitle, IReadOnlyList<PdfSection> Sections)
{
    /// <summary>A4 lying on its long side, for wide tables.</summary>
    public bool IsLandscape { get; init; }

    /// <summary>A line at the foot of every page, e.g. who took it and when.</summary>
    public string? Footer { get; init; }

    /// <summary>When it was made, for the properties of the file.</summary>
    public DateTimeOffset? MadeAt { get; init; }
}

/// <summary>A part under a heading of its own: what a reader should know, a picture, the figures; each may be missing.</summary>
internal sealed record PdfSection(string Title, string? Note = null, PdfChart? Chart = null, PdfTable? Table = null);

/// <summary>How figures are drawn. Bars of several series stand side by side; the series of a cohort are its rows, those of a flow where things came from.</summary>
internal enum PdfChartKind { Bar, Line, Pie, Funnel, Waterfall, Cohort, Flow }

/// <summary>
/// A picture of figures: one value per label in each series. Missing values are gaps. Pie, funnel and waterfall draw the first
/// series; what a kind cannot show (a negative slice) is left out and said so.
/// </summary>
internal sealed record PdfChart(PdfChartKind Kind, IReadOnlyList<string> Labels, IReadOnlyList<PdfSeries> Series, PdfFormat Format)
{
    /// <summary>Positions in a waterfall that say where things stand; all others say how they moved.</summary>
    public IReadOnlySet<int> Levels { get; init; } = new HashSet<int>();
}

/// <summary>Figures of one kind, in the order of the chart's labels; too few are filled with gaps.</summary>
internal sealed record PdfSeries(string Name, IReadOnlyList<decimal?> Values);

/// <summary>Figures written out: a heading that is repeated on every page, rows that are never cut, a total in bold below.</summary>
internal sealed record PdfTable(IReadOnlyList<PdfColumn> Columns, IReadOnlyList<IReadOnlyList<PdfCell>> Rows)
{
    public IReadOnlyList<PdfCell>? Totals { get; init; }
}

/// <summary>A column. Without an alignment texts stand left and figures right.</summary>
internal sealed record PdfColumn(string Label, PdfFormat Format, PdfAlign? Align = null);

/// <summary>A text or a figure; neither is an empty place.</summary>
internal readonly record struct PdfCell(string? Text, decimal? Number)
{
    public static implicit operator PdfCell(string? text) => new(text, null);

    public static implicit operator PdfCell(decimal? number) => new(null, number);

    public static implicit operator PdfCell(decimal number) => new(null, number);
}

/// <summary>Which edge of its place a text touches.</summary>
internal enum PdfAlign { Left, Centre, Right }

/// <summary>What a figure counts.</summary>
internal enum PdfUnit { Text, Count, Money, Rate, Days }

/// <summary>How a figure is written: rates are 0 to 1, days may have a fraction, money has a currency (ISO 4217).</summary>
internal sealed record PdfFormat(PdfUnit Unit, string? Currency = null)
{
    public static PdfFormat Text { get; } = new(PdfUnit.Text);

    public static PdfFormat Count { get; } = new(PdfUnit.Count);

    public static PdfFormat Rate { get; } = new(PdfUnit.Rate);

    public static PdfFormat Days { get; } = new(PdfUnit.Days);

    public static PdfFormat Money(string currency) => new(PdfUnit.Money, currency);
}
