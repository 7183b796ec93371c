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
