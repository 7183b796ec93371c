using Guanxi.Platform.Fields;
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

/// <summary>A record the import made or changed, for the way back: values before, and the version it left behind.</summary>
public sealed record ImportTrace(Guid RecordId, bool IsNew, string? Before, int VersionAfter);

/// <summary>What applying a chunk may use. Writes belong to the transaction of the chunk.</summary>
public sealed class ImportScope(CrmDb db, Session session, TimeProvider clock, ImportSettings settings, ImportScope? before = null)
{
    private readonly HashSet<string> seen = before?.seen ?? [];

    public CrmDb Db => db;
    public Session Session => session;
    public TimeProvider Clock => clock;
    public ImportSettings Settings => settings;
    public List<ImportTrace> Traces { get; } = [];

    /// <summary>Remembers keys over the whole file; false for one that came before. A rehearsal has nothing else to find doubles by.</summary>
    public bool IsFirst(string key) => seen.Add(key);
}

/// <summary>How one kind of record is read from a file, recognised, written and taken back. DataTransfer drives.</summary>
public abstract class ImportKind
{
    public abstract FieldCatalogue Catalogue { get; }

    /// <summary>The fields a rows may be recognised by; the first is usual.</summary>
    public abstract IReadOnlyList<string> MatchFields { get; }

    public string Kind => Catalogue.Kind;
    public string Permission => $"{Kind}.import";

    /// <summary>What a column may be read into: known headings of other programs and our own labels.</summary>
    public virtual IReadOnlyList<ImportField> Fields => [.. KnownHeadings.For(Kind).Select(WithOurLabels)];

    /// <summary>Applies the rows that read well; each ends as created, updated, skipped or failed.</summary>
    public abstract Task Apply(IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct);

    /// <summary>Takes the traces back; answers how many records were left because somebody changed them since.</summary>
    public abstract Task<int> Undo(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct);

    private ImportField WithOurLabels(ImportField field) =>
        Catalogue.Find(field.Key) is { } ours ? field with { Aliases = [.. field.Aliases, ours.Zh, ours.En, .. ours.Aliases] } : field;
}
