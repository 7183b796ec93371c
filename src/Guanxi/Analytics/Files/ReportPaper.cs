using System.Globalization;
using Guanxi.Analytics.Dashboards;
using Guanxi.Analytics.Reports;
using Guanxi.Platform.Pdf;

namespace Guanxi.Analytics.Files;

/// <summary>A report's answer as a section on paper: the picture it has on the screen, and its figures.</summary>
internal sealed class ReportPaper(string language)
{
    private const int MostTogether = 3;
    private const int MostBars = 24;
    private readonly ReportWords words = new(language);
    private readonly PdfNumbers numbers = new(language);

    /// <summary>The picture with its figures below; only what is a list of figures on the screen has no picture.</summary>
    public PdfSection Whole(ReportAnswer answer) => new(answer.Title, About(answer), Picture(answer, KindOf(answer.Chart), null), Figures(answer));

    public PdfSection Of(Widget widget, string title, ReportAnswer answer)
    {
        var picture = Picture(answer, KindOf(widget.Type), WidgetAnswer.Drawn(widget));
        return new(title, About(answer), picture, picture is null ? Figures(answer) : null);
    }

    /// <summary>Numbers that stand alone on the screen, in one table.</summary>
    public PdfSection Numbers(IReadOnlyList<(Widget Widget, string Title, ReportAnswer Answer)> all) => new(words.Of("paper.numbers"), null, null, new(
        [new(words.Of("paper.number"), PdfFormat.Text), new(words.Of("paper.now"), PdfFormat.Text, PdfAlign.Right), new(words.Of("paper.before"), PdfFormat.Text, PdfAlign.Right), new(words.Of("paper.period"), PdfFormat.Text)],
        [.. all.Select(n => (IReadOnlyList<PdfCell>)NumberRow(n.Widget, n.Title, n.Answer))]));

    private PdfCell[] NumberRow(Widget widget, string title, ReportAnswer answer)
    {
        var column = Drawn(answer, WidgetAnswer.Drawn(widget))[0];
        string? Said(ReportTotals? totals, IReadOnlyList<ReportRow>? rows) =>
            Value(totals?.Cells.GetValueOrDefault(column.Key) ?? (rows is [var only] ? only.Cells.GetValueOrDefault(column.Key) : null)) is { } value ? numbers.Full(value, FormatOf(column, answer), PdfNumbers.HasCents([value], FormatOf(column, answer))) : null;
        return [title, Said(answer.Totals, answer.Rows), Said(answer.Before?.Totals, answer.Before?.Rows), About(answer)];
    }

