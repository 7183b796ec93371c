using Guanxi.Approvals;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Exports;

/// <summary>Where an export stands. Direct: it went out with the answer, and nothing was kept.</summary>
public enum ExportStatus { Waiting, Running, Ready, Refused, Withdrawn, Failed, Expired, Direct }

/// <summary>
/// A list that left as a file, or is to. It is a log of its own and has no versions; what happens with it is told to the audit log
/// in words that hold nothing of the records.
/// </summary>
[IdPrefix("exp"), Kind("exports")]
public sealed class Export : Entity<Export>
{
    /// <summary>So often a file is begun before it is given up.</summary>
    private const int MostAttempts = 5;

    private Export() { }

    /// <summary>What people call it: <c>EXP20260215001</c>.</summary>
    public string Number { get; private init; } = "";
    public string RecordKind { get; private init; } = "";

    /// <summary>What the kind is called, for texts that are read later.</summary>
    internal string KindInBoth => Text.InBoth($"export.kind.{RecordKind}");
    public string Format { get; private init; } = "";
    public string? Columns { get; private init; }
    public string Language { get; private init; } = "";
    public string? Sort { get; private init; }

    /// <summary>The parameters of the list.</summary>
    public Dictionary<string, string> Conditions { get; private init; } = [];

    /// <summary>The same for people, by language.</summary>
    public Dictionary<string, string> Words { get; private init; } = [];
    public string? Reason { get; private init; }

    /// <summary>In whose name and with whose rights it is written; nobody else gets the file.</summary>
    public Id<User> RequesterId { get; private init; }

    /// <summary>As counted when it was asked for; as written once it is.</summary>
    public int Rows { get; private set; }

    /// <summary>Nobody else has agreed to it: its rows count against what its requester may take in a day.</summary>
    public bool IsCounted { get; private init; }
    public ExportStatus Status { get; private set; }
    public Id<Approval>? ApprovalId { get; private set; }
    public int Attempts { get; private set; }
    public long? Size { get; private set; }

    /// <summary>The code of why it failed.</summary>
    public string? Error { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>Goes out with the answer to its request.</summary>
    public static Export Sent(string number, string kind, string format, string language, int rows, Id<User> requester, DateTimeOffset now) => new()
    {
        Number = number,
        RecordKind = kind,
        Format = format,
        Language = language,
        Rows = rows,
        RequesterId = requester,
        IsCounted = true,
        Status = ExportStatus.Direct,
        CreatedAt = now,
        FinishedAt = now,
    };

    /// <summary>Is written by and by; first others must agree where <paramref name="needsApproval"/>.</summary>
    internal static Export Asked(string number, ExportOrder order, Dictionary<string, string> words, int rows, Id<User> requester, bool needsApproval, DateTimeOffset now) => new()
    {
        Number = number,
        RecordKind = order.Kind,
        Format = order.Format,
        Columns = order.Columns,
        Language = order.Language,
        Sort = order.Sort,
        Conditions = order.Conditions,
        Words = words,
        Reason = order.Reason,
        Rows = rows,
        RequesterId = requester,
        IsCounted = !needsApproval,
        Status = needsApproval ? ExportStatus.Waiting : ExportStatus.Running,
        CreatedAt = now,
    };

    public void AwaitApproval(Id<Approval> approval) => ApprovalId = approval;

    /// <summary>It was agreed to.</summary>
    public void Approve()
    {
        if (Status == ExportStatus.Waiting) Status = ExportStatus.Running;
    }

    /// <summary>It will not be: others refused, or its requester took it back.</summary>
    public void Close(ExportStatus end, DateTimeOffset now)
    {
        if (Status == ExportStatus.Waiting) (Status, FinishedAt) = (end, now);
    }

    /// <summary>Another go at its file. False when there were enough.</summary>
    public bool Begin() => ++Attempts <= MostAttempts;

    public void Finish(int rows, long size, DateTimeOffset now, int hours) =>
        (Rows, Size, Status, FinishedAt, ExpiresAt) = (rows, size, ExportStatus.Ready, now, now.AddHours(hours));

    public void Fail(string code, DateTimeOffset now) => (Status, Error, FinishedAt) = (ExportStatus.Failed, code, now);

    public void Expire() => Status = ExportStatus.Expired;

    /// <summary>As it is at this moment: a file is gone when its time is over, also before somebody has cleared it away.</summary>
    public ExportStatus StatusAt(DateTimeOffset now) => Status == ExportStatus.Ready && ExpiresAt <= now ? ExportStatus.Expired : Status;

    /// <exception cref="Refusal">409 while there is no file, 410 when there is none any more.</exception>
    public void RequireFile(DateTimeOffset now)
    {
        if (StatusAt(now) == ExportStatus.Expired) throw Refusal.With(410, "export.gone");
        if (Status != ExportStatus.Ready) throw Refusal.Conflict("export.not_ready");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Export>
    {
        public void Configure(EntityTypeBuilder<Export> builder)
        {
            builder.ToTable("exports");
            builder.HasKey(e => new { e.TenantId, e.Id });
            builder.Property(e => e.Id).ValueGeneratedNever();
            builder.Property(e => e.Number).HasMaxLength(40);
            builder.Property(e => e.RecordKind).HasMaxLength(40);
            builder.Property(e => e.Format).HasMaxLength(10);
            builder.Property(e => e.Columns).HasMaxLength(4000);
            builder.Property(e => e.Language).HasMaxLength(10);
            builder.Property(e => e.Sort).HasMaxLength(100);
            builder.Property(e => e.Reason).HasMaxLength(500);
            builder.Property(e => e.Error).HasMaxLength(80);
            builder.Property(e => e.Conditions).AsJson();
            builder.Property(e => e.Words).AsJson();
            builder.HasOne<User>().WithMany().HasForeignKey(e => new { e.TenantId, e.RequesterId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Approval>().WithMany().HasForeignKey(e => new { e.TenantId, e.ApprovalId }).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(e => new { e.TenantId, e.Number }).IsUnique();
            builder.HasIndex(e => new { e.TenantId, e.RequesterId, e.CreatedAt, e.Id });
            builder.HasIndex(e => new { e.TenantId, e.CreatedAt, e.Id });
            builder.HasIndex(e => e.CreatedAt, "ix_exports_running").HasFilter("status = 'running'"); // what the worker looks for
        }
    }
}

/// <summary>What is wanted, in full.</summary>
internal sealed record ExportOrder(string Kind, string Format, string? Columns, string Language, string? Sort, Dictionary<string, string> Conditions, string? Reason);
