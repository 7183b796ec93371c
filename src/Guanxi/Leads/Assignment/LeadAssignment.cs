using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Database;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Leads.Assignment;

/// <summary>How leads that come without an owner find one. Off leaves them where they fall.</summary>
public enum AssignmentMode { Off, RoundRobin, Load }

/// <summary>Leads for which the condition holds go to these people; the first rule that fits and has somebody free decides.</summary>
public sealed record AssignmentRule
{
    [Text(100)] public string? Label { get; init; }
    [Needed, Text(1000)] public required string Condition { get; init; }
    [AtMost(100), NoGaps] public required List<Id<User>> UserIds { get; init; }
}

/// <summary>A person who takes leads: at most so many open ones at a time, and none while away.</summary>
public sealed record AssignmentMember
{
    public required Id<User> UserId { get; init; }
    [Between(0, 100_000)] public int? Limit { get; init; }
    public DateOnly? AbsentFrom { get; init; }

    /// <summary>The last day away.</summary>
    public DateOnly? AbsentUntil { get; init; }

    public bool IsAway(DateOnly today) => (AbsentFrom is not null || AbsentUntil is not null) && (AbsentFrom ?? today) <= today && today <= (AbsentUntil ?? today);
}

/// <summary>How an organisation hands out its leads.</summary>
[IdPrefix("lassign"), Kind("lead_assignment")]
public sealed class LeadAssignment : Record<LeadAssignment>
{
    public const int MostRules = 50;
    public const int MostMembers = 500;

    private LeadAssignment() { }

    public AssignmentMode Mode { get; private set; }
    public List<AssignmentRule> Rules { get; private set; } = [];
    public List<AssignmentMember> Members { get; private set; } = [];

    /// <summary>Who got a lead when, by a number that counts up: the smallest has waited longest.</summary>
    [NotAudited] public Dictionary<string, long> Turns { get; private set; } = [];

    public static LeadAssignment Usual() => new();

    public void Change(AssignmentChanges c)
    {
        Mode = c.Mode.Or(Mode) ?? Mode;
        if (c.Rules.IsSet) Rules = c.Rules.Value ?? [];
        if (c.Members.IsSet) Members = c.Members.Value ?? [];
    }

    internal sealed class Mapping : IEntityTypeConfiguration<LeadAssignment>
    {
        public void Configure(EntityTypeBuilder<LeadAssignment> builder)
        {
            builder.ToTable("lead_assignment");
            builder.Property(a => a.Rules).AsJson();
            builder.Property(a => a.Members).AsJson();
            builder.Property(a => a.Turns).AsJson();
            builder.HasIndex(a => a.TenantId).IsUnique();
        }
    }
}

/// <summary>What may be written on the assignment of leads; absent fields stay as they are, lists are replaced as a whole.</summary>
public sealed record AssignmentChanges
{
    [NotEmptied] public Optional<AssignmentMode?> Mode { get; init; }
    [NotEmptied, AtMost(LeadAssignment.MostRules), NoGaps] public Optional<List<AssignmentRule>> Rules { get; init; }
    [NotEmptied, AtMost(LeadAssignment.MostMembers), NoGaps] public Optional<List<AssignmentMember>> Members { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
