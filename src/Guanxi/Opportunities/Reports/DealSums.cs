using Guanxi.Identity;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Schedule;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Opportunities.Reports;

/// <summary>
/// How many deals of a kind there are and their sums; several rows of one kind are to be added up. Written by the database
/// whenever a deal is (see <c>SumTriggers</c>), never here.
/// </summary>
[SeenAs("opportunities")]
public sealed class DealSum : Entity, IOwned
{
    public Guid Id { get; private init; }
    public Id<Pipeline> PipelineId { get; private init; }
    public Id<Stage> StageId { get; private init; }
    public Id<Stage> FurthestStageId { get; private init; }
    public OpportunityStatus Status { get; private init; }
    public Id<User>? OwnerId { get; private init; }
    public int Probability { get; private init; }
    public string? LostReason { get; private init; }
    public string Currency { get; private init; } = "CNY";
    public long Count { get; private init; }
    public decimal Amount { get; private init; }
    public decimal ActualAmount { get; private init; }

    /// <summary>From beginning to end of the closed ones, in microseconds.</summary>
    public long Cycle { get; private init; }

    /// <summary>False for what one statement added, until it is gathered.</summary>
    public bool IsGathered { get; private init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DealSum>
    {
        public void Configure(EntityTypeBuilder<DealSum> builder)
        {
            builder.ToTable("deal_sums");
            builder.HasKey(s => new { s.TenantId, s.Id });
            builder.Property(s => s.LostReason).HasMaxLength(OpportunityChanges.SentenceLength);
            builder.Property(s => s.Currency).HasMaxLength(3);
            builder.Property(s => s.Amount).HasPrecision(28, 2);
            builder.Property(s => s.ActualAmount).HasPrecision(28, 2);
            builder.HasIndex(s => new { s.TenantId, s.PipelineId });
        }
    }
}

/// <summary>How many stays in a stage have ended and how long they were together, in microseconds.</summary>
public sealed class StaySum : Entity
{
    public Guid Id { get; private init; }
    public Id<Pipeline> PipelineId { get; private init; }
    public Id<Stage> StageId { get; private init; }
    public long Count { get; private init; }
    public long Stayed { get; private init; }
    public bool IsGathered { get; private init; }

    internal static double Days(long microseconds) => microseconds / (double)TimeSpan.MicrosecondsPerDay;

    internal sealed class Mapping : IEntityTypeConfiguration<StaySum>
    {
        public void Configure(EntityTypeBuilder<StaySum> builder)
        {
            builder.ToTable("stay_sums");
            builder.HasKey(s => new { s.TenantId, s.Id });
            builder.HasIndex(s => new { s.TenantId, s.PipelineId });
        }
    }
}

/// <summary>Keeps the sums few, and once a night counts them anew.</summary>
internal static class DealSums
{
    private const int MostLoose = 200;

    public static Task Gather(JobScope job) => job.ForEachTenant(async db =>
    {
        var loose = await db.DealSums.Where(s => !s.IsGathered).Take(MostLoose + 1).CountAsync(job.Cancelled);
        loose += await db.StaySums.Where(s => !s.IsGathered).Take(MostLoose + 1).CountAsync(job.Cancelled);
        if (loose > MostLoose) await Gather(db, job.Cancelled);
    });

    public static Task Gather(CrmDb db, CancellationToken ct) => KeptSums.Call(tenant => $"SELECT crm.gather_deal_sums({tenant})", db, ct);

    public static Task Recount(CrmDb db, CancellationToken ct) => KeptSums.Call(tenant => $"SELECT crm.recount_deals({tenant})", db, ct);
}
