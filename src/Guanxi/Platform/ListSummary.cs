using System.Globalization;
using System.Linq.Expressions;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform;

/// <summary>What to add up over a list, and by which field to part it.</summary>
public sealed record SummaryQuery
{
    /// <summary>The field to part the records by; none gives only the whole. Days and moments are parted by month.</summary>
    [FromQuery(Name = "group")] public string? Group { get; init; }

    /// <summary>Figures, at most six: <c>sum:annual_revenue,avg:credit_days</c>, with <c>sum</c>, <c>avg</c>, <c>min</c> or <c>max</c> of a number.</summary>
    [FromQuery(Name = "measures")] public string? Measures { get; init; }
}

/// <summary>Records that have the same value: how many, their figures by name, and the condition that finds them.</summary>
public sealed record SummaryGroup(string? Value, string? Label, string Filter, int Count, IReadOnlyDictionary<string, decimal?> Measures, string Currency);

/// <summary>
/// A list in figures. The groups are in the order of the field's options, else the largest first; not all when <c>is_complete</c> is false.
/// Money is that of <c>currency</c> alone, the organisation's unless all records have one other; <c>other_currencies</c> says how many are
/// left out of it.
/// </summary>
public sealed record ListSummary(int Count, IReadOnlyDictionary<string, decimal?> Measures, IReadOnlyList<SummaryGroup> Groups, bool IsComplete, string Currency, int OtherCurrencies);

/// <summary>Counts and adds up what a list shows, in the database.</summary>
internal static class Summaries
{
    private const int MostGroups = 100;
    private const int MostMeasures = 6;
    private const string Currency = "currency";
    private static readonly string[] Functions = ["sum", "avg", "min", "max"];
    private static readonly FieldType[] Groupable = [FieldType.Select, FieldType.YesNo, FieldType.User, FieldType.Record, FieldType.Text, FieldType.Date, FieldType.Instant];

    private sealed record Measure<T>(string Name, string Function, Field<T> Field) where T : class
    {
        /// <summary>For money: whether a record's is in the currency that is counted.</summary>
        public Expression<Func<T, bool>>? IsCounted { get; init; }
    }

    /// <exception cref="Refusal">400 for a field that does not exist, that can't be added up, or that the caller may not see.</exception>
    public static async Task<ListSummary> Summary<T>(this IQueryable<T> records, SummaryQuery ask, FieldCatalogue<T> fields, CrmDb db, Session session, CancellationToken ct) where T : class
    {
        var whole = await WholeOf(records, MeasuresOf(ask.Measures, fields), fields, await db.Tenants.Select(t => t.Currency).SingleAsync(ct), ct);
        var total = Figures(whole.Measures, whole.Figures);
        if (string.IsNullOrEmpty(ask.Group)) return new(whole.Count, total, [], true, whole.Currency, whole.Others);
        var field = Known(fields, ask.Group, "group", Groupable);
        // parts by currency are of one each
        var isByCurrency = field.Key == Currency;
        var measures = isByCurrency ? MeasuresOf(ask.Measures, fields) : whole.Measures;
        var found = await Parted(records, field, measures, session, ct);
        var labels = await FieldLabels.Of(field, [.. found.Select(g => g.Value).OfType<string>()], db, session, ct);
        var groups = found.Select(g => new SummaryGroup(g.Value, g.Value is null ? null : labels.GetValueOrDefault(g.Value, g.Value), ConditionOf(field, g.Value), g.Count, Figures(measures, g.Figures), isByCurrency ? g.Value ?? whole.Currency : whole.Currency));
        var order = field.Options.Select((option, at) => (option.Value, at)).ToDictionary(o => o.Value, o => o.at);
        var sorted = IsTime(field)
            ? groups.OrderBy(g => g.Value is null).ThenByDescending(g => g.Value, StringComparer.Ordinal)
            : groups.OrderBy(g => g.Value is null).ThenBy(g => order.GetValueOrDefault(g.Value ?? "", int.MaxValue)).ThenByDescending(g => g.Count).ThenBy(g => g.Value, StringComparer.Ordinal);
        return new(whole.Count, total, [.. sorted.Take(MostGroups)], found.Count <= MostGroups, whole.Currency, whole.Others);
    }

    /// <summary>Everything together, with the measures as its parts are to be measured.</summary>
    private sealed record Whole<T>(int Count, decimal?[]? Figures, List<Measure<T>> Measures, string Currency, int Others) where T : class;

