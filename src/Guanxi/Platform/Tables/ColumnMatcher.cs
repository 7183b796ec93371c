using System.Text.RegularExpressions;
using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Tables;

/// <summary>Proposes which column goes into which field, by the heading first and by the values where it says nothing.</summary>
public static partial class ColumnMatcher
{
    private const double ByLabel = 1.0;
    private const double ByAlias = 0.95;
    private const double ByBareHeading = 0.9;
    private const double ByEnding = 0.6;
    private const double ByValues = 0.5;
    private const string CompanyNames = "客户名称";

    /// <param name="headings">The columns of the file, in order.</param>
    /// <param name="samples">Some rows, each as wide as the headings or shorter.</param>
    /// <param name="fields">Only these are proposed.</param>
    public static IReadOnlyList<ColumnMatch> Match(
        IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> samples, IReadOnlyList<ImportField> fields)
    {
        var columns = headings.Select((name, i) => new Column(i, name, [.. samples.Where(s => i < s.Count && s[i].Length > 0).Select(s => s[i])])).ToList();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var matches = new ColumnMatch?[headings.Count];
        foreach (var column in columns.Where(c => KnownHeadings.SkipsRow(c.Name))) matches[column.Index] = Without(column, ColumnUse.SkipsRow, 1);

        var candidates = columns.SelectMany(c => fields.Select(f => ByHeading(c, f)).OfType<Candidate>());
        Assign(candidates, matches, taken);
        foreach (var column in columns.Where(c => matches[c.Index] is null && KnownHeadings.IsIgnored(c.Name))) matches[column.Index] = Without(column, ColumnUse.Ignored, 1);
        var unknown = columns.Where(c => matches[c.Index] is null && !KnownHeadings.Contains(c.Name));
        Assign(unknown.SelectMany(c => fields.Select(f => FromValues(c, f)).OfType<Candidate>()), matches, taken);

        return [.. columns.Select(c => matches[c.Index] ?? Without(c, ColumnUse.Unknown, 0))];
    }

    private static void Assign(IEnumerable<Candidate> candidates, ColumnMatch?[] matches, HashSet<string> taken)
    {
        foreach (var found in candidates.OrderByDescending(c => c.Confidence).ThenBy(c => c.Rank).ThenBy(c => c.Column.Index))
        {
            var (column, field) = (found.Column, found.Field);
            if (matches[column.Index] is not null || (taken.Contains(field.Key) && !field.TakesSeveral)) continue;
            taken.Add(field.Key);
            var factor = field.Type is FieldType.Money or FieldType.Number or FieldType.Integer ? HeadingText.Factor(column.Name) : 1;
            matches[column.Index] = new ColumnMatch(column.Index, column.Name, ColumnUse.Field, field.Key, found.Confidence, factor);
        }
    }

    private static Candidate? ByHeading(Column column, ImportField field)
    {
        var name = column.Name.Trim(' ', '*', '＊', '\u3000');
        var key = HeadingText.Key(name);
        if (key.Length == 0) return null;
        var bare = HeadingText.Key(HeadingText.Bare(name));
        if (IsLabel(key, field)) return Weighed(column, field, ByLabel, 0);
        var rank = Rank(key, field);
        if (rank >= 0) return Weighed(column, field, ByAlias, rank);
        if (key == HeadingText.Key(field.Key)) return Weighed(column, field, ByLabel, 0);
        // what stands before the brackets; of a heading such as "(Do Not Modify) Lead" that would be the wrong half
        if (bare.Length == 0 || bare == key || name[0] is '(' or '（') return ByHeadingEnd(column, field, key);
        if (IsLabel(bare, field)) return Weighed(column, field, ByBareHeading, 0);
        rank = Rank(bare, field);
        return rank >= 0 ? Weighed(column, field, ByBareHeading, rank) : ByHeadingEnd(column, field, bare);
    }

    /// <summary>公司联系电话 is a phone, 财务邮箱 an e-mail: in Chinese the noun comes last.</summary>
    private static Candidate? ByHeadingEnd(Column column, ImportField field, string key)
    {
        if (field.Type is not (FieldType.Phone or FieldType.Email or FieldType.Url)) return null;
        var rank = field.Aliases.Prepend(field.LabelZh).ToList().FindIndex(a => a.Length >= 2 && a[0] > 0x2e80 && key.EndsWith(HeadingText.Key(a), StringComparison.Ordinal));
        return rank < 0 ? null : Weighed(column, field, ByEnding, rank);
    }

    private static Candidate? FromValues(Column column, ImportField field)
    {
        if (column.Values.Count == 0) return null;
        var fits = field.Type switch
        {
            FieldType.Email => column.Values.All(v => v.Contains('@') && ValueParser.Email(v).HasValue),
            FieldType.Phone => column.Values.All(v => MobileNumber().IsMatch(ValueParser.Phone(v).Value?.Digits ?? "")),
            FieldType.Url => column.Values.All(v => v.StartsWith("http", StringComparison.OrdinalIgnoreCase) || v.StartsWith("www.", StringComparison.OrdinalIgnoreCase)),
            _ => field.LabelZh == CompanyNames && column.Values.All(v => CompanyName().IsMatch(v)),
        };
        return fits ? new Candidate(column, field, ByValues, 0) : null;
    }

    /// <summary>Values that cannot be what the heading says make the proposal doubtful.</summary>
    private static Candidate Weighed(Column column, ImportField field, double confidence, int rank)
    {
        var contradicts = column.Values.Count > 0 && field.Type switch
        {
            FieldType.Email => !column.Values.Any(v => v.Contains('@') || v.Contains('＠')),
            FieldType.Phone => !column.Values.Any(v => v.Any(char.IsDigit)),
            _ => false,
        };
        return new Candidate(column, field, contradicts ? confidence / 2 : confidence, rank);
    }

    private static bool IsLabel(string key, ImportField field) =>
        key == HeadingText.Key(field.LabelZh) || key == HeadingText.Key(field.LabelEn);

    private static int Rank(string key, ImportField field)
    {
        for (var i = 0; i < field.Aliases.Count; i++)
        {
            if (HeadingText.Key(field.Aliases[i]) == key) return i + 1;
        }

        return -1;
    }

    private static ColumnMatch Without(Column column, ColumnUse use, double confidence) => new(column.Index, column.Name, use, null, confidence, 1);

    /// <summary>What a Chinese company's full name ends with.</summary>
    [GeneratedRegex(@"(公司|集团|工厂|合伙|事务所|合作社|研究院|研究所|银行)[\p{P}\s]*$")]
    private static partial Regex CompanyName();

    [GeneratedRegex(@"^1[3-9]\d{9}$")]
    private static partial Regex MobileNumber();

    private sealed record Column(int Index, string Name, IReadOnlyList<string> Values);

    private sealed record Candidate(Column Column, ImportField Field, double Confidence, int Rank);
}
