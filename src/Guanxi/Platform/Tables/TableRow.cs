namespace Guanxi.Platform.Tables;

/// <summary>One row of a table. <see cref="Number"/> is its place in the file, counted from 1 as a spreadsheet shows it.</summary>
public sealed record TableRow(long Number, IReadOnlyList<string> Values, IReadOnlyList<RowIssue> Issues)
{
    /// <summary>Something of this row could not be read as it was meant: the row must not be stored silently.</summary>
    public bool IsDoubtful => Issues.Any(i => i.IsError);
}

/// <summary>A doubt about a row. <see cref="Column"/> counts from 0 and is null when the whole row is meant.</summary>
public sealed record RowIssue(string Code, int? Column, string Value)
{
    /// <summary>False for what was mended without loss, such as a removed NUL character.</summary>
    public bool IsError => Code is "row.undecodable" or "row.surplus_cells" or "row.cell_error" or "row.formula_without_value";

    public string Say(bool english) => TableTexts.Say(Code, english, new Dictionary<string, string>
    {
        ["column"] = ((Column ?? 0) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["count"] = Value,
        ["value"] = Value,
    });
}

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
