using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Approvals;

/// <summary>How approvers of a step are found.</summary>
public enum ApproverKind { Person, Role, ManagerChain, DepartmentHead }

/// <summary>Whether one approver's word is enough or all must agree.</summary>
public enum StepMode { Any, All }

/// <summary>One way to find approvers, seen from the person who asks.</summary>
public sealed record ApproverChoice
{
    public required ApproverKind Kind { get; init; }

    /// <summary>The person, for <c>person</c>.</summary>
    public Id<User>? UserId { get; init; }

    /// <summary>The code of the role, for <c>role</c>: everybody who holds it.</summary>
    [Text(40)] public string? Role { get; init; }

    /// <summary>How many managers up, for <c>manager_chain</c>; 1, the direct one, when left out.</summary>
    [Between(1, 5)] public int? Level { get; init; }
}

/// <summary>One step: these people are asked at the same time.</summary>
public sealed record ApprovalStep
{
    public StepMode Mode { get; init; }
    [Needed, AtMost(20), NoGaps] public required List<ApproverChoice> Approvers { get; init; }
}

/// <summary>Who must agree to one kind of thing, and in what order.</summary>
[IdPrefix("aprule"), Kind("approval_rules")]
public sealed class ApprovalRule : Record<ApprovalRule>
{
    public const int MostSteps = 10;

    private ApprovalRule() { }

    public ApprovalSubject Subject { get; private set; }

    /// <summary>Off: nobody need be asked.</summary>
    public bool IsActive { get; private set; } = true;
    public List<ApprovalStep> Steps { get; private set; } = [];

    /// <summary>What holds until an organisation says otherwise: the head of the asker's department agrees.</summary>
    public static ApprovalRule Usual(ApprovalSubject subject) =>
        new() { Subject = subject, Steps = [new ApprovalStep { Approvers = [new ApproverChoice { Kind = ApproverKind.DepartmentHead }] }] };

    public void Change(ApprovalRuleChanges changes)
    {
        IsActive = changes.IsActive.Or(IsActive) ?? IsActive;
        if (changes.Steps.IsSet) Steps = changes.Steps.Value ?? [];
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ApprovalRule>
    {
        public void Configure(EntityTypeBuilder<ApprovalRule> builder)
        {
            builder.ToTable("approval_rules");
            builder.Property(r => r.Steps).AsJson();
            builder.HasIndex(r => new { r.TenantId, r.Subject }).IsUnique();
        }
    }
}

/// <summary>What may be written on a rule; absent fields stay as they are, the steps are replaced as a whole.</summary>
public sealed record ApprovalRuleChanges
{
    [NotEmptied] public Optional<bool?> IsActive { get; init; }
    [NotEmptied, AtMost(ApprovalRule.MostSteps), NoGaps] public Optional<List<ApprovalStep>> Steps { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
