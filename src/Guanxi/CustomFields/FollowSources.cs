using System.Collections.Concurrent;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Guanxi.CustomFields;

/// <summary>Which records' roll-ups are touched when records that they count are made, changed, moved or deleted.</summary>
internal static class FollowSources
{
    private const int AtOnce = 500;
    private static readonly ConcurrentDictionary<Type, Source?> Known = [];

    private sealed record Source(string Kind, IReadOnlyList<Relation> Relations);

    public static async Task<IReadOnlyList<RollupsDue>> Of(CrmDb db, IReadOnlyCollection<EntityEntry> changed, CancellationToken ct)
    {
        var touched = changed.Where(e => SourceOf(e.Entity.GetType()) is not null).ToList();
        if (touched.Count == 0) return [];
        var set = await db.CustomFields(ct);
        var parents = touched.SelectMany(e => Wanted(SourceOf(e.Entity.GetType())!, set).SelectMany(relation => Parents(e, relation).Select(id => (relation.To.Kind, id))));
        return Due(parents);
    }

    /// <summary>The same for new rows that are written in bulk.</summary>
    public static async Task<IReadOnlyList<RollupsDue>> Of<T>(CrmDb db, IReadOnlyCollection<T> rows, CancellationToken ct) where T : class
    {
        if (SourceOf(typeof(T)) is not { } source) return [];
        var wanted = Wanted(source, await db.CustomFields(ct)).ToList();
        return Due(wanted.SelectMany(relation => rows.Select(row => (relation.To.Kind, IdOf(typeof(T).GetProperty(relation.Property)!.GetValue(row))))
            .Where(p => p.Item2 is not null).Select(p => (p.Kind, p.Item2!.Value))));
    }

    /// <summary>A value that was worked out may count in a roll-up of another record.</summary>
    public static async Task Raise(CrmDb db, string kind, Guid[] changed, CancellationToken ct)
    {
        var known = Modules.CatalogueOf(kind)!;
        var wanted = changed.Length == 0 ? [] : Wanted(new Source(kind, [.. known.Relations]), await db.CustomFields(ct)).ToList();
        if (wanted.Count == 0) return;
        var records = await known.Load(db, changed, ct);
        foreach (var due in Due(wanted.SelectMany(relation => records.Values.Select(r => (relation.To.Kind, IdOf(r.GetType().GetProperty(relation.Property)!.GetValue(r))))
            .Where(p => p.Item2 is not null).Select(p => (p.Kind, p.Item2!.Value))))) db.Raise(due);
    }

    private static List<RollupsDue> Due(IEnumerable<(string Kind, Guid Id)> parents) =>
        [.. parents.Distinct().GroupBy(p => p.Kind).SelectMany(g => g.Select(p => p.Id).Chunk(AtOnce).Select(ids => new RollupsDue(g.Key, ids)))];

    private static IEnumerable<Relation> Wanted(Source source, Platform.Fields.Custom.CustomFieldSet set)
    {
        var rollups = set.RollupsOver(source.Kind).ToList();
        return source.Relations.Where(r => rollups.Exists(u => u.Kind == r.To.Kind && u.Field.Rollup!.Relation == r.Key));
    }

    private static IEnumerable<Guid> Parents(EntityEntry entry, Relation relation)
    {
        var property = entry.Property(relation.Property);
        object?[] values = entry.State == EntityState.Added ? [property.CurrentValue] : [property.CurrentValue, property.OriginalValue];
        return values.Select(IdOf).OfType<Guid>();
    }

    private static Guid? IdOf(object? id) => (id as IRecordId)?.Value;

    private static Source? SourceOf(Type type) => Known.GetOrAdd(type, static t =>
        AuditTrail.KindOf(t) is { } kind && Modules.CatalogueOf(kind) is { } known && known.Relations.ToList() is { Count: > 0 } relations ? new(kind, relations) : null);
}