    /// <summary>Adding up yuan and dollars says nothing (decision 0058). Where all is money of one currency, as it mostly is, the records are read once.</summary>
    private static async Task<Whole<T>> WholeOf<T>(IQueryable<T> records, List<Measure<T>> measures, FieldCatalogue<T> fields, string ours, CancellationToken ct) where T : class
    {
        if (!measures.Exists(m => m.Field.Type == FieldType.Money) || fields.Fields.FirstOrDefault(f => f.Key == Currency) is not { } field)
        {
            var (count, figures) = await Together(records, measures, ct);
            return new(count, figures, measures, ours, 0);
        }
        var found = await Grouped(records, (Expression<Func<T, string>>)field.Value, measures, ct, MostGroups);
        // who may not see the currency is told nothing of others
        var isSeen = FieldSight.Sees(fields.Kind, Currency);
        if (found is [var only] && (isSeen || only.Key == ours)) return new(only.Count, only.Figures, measures, only.Key, 0);
        var record = Expression.Parameter(typeof(T), "c");
        var isCounted = Expression.Lambda<Func<T, bool>>(Expression.Equal(Rebind.Body(field.Value, record), Captured.Of(ours)), record);
        List<Measure<T>> counted = [.. measures.Select(m => m.Field.Type == FieldType.Money ? m with { IsCounted = isCounted } : m)];
        // figures of money alone were found above; a day or a number counts in every currency
        var isAllMoney = measures.TrueForAll(m => m.Field.Type == FieldType.Money);
        var whole = isAllMoney ? FiguresIn(ours, found, measures) : (await Together(records, counted, ct)).Figures;
        return new(found.Sum(f => f.Count), whole, counted, ours, isSeen ? found.Where(f => f.Key != ours).Sum(f => f.Count) : 0);
    }

    /// <summary>Of nothing at all the sum is 0 once there is something in other currencies, and every other figure is none.</summary>
    private static decimal?[]? FiguresIn<T>(string currency, List<(string Key, int Count, decimal?[] Figures)> found, List<Measure<T>> measures) where T : class
    {
        if (found.Count == 0) return null;
        return found.Find(f => f.Key == currency).Figures ?? [.. measures.Select(m => m.Function == "sum" ? 0m : (decimal?)null)];
    }

    private static async Task<(int Count, decimal?[]? Figures)> Together<T>(IQueryable<T> records, List<Measure<T>> measures, CancellationToken ct) where T : class
    {
        var (_, count, figures) = (await Grouped(records, r => 1, measures, ct)).SingleOrDefault();
        return (count, figures);
    }

    private static bool IsTime(Field field) => field.Type is FieldType.Date or FieldType.Instant;

    private static List<Measure<T>> MeasuresOf<T>(string? text, FieldCatalogue<T> fields) where T : class
    {
        var words = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (words.Count > MostMeasures) throw Refusal.Field("measures", "max_count", MostMeasures);
        return [.. words.Select(word => word.Split(':', 2) is [var function, var key] && Functions.Contains(function)
            ? new Measure<T>(word, function, Known(fields, key, "measures", FieldTypes.Numbers))
            : throw Refusal.Field("measures", "unknown_option"))];
    }

    private static Field<T> Known<T>(FieldCatalogue<T> fields, string key, string parameter, IReadOnlyList<FieldType> types) where T : class =>
        fields.Fields.FirstOrDefault(f => f.Key == key && types.Contains(f.Type) && FieldSight.Sees(fields.Kind, f.Key)) ?? throw Refusal.Field(parameter, "unknown_field");

    private static Dictionary<string, decimal?> Figures<T>(List<Measure<T>> measures, decimal?[]? figures) where T : class =>
        measures.Select((m, at) => (m.Name, Figure: figures?[at] is { } figure ? Math.Round(figure, 2) : (decimal?)null)).ToDictionary(m => m.Name, m => m.Figure);

