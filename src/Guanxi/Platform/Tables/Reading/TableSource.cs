namespace Guanxi.Platform.Tables.Reading;

/// <summary>The rows of one file in one format; can be started again from the top.</summary>
internal abstract class TableSource : IDisposable
{
    public abstract TableFormat Format { get; }

    public virtual string? Encoding => null;

    public virtual char? Delimiter => null;

    public virtual IReadOnlyList<string> Sheets => [];

    public virtual string? Sheet => null;

    /// <summary>The columns when the format names them itself (JSON); null when a heading row must be found.</summary>
    public virtual IReadOnlyList<string>? Keys => null;

    public abstract RowCursor Start();

    /// <summary>How many rows the file seems to hold, from the rows already read.</summary>
    public abstract long EstimateRows(IReadOnlyList<RawRow> head, bool complete);

    public abstract void Dispose();
}

/// <summary>Reads row after row into one reused row. False at the end.</summary>
internal abstract class RowCursor : IDisposable
{
    public abstract bool Read(RawRow row);

    public abstract void Dispose();
}
