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
        field.Change(request);
        var others = await db.FieldDefinitions.AsNoTracking().Where(f => f.RecordKind == field.RecordKind && f.Id != id && !f.IsRemoved).ToListAsync(ct);
        DefinitionRules.Require(field, FieldQueries.CatalogueOf(field.RecordKind)!, others, session, clock);
        await db.SaveChangesAsync(ct);
        return FieldQueries.Row(field);
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
