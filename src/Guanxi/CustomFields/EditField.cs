using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.CustomFields;

internal static class EditField
{
    public static async Task<FieldDefinitionRow> Handle(Id<FieldDefinition> id, FieldChanges request, HttpContext http, CrmDb db, TimeProvider clock, Session session, CancellationToken ct)
    {
        var field = await Find(db, id, ct);
        await http.RequireSame(field.Version, request.Version, () => Task.FromResult<object>(FieldQueries.Row(field)));
        RequireFixed("kind", request.Kind, field.RecordKind);
        RequireFixed("key", request.Key, field.Key);
        RequireFixed("target_kind", request.TargetKind, field.TargetKind);
        if (request.Type is { IsSet: true, Value: var type } && type != field.Type) throw Refusal.Field("type", "read_only_field");
        RequireSameOrigin(request, field);
        var all = await db.FieldDefinitions.AsNoTracking().Where(f => !f.IsRemoved).ToListAsync(ct);
        var before = all.Single(f => f.Id == id);
        field.Change(request);
        List<FieldDefinition> others = [.. all.Where(f => f.Id != id)];
        DefinitionRules.Require(field, FieldQueries.CatalogueOf(field.RecordKind)!, [.. others.Where(f => f.RecordKind == field.RecordKind)], session, clock);
        ComputedRules.Require(field, before, others, session, clock);
        IndexFields.RequireRoom(field, others);
        if (field.IsComputed && (field.Formula != before.Formula || field.Rollup != before.Rollup || (field.IsActive && !before.IsActive))) field.WorkOut();
        await db.SaveChangesAsync(ct);
        return FieldQueries.Row(field);
    }

    /// <summary>A field that people write never becomes one that is worked out, nor the other way round.</summary>
    private static void RequireSameOrigin(FieldChanges request, FieldDefinition field)
    {
        if (request.Formula.Value is not null && field.Formula is null) throw Refusal.Field("formula", "read_only_field");
        if (request.Rollup.Value is not null && field.Rollup is null) throw Refusal.Field("rollup", "read_only_field");
    }

    /// <summary>Takes the field and all its values away, for good. Only one that is out of use.</summary>
    public static async Task<IResult> Remove(Id<FieldDefinition> id, CrmDb db, CancellationToken ct)
    {
        (await Find(db, id, ct)).Remove();
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    private static async Task<FieldDefinition> Find(CrmDb db, Id<FieldDefinition> id, CancellationToken ct) =>
        await db.FieldDefinitions.Where(f => !f.IsRemoved).Get(id, ct);

    private static void RequireFixed(string member, Optional<string> given, string? now)
    {
        if (given.IsSet && given.Value != now) throw Refusal.Field(member, "read_only_field");
    }
}
