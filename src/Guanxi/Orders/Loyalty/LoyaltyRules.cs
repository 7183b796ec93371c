using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Orders.Loyalty;

/// <summary>What may be written on the rule; absent fields stay as they are.</summary>
public sealed record LoyaltyChanges
{
    [NotEmptied] public Optional<bool?> IsActive { get; init; }

    /// <summary>Points for each unit of the currency that was paid; whole points, rounded down.</summary>
    [NotEmptied, Between(0, 1000)] public Optional<decimal?> PointsPerUnit { get; init; }

    /// <summary>What a point pays, in the currency.</summary>
    [NotEmptied, Between(0, 1000)] public Optional<decimal?> PointValue { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

public sealed record LoyaltyRow(bool IsActive, decimal PointsPerUnit, decimal PointValue, int Version);

/// <summary>How an organisation's customers earn points and what these are worth. Off, nothing is earned; what was earned can be spent.</summary>
[IdPrefix("loyal"), Kind("loyalty")]
public sealed class LoyaltyRules : Record<LoyaltyRules>
{
    private LoyaltyRules() { }

    public bool IsActive { get; private set; }
    public decimal PointsPerUnit { get; private set; } = 1;
    public decimal PointValue { get; private set; } = 0.01m;

    public static LoyaltyRules Usual() => new();

    public void Change(LoyaltyChanges c)
    {
        IsActive = c.IsActive.Or(IsActive) ?? IsActive;
        PointsPerUnit = c.PointsPerUnit.Or(PointsPerUnit) ?? PointsPerUnit;
        PointValue = c.PointValue.Or(PointValue) ?? PointValue;
    }

    /// <summary>Whole points for an amount; none for what went back.</summary>
    public int For(decimal amount) => !IsActive || amount <= 0 ? 0 : (int)Math.Min(int.MaxValue, Math.Floor(amount * PointsPerUnit));

    internal sealed class Mapping : IEntityTypeConfiguration<LoyaltyRules>
    {
        public void Configure(EntityTypeBuilder<LoyaltyRules> builder)
        {
            builder.ToTable("loyalty_rules");
            builder.Property(r => r.PointsPerUnit).HasPrecision(12, 4);
            builder.Property(r => r.PointValue).HasPrecision(12, 4);
        }
    }
}

public enum PointKind { Earned, Spent, TakenBack, Adjusted }

/// <summary>Points that came or went. The balance is their sum.</summary>
[IdPrefix("point"), SeenAs("orders")]
public sealed class PointEntry : Entity<PointEntry>, IOwned
{
    public required Id<Customer> CustomerId { get; init; }

    /// <summary>The customer's owner again, kept by the database.</summary>
    public Id<User>? OwnerId { get; private set; }

    /// <summary>Nothing for what somebody gave or took by hand, or when the order was deleted.</summary>
    public Id<Order>? OrderId { get; init; }
    public required PointKind Kind { get; init; }
    public required int Points { get; init; }
    public string? Reason { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Id<User>? By { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PointEntry>
    {
        public void Configure(EntityTypeBuilder<PointEntry> builder)
        {
            builder.ToTable("loyalty_points");
            builder.HasKey(p => new { p.TenantId, p.Id });
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.Property(p => p.Reason).HasMaxLength(OrderChanges.WordLength);
            builder.HasOne<Customer>().WithMany().HasForeignKey(p => new { p.TenantId, p.CustomerId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(p => new { p.TenantId, p.CustomerId, p.At, p.Id }).IncludeProperties(p => p.Points);
            builder.HasIndex(p => new { p.TenantId, p.OrderId });
        }
    }
}

internal static class EditLoyaltyRules
{
    public static async Task<LoyaltyRow> Read(HttpContext http, CrmDb db, CancellationToken ct)
    {
        var rules = await db.LoyaltyRules.AsNoTracking().SingleAsync(ct);
        return http.Tagged(Row(rules), rules.Version);
    }

    public static Task<LoyaltyRow> Handle(LoyaltyChanges request, HttpContext http, CrmDb db, CancellationToken ct) => db.Retrying(async () =>
    {
        var rules = await db.LoyaltyRules.SingleAsync(ct);
        await http.RequireSame(rules.Version, request.Version, () => Task.FromResult<object>(Row(rules)));
        rules.Change(request);
        await db.SaveChangesAsync(ct);
        return http.Tagged(Row(rules), rules.Version);
    });

    private static LoyaltyRow Row(LoyaltyRules r) => new(r.IsActive, r.PointsPerUnit, r.PointValue, r.Version);
}
