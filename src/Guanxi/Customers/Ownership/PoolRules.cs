using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Customers.Ownership;

/// <summary>What is different for customers of one grade.</summary>
public sealed record PoolGradeRule
{
    public required Grade Grade { get; init; }

    /// <summary>Days without follow-up until return; as for all when left out.</summary>
    [Between(1, 3650)] public int? ReturnAfterDays { get; init; }

    /// <summary>How many of the grade one person may hold.</summary>
    [Between(0, 1_000_000)] public int? MostPerPerson { get; init; }

    /// <summary>Never returns by itself.</summary>
    public bool IsExempt { get; init; }
}

/// <summary>How customers come into and out of the public pool (公海).</summary>
[IdPrefix("pool"), Kind("pool_rules")]
public sealed class PoolRules : Record<PoolRules>
{
    private PoolRules() { }

    /// <summary>Whether customers nobody follows up return by themselves.</summary>
    public bool ReturnsByItself { get; private set; }
    public int ReturnAfterDays { get; private set; } = 90;

    /// <summary>How many days before its return the owner is told; 0 for no warning.</summary>
    public int WarnDays { get; private set; } = 7;

    /// <summary>Customers that have bought stay with their owner.</summary>
    public bool KeepsWon { get; private set; } = true;

    /// <summary>How many customers one person may hold before claiming more; none for no limit.</summary>
    public int? MostPerPerson { get; private set; }
    public List<PoolGradeRule> Grades { get; private set; } = [];

    public static PoolRules Usual() => new();

    public void Change(PoolRulesChanges c)
    {
        ReturnsByItself = c.ReturnsByItself.Or(ReturnsByItself) ?? ReturnsByItself;
        ReturnAfterDays = c.ReturnAfterDays.Or(ReturnAfterDays) ?? ReturnAfterDays;
        WarnDays = c.WarnDays.Or(WarnDays) ?? WarnDays;
        KeepsWon = c.KeepsWon.Or(KeepsWon) ?? KeepsWon;
        MostPerPerson = c.MostPerPerson.Or(MostPerPerson);
        if (c.Grades.IsSet) Grades = c.Grades.Value ?? [];
        if (Grades.Select(g => g.Grade).Distinct().Count() < Grades.Count) throw Refusal.Field("grades", "pool.grade_twice");
    }

    /// <summary>Days without follow-up after which a customer of the grade returns; null for never.</summary>
    public int? DaysFor(Grade grade) => RuleOf(grade) is { IsExempt: true } ? null : RuleOf(grade)?.ReturnAfterDays ?? ReturnAfterDays;

    public int? MostOf(Grade grade) => RuleOf(grade)?.MostPerPerson;

    private PoolGradeRule? RuleOf(Grade grade) => Grades.Find(g => g.Grade == grade);

    internal sealed class Mapping : IEntityTypeConfiguration<PoolRules>
    {
        public void Configure(EntityTypeBuilder<PoolRules> builder)
        {
            builder.ToTable("pool_rules");
            builder.Property(r => r.Grades).AsJson();
            builder.HasIndex(r => r.TenantId).IsUnique();
        }
    }
}

/// <summary>What may be written on the rules of the pool; absent fields stay as they are, the grades are replaced as a whole.</summary>
public sealed record PoolRulesChanges
{
    [NotEmptied] public Optional<bool?> ReturnsByItself { get; init; }
    [NotEmptied, Between(1, 3650)] public Optional<int?> ReturnAfterDays { get; init; }
    [NotEmptied, Between(0, 365)] public Optional<int?> WarnDays { get; init; }
    [NotEmptied] public Optional<bool?> KeepsWon { get; init; }
    [Between(0, 1_000_000)] public Optional<int?> MostPerPerson { get; init; }
    [NotEmptied, AtMost(4), NoGaps] public Optional<List<PoolGradeRule>> Grades { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
