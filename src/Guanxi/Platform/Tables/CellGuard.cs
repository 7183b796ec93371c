namespace Guanxi.Platform.Tables;

/// <summary>
/// Keeps a spreadsheet from running a text cell of a CSV file as a formula, and takes the guard off again on import.
/// <para>The rule: a text whose first character, after any apostrophes, quotation marks, separators and blanks, is
/// <c>= + - @</c> or their full-width form, and a text that begins with a tab or line break, is written with one
/// apostrophe in front and always in quotation marks. Numbers and phone numbers (<c>-100</c>, <c>+86 139 0000 0001</c>:
/// a sign, then only digits, blanks and <c>( ) . , - %</c>) cannot run anything and stay as they are.
/// Leading apostrophes do not change the verdict, so taking one away on import always gives the text that was written.</para>
/// </summary>
public static class CellGuard
{
    private const string Signs = "=+-@＝＋－＠﹦﹢﹣﹫−";

    private const string Skipped = "'\"\t\r\n ,;|\u00a0\u3000\ufeff\u200b";

    private static readonly System.Buffers.SearchValues<char> NumberMarks = System.Buffers.SearchValues.Create("0123456789 ().,-%");

    /// <summary>The text as it may stand in a CSV cell.</summary>
    public static string Protect(string text) => IsDangerous(text) ? "'" + text : text;

    /// <summary>
    /// The text that was meant: without our apostrophe, and without the <c>="0012"</c> by which other programs keep a
    /// number from being rounded.
    /// </summary>
    public static string Undo(string cell)
    {
        if (cell.Length < 2) return cell;
        if (cell[0] == '\'') return IsDangerous(cell.AsSpan(1)) ? cell[1..] : cell;
        return cell.StartsWith("=\"", StringComparison.Ordinal) && cell.Length > 2 && cell[^1] == '"' ? Unwrap(cell) : cell;
    }

    internal static bool IsDangerous(ReadOnlySpan<char> text)
    {
        text = text.TrimStart('\'');
        if (text.IsEmpty) return false;
        if (text[0] is '\t' or '\r' or '\n') return true;
        var first = text.TrimStart(Skipped);
        return !first.IsEmpty && Signs.Contains(first[0]) && !IsPlainNumber(first);
    }

    private static bool IsPlainNumber(ReadOnlySpan<char> text) =>
        text.Length is > 1 and <= 32 && text[0] is '+' or '-'
        && text.ContainsAnyInRange('0', '9') && !text[1..].ContainsAnyExcept(NumberMarks);

    private static string Unwrap(string cell)
    {
        var inner = cell[2..^1];
        var unescaped = inner.Replace("\"\"", "", StringComparison.Ordinal);
        return unescaped.Contains('"') ? cell : inner.Replace("\"\"", "\"", StringComparison.Ordinal);
    }
}
