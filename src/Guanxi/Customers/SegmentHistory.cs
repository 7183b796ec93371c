using System.Globalization;
using System.Linq.Expressions;
using Guanxi.Platform.Fields;

namespace Guanxi.Customers;

/// <summary>
/// The segments a customer was in, month by month: a letter each from January 2026 on, the last one counted in the month; a dash for a
/// month without. So narrow that movements between two months are counted in one reading of an index. People and filters write a month
/// and a segment as a mark: <c>2026-11:vip</c>.
/// </summary>
internal static class SegmentHistory
{
    /// <summary>No customer was counted before.</summary>
    public const int FirstYear = 2026;
    public const char None = '-';
    private const string Letters = "abcdefg";
    private const int Months = 12;

    /// <summary>Where the letter of a day's month stands, from 1; 0 for days before <see cref="FirstYear"/>.</summary>
    public static int PlaceOf(DateOnly day) => Math.Max(0, ((day.Year - FirstYear) * Months) + day.Month);

    public static char LetterOf(RfmSegment segment) => Letters[(int)segment];

    /// <summary>The segment a letter stands for; null for a month without.</summary>
    public static RfmSegment? SegmentOf(string letter) => letter.Length == 1 && Letters.IndexOf(letter[0], StringComparison.Ordinal) is >= 0 and var at ? (RfmSegment)at : null;

    public static string MarkOf(DateOnly day, RfmSegment segment) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM}:{Option.WordOf(segment)}");

    /// <summary>How people read a mark; null for what is none.</summary>
    public static string? Label(string mark, string language) => Read(mark) is var (day, segment) ? $"{day.ToString("yyyy-MM", CultureInfo.InvariantCulture)} {Option.Label(CustomerFields.Segments, segment, language)}" : null;

    /// <summary>Whether the history tells of a mark; false for what is none.</summary>
    public static Expression Tells(Expression history, string mark)
    {
        if (Read(mark) is not var (day, segment) || PlaceOf(day) == 0) return Expression.Constant(false);
        var letter = Expression.Call(history, nameof(string.Substring), null, Expression.Constant(PlaceOf(day) - 1), Expression.Constant(1));
        return Expression.Equal(letter, Captured.Of(LetterOf(segment).ToString()));
    }

    private static (DateOnly Day, RfmSegment Segment)? Read(string mark) =>
        mark.Split(':') is [var month, var word] && CustomerFields.Segments.FirstOrDefault(o => o.Value == word) is { Member: RfmSegment segment }
            && DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, segment) : null;
}
