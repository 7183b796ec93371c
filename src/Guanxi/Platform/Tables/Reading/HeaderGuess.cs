using System.Text.RegularExpressions;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>Which row holds the headings, and what the columns are called.</summary>
internal sealed partial record HeaderGuess(long Row, int RowsAbove, IReadOnlyList<string> Columns)
{
    private const int SearchedRows = 15;

    public static HeaderGuess From(IReadOnlyList<RawRow> head, IReadOnlyList<string>? keys)
    {
        if (keys is not null) return new HeaderGuess(0, 0, keys);
        var width = head.Max(Filled);
        var candidates = head.Take(SearchedRows).Where(r => Filled(r) * 2 >= width).ToList();
        var header = candidates[0];
        // a block of title cells can be wide too: a row just below with headings we know is the better one
        if (Known(header) == 0) header = candidates.Skip(1).Take(5).FirstOrDefault(r => Known(r) >= 2) ?? header;
        var above = head.TakeWhile(r => r.Number < header.Number).Count();
        return new HeaderGuess(header.Number, above, Names(header, head));
    }

    private static int Filled(RawRow row) => row.Cells.Count(c => !string.IsNullOrWhiteSpace(c));

    private static int Known(RawRow row) => row.Cells.Count(KnownHeadings.Contains);

    private static List<string> Names(RawRow header, IReadOnlyList<RawRow> head)
    {
        // empty headings at the right end count only where a row below them holds something
        var named = header.Cells.FindLastIndex(c => !string.IsNullOrWhiteSpace(c)) + 1;
        var used = head.Where(r => r.Number > header.Number).Select(r => r.Cells.FindLastIndex(c => c.Length > 0) + 1).DefaultIfEmpty(0).Max();
        var count = Math.Max(named, Math.Min(header.Cells.Count, used));
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>(count);
        for (var i = 0; i < count; i++) names.Add(Distinct(Clean(header.Cells[i], i), taken));
        return names;
    }

    private static string Clean(string heading, int index)
    {
        var text = Blanks().Replace(heading.Replace("\ufeff", "", StringComparison.Ordinal), " ").Trim();
        return text.Length == 0 ? $"列{index + 1}" : text.Length > 200 ? text[..200] : text;
    }

    private static string Distinct(string name, HashSet<string> taken)
    {
        var distinct = name;
        for (var n = 2; !taken.Add(distinct); n++) distinct = $"{name}_{n}";
        return distinct;
    }

    [GeneratedRegex(@"[\s\u00a0\u3000\u200b]+")]
    private static partial Regex Blanks();
}
