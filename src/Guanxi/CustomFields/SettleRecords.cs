using System.Text.Json;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace Guanxi.CustomFields;

/// <summary>Sees to it, before a save, that the custom fields of every record in it are as their definitions say.</summary>
internal sealed class SettleRecords(CrmDb db, Session session, TimeProvider clock)
{
    private const string Member = "custom_fields";
    private readonly List<UniqueValue> unique = [];
    private readonly List<Link> links = [];

    /// <summary>The values of records with roll-ups as the database has them now, held until the save.</summary>
    private readonly Dictionary<Guid, Dictionary<string, JsonElement>> present = [];

    /// <summary>The id of a user or another record, in a field.</summary>
    private sealed record Link(string Kind, string Id, string Key);

    private sealed record UniqueValue(string Table, Guid RecordId, CustomField Field, string Part);

    /// <summary>Answers the transaction it opened to hold unique values; the caller commits it.</summary>
    /// <exception cref="Refusal">400 with what is wrong with which field.</exception>
    public async Task<IDbContextTransaction?> Settle(IReadOnlyCollection<EntityEntry> changed, CancellationToken ct)
    {
        var records = changed.Where(e => e is { Entity: ICustomized, State: EntityState.Added or EntityState.Modified }).ToList();
        if (records.Count == 0) return null;
        var set = await db.CustomFields(ct);
        var rolled = records.Where(e => e.State == EntityState.Modified && set.Of(KindOf(e)).Any(f => f.Rollup is not null)).ToList();
        var transaction = rolled.Count > 0 ? await Begin(ct) : null;
        try
        {
            foreach (var kind in rolled.GroupBy(KindOf)) await HoldRollups(kind.Key, [.. kind], ct);
            foreach (var entry in records) Settle(entry, set);
            foreach (var group in links.GroupBy(l => l.Kind)) await RequireThere(group.Key, [.. group], ct);
            if (unique.Count > 0) transaction ??= await Begin(ct);
            foreach (var value in unique.OrderBy(v => v.Part, StringComparer.Ordinal)) await Hold(value, ct);
            return transaction;
        }
        catch
        {
            if (transaction is not null) await transaction.DisposeAsync();
            throw;
        }
    }

    private async Task<IDbContextTransaction?> Begin(CancellationToken ct) => db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;

    private static string KindOf(EntityEntry entry) => AuditTrail.KindOf(entry.Entity.GetType())!;

    /// <summary>Roll-ups may have been worked out since the record was read: what is saved now must not bring the old ones back.</summary>
    private async Task HoldRollups(string kind, IReadOnlyCollection<EntityEntry> entries, CancellationToken ct)
    {
        foreach (var (id, values) in await WorkOutRecords.Hold(db, kind, [.. entries.Select(e => ((IRecord)e.Entity).RecordId)], ct)) present[id] = values;
    }

    private void Settle(EntityEntry entry, CustomFieldSet set)
    {
        var kind = KindOf(entry);
        var fields = set.Of(kind);
        var property = entry.Property(nameof(ICustomized.CustomFields));
        var before = entry.State == EntityState.Added ? [] : (Dictionary<string, JsonElement>)property.OriginalValue!;
        var given = (Dictionary<string, JsonElement>)property.CurrentValue!;
        if (fields.Count == 0 && given.Count == 0) return;
        var values = Checked(given, before, fields);
        if (entry.State == EntityState.Added) AddDefaults(values, fields);
        values = WorkedOut(entry, values, before, set);
        if (!ReferenceEquals(values, given)) property.CurrentValue = values;
        RequireWhatIsNeeded(entry, kind, set, before);
        links.AddRange(fields.Where(f => f.Type is FieldType.User or FieldType.Record && values.TryGetValue(f.Key, out var value) && !IsSame(before, f.Key, value))
            .Select(f => new Link(f.Type == FieldType.User ? "users" : f.TargetKind!, values[f.Key].GetString()!, f.Key)));
        AddUnique(entry, fields, values, before);
    }

    private void AddUnique(EntityEntry entry, IReadOnlyList<CustomField> fields, Dictionary<string, JsonElement> values, Dictionary<string, JsonElement> before)
    {
        var table = entry.Metadata.GetTableName()!;
        unique.AddRange(fields.Where(f => f.IsUnique && values.TryGetValue(f.Key, out var value) && !IsSame(before, f.Key, value))
            .Select(f => new UniqueValue(table, ((IRecord)entry.Entity).RecordId, f, CustomValues.Part(f.Key, values[f.Key]))));
    }

    /// <summary>For a record that is in the table already: nobody else has its unique values. Within the caller's transaction.</summary>
    /// <exception cref="Refusal">400 with the field.</exception>
    public async Task RequireFree(EntityEntry entry, CancellationToken ct)
    {
        AddUnique(entry, (await db.CustomFields(ct)).Of(KindOf(entry)), ((ICustomized)entry.Entity).CustomFields, []);
        foreach (var value in unique.OrderBy(v => v.Part, StringComparer.Ordinal)) await Hold(value, ct);
    }

