using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Duplicates;

public enum ScanStatus { None, Running, Completed }

[Event("duplicates.scan_requested")]
public sealed record DuplicateScanRequested(string RecordKind) : IEvent;

/// <summary>The last search for duplicates among all records of a kind.</summary>
public sealed class DuplicateScan : Entity
{
    /// <summary>After so long a scan is taken for lost and may be asked for again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public required string RecordKind { get; init; }
    public ScanStatus Status { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>How many records were looked at.</summary>
    public int Records { get; private set; }

    /// <summary>How many pairs were found, those dismissed before among them.</summary>
    public int Found { get; private set; }

    /// <summary>False while one is on its way, which will answer this request as well.</summary>
    internal bool Start(DateTimeOffset now)
    {
        if (Status == ScanStatus.Running && now - StartedAt < Patience) return false;
        (Status, StartedAt, FinishedAt) = (ScanStatus.Running, now, null);
        Raise(new DuplicateScanRequested(RecordKind));
        return true;
    }

    internal void Finish(int records, int found, DateTimeOffset now) => (Status, Records, Found, FinishedAt) = (ScanStatus.Completed, records, found, now);

    internal sealed class Mapping : IEntityTypeConfiguration<DuplicateScan>
    {
        public void Configure(EntityTypeBuilder<DuplicateScan> builder)
        {
            builder.ToTable("duplicate_scans");
            builder.HasKey(s => new { s.TenantId, s.RecordKind });
            builder.Property(s => s.RecordKind).HasMaxLength(40);
        }
    }
}
