namespace Guanxi.Platform.Tables.Reading;

/// <summary>A row as a reader finds it, before columns are known; reused from row to row.</summary>
internal sealed class RawRow
{
    public long Number { get; set; }

    public List<string> Cells { get; } = [];

    public List<RowIssue> Issues { get; } = [];

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);

    public void Start(long number)
    {
        Number = number;
        Cells.Clear();
        Issues.Clear();
    }

    /// <summary>Puts a cell at its place; a filled cell beyond the limit refuses the file.</summary>
    public void Put(int column, string text, TableLimits limits)
    {
        if (column >= limits.Columns)
        {
            if (text.Length == 0) return;
            throw new TableException("table.too_many_columns", ("row", Number), ("limit", limits.Columns));
        }

        while (Cells.Count < column) Cells.Add("");
        if (column == Cells.Count) Cells.Add(text);
        else Cells[column] = text;
    }

    public RawRow Copy()
    {
        var copy = new RawRow { Number = Number };
        copy.Cells.AddRange(Cells);
        copy.Issues.AddRange(Issues);
        return copy;
    }
}
