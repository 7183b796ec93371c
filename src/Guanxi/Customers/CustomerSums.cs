using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Schedule;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Customers;

/// <summary>
/// How many active customers have a value in a field, and their sums; several rows of one kind are to be added up. Every customer
/// stands in one row of each field. Written by the database whenever figures are (see <c>FigureTriggers</c>), never here.
/// </summary>
[SeenAs("customers")]
public sealed class CustomerSum : Entity, IOwned
{
    public Guid Id { get; private init; }

    /// <summary>The key of the field, as <c>industry</c>.</summary>
    public string Field { get; private init; } = "";

    /// <summary>As it is stored; null for those without one.</summary>
    public string? Value { get; private init; }
    public Id<User>? OwnerId { get; private init; }
    public Lifecycle Lifecycle { get; private init; }
    public long Count { get; private init; }
    public long Buyers { get; private init; }
    public decimal Spent { get; private init; }
    public decimal Predicted { get; private init; }
    public decimal Modelled { get; private init; }

    /// <summary>False for what one statement added, until it is gathered.</summary>
    public bool IsGathered { get; private init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CustomerSum>
    {
        public void Configure(EntityTypeBuilder<CustomerSum> builder)
        {
            builder.ToTable("customer_sums");
            builder.HasKey(s => new { s.TenantId, s.Id });
            builder.Property(s => s.Field).HasMaxLength(20);
            builder.Property(s => s.Value).HasMaxLength(100);
            builder.Property(s => s.Spent).HasPrecision(28, 2);
            builder.Property(s => s.Predicted).HasPrecision(28, 2);
            builder.Property(s => s.Modelled).HasPrecision(28, 2);
            builder.HasIndex(s => new { s.TenantId, s.Field });
        }
    }
}

/// <summary>Keeps the sums few, and once a night counts them anew.</summary>
internal static class CustomerSums
{
    private const int MostLoose = 1000;

    public static Task Gather(JobScope job) => job.ForEachTenant(async db =>
    {
        if (await db.CustomerSums.Where(s => !s.IsGathered).Take(MostLoose + 1).CountAsync(job.Cancelled) > MostLoose) await Gather(db, job.Cancelled);
    });

    public static Task Gather(CrmDb db, CancellationToken ct) => KeptSums.Call(tenant => $"SELECT crm.gather_customer_sums({tenant})", db, ct);

    public static Task Recount(CrmDb db, CancellationToken ct) => KeptSums.Call(tenant => $"SELECT crm.recount_customers({tenant})", db, ct);
}
