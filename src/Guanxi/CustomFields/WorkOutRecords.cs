using System.Text.Json;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Filters;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.CustomFields;

/// <summary>The roll-ups of these records must be worked out anew: what they count has changed.</summary>
[Event("custom_field.rollups_due")]
public sealed record RollupsDue(string Kind, Guid[] Ids) : IEvent;

/// <summary>
/// Works out formulas and roll-ups of records that nobody saves. The records are held first and read then, so that of two who do it at once
/// the second sees what the first saw and more. Neither version nor log tell of it: no person changed anything.
/// </summary>
internal sealed class WorkOutRecords(CrmDb db, Session session, TimeProvider clock)
{
    private const int Chunk = 500;

    public static Task OnRollupsDue(RollupsDue due, ReactionScope scope) => In(scope).WorkOut(due.Kind, due.Ids, scope.Cancelled);

    /// <summary>A chunk is a delivery of its own, which leads to the next, so a stop in between loses nothing and other work gets its turn.</summary>
    public static async Task OnValuesDue(ValuesDue due, ReactionScope scope)
    {
        var (db, ct) = (scope.Db, scope.Cancelled);
        if (due.Run is { } run && !await db.FieldDefinitions.AnyAsync(f => f.Run == run, ct)) return;
        var table = FieldQueries.TableOf(db, due.Kind);
#pragma warning disable EF1002
        var ids = await db.Database.SqlQueryRaw<Guid>($"SELECT id AS \"Value\" FROM crm.{table} WHERE id > {{0}} ORDER BY id LIMIT {Chunk}", due.Behind ?? Guid.Empty).ToListAsync(ct);
#pragma warning restore EF1002
        await In(scope).WorkOut(due.Kind, ids, ct);
        if (ids.Count == Chunk) db.Raise(due with { Behind = ids[^1] });
        else if (due.Run is { } done) await db.FieldDefinitions.Where(f => f.Run == done).ExecuteUpdateAsync(set => set.SetProperty(f => f.Run, (Guid?)null), ct);
    }

    private static WorkOutRecords In(ReactionScope scope) => new(scope.Db, scope.Get<Session>(), scope.Get<TimeProvider>());

    /// <summary>The custom fields of these records as the database has them; nobody else writes them until the transaction ends.</summary>
    public static async Task<Dictionary<Guid, Dictionary<string, JsonElement>>> Hold(CrmDb db, string kind, Guid[] ids, CancellationToken ct)
    {
        var table = FieldQueries.TableOf(db, kind);
#pragma warning disable EF1002
        var held = await db.Database.SqlQueryRaw<Held>($"SELECT id, custom_fields::text AS values FROM crm.{table} WHERE id = ANY ({{0}}) ORDER BY id FOR UPDATE", ids).ToListAsync(ct);
#pragma warning restore EF1002
        return held.ToDictionary(h => h.Id, h => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(h.Values)!);
    }

    private async Task WorkOut(string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var set = await db.CustomFields(ct);
        var known = FieldQueries.CatalogueOf(kind);
        if (known is null || ids.Count == 0 || !set.Of(kind).Any(f => f.IsComputed)) return;
        var held = await Hold(db, kind, [.. ids], ct);
        if (held.Count == 0) return;
        var worked = held.ToDictionary(h => h.Key, h => new Dictionary<string, JsonElement>(h.Value));
        foreach (var field in set.Of(kind).Where(f => f.Rollup is not null)) await Gather(field, worked, set, ct);
        var sheet = set.FormulasOf(known);
        var records = sheet.IsEmpty ? [] : await known.Load(db, held.Keys, ct);
        var today = FilterContext.Of(session, clock).Today;
        foreach (var (id, record) in records) sheet.WorkOut(record, worked[id], today, session.TimeZone);
        var changed = worked.Where(w => !IsSame(w.Value, held[w.Key])).ToList();
        await Write(kind, changed, ct);
        await FollowSources.Raise(db, kind, [.. changed.Select(c => c.Key)], ct);
    }

    /// <summary>A field or filter that is not understood any more leaves its values as they are.</summary>
    private async Task Gather(CustomField field, Dictionary<Guid, Dictionary<string, JsonElement>> worked, CustomFieldSet set, CancellationToken ct)
    {
        var source = Modules.CatalogueOf(field.Rollup!.Kind)!.In(set);
        try
        {
            var found = await source.Gather(db, await InOneCurrency(field.Rollup, source, ct), worked.Keys, FilterContext.Of(session, clock, db), ct);
            foreach (var (id, values) in worked)
                FormulaSheet.Put(values, field, found.GetValueOrDefault(id) ?? (field.Rollup.Function == RollupFunction.Count ? 0m : null));
        }
        catch (FilterException)
        {
            // said when the field or what it reads was changed
        }
    }

    /// <summary>Money that is added up or compared is the organisation's, unless the filter asks for another currency: see decision 0058.</summary>
    private async Task<Rollup> InOneCurrency(Rollup rollup, FieldCatalogue source, CancellationToken ct)
    {
        if (rollup.Function is RollupFunction.Count or RollupFunction.Last || rollup.Field is null || source.Find(rollup.Field)?.Type != FieldType.Money || source.Find("currency") is not { } currency) return rollup;
        if (rollup.Filter is { } filter && Filter.Parse(filter).Required().Any(c => c.Operator == Operator.Equal && source.Find(c.Field) == currency)) return rollup;
        var ours = $"currency = '{await TenancyModule.Currency(db, ct)}'";
        return rollup with { Filter = rollup.Filter is null ? ours : $"({rollup.Filter}) and {ours}" };
    }

    private async Task Write(string kind, List<KeyValuePair<Guid, Dictionary<string, JsonElement>>> changed, CancellationToken ct)
    {
        if (changed.Count == 0) return;
        var table = FieldQueries.TableOf(db, kind);
        var (ids, values) = (changed.Select(c => c.Key).ToArray(), changed.Select(c => JsonSerializer.Serialize(c.Value, Json.Options)).ToArray());
#pragma warning disable EF1002
        await db.Database.ExecuteSqlRawAsync($"UPDATE crm.{table} AS r SET custom_fields = v.value::jsonb FROM unnest({{0}}::uuid[], {{1}}::text[]) AS v(id, value) WHERE r.id = v.id", [ids, values], ct);
#pragma warning restore EF1002
    }

    private static bool IsSame(Dictionary<string, JsonElement> a, Dictionary<string, JsonElement> b) =>
        a.Count == b.Count && a.All(v => b.TryGetValue(v.Key, out var other) && JsonElement.DeepEquals(v.Value, other));

    private sealed record Held(Guid Id, string Values);
}
