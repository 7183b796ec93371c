using Guanxi.Platform.Texts;

namespace Guanxi.Platform.Pdf.Charts;

/// <summary>What a picture is drawn with: fonts, the way figures are written, and how wide and at most how high it is, in points.</summary>
internal sealed record ChartSpace(PdfInk Ink, PdfNumbers Numbers, string Language, double Width, double Room)
{
    public static readonly PdfStyle Label = new(7.5, PdfPalette.Text2);
    public static readonly PdfStyle Name = new(8, PdfPalette.Text);
    public static readonly PdfStyle Figure = new(7.5, PdfPalette.Text);

    public string Say(string key, params object[] args) => Text.Of(Language, key, args);
}

/// <summary>The figures of a picture put in order: one value for each label in each series, no more of both than can be read.</summary>
internal sealed record ChartData(IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series, PdfFormat Format, IReadOnlySet<int> Levels, int LeftOut)
{
    public bool IsEmpty => Labels.Count == 0 || Series.All(s => s.Values.All(v => v is null));

    public IEnumerable<decimal?> Values => Series.SelectMany(s => s.Values);

    public static ChartData Of(PdfChart chart, int mostLabels, int mostSeries)
    {
        var labels = chart.Labels.Take(mostLabels).ToList();
        var series = chart.Series.Take(mostSeries).Select((s, i) => new ChartSeries(s.Name, PdfPalette.Series[i % PdfPalette.Series.Count], [.. labels.Select((_, at) => at < s.Values.Count ? s.Values[at] : null)]));
        return new(labels, [.. series], chart.Format, chart.Levels, chart.Labels.Count - labels.Count);
    }
}

/// <summary>Figures of one kind and their colour.</summary>
internal sealed record ChartSeries(string Name, PdfColor Color, IReadOnlyList<decimal?> Values);
