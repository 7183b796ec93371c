using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.CustomFields;

/// <summary>The fields of one kind in the order they are to stand in, each under its section.</summary>
public sealed record FieldLayout
{
    [Needed, Text(40)] public required string Kind { get; init; }
    [AtMost(400), NoGaps] public required List<FieldPlace> Fields { get; init; }
}

public sealed record FieldPlace
{
    public required Id<FieldDefinition> FieldId { get; init; }
    [Text(60)] public string? Section { get; init; }
}

internal static class ArrangeFields
{
    /// <summary>Fields that are not named keep their section and stand behind those that are.</summary>
    public static async Task<Listing<FieldDefinitionRow>> Handle(FieldLayout request, CrmDb db, CancellationToken ct)
    {
        var fields = await db.FieldDefinitions.Where(f => f.RecordKind == request.Kind && !f.IsRemoved).OrderBy(f => f.Position).ThenBy(f => f.Id).ToListAsync(ct);
        var places = request.Fields.Select((place, i) => (place, i)).GroupBy(p => p.place.FieldId).ToDictionary(g => g.Key, g => g.First());
        if (places.Keys.Any(id => fields.TrueForAll(f => f.Id != id))) throw Refusal.Field("fields", "not_found");
        foreach (var (field, last) in fields.Select((f, i) => (f, places.Count + i)))
        {
            if (places.TryGetValue(field.Id, out var named)) field.Place(named.i, named.place.Section);
            else field.Place(last, field.Section);
        }
        await db.SaveChangesAsync(ct);
        return await FieldQueries.List(request.Kind, db, ct);
    }
}
