using System.Text;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>Text with a separator between the cells: CSV, TSV and what spreadsheets call by these names.</summary>
internal sealed class DelimitedSource : TableSource
{
    private const int SampleLength = 1 << 16;
    private const string Candidates = ",;\t|";

    private readonly Stream file;
    private readonly TextEncoding encoding;
    private readonly TableLimits limits;
    private readonly char delimiter;
    private readonly bool hasSeparatorLine;
    private readonly bool returnEndsRow;

    public DelimitedSource(Stream file, TextEncoding encoding, TableLimits limits)
    {
        (this.file, this.encoding, this.limits) = (file, encoding, limits);
        using var text = OpenText();
        var buffer = new char[SampleLength];
        var sample = new string(buffer, 0, text.ReadBlock(buffer));
        returnEndsRow = LoneReturns(sample) > sample.AsSpan().Count('\n');
        hasSeparatorLine = sample.Length > 5 && sample.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
            && (sample.Length == 5 || sample[5] is '\r' or '\n');
        delimiter = hasSeparatorLine ? sample[4] : Guess(sample);
    }

    public override TableFormat Format => TableFormat.Csv;

    public override string Encoding => encoding.Name;

    public override char? Delimiter => delimiter;

    public override RowCursor Start()
    {
        var text = OpenText();
        return new Cursor(text, new DelimitedReader(text, delimiter, limits, returnEndsRow), hasSeparatorLine);
    }

    public override long EstimateRows(IReadOnlyList<RawRow> head, bool complete)
    {
        if (complete || head.Count == 0) return head.Count;
        var characters = head.Average(r => r.Cells.Sum(c => encoding.Decoding.GetByteCount(c) + 1) + 1);
        return (long)(file.Length / characters);
    }

    public override void Dispose() { }

    private StreamReader OpenText()
    {
        file.Position = encoding.MarkLength;
        return new StreamReader(file, encoding.Decoding, detectEncodingFromByteOrderMarks: false, 1 << 16, leaveOpen: true);
    }

    private static int LoneReturns(ReadOnlySpan<char> sample)
    {
        var (all, pairs) = (sample.Count('\r'), sample.Count("\r\n"));
        return all - pairs;
    }

    /// <summary>The separator that cuts most rows into the same number of cells.</summary>
    private char Guess(string sample)
    {
        var best = ',';
        var bestScore = 0.0;
        foreach (var candidate in Candidates)
        {
            var score = Score(sample, candidate);
            if (score > bestScore) (best, bestScore) = (candidate, score);
        }

        return best;
    }

    private double Score(string sample, char candidate)
    {
        var reader = new DelimitedReader(new StringReader(sample), candidate, limits with { CellLength = SampleLength, Columns = int.MaxValue }, returnEndsRow);
        var widths = new List<int>();
        var row = new RawRow();
        try
        {
            while (widths.Count < 100 && reader.Read(row))
            {
                if (!row.IsBlank) widths.Add(row.Cells.Count);
            }
        }
        catch (TableException)
        {
            // the sample may end inside a quoted cell; the rows before it tell enough
        }

        if (widths.Count == 0) return 0;
        var most = widths.GroupBy(w => w).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First();
        return most.Key < 2 ? 0 : (double)most.Count() / widths.Count * Math.Sqrt(most.Key);
    }

    private sealed class Cursor(StreamReader text, DelimitedReader reader, bool hasSeparatorLine) : RowCursor
    {
        public override bool Read(RawRow row)
        {
            if (!reader.Read(row)) return false;
            if (hasSeparatorLine && row.Number == 1 && !reader.Read(row)) return false;
            var cells = row.Cells;
            for (var i = 0; i < cells.Count; i++)
            {
                if (cells[i].Length > 1 && cells[i][0] is '\'' or '=') cells[i] = CellGuard.Undo(cells[i]);
            }

            return true;
        }

        public override void Dispose() => text.Dispose();
    }
}
