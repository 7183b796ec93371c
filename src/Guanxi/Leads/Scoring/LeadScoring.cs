using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Leads.Scoring;

/// <summary>Leads must be scored again behind this one, by the rules of this version.</summary>
[Event("lead.rescoring_due")]
public sealed record LeadRescoringDue(int Version, Id<Lead>? Behind) : IEvent;

/// <summary>What one rule gives: a condition in the filter language, and points for the leads it holds for.</summary>
public sealed record ScoringRule
{
    /// <summary>How people call it; the condition itself when left out.</summary>
    [Text(100)] public string? Label { get; init; }

    /// <summary>Such as <c>公司规模 > 100</c>, or a yes/no field alone: 访问了定价页.</summary>
    [Needed, Text(1000)] public required string Condition { get; init; }

    /// <summary>Negative takes points away.</summary>
    [Between(-LeadScore.Most, LeadScore.Most)] public required int Points { get; init; }
}

/// <summary>A rule that held for a lead, as it was then.</summary>
public sealed record ScorePart(string Label, string Condition, int Points);

/// <summary>How an organisation scores its leads, and what happens at which score.</summary>
[IdPrefix("lscore"), Kind("lead_scoring")]
public sealed class LeadScoring : Record<LeadScoring>
{
    public const int MostRules = 50;
    public const int UsualThreshold = 60;
    public const int UsualConvertThreshold = 80;

    private LeadScoring() { }

    /// <summary>Off, scores are written by hand.</summary>
    public bool AutoScore { get; private set; } = true;

    /// <summary>A lead that reaches it counts as qualified.</summary>
    public int ScoreThreshold { get; private set; } = UsualThreshold;
    public bool AutoConvert { get; private set; }
    public int AutoConvertThreshold { get; private set; } = UsualConvertThreshold;
    public List<ScoringRule> Rules { get; private set; } = [];

    /// <summary>The settings an organisation starts with.</summary>
    public static LeadScoring Usual() => new();

    /// <summary>The rules have been checked by <see cref="LeadScorer"/>. Every lead must be looked at again.</summary>
    public void Change(ScoringChanges c)
    {
        AutoScore = c.AutoScore.Or(AutoScore) ?? AutoScore;
        ScoreThreshold = c.ScoreThreshold.Or(ScoreThreshold) ?? ScoreThreshold;
        AutoConvert = c.AutoConvert.Or(AutoConvert) ?? AutoConvert;
        AutoConvertThreshold = c.AutoConvertThreshold.Or(AutoConvertThreshold) ?? AutoConvertThreshold;
        if (c.Rules.IsSet) Rules = c.Rules.Value ?? [];
        Raise(new LeadRescoringDue(Version + 1, null)); // the version this save will give
    }

    internal sealed class Mapping : IEntityTypeConfiguration<LeadScoring>
    {
        public void Configure(EntityTypeBuilder<LeadScoring> builder)
        {
            builder.ToTable("lead_scoring");
            builder.Property(s => s.Rules).AsJson();
            builder.HasIndex(s => s.TenantId).IsUnique();
        }
    }
}

/// <summary>What may be written on the scoring of leads; absent fields stay as they are, rules are replaced as a whole.</summary>
public sealed record ScoringChanges
{
    [NotEmptied] public Optional<bool?> AutoScore { get; init; }
    [NotEmptied, Between(0, LeadScore.Most)] public Optional<int?> ScoreThreshold { get; init; }
    [NotEmptied] public Optional<bool?> AutoConvert { get; init; }
    [NotEmptied, Between(0, LeadScore.Most)] public Optional<int?> AutoConvertThreshold { get; init; }
    [NotEmptied, AtMost(LeadScoring.MostRules), NoGaps] public Optional<List<ScoringRule>> Rules { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
