namespace Guanxi.Platform.Fields;

/// <summary>A field as <c>GET /api/fields/{kind}</c> tells it to the browser and to programs.</summary>
public sealed record FieldRow(
    string Key,
    string Label,
    string LabelZh,
    string LabelEn,
    FieldType Type,
    IReadOnlyList<OptionRow>? Options,
    bool Required,
    bool ReadOnly,
    bool Filterable,
    bool Sortable,
    bool Importable,
    bool Exportable,
    int? MaxLength,
    FieldAccess Access,
    bool Withholdable)
{
    public static FieldRow Of(Field field, string language, FieldAccess access = FieldAccess.Full) => new(
        field.Key,
        field.Label(language),
        field.Zh,
        field.En,
        field.Type,
        field.Type == FieldType.Select ? [.. field.Options.Select(o => new OptionRow(o.Value, o.Label(language)))] : null,
        field.Required,
        field.ReadOnly || access < FieldAccess.Full,
        field.Filterable && access >= FieldAccess.ReadOnly,
        field.Sortable && access >= FieldAccess.ReadOnly,
        field.Importable && access == FieldAccess.Full,
        field.Exportable,
        field.MaxLength,
        access,
        field.Withholdable);
}

/// <summary>A choice of a select field, in the caller's language.</summary>
public sealed record OptionRow(string Value, string Label);