    private static async Task<List<(string? Value, int Count, decimal?[] Figures)>> Parted<T>(IQueryable<T> records, Field<T> field, List<Measure<T>> measures, Session session, CancellationToken ct) where T : class
    {
        var record = Expression.Parameter(typeof(T), "r");
        var value = Rebind.Body(field.Value, record);
        if (IsTime(field)) value = MonthOf(value, session.TimeZone.Id);
        // no text and an empty one are the same to people
        if (value.Type == typeof(string)) value = Expression.Condition(Expression.Equal(value, Expression.Constant("")), Expression.Constant(null, typeof(string)), value);
        var method = typeof(Summaries).GetMethod(nameof(PartedBy), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(typeof(T), value.Type);
        return await (Task<List<(string?, int, decimal?[])>>)method.Invoke(null, [records, Expression.Lambda(value, record), measures, field, ct])!;
    }

    private static async Task<List<(string? Value, int Count, decimal?[] Figures)>> PartedBy<T, TKey>(IQueryable<T> records, LambdaExpression by, List<Measure<T>> measures, Field<T> field, CancellationToken ct) where T : class
    {
        var rows = await Grouped(records, (Expression<Func<T, TKey>>)by, measures, ct, MostGroups + 1);
        return [.. rows.Select(r => (Written(field, r.Key), r.Count, r.Figures))];
    }

    private static async Task<List<(TKey Key, int Count, decimal?[] Figures)>> Grouped<T, TKey>(
        IQueryable<T> records, Expression<Func<T, TKey>> by, List<Measure<T>> measures, CancellationToken ct, int most = 1) where T : class
    {
        var group = Expression.Parameter(typeof(IGrouping<TKey, T>), "g");
        var figures = Expression.NewArrayInit(typeof(decimal?), measures.Select(m => FigureOf<T, TKey>(group, m)));
        var row = Expression.MemberInit(
            Expression.New(typeof(Row<TKey>)),
            Expression.Bind(typeof(Row<TKey>).GetProperty(nameof(Row<>.Key))!, Expression.Property(group, nameof(IGrouping<,>.Key))),
            Expression.Bind(typeof(Row<TKey>).GetProperty(nameof(Row<>.Count))!, Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [typeof(T)], group)),
            Expression.Bind(typeof(Row<TKey>).GetProperty(nameof(Row<>.Figures))!, figures));
        var found = await records.GroupBy(by).OrderByDescending(g => g.Count()).Take(most).Select(Expression.Lambda<Func<IGrouping<TKey, T>, Row<TKey>>>(row, group)).ToListAsync(ct);
        return [.. found.Select(f => (f.Key, f.Count, f.Figures))];
    }

    private static MethodCallExpression FigureOf<T, TKey>(ParameterExpression group, Measure<T> measure) where T : class
    {
        var record = Expression.Parameter(typeof(T), "m");
        Expression value = Expression.Convert(Rebind.Body(measure.Field.Value, record), typeof(decimal?));
        if (measure.IsCounted is { } isCounted) value = Expression.Condition(Rebind.Body(isCounted, record), value, Expression.Constant(null, typeof(decimal?)));
        var number = Expression.Lambda<Func<T, decimal?>>(value, record);
        var name = measure.Function switch { "sum" => nameof(Enumerable.Sum), "avg" => nameof(Enumerable.Average), "min" => nameof(Enumerable.Min), _ => nameof(Enumerable.Max) };
        return Expression.Call(typeof(Enumerable), name, [typeof(T)], group, number);
    }

    private sealed class Row<TKey>
    {
        public TKey Key { get; init; } = default!;
        public int Count { get; init; }
        public decimal?[] Figures { get; init; } = [];
    }

    /// <summary>The year and month as <c>202611</c>; of a moment, where the organisation is.</summary>
    private static Expression MonthOf(Expression value, string timeZone)
    {
        if (value.Type == typeof(DateTimeOffset) || value.Type == typeof(DateTimeOffset?))
            return Expression.Call(typeof(Month), nameof(Month.Of), null, Expression.Convert(value, typeof(DateTimeOffset?)), Captured.Of(timeZone));
        var canBeEmpty = Nullable.GetUnderlyingType(value.Type) is not null;
        var day = canBeEmpty ? Expression.Property(value, nameof(Nullable<>.Value)) : value;
        var month = Expression.Convert(Expression.Add(Expression.Multiply(Expression.Property(day, nameof(DateOnly.Year)), Expression.Constant(100)), Expression.Property(day, nameof(DateOnly.Month))), typeof(int?));
        return canBeEmpty ? Expression.Condition(Expression.Equal(value, Expression.Constant(null, value.Type)), Expression.Constant(null, typeof(int?)), month) : month;
    }

    /// <summary>A value as the API writes it; null for none.</summary>
    private static string? Written(Field field, object? key) => key switch
    {
        null => null,
        int month when IsTime(field) => string.Create(CultureInfo.InvariantCulture, $"{month / 100:0000}-{month % 100:00}"),
        bool flag => flag ? "true" : "false",
        _ when field.OptionOf(key) is { } option => option.Value,
        _ => Convert.ToString(key, CultureInfo.InvariantCulture),
    };

    private static string ConditionOf(Field field, string? value)
    {
        if (value is null) return $"{field.Key} is null";
        if (field.Type == FieldType.YesNo) return $"{field.Key} = {value}";
        if (!IsTime(field)) return $"{field.Key} = '{value.Replace("'", "''", StringComparison.Ordinal)}'";
        var first = DateOnly.ParseExact(value + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"({field.Key} >= '{first:yyyy-MM-dd}' and {field.Key} < '{first.AddMonths(1):yyyy-MM-dd}')");
    }
}
