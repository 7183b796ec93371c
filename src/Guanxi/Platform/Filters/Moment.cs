namespace Guanxi.Platform.Filters;

/// <summary>
/// What a filter means by <c>today</c>, <c>this_month</c>, a date or <c>now</c>: the days from <c>First</c> up to, not
/// including, <c>After</c>, or one exact instant.
/// </summary>
internal sealed record Moment(DateOnly First, DateOnly After, DateTimeOffset? Exact)
{
    /// <summary>The moment a value stands for; null when the value is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies beyond the calendar.</exception>
    public static Moment? Of(FilterValue value, FilterContext context) => value switch
    {
        DateValue date => Day(date.Date),
        InstantValue time => At(context.Instant(time.Time, time.Offset), context),
        WordValue word when FilterWords.Moments.TryGetValue(word.Word, out var named) =>
            named.Unit == 'n' ? At(context.Now.ToUniversalTime(), context) : Period(context.Today, named.Unit).Shift(named.Offset, named.Unit, context),
        TextValue text => OfText(text.Text, context),
        ShiftedValue shifted => Of(shifted.Base, context)?.Shift(shifted.Amount, shifted.Unit, context),
        _ => null,
    };

    /// <summary>The whole days of a period by its name (<c>last_quarter</c>), up to, not including, the second; null for another word, and for <c>now</c>.</summary>
    public static (DateOnly First, DateOnly After)? Named(string word, DateOnly today)
    {
        if (!FilterWords.Moments.TryGetValue(word, out var named) || named.Unit == 'n') return null;
        var first = Add(FirstOf(today, named.Unit), named.Offset, named.Unit);
        return (first, Add(first, 1, named.Unit));
    }

    private static Moment? OfText(string text, FilterContext context)
    {
        try
        {
            var lexer = new FilterLexer(text);
            return lexer.Read(lexer.Read(0).At.End).Kind == TokenKind.End && FilterParser.Moment(lexer.Read(0)) is { } value ? Of(value, context) : null;
        }
        catch (FilterException)
        {
            return null;
        }
    }

    private static Moment Day(DateOnly day) => new(day, day.AddDays(1), null);

    private static Moment At(DateTimeOffset instant, FilterContext context)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, context.TimeZone).DateTime);
        return new(day, day.AddDays(1), instant);
    }

    private static Moment Period(DateOnly day, char unit)
    {
        var first = FirstOf(day, unit);
        return new(first, Add(first, 1, unit), null);
    }

    /// <summary>The first day of the week (from Monday), month, quarter or year a day belongs to.</summary>
    public static DateOnly FirstOf(DateOnly day, char unit) => unit switch
    {
        'w' => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        'm' => new DateOnly(day.Year, day.Month, 1),
        'q' => new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
        'y' => new DateOnly(day.Year, 1, 1),
        _ => day,
    };

    /// <summary>A whole period stays whole: this_month - 1m is the month before, however long it is.</summary>
    private Moment Shift(int amount, char unit, FilterContext context)
    {
        if (unit == 'h' || Exact is not null) return At(AddTo(Exact ?? context.StartOf(First), amount, unit), context);
        var first = Add(First, amount, unit);
        var isOneDay = First.AddDays(1) == After;
        return new(first, isOneDay ? first.AddDays(1) : Add(After, amount, unit), null);
    }

    private static DateTimeOffset AddTo(DateTimeOffset instant, int amount, char unit) => unit switch
    {
        'h' => instant.AddHours(amount),
        'd' => instant.AddDays(amount),
        'w' => instant.AddDays(7L * amount),
        'm' => instant.AddMonths(amount),
        'q' => instant.AddMonths(3 * amount),
        _ => instant.AddYears(amount),
    };

    public static DateOnly Add(DateOnly day, int amount, char unit) => unit switch
    {
        'd' => day.AddDays(amount),
        'w' => day.AddDays(7 * amount),
        'm' => day.AddMonths(amount),
        'q' => day.AddMonths(3 * amount),
        _ => day.AddYears(amount),
    };
}
