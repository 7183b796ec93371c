using System.Text.Json;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Formulas;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Validation;

namespace Guanxi.CustomFields;

/// <summary>A formula that is being written.</summary>
public sealed record PreviewRequest
{
    /// <summary>The kind of record, e.g. <c>customers</c>.</summary>
    [Needed, Text(40)] public required string Kind { get; init; }
    [Needed, Text(FormulaParser.MaxLength)] public required string Formula { get; init; }

    /// <summary>The record it is tried on; the newest when left out.</summary>
    [Text(60)] public string? RecordId { get; init; }
}

/// <summary>What a formula comes to on one record, or where it is wrong. The value is null for nothing.</summary>
public sealed record FieldPreview(FormulaFault? Fault, FormulaType? Type, string? RecordId, string? RecordName, JsonElement? Value);

/// <summary>Tries a formula on a record before it is saved.</summary>
internal static class PreviewField
{
    public static async Task<FieldPreview> Handle(PreviewRequest request, CrmDb db, TimeProvider clock, Session session, CancellationToken ct)
    {
        var known = FieldQueries.CatalogueOf(request.Kind) ?? throw Refusal.Field("kind", "unknown_option");
        var fields = known.In(await db.CustomFields(ct));
        Formula formula;
        try
        {
            formula = Formula.Of(request.Formula, fields);
        }
        catch (FormulaException wrong)
        {
            return new(new(wrong.Code, wrong.Position, wrong.Length, wrong.Text(session.Language)), null, null, null, null);
        }
        if (await known.Sample(db, request.RecordId, ct) is not { } sample) return new(null, formula.Type, null, null, null);
        var values = new Dictionary<string, JsonElement>(((ICustomized)sample.Record).CustomFields);
        var scope = new FormulaScope(
            field => !FieldSight.Sees(request.Kind, field.Key) ? null : field.Custom is { } own ? CustomColumn.Read(own, values) : field.ReadFrom(sample.Record),
            FilterContext.Of(session, clock).Today, session.TimeZone);
        var kept = FormulaSheet.Kept(new CustomField { Key = "c_", Zh = "", En = "", Type = ResultOf(formula.Type) }, formula.Value(scope));
        return new(null, formula.Type, sample.Id, sample.Name, kept);
    }

    private static FieldType ResultOf(FormulaType type) => type switch
    {
        FormulaType.Number => FieldType.Number,
        FormulaType.Date => FieldType.Date,
        FormulaType.YesNo => FieldType.YesNo,
        _ => FieldType.Text,
    };
}
