using System.Collections.Frozen;

namespace Guanxi.Platform.Filters;

/// <summary>The words of the filter language in both tongues.</summary>
internal static class FilterWords
{
    public static readonly FrozenSet<string> And = Set("and", "且", "并且", "而且");
    public static readonly FrozenSet<string> Or = Set("or", "或", "或者");
    public static readonly FrozenSet<string> Negation = Set("not", "非");
    public static readonly FrozenSet<string> Null = Set("null");
    public static readonly FrozenSet<string> Me = Set("me", "我");
    /// <summary>Everybody in the asker's department and in those below it.</summary>
    public static readonly FrozenSet<string> MyDepartment = Set("my_department", "本部门");
    public static readonly FrozenSet<string> Yes = Set("true", "yes", "是", "1");
    public static readonly FrozenSet<string> No = Set("false", "no", "否", "0");

    /// <summary>Operators written as one word.</summary>
    public static readonly FrozenDictionary<string, Operator> Operators = new Dictionary<string, Operator>
    {
        ["in"] = Operator.In,
        ["contains"] = Operator.Contains,
        ["starts_with"] = Operator.StartsWith,
        ["等于"] = Operator.Equal,
        ["不等于"] = Operator.NotEqual,
        ["大于"] = Operator.Greater,
        ["大于等于"] = Operator.GreaterOrEqual,
        ["小于"] = Operator.Less,
        ["小于等于"] = Operator.LessOrEqual,
        ["属于"] = Operator.In,
        ["不属于"] = Operator.NotIn,
        ["包含"] = Operator.Contains,
        ["不包含"] = Operator.NotContains,
        ["开头是"] = Operator.StartsWith,
        ["开头不是"] = Operator.NotStartsWith,
        ["为空"] = Operator.IsNull,
        ["不为空"] = Operator.IsNotNull,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenDictionary<string, Operator> Symbols = new Dictionary<string, Operator>
    {
        ["="] = Operator.Equal,
        ["=="] = Operator.Equal,
        ["!="] = Operator.NotEqual,
        ["<>"] = Operator.NotEqual,
        ["≠"] = Operator.NotEqual,
        [">"] = Operator.Greater,
        [">="] = Operator.GreaterOrEqual,
        ["≥"] = Operator.GreaterOrEqual,
        ["<"] = Operator.Less,
        ["<="] = Operator.LessOrEqual,
        ["≤"] = Operator.LessOrEqual,
    }.ToFrozenDictionary();

    /// <summary>What follows a number: a length of time, or a Chinese order of magnitude.</summary>
    public static readonly FrozenDictionary<string, char> TimeUnits = new Dictionary<string, char>
    {
        ["h"] = 'h',
        ["小时"] = 'h',
        ["d"] = 'd',
        ["天"] = 'd',
        ["日"] = 'd',
        ["w"] = 'w',
        ["周"] = 'w',
        ["m"] = 'm',
        ["个月"] = 'm',
        ["月"] = 'm',
        ["q"] = 'q',
        ["个季度"] = 'q',
        ["季度"] = 'q',
        ["y"] = 'y',
        ["年"] = 'y',
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static readonly FrozenDictionary<string, decimal> Magnitudes = new Dictionary<string, decimal>
    {
        ["元"] = 1,
        ["万"] = 10_000,
        ["万元"] = 10_000,
        ["亿"] = 100_000_000,
        ["亿元"] = 100_000_000,
    }.ToFrozenDictionary();

    /// <summary>Moments by name: the unit of the period and how many periods from the present one.</summary>
    public static readonly FrozenDictionary<string, (char Unit, int Offset)> Moments = new Dictionary<string, (char, int)>
    {
        ["today"] = ('d', 0),
        ["今天"] = ('d', 0),
        ["yesterday"] = ('d', -1),
        ["昨天"] = ('d', -1),
        ["tomorrow"] = ('d', 1),
        ["明天"] = ('d', 1),
        ["this_week"] = ('w', 0),
        ["本周"] = ('w', 0),
        ["last_week"] = ('w', -1),
        ["上周"] = ('w', -1),
        ["next_week"] = ('w', 1),
        ["下周"] = ('w', 1),
        ["this_month"] = ('m', 0),
        ["本月"] = ('m', 0),
        ["last_month"] = ('m', -1),
        ["上月"] = ('m', -1),
        ["next_month"] = ('m', 1),
        ["下月"] = ('m', 1),
        ["this_quarter"] = ('q', 0),
        ["本季度"] = ('q', 0),
        ["last_quarter"] = ('q', -1),
        ["上季度"] = ('q', -1),
        ["next_quarter"] = ('q', 1),
        ["下季度"] = ('q', 1),
        ["this_year"] = ('y', 0),
        ["今年"] = ('y', 0),
        ["last_year"] = ('y', -1),
        ["去年"] = ('y', -1),
        ["next_year"] = ('y', 1),
        ["明年"] = ('y', 1),
        ["now"] = ('n', 0),
        ["现在"] = ('n', 0),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] ChineseOperators =
        [.. Operators.Keys.Where(o => o[0] > 127).OrderByDescending(o => o.Length)];

    private static readonly string[] ChineseConnectives =
        [.. And.Concat(Or).Where(o => o[0] > 127).OrderByDescending(o => o.Length)];

    /// <summary>Words that cannot be the bare name of a field.</summary>
    public static bool IsReserved(string word) =>
        And.Contains(word) || Or.Contains(word) || Negation.Contains(word) || Operators.ContainsKey(word) || word.Equals("is", StringComparison.OrdinalIgnoreCase);

    /// <summary>The Chinese operator a run of characters starts with; Chinese is written without spaces.</summary>
    public static string? LeadingOperator(string run) => ChineseOperators.FirstOrDefault(o => run.StartsWith(o, StringComparison.Ordinal));

    public static string? LeadingConnective(string run) => ChineseConnectives.FirstOrDefault(o => run.StartsWith(o, StringComparison.Ordinal));

    /// <summary>Where the first Chinese operator or connective inside a run starts; -1 when there is none behind its first character.</summary>
    public static int EndOfName(string run)
    {
        for (var i = 1; i < run.Length; i++)
            if (LeadingOperator(run[i..]) is not null || LeadingConnective(run[i..]) is not null) return i;
        return -1;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
