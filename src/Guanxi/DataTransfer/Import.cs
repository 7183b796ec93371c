using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Database;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.DataTransfer;

public enum ImportStatus { Running, Completed, Failed, Reverting, Reverted }

/// <summary>What an import wrote, or took back, of a kind of record is there as a whole.</summary>
[Event("import.finished")]
public sealed record ImportFinished(Id<Import> ImportId, string Kind) : IEvent;

/// <summary>One file on its way into the system. Its counts and the last row taken are saved with each chunk, so it goes on after any stop.</summary>
[IdPrefix("imp"), Kind("imports")]
public sealed class Import : Record<Import>, IOwned
{
    private Import() { }

    public string RecordKind { get; private set; } = "";
    public Id<StoredFile> FileId { get; private set; }
    public string FileName { get; private set; } = "";
    public string? Sheet { get; private set; }
    public ImportMode Mode { get; private set; }

    /// <summary>The field by which rows are recognised; null takes every row as new.</summary>
    public string? Match { get; private set; }
    public bool DryRun { get; private set; }

    /// <summary>Column name to field key; null leaves the column out.</summary>
    public Dictionary<string, string?>? Mapping { get; private set; }

    /// <summary>Who started it; its rows are written in that person's name and with that person's rights.</summary>
    public Id<User>? OwnerId { get; private set; }
    public ImportStatus Status { get; private set; }
    [NotAudited] public long Total { get; private set; }
    [NotAudited] public long LastRow { get; private set; }
    [NotAudited] public long Processed { get; private set; }
    [NotAudited] public long Created { get; private set; }
    [NotAudited] public long Updated { get; private set; }
    [NotAudited] public long Skipped { get; private set; }
    [NotAudited] public long FailedRows { get; private set; }
    [NotAudited] public long Kept { get; private set; }
    public string? ErrorCode { get; private set; }

    /// <summary>The values of the error's text, by name.</summary>
    public Dictionary<string, string>? ErrorDetails { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Until when a server has taken it on, by the database's clock.</summary>
    [NotAudited] public DateTimeOffset? LeasedUntil { get; private set; }

    public static Import Start(StoredFile file, string kind, ImportMode mode, string? match, bool dryRun, string? sheet, Dictionary<string, string?>? mapping, Id<User> by) => new()
    {
        FileId = file.Id,
        FileName = file.Name,
        RecordKind = kind,
        Mode = mode,
        Match = match,
        DryRun = dryRun,
        Sheet = sheet,
        Mapping = mapping,
        OwnerId = by,
    };

    public void Estimate(long rows) => Total = rows;

    public void Took(IReadOnlyCollection<ImportRow> rows)
    {
        Created += rows.Count(r => r.Outcome == RowOutcome.Created);
        Updated += rows.Count(r => r.Outcome == RowOutcome.Updated);
        Skipped += rows.Count(r => r.Outcome == RowOutcome.Skipped);
        FailedRows += rows.Count(r => r.Outcome == RowOutcome.Failed);
        Processed += rows.Count;
        LastRow = rows.Max(r => r.Number);
    }

    public void Complete(DateTimeOffset now) => (Status, Total, FinishedAt, LeasedUntil) = (ImportStatus.Completed, Processed, now, null);

    public void Fail(string code, Dictionary<string, string>? details, DateTimeOffset now) =>
        (Status, ErrorCode, ErrorDetails, FinishedAt, LeasedUntil) = (ImportStatus.Failed, code, details, now, null);

    /// <exception cref="Refusal">409 unless it is completed or failed half-way and wrote something.</exception>
    public void Revert()
    {
        if (DryRun || Status is not (ImportStatus.Completed or ImportStatus.Failed)) throw Refusal.Conflict("import.not_revertible");
        (Status, LeasedUntil) = (ImportStatus.Reverting, null);
    }

    public void KeptBack(int records) => Kept += records;

    public void Reverted(DateTimeOffset now) => (Status, FinishedAt, LeasedUntil) = (ImportStatus.Reverted, now, null);

    internal sealed class Storage : IEntityTypeConfiguration<Import>
    {
        public void Configure(EntityTypeBuilder<Import> builder)
        {
            builder.ToTable("imports");
            builder.Property(i => i.RecordKind).HasMaxLength(40);
            builder.Property(i => i.FileName).HasMaxLength(200);
            builder.Property(i => i.Match).HasMaxLength(40);
            builder.Property(i => i.ErrorCode).HasMaxLength(60);
            builder.Property(i => i.Mapping).AsJson();
            builder.Property(i => i.ErrorDetails).AsJson();
            builder.HasIndex(i => new { i.TenantId, i.CreatedAt, i.Id });
            builder.HasIndex(i => i.LeasedUntil).HasFilter("status IN ('running', 'reverting')");
        }
    }
}

/// <summary>A row that was not taken, with its cells, for the error file.</summary>
public sealed class ImportRowError : Entity
{
    public long Id { get; private init; }
    public required Id<Import> ImportId { get; init; }
    public required long Row { get; init; }
    public string? Field { get; init; }
    public required string Code { get; init; }
    public required string[] Cells { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportRowError>
    {
        public void Configure(EntityTypeBuilder<ImportRowError> builder)
        {
            builder.ToTable("import_row_errors");
            builder.HasKey(e => new { e.TenantId, e.Id });
            builder.Property(e => e.Id).UseIdentityAlwaysColumn();
            builder.Property(e => e.Field).HasMaxLength(60);
            builder.Property(e => e.Code).HasMaxLength(60);
            builder.HasIndex(e => new { e.TenantId, e.ImportId, e.Row });
            builder.HasOne<Import>().WithMany().HasForeignKey(e => new { e.TenantId, e.ImportId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A record an import made or changed: how it was before, and the version the import left.</summary>
public sealed class ImportedRecord : Entity
{
    public long Id { get; private init; }
    public required Id<Import> ImportId { get; init; }
    public required Guid RecordId { get; init; }
    public required bool IsNew { get; init; }
    public string? Before { get; init; }
    public required int VersionAfter { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportedRecord>
    {
        public void Configure(EntityTypeBuilder<ImportedRecord> builder)
        {
            builder.ToTable("imported_records");
            builder.HasKey(r => new { r.TenantId, r.Id });
            builder.Property(r => r.Id).UseIdentityAlwaysColumn();
            builder.Property(r => r.Before).HasColumnType("jsonb");
            builder.HasIndex(r => new { r.TenantId, r.ImportId, r.Id });
            builder.HasOne<Import>().WithMany().HasForeignKey(r => new { r.TenantId, r.ImportId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
