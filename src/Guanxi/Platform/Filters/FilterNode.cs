using System.Globalization;

namespace Guanxi.Platform.Filters;

/// <summary>How a comparison compares. The negated forms hold for everything the plain form does not hold for, records without a value included.</summary>
public enum Operator
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    In,
    NotIn,
    Contains,
    NotContains,
    StartsWith,
    NotStartsWith,
    IsNull,
    IsNotNull,

    /// <summary>A yes/no field by itself: <c>is_active</c>, 访问了定价页.</summary>
    Holds,
}

/// <summary>What a filter says, as a tree; <see cref="object.ToString"/> writes it back in the language.</summary>
public abstract record FilterNode(Span At)
{
    public sealed override string ToString() => FilterPrinter.Print(this);

    /// <summary>The comparisons without which nothing passes: those joined by <c>and</c>, not within <c>or</c> or <c>not</c>.</summary>
    internal IEnumerable<Comparison> Required() => this switch
    {
        AllOf all => all.Terms.SelectMany(t => t.Required()),
        Comparison comparison => [comparison],
        _ => [],
    };

    /// <summary>The comparisons it is made of, in their order.</summary>
    internal IEnumerable<Comparison> Comparisons() => this switch
    {
        AllOf all => all.Terms.SelectMany(t => t.Comparisons()),
        AnyOf any => any.Terms.SelectMany(t => t.Comparisons()),
        Not not => not.Term.Comparisons(),
        Comparison comparison => [comparison],
        _ => [],
    };
}

public sealed record AllOf(IReadOnlyList<FilterNode> Terms, Span At) : FilterNode(At);

public sealed record AnyOf(IReadOnlyList<FilterNode> Terms, Span At) : FilterNode(At);

public sealed record Not(FilterNode Term, Span At) : FilterNode(At);

/// <summary>A field by any of its names, compared with no value (is null), one, or a list (in).</summary>
public sealed record Comparison(string Field, Span FieldAt, Operator Operator, Span OperatorAt, IReadOnlyList<FilterValue> Values, Span At) : FilterNode(At);

/// <summary>A value as written; what it means depends on the field it is compared with.</summary>
public abstract record FilterValue(Span At)
{
    /// <summary>The value in the form the language reads.</summary>
    public abstract string Written { get; }
}

/// <summary>Text in quotes.</summary>
public sealed record TextValue(string Text, Span At) : FilterValue(At)
{
    public override string Written => $"'{Text.Replace("'", "''", StringComparison.Ordinal)}'";
}

/// <summary>A word without quotes: an option, a tag, <c>me</c>, <c>today</c>, <c>true</c>, or plain text.</summary>
public sealed record WordValue(string Word, Span At) : FilterValue(At)
{
    public override string Written => Word;
}

/// <summary>A user by his number, which nobody writes: what <c>my_department</c> comes to.</summary>
internal sealed record UserValue(Id<Identity.User> User, Span At) : FilterValue(At)
{
    public override string Written => User.ToString();
}

/// <summary>A number; its digits are kept as written, since a phone number is compared as text.</summary>
public sealed record NumberValue(decimal Number, string Digits, Span At) : FilterValue(At)
{
    public override string Written => Digits;
}

public sealed record DateValue(DateOnly Date, Span At) : FilterValue(At)
{
    public override string Written => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A day and time; without an offset it is in the organisation's zone.</summary>
public sealed record InstantValue(DateTime Time, TimeSpan? Offset, Span At) : FilterValue(At)
{
    public override string Written
    {
        get
        {
            var time = Time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
            if (Offset is not { } offset) return time;
            return offset == TimeSpan.Zero ? time + "Z" : time + (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
        }
    }
}

/// <summary>A moment some days, weeks, months, quarters, years or hours later or (negative) earlier: <c>today - 30d</c>.</summary>
public sealed record ShiftedValue(FilterValue Base, int Amount, char Unit, Span At) : FilterValue(At)
{
    public override string Written => string.Create(CultureInfo.InvariantCulture, $"{Base.Written} {(Amount < 0 ? '-' : '+')} {Math.Abs((long)Amount)}{Unit}");
}
