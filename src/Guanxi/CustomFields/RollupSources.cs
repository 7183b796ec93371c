using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;

namespace Guanxi.CustomFields;

/// <summary>Records that point at records of a kind, and what a roll-up can make of their fields.</summary>
public sealed record RollupSource(string Kind, string Relation, string Label, IReadOnlyList<RollupField> Fields);

/// <summary>A field with the functions that fit it.</summary>
public sealed record RollupField(string Key, string Label, FieldType Type, IReadOnlyList<RollupFunction> Functions);

/// <summary>What can be rolled up into which kind of record.</summary>
internal static class RollupSources
{
    private static readonly FieldType[] Ordered = [.. FieldTypes.Numbers, FieldType.Date, FieldType.Instant];
    private static readonly FieldType[] Shown = [.. Ordered, FieldType.Text, FieldType.Select, FieldType.YesNo, FieldType.Phone, FieldType.Email, FieldType.Url];

    public static Listing<RollupSource> List(string kind, Session session)
    {
        var sources = Modules.All.SelectMany(m => m.Fields).SelectMany(known => known.Relations.Where(r => r.To.Kind == kind).Select(r => (known, r)));
        return new([.. sources.Select(s => new RollupSource(s.known.Kind, s.r.Key, Field.InLanguage(session.Language, s.r.Zh, s.r.En), FieldsOf(session.FieldsOf(s.known.Kind)!, session.Language)))]);
    }

    public static FieldCatalogue? CatalogueOf(string kind) => Modules.CatalogueOf(kind);

    public static Relation? RelationOf(Rollup rollup) => CatalogueOf(rollup.Kind)?.Relations.FirstOrDefault(r => r.Key == rollup.Relation);

    /// <summary>The type of what comes out.</summary>
    /// <exception cref="Refusal">400 when there is no such field or the function does not fit it.</exception>
    public static FieldType TypeOf(Rollup rollup, CustomFieldSet set)
    {
        if (CatalogueOf(rollup.Kind) is not { } known || RelationOf(rollup) is null) throw Refusal.Field("rollup", "unknown_option");
        if (rollup.Function == RollupFunction.Count) return FieldType.Integer;
        if (rollup.Field is null || known.In(set).Find(rollup.Field) is not { } field || field.Key != rollup.Field) throw Refusal.Field("rollup", "custom_field.rollup_field");
        if (!FunctionsOf(field).Contains(rollup.Function)) throw Refusal.Field("rollup", "custom_field.rollup_function", field.Zh);
        return (rollup.Function, field.Type) switch
        {
            (RollupFunction.Sum, FieldType.Integer) => FieldType.Number,
            (RollupFunction.Last, FieldType.Select) => FieldType.Text,
            var (_, type) => type,
        };
    }

    private static IReadOnlyList<RollupField> FieldsOf(FieldCatalogue known, string language) =>
        [.. known.Fields.Where(f => FunctionsOf(f).Count > 0).Select(f => new RollupField(f.Key, f.Label(language), f.Type, FunctionsOf(f)))];

    private static List<RollupFunction> FunctionsOf(Field field)
    {
        var functions = new List<RollupFunction>();
        if (!field.IsOfRecordAlone) return functions;
        if (FieldTypes.Numbers.Contains(field.Type)) functions.Add(RollupFunction.Sum);
        if (Ordered.Contains(field.Type)) functions.AddRange([RollupFunction.Min, RollupFunction.Max]);
        if (Shown.Contains(field.Type)) functions.Add(RollupFunction.Last);
        return functions;
    }
}