    /// <summary>Roll-ups as they are at this moment, formulas as they come out of what is saved.</summary>
    private Dictionary<string, JsonElement> WorkedOut(EntityEntry entry, Dictionary<string, JsonElement> values, Dictionary<string, JsonElement> before, CustomFieldSet set)
    {
        var (kind, record, isNew) = (KindOf(entry), entry.Entity, entry.State == EntityState.Added);
        var fields = set.Of(kind);
        if (!fields.Any(f => f.IsComputed)) return values;
        var known = present.GetValueOrDefault(((IRecord)record).RecordId, before);
        var worked = new Dictionary<string, JsonElement>(values);
        foreach (var field in fields.Where(f => f.Rollup is not null))
        {
            if (known.TryGetValue(field.Key, out var value)) worked[field.Key] = value;
            else FormulaSheet.Put(worked, field, field.Rollup!.Function == RollupFunction.Count && isNew ? 0m : null);
        }
        set.FormulasOf(FieldQueries.CatalogueOf(kind)!).WorkOut(record, worked, FilterContext.Of(session, clock).Today, session.TimeZone);
        return worked.Count == values.Count && worked.All(w => IsSame(values, w.Key, w.Value)) ? values : worked;
    }

    /// <summary>What was there already stays as it is, also where the definition has become narrower since.</summary>
    private Dictionary<string, JsonElement> Checked(Dictionary<string, JsonElement> given, Dictionary<string, JsonElement> before, IReadOnlyList<CustomField> fields)
    {
        if (given.All(v => IsSame(before, v.Key, v.Value))) return given;
        var kept = new Dictionary<string, JsonElement>();
        foreach (var (key, value) in given)
        {
            if (IsSame(before, key, value)) kept[key] = value;
            else if (fields.FirstOrDefault(f => f.Key == key) is not { } field) throw Refusal.Field($"{Member}.{key}", "unknown_field");
            else if (!field.IsComputed) kept[key] = Kept(field, value);
            else if (!session.IsSystem && session.Source != "import") throw Refusal.Field($"{Member}.{key}", "read_only_field"); // an import taken back brings its old values
        }
        return kept;
    }

    private static JsonElement Kept(CustomField field, JsonElement value)
    {
        var (kept, fault) = CustomValues.Check(field, value);
        return kept ?? throw Refusal.Field($"{Member}.{field.Key}", fault!.Code, fault.Args);
    }

    private static bool IsSame(Dictionary<string, JsonElement> before, string key, JsonElement value) =>
        before.TryGetValue(key, out var old) && JsonElement.DeepEquals(old, value);

    private static void AddDefaults(Dictionary<string, JsonElement> values, IReadOnlyList<CustomField> fields)
    {
        foreach (var field in fields.Where(f => f.Default is not null && !values.ContainsKey(f.Key)))
            if (CustomValues.Check(field, CustomValues.FromText(field, field.Default!)).Kept is { } usual) values[field.Key] = usual;
    }

    /// <summary>
    /// A new record has all that is required. A change may not empty a required field, nor make one required that is empty; what was
    /// missing before stays missing, else nobody could correct a telephone number after a field was added.
    /// </summary>
    private void RequireWhatIsNeeded(EntityEntry entry, string kind, CustomFieldSet set, Dictionary<string, JsonElement> before)
    {
        var values = ((ICustomized)entry.Entity).CustomFields;
        var empty = set.Of(kind).Where(f => (f.IsRequired || f.RequiredWhen is not null) && !values.ContainsKey(f.Key)).ToList();
        if (empty.Count == 0) return;
        var needs = new FieldNeeds(FieldQueries.CatalogueOf(kind)!, set, FilterContext.Of(session, clock));
        var old = entry.State == EntityState.Modified ? entry.OriginalValues.ToObject() : null;
        foreach (var field in empty)
            if (needs.Of(field, entry.Entity) && (old is null || before.ContainsKey(field.Key) || !needs.Of(field, old))) throw Refusal.Field($"{Member}.{field.Key}", "required");
    }

    /// <summary>What one may not see can't be linked to: the answer is the same as for what is not there.</summary>
    private async Task RequireThere(string kind, List<Link> wanted, CancellationToken ct)
    {
        var names = await Modules.CatalogueOf(kind)!.Names(db, [.. wanted.Select(l => l.Id).Distinct()], ct);
        if (wanted.Find(l => !names.ContainsKey(l.Id)) is { } missing) throw Refusal.Field($"{Member}.{missing.Key}", "not_found");
    }

    /// <summary>Others who write the same value wait for this transaction; none of them gets it twice.</summary>
    private async Task Hold(UniqueValue value, CancellationToken ct)
    {
        var name = $"{session.TenantId:N}/{value.Table}/{value.Part}";
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", ct);
        // the name of the table is from our own model
#pragma warning disable EF1002
        var taken = await db.Database.SqlQueryRaw<Guid>($"SELECT id AS \"Value\" FROM crm.{value.Table} WHERE custom_fields @> {{0}}::jsonb AND id <> {{1}} LIMIT 1", value.Part, value.RecordId).ToListAsync(ct);
#pragma warning restore EF1002
        if (taken.Count > 0) throw Refusal.Field($"{Member}.{value.Field.Key}", "custom.not_unique");
    }
}
