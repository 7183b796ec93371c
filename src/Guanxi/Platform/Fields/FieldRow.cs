using Guanxi.Platform.Fields.Custom;

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
    CustomFieldRow? Custom,
    FieldAccess Access,
    bool Withholdable)
{
    public static FieldRow Of(Field field, FieldCatalogue all, string language, FieldAccess access = FieldAccess.Full) => new(
        field.Key,
        field.Label(language),
        field.Zh,
        field.En,
        field.Type,
        field.Type is FieldType.Select or FieldType.MultiSelect ? [.. field.Options.Select(o => new OptionRow(o.Value, o.Label(language)))] : null,
        field.Required,
        field.ReadOnly || access < FieldAccess.Full,
        field.Filterable && access >= FieldAccess.ReadOnly,
        field.Sortable && access >= FieldAccess.ReadOnly,
        field.Importable && access == FieldAccess.Full,
        field.Exportable,
        field.MaxLength,
        field.Custom is { } custom ? CustomFieldRow.Of(custom, all, language) : null,
        access,
        field.Withholdable);
}

/// <summary>What forms need to know of a field of the organisation's own.</summary>
public sealed record CustomFieldRow(
    string? Section, string? Help, ConditionTree? ShownWhenTree, ConditionTree? RequiredWhenTree, string? Default, decimal? Min, decimal? Max, bool IsUnique, string? TargetKind)
{
    public static CustomFieldRow Of(CustomField field, FieldCatalogue all, string language) => new(
        field.Section, field.Help(language), ConditionTree.Of(field.ShownWhen, all), ConditionTree.Of(field.RequiredWhen, all), field.Default, field.Min, field.Max, field.IsUnique, field.TargetKind);
}

/// <summary>A choice of a select field, in the caller's language.</summary>
public sealed record OptionRow(string Value, string Label);
