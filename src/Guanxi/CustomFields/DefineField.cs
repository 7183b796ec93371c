using Guanxi.Platform;
using Guanxi.Platform.Fields.Custom;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.CustomFields;

/// <summary>Gives a kind of record a further field. It works in every list, form, file and filter from the next request on.</summary>
internal static class DefineField
{
    private const int Most = 300;

    public static async Task<IResult> Handle(FieldChanges request, CrmDb db, TimeProvider clock, Session session, CancellationToken ct)
    {
        var catalogue = FieldQueries.CatalogueOf(request.Kind.Value) ?? throw Refusal.Field("kind", request.Kind.Value is null ? "required" : "unknown_option");
        if (request.Label.Value is not { } label) throw Refusal.Field("label", "required");
        var all = await db.FieldDefinitions.AsNoTracking().ToListAsync(ct);
        var others = all.Where(f => f.RecordKind == catalogue.Kind).ToList();
        var type = request.Type.Value ?? ComputedRules.TypeOf(request, [.. all.Where(f => !f.IsRemoved)]) ?? throw Refusal.Field("type", "required");
        if (others.Count(f => !f.IsRemoved) >= Most) throw Refusal.Rule("custom_field.too_many", Most);
        var key = KeyFor(request, label, [.. others.Select(f => f.Key)]);
        var field = FieldDefinition.Define(catalogue.Kind, key, type, request, others.Select(f => f.Position).DefaultIfEmpty(0).Max() + 1);
        DefinitionRules.Require(field, catalogue, [.. others.Where(f => !f.IsRemoved)], session, clock);
        ComputedRules.Require(field, before: null, [.. all.Where(f => !f.IsRemoved)], session, clock);
        IndexFields.RequireRoom(field, all);
        if (field.IsComputed) field.WorkOut();
        db.FieldDefinitions.Add(field);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/custom_fields/{field.Id}", FieldQueries.Row(field));
    }

    private static string KeyFor(FieldChanges request, string label, HashSet<string> taken)
    {
        if (string.IsNullOrWhiteSpace(request.Key.Value)) return FieldKeys.From(label, taken);
        var given = request.Key.Value.Trim();
        var key = given.StartsWith(CustomField.Prefix, StringComparison.Ordinal) ? given : CustomField.Prefix + given;
        if (!FieldKeys.IsValid(key)) throw Refusal.Field("key", "custom_field.key");
        return taken.Contains(key) ? throw Refusal.Conflict("custom_field.key_taken") : key;
    }
}
