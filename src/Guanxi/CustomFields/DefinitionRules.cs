using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Filters;

namespace Guanxi.CustomFields;

/// <summary>What a definition must hold to, alone and beside the other fields of its kind.</summary>
internal static class DefinitionRules
{
    private static readonly FieldType[] Possible =
    [
        FieldType.Text, FieldType.LongText, FieldType.Integer, FieldType.Number, FieldType.Money, FieldType.Date, FieldType.Instant, FieldType.YesNo, FieldType.Select,
        FieldType.MultiSelect, FieldType.Phone, FieldType.Email, FieldType.Url, FieldType.User, FieldType.Record,
    ];

    private static readonly FieldType[] Texts = [FieldType.Text, FieldType.LongText, FieldType.Phone, FieldType.Email, FieldType.Url];
    private static readonly FieldType[] Choices = [FieldType.Select, FieldType.MultiSelect];

    /// <exception cref="Refusal">400 naming the member that is wrong, 409 for a label in use.</exception>
    public static void Require(FieldDefinition field, FieldCatalogue builtIn, IReadOnlyList<FieldDefinition> others, Session session, TimeProvider clock)
    {
        if (!Possible.Contains(field.Type)) throw Refusal.Field("type", "unknown_option");
        if (Choices.Contains(field.Type) != field.Options.Count > 0) throw Refusal.Field("options", field.Options.Count > 0 ? "custom_field.no_options" : "required");
        if (field.Options.GroupBy(o => o.Value).Any(g => g.Count() > 1)) throw Refusal.Field("options", "custom_field.same_option");
        if (field.Pattern is { } pattern && (!Texts.Contains(field.Type) || !FieldPattern.IsValid(pattern))) throw Refusal.Field("pattern", "custom_field.pattern");
        RequireRange(field);
        if (field.IsUnique && field.Type is FieldType.LongText or FieldType.MultiSelect or FieldType.YesNo && field.IsUnique) throw Refusal.Field("unique", "custom_field.not_unique");
        if (field.Type == FieldType.Record != field.TargetKind is not null || (field.TargetKind is { } target && FieldQueries.CatalogueOf(target) is null))
            throw Refusal.Field("target_kind", field.TargetKind is null ? "required" : "unknown_option");
        if (field.IsIndexed && !IndexFields.CanBe(field.Type)) throw Refusal.Field("indexed", "custom_field.not_indexed");
        RequireOwnName(field, builtIn, others);
        if (field.Default is { } given && CustomValues.Check(field.Compiled(), CustomValues.FromText(field.Compiled(), given)).Fault is { } fault) throw Refusal.Field("default", fault.Code, fault.Args);
        RequireCondition("shown_when", field.ShownWhen, field, builtIn, others, session, clock);
        RequireCondition("required_when", field.RequiredWhen, field, builtIn, others, session, clock);
    }

    private static void RequireRange(FieldDefinition field)
    {
        if ((field.Min ?? field.Max) is null) return;
        if (!FieldTypes.Numbers.Contains(field.Type)) throw Refusal.Field(field.Min is null ? "max" : "min", "custom_field.no_range");
        if (field.Min > field.Max) throw Refusal.Field("max", "custom_field.empty_range");
    }

    /// <summary>Filters and files name fields by their labels too: one name, one field.</summary>
    private static void RequireOwnName(FieldDefinition field, FieldCatalogue builtIn, IReadOnlyList<FieldDefinition> others)
    {
        foreach (var (member, name) in new[] { ("label", field.Label), ("label_en", field.LabelEn ?? field.Label) })
        {
            if (builtIn.Find(name) is not null || others.Any(o => IsNamed(o.Label, name) || IsNamed(o.LabelEn, name)))
                throw Refusal.Field(member, "custom_field.label_taken", name);
        }
    }

    private static bool IsNamed(string? label, string name) => label is not null && label.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static void RequireCondition(
        string member, string? condition, FieldDefinition field, FieldCatalogue builtIn, IReadOnlyList<FieldDefinition> others, Session session, TimeProvider clock)
    {
        if (condition is null) return;
        var set = new CustomFieldSet(new Dictionary<string, IReadOnlyList<CustomField>> { [field.RecordKind] = [.. others.Where(o => o.IsActive).Select(o => o.Compiled())] });
        try
        {
            builtIn.OwnCondition(condition, set, FilterContext.Of(session, clock));
        }
        catch (FilterException wrong)
        {
            throw Refusal.Field(member, "custom_field.condition", wrong.Text(session.Language));
        }
    }
}