    /// <summary>The days it is about, and what a reader should know.</summary>
    private static string? About(ReportAnswer answer)
    {
        var days = answer is { From: { } from, To: { } to } ? string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} – {to:yyyy-MM-dd}") : null;
        var said = answer.Notes.Prepend(days).OfType<string>().ToList();
        return said.Count == 0 ? null : string.Join(" · ", said);
    }

    private PdfChart? Picture(ReportAnswer answer, PdfChartKind? kind, string? asked)
    {
        var dimensions = answer.Columns.Count(c => c.Role == ColumnRole.Dimension);
        if (kind is not { } drawn || answer.Rows.Count == 0) return null;
        if (drawn == PdfChartKind.Flow) return dimensions == 2 ? Flow(answer) : null;
        if (dimensions != 1) return null;
        if (drawn == PdfChartKind.Cohort) return Cohort(answer);
        var measures = Drawn(answer, asked);
        if (measures.Count == 0) return null;
        // time keeps its end, everything else its beginning
        var isTime = answer.Columns.First(c => c.Role == ColumnRole.Dimension).Type is ColumnType.Month or ColumnType.Day;
        var rows = (drawn == PdfChartKind.Funnel ? answer.Rows.Where(r => r.Key != DealReports.Lost) : drawn == PdfChartKind.Line ? answer.Rows : isTime ? answer.Rows.TakeLast(MostBars) : answer.Rows.Take(MostBars)).ToList();
        var levels = rows.Select((row, i) => (row.Key, i)).Where(r => r.Key is "start" or "end").Select(r => r.i).ToHashSet();
        return new(drawn, [.. rows.Select(r => r.Label)], [.. measures.SelectMany(m => SeriesOf(m, rows, answer, isTime, drawn))], FormatOf(measures[0], answer)) { Levels = levels };
    }

    private IEnumerable<PdfSeries> SeriesOf(ReportColumn measure, List<ReportRow> rows, ReportAnswer answer, bool isTime, PdfChartKind kind)
    {
        yield return new(measure.Label, [.. rows.Select(r => Value(r.Cells.GetValueOrDefault(measure.Key)))]);
        if (answer.Before is not { Rows: { } earlier } || kind is not (PdfChartKind.Bar or PdfChartKind.Line)) yield break;
        var (places, byKey) = (answer.Rows.Select((row, at) => (row, at)).ToDictionary(x => x.row, x => x.at), earlier.GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.First()));
        ReportRow? Then(ReportRow row) => isTime ? earlier.ElementAtOrDefault(places[row]) : byKey.GetValueOrDefault(row.Key);
        yield return new(words.Of("paper.earlier", measure.Label), [.. rows.Select(r => Value(Then(r)?.Cells.GetValueOrDefault(measure.Key)))]);
    }

    private static PdfChart Cohort(ReportAnswer answer)
    {
        var rates = answer.Columns.Where(c => c.Type == ColumnType.Rate).ToList();
        return new(PdfChartKind.Cohort, [.. rates.Select(c => c.Label)], [.. answer.Rows.Select(r => new PdfSeries(r.Label, [.. rates.Select(c => Value(r.Cells.GetValueOrDefault(c.Key)))]))], PdfFormat.Rate);
    }

    /// <summary>From the first dimension to the second.</summary>
    private static PdfChart Flow(ReportAnswer answer)
    {
        var places = answer.Columns.Where(c => c.Role == ColumnRole.Dimension).ToList();
        var measure = answer.Columns.First(c => c.Role == ColumnRole.Measure);
        string Place(ReportRow row, int at) => row.Cells.GetValueOrDefault(places[at].Key) as string ?? "";
        var moves = answer.Rows.GroupBy(r => (From: Place(r, 0), To: Place(r, 1))).ToDictionary(g => g.Key, g => g.Sum(r => Value(r.Cells.GetValueOrDefault(measure.Key)) ?? 0));
        var (froms, tos) = (moves.Keys.Select(m => m.From).Distinct().ToList(), moves.Keys.Select(m => m.To).Distinct().ToList());
        return new(PdfChartKind.Flow, tos, [.. froms.Select(from => new PdfSeries(from, [.. tos.Select(to => moves.TryGetValue((from, to), out var moved) ? moved : (decimal?)null)]))], FormatOf(measure, answer));
    }

    /// <summary>Those asked for, else the first ones of one kind, such as won and lost; with the period before, or too many, only the first.</summary>
    private static List<ReportColumn> Drawn(ReportAnswer answer, string? asked)
    {
        var measures = answer.Columns.Where(c => c.Role == ColumnRole.Measure).ToList();
        var wanted = (asked ?? "").Split(',').Select(key => measures.Find(m => m.Key == key)).OfType<ReportColumn>().ToList();
        if (wanted.Count > 0) return [.. wanted.Where(m => m.Type == wanted[0].Type)];
        var alike = measures.TakeWhile(m => m.Type == measures[0].Type).ToList();
        return answer.Before is not null || alike.Count > MostTogether ? [.. alike.Take(1)] : alike;
    }

    private static PdfTable Figures(ReportAnswer answer) => new(
        [.. answer.Columns.Select(c => new PdfColumn(c.Label, FormatOf(c, answer)))], [.. answer.Rows.Select(r => (IReadOnlyList<PdfCell>)[.. answer.Columns.Select(c => Cell(c, r.Cells))])])
    {
        Totals = answer.Totals is { } totals ? [.. answer.Columns.Select(c => Cell(c, totals.Cells))] : null,
    };

    private static PdfCell Cell(ReportColumn column, IReadOnlyDictionary<string, object?> cells) => cells.GetValueOrDefault(column.Key) switch
    {
        string text => text,
        var other => Value(other),
    };

    private static decimal? Value(object? cell) => cell switch
    {
        null or string => null,
        double number when double.IsFinite(number) && Math.Abs(number) < 1e27 => (decimal)number,
        double => null,
        var other => Convert.ToDecimal(other, CultureInfo.InvariantCulture),
    };

    private static PdfFormat FormatOf(ReportColumn column, ReportAnswer answer) => column.Type switch
    {
        ColumnType.Count or ColumnType.Number => PdfFormat.Count,
        ColumnType.Money => PdfFormat.Money(answer.Currency),
        ColumnType.Rate => PdfFormat.Rate,
        ColumnType.Days => PdfFormat.Days,
        _ => PdfFormat.Text,
    };

    private static PdfChartKind? KindOf(ChartKind chart) => Enum.TryParse<PdfChartKind>(chart.ToString(), out var kind) ? kind : chart == ChartKind.Map ? PdfChartKind.Bar : null;

    private static PdfChartKind? KindOf(WidgetType type) => Enum.TryParse<PdfChartKind>(type.ToString(), out var kind) ? kind : type == WidgetType.Map ? PdfChartKind.Bar : null;
}
