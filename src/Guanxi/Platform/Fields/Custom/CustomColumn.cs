using System.Linq.Expressions;

namespace Guanxi.Platform.Fields.Custom;

/// <summary>Makes a custom field one like any other: a path from the record to its value that the database understands.</summary>
internal static class CustomColumn
{
    public static Field<T> Field<T>(CustomField custom) where T : class
    {
        var record = Expression.Parameter(typeof(T), "r");
        var values = Expression.Property(record, nameof(ICustomized.CustomFields));
        return new Field<T>
        {
            Key = custom.Key,
            Zh = custom.Zh,
            En = custom.En,
            Type = custom.Type,
            Value = Expression.Lambda(Expression.Call(typeof(CustomValue), ReaderOf(custom.Type), null, values, Expression.Constant(custom.Key)), record),
            Options = custom.Options,
            Required = custom.IsRequired,
            ReadOnly = custom.IsComputed,
            Sortable = custom.Type is not (FieldType.MultiSelect or FieldType.LongText or FieldType.User or FieldType.Record),
            MaxLength = custom.Type switch { FieldType.LongText => CustomValues.LongestText, _ => CustomValues.LongestLine },
            Custom = custom,
            Withholdable = custom is { IsComputed: true } or { IsRequired: false, Type: not (FieldType.User or FieldType.Record) },
        };
    }

    /// <summary>The same value in memory.</summary>
    public static object? Read(CustomField custom, Dictionary<string, System.Text.Json.JsonElement> values) => ReaderOf(custom.Type) switch
    {
        nameof(CustomValue.Number) => CustomValue.Number(values, custom.Key),
        nameof(CustomValue.Day) => CustomValue.Day(values, custom.Key),
        nameof(CustomValue.Instant) => CustomValue.Instant(values, custom.Key),
        nameof(CustomValue.Flag) => CustomValue.Flag(values, custom.Key),
        nameof(CustomValue.Words) => CustomValue.Words(values, custom.Key),
        _ => CustomValue.Text(values, custom.Key),
    };

    private static string ReaderOf(FieldType type) => type switch
    {
        FieldType.Integer or FieldType.Number or FieldType.Money => nameof(CustomValue.Number),
        FieldType.Date => nameof(CustomValue.Day),
        FieldType.Instant => nameof(CustomValue.Instant),
        FieldType.YesNo => nameof(CustomValue.Flag),
        FieldType.MultiSelect => nameof(CustomValue.Words),
        _ => nameof(CustomValue.Text),
    };
}
