using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Tables;

namespace Guanxi.Platform.Import;

public enum ImportMode { Create, Update, Upsert }

/// <summary>What an import was told: what to do with rows that are known, by which field they are known, how cells read.</summary>
public sealed record ImportSettings(
    ImportMode Mode, string? Match, TimeZoneInfo TimeZone, IReadOnlyDictionary<string, decimal> Factors, IReadOnlyDictionary<string, DateOrder> DateOrders)
{
    public decimal FactorOf(string field) => Factors.GetValueOrDefault(field, 1);
    public DateOrder DateOrderOf(string field) => DateOrders.GetValueOrDefault(field, DateOrder.Unknown);
}

/// <summary>
/// A record the import made or changed, for the way back: values before, and the version it left behind. <c>Follows</c> is the
/// version it found, where an earlier row of the same import may have left it.
/// </summary>
public sealed record ImportTrace(Guid RecordId, bool IsNew, string? Before, int VersionAfter, int? Follows = null);

/// <summary>What a rehearsal would have made so far. It leaves nothing in the database by which later rows could find it.</summary>
public sealed class Rehearsal
{
    private readonly HashSet<string> made = [];

    public bool Has(string key) => made.Contains(key);

    public void Remember(IEnumerable<string> keys) => made.UnionWith(keys);
}

/// <summary>What applying a chunk may use. Writes belong to the transaction of the chunk.</summary>
public sealed class ImportScope(
    CrmDb db, Session session, TimeProvider clock, ImportSettings settings, DateTimeOffset startedAt, Rehearsal? rehearsal = null)
{
    private readonly List<string> made = [];

    public CrmDb Db => db;
    public Session Session => session;
    public TimeProvider Clock => clock;
    public ImportSettings Settings => settings;
    public List<ImportTrace> Traces { get; } = [];

    /// <summary>True when an earlier chunk of a rehearsal made something with this key; a real run finds that in the database.</summary>
    public bool WasMade(string key) => rehearsal?.Has(key) == true;

    public void Makes(IEnumerable<string> keys)
    {
        if (rehearsal is not null) made.AddRange(keys);
    }

    /// <summary>The version a record has before it is changed, where this very import may have written it; else null.</summary>
    public int? VersionToFollow<T>(Record<T> record) where T : Record<T> => record.UpdatedAt >= startedAt ? record.Version : null;

    /// <summary>The chunk is done: what it made counts for the next ones.</summary>
    public void Keep() => rehearsal?.Remember(made);
}

/// <summary>How one kind of record is read from a file, recognised, written and taken back. DataTransfer drives.</summary>
public abstract class ImportKind
{
    public abstract FieldCatalogue Catalogue { get; }

    /// <summary>The fields a rows may be recognised by; the first is usual.</summary>
    public abstract IReadOnlyList<string> MatchFields { get; }

    public string Kind => Catalogue.Kind;

    /// <summary>The tables it fills.</summary>
    public virtual IReadOnlyList<string> Tables => [Kind];
    public virtual string Permission => $"{Kind}.import";

    /// <summary>What a column may be read into: known headings of other programs and our own labels.</summary>
    public virtual IReadOnlyList<ImportField> Fields => [.. KnownHeadings.For(Kind).Select(WithOurLabels)];

    /// <summary>The same with the organisation's own fields.</summary>
    public IReadOnlyList<ImportField> FieldsWith(CustomFieldSet? own) =>
        [.. Fields, .. (own ?? CustomFieldSet.None).Of(Kind).Where(f => !f.IsComputed).Select(f => new ImportField(f.Key, f.Zh, f.En, f.Type, [f.Zh, f.En, f.Key]))];

    /// <summary>Applies the rows that read well; each ends as created, updated, skipped or failed.</summary>
    public abstract Task Apply(IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct);

    /// <summary>Takes the traces back; answers how many records were left because somebody changed them since.</summary>
    public abstract Task<int> Undo(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct);

    private ImportField WithOurLabels(ImportField field) =>
        Catalogue.Find(field.Key) is { } ours ? field with { Aliases = [.. field.Aliases, ours.Zh, ours.En, .. ours.Aliases] } : field;
}
