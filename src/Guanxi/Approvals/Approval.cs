using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Approvals;

/// <summary>What may need the agreement of others; each has its own rule and its texts <c>approval.…</c>.</summary>
public enum ApprovalSubject { CustomerTransfer, Export }

public enum ApprovalStatus { Pending, Granted, Refused, Withdrawn }

/// <summary>A step has begun: its approvers are waited for.</summary>
[Event("approval.step_opened")]
public sealed record ApprovalStepOpened(Id<Approval> ApprovalId, int Step) : IEvent;

/// <summary>Everybody who had to has agreed: the module that asked does now what was asked for.</summary>
[Event("approval.granted")]
public sealed record ApprovalGranted(Id<Approval> ApprovalId, ApprovalSubject Subject, Guid RecordId, Id<User> AskedBy, Id<User>? By) : IEvent;

[Event("approval.refused")]
public sealed record ApprovalRefused(Id<Approval> ApprovalId, ApprovalSubject Subject, Guid RecordId, Id<User> AskedBy, Id<User>? By) : IEvent;

/// <summary>Taken back by the asker, or void because its record has gone another way.</summary>
[Event("approval.withdrawn")]
public sealed record ApprovalWithdrawn(Id<Approval> ApprovalId, ApprovalSubject Subject, Guid RecordId) : IEvent;

/// <summary>A request for agreement: about one record, decided step by step.</summary>
[IdPrefix("appr"), Kind("approvals")]
public sealed class Approval : Record<Approval>
{
    private Approval() { }

    public ApprovalSubject Subject { get; private set; }

    /// <summary>The record it is about: its kind as in the audit log, and its id.</summary>
    public string RecordKind { get; private set; } = "";
    public Guid RecordId { get; private set; }

    /// <summary>Whether who says who must agree to what may also agree to what he asked for himself: never where data leaves.</summary>
    internal static bool IsEverOwn(ApprovalSubject subject) => subject != ApprovalSubject.Export;

    /// <summary>Fills the text of the subject, such as the names of customer and new owner.</summary>
    public string[] Values { get; private set; } = [];

    /// <summary>What the module that asks needs to carry it out, such as the id of the new owner.</summary>
    public Dictionary<string, string> Terms { get; private set; } = [];
    public string? Reason { get; private set; }
    public Id<User> AskedBy { get; private set; }
    public ApprovalStatus Status { get; private set; }

    /// <summary>The steps as they were when it was asked: a rule changed later changes nothing here.</summary>
    public List<ApprovalStep> Steps { get; private set; } = [];

    /// <summary>The step that is waited for, from 0.</summary>
    public int Step { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    internal static Approval Ask(ApprovalRequest request, Id<User> askedBy, IEnumerable<ApprovalStep> steps) => new()
    {
        Subject = request.Subject,
        RecordKind = request.RecordKind,
        RecordId = request.RecordId,
        Values = [.. request.Values],
        Terms = new(request.Terms),
        Reason = request.Reason,
        AskedBy = askedBy,
        Steps = [.. steps],
    };

    /// <summary>Begins a step with these approvers; one of them at least.</summary>
    internal List<ApprovalVote> Begin(int step, IEnumerable<Id<User>> approvers)
    {
        Step = step;
        Raise(new ApprovalStepOpened(Id, step));
        return [.. approvers.Select(user => ApprovalVote.Awaited(Id, step, user))];
    }

    /// <summary>Counts the votes of the step that is waited for. True when it is through and the next one is to begin.</summary>
    internal bool Count(IReadOnlyList<ApprovalVote> votes, Id<User>? by, DateTimeOffset now)
    {
        var refused = votes.Any(v => v.Decision == VoteDecision.Refused);
        var granted = Steps[Step].Mode == StepMode.Any ? votes.Any(v => v.Decision == VoteDecision.Granted) : votes.All(v => v.Decision == VoteDecision.Granted);
        if (!refused && !granted) return false;
        foreach (var vote in votes) vote.Spare();
        if (granted && !refused && Step + 1 < Steps.Count) return true;
        (Status, ClosedAt) = (refused ? ApprovalStatus.Refused : ApprovalStatus.Granted, now);
        Raise(refused ? new ApprovalRefused(Id, Subject, RecordId, AskedBy, by) : new ApprovalGranted(Id, Subject, RecordId, AskedBy, by));
        return false;
    }

    /// <summary>Taken back by the asker, or void because its record has gone another way.</summary>
    internal void Withdraw(IEnumerable<ApprovalVote> votes, DateTimeOffset now)
    {
        RequirePending();
        foreach (var vote in votes) vote.Spare();
        (Status, ClosedAt) = (ApprovalStatus.Withdrawn, now);
        Raise(new ApprovalWithdrawn(Id, Subject, RecordId));
    }

    /// <exception cref="Refusal">409 when it is decided or withdrawn.</exception>
    internal void RequirePending()
    {
        if (Status != ApprovalStatus.Pending) throw Refusal.Conflict("approval.closed");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Approval>
    {
        public void Configure(EntityTypeBuilder<Approval> builder)
        {
            builder.ToTable("approvals");
            builder.Property(a => a.RecordKind).HasMaxLength(40);
            builder.Property(a => a.Reason).HasMaxLength(500);
            builder.Property(a => a.Terms).AsJson();
            builder.Property(a => a.Steps).AsJson();
            builder.HasOne<User>().WithMany().HasForeignKey(a => new { a.TenantId, a.AskedBy }).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(a => new { a.TenantId, a.Subject, a.RecordId }).IsUnique().HasFilter("status = 'pending'"); // one at a time about one thing
            builder.HasIndex(a => new { a.TenantId, a.AskedBy, a.CreatedAt, a.Id });
        }
    }
}
