using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Texts;

namespace Guanxi.Platform.Tables;

/// <summary>Which columns of a kind of record an export has, and how a value looks in a file for people.</summary>
public static class RecordExport
{
    /// <exception cref="Refusal">400 for a column that does not exist or may not leave.</exception>
    public static IReadOnlyList<Field<T>> Columns<T>(FieldCatalogue<T> catalogue, string? keys) where T : class
    {
        if (string.IsNullOrWhiteSpace(keys)) return [.. catalogue.Fields.Where(f => IsOffered(catalogue, f))];
        return [.. keys.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()
            .Select(k => catalogue.Find(k) is { } field && IsOffered(catalogue, field) ? field : throw Refusal.Field("columns", "unknown_field"))];
    }

    private static bool IsOffered(FieldCatalogue catalogue, Field field) =>
        field.Exportable && FieldSight.Current?.Find(catalogue.Kind, field.Key) is not { Access: FieldAccess.Hidden };

    /// <summary>JSON is for programs and keeps keys and values; the others are for people and carry labels.</summary>
    public static IReadOnlyList<TableColumn> Headings<T>(IEnumerable<Field<T>> fields, string format, string language) where T : class =>
        [.. fields.Select(f => new TableColumn(f.Key, format == "json" ? f.Key : f.Label(language), f.Type))];

    public static object? Cell<T>(Field<T> field, T record, string format, string language) where T : class
    {
        var value = field.Read(record);
        if (value is null) return null;
        if (field.Type == FieldType.Select && field.OptionOf(value) is { } option) return format == "json" ? option.Value : option.Label(language);
        return value is Enum member ? member.ToString() : value;
    }

    public static string LanguageOf(string? asked, string callers) => asked is null ? callers : Text.Known(asked);
}
