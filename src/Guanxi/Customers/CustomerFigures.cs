using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Customers;

/// <summary>What a customer is to the house by RFM; the second document's six names and 一般价值客户.</summary>
public enum RfmSegment { Vip, ImportantDevelop, ImportantKeep, ImportantWinBack, GeneralValue, GeneralDevelop, GeneralKeep }

/// <summary>
/// What a customer is worth, counted from the purchases by analytics: nobody's edit. Money is in the organisation's currency. It lies
/// beside the customer, narrow, since a count writes it for everybody and a customer has many indexes; and with a copy, kept by the
/// database (see <c>FigureTriggers</c>), of what reports part customers by, so that they read this table alone.
/// </summary>
[SeenAs("customers")]
public sealed class CustomerFigures : Entity, IOwned
{
    public Id<Customer> CustomerId { get; private init; }

    // ---- copied from the customer ----

    public Id<User>? OwnerId { get; private init; }
    public bool IsActive { get; private init; }
    public string? Industry { get; private init; }
    public string? Province { get; private init; }
    public string? Scale { get; private init; }
    public string? Source { get; private init; }
    public CustomerStatus Status { get; private init; }
    public Grade Grade { get; private init; }

    // ---- counted ----

    public Lifecycle Lifecycle { get; private init; }
    public int PurchaseCount { get; private init; }

    /// <summary>What came in, less what was paid back.</summary>
    public decimal TotalSpent { get; private init; }
    public DateTimeOffset? FirstPurchaseAt { get; private init; }
    public DateTimeOffset? LastPurchaseAt { get; private init; }

    /// <summary>In which months after that of the first purchase it bought again: a bit each, 1 to 12.</summary>
    public int BoughtAgain { get; private init; }

    /// <summary>1 to 5 each, in the organisation's mode; null without a purchase.</summary>
    public int? RecencyScore { get; private init; }
    public int? FrequencyScore { get; private init; }
    public int? MonetaryScore { get; private init; }
    public RfmSegment? Segment { get; private init; }

    /// <summary>The segments month by month, see <c>SegmentHistory</c>.</summary>
    public string SegmentHistory { get; private init; } = "";

    /// <summary>0 to 1, by rule.</summary>
    public decimal? ChurnRisk { get; private init; }

    /// <summary>The next 12 months, by rule.</summary>
    public decimal? PredictedValue { get; private init; }

    /// <summary>0 to 1, by model; null where there is none.</summary>
    public decimal? AliveProbability { get; private init; }

    /// <summary>The next 12 months, by model; null where there is none.</summary>
    public decimal? ModelValue { get; private init; }

    /// <summary>When all this was counted.</summary>
    public DateTimeOffset? ValuedAt { get; private init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CustomerFigures>
    {
        /// <summary>In percent of a page; the rest is kept free, so that what changes every night, as the churn risk does, touches no index.</summary>
        private const int RoomForChanges = 65;

        public void Configure(EntityTypeBuilder<CustomerFigures> builder)
        {
            builder.ToTable("customer_figures").HasStorageParameter("fillfactor", RoomForChanges);
            builder.HasKey(f => new { f.TenantId, f.CustomerId });
            builder.Property(f => f.Industry).HasMaxLength(100);
            builder.Property(f => f.Province).HasMaxLength(20);
            builder.Property(f => f.Scale).HasMaxLength(50);
            builder.Property(f => f.Source).HasMaxLength(100);
            builder.Property(f => f.ChurnRisk).HasPrecision(4, 3);
            builder.Property(f => f.AliveProbability).HasPrecision(7, 6);
            builder.HasIndex(f => new { f.TenantId, f.TotalSpent, f.CustomerId });
            builder.HasIndex(f => new { f.TenantId, f.FirstPurchaseAt, f.CustomerId }).IncludeProperties(f => new { f.OwnerId, f.IsActive, f.BoughtAgain, f.SegmentHistory }); // cohorts and flows are counted in it alone
            builder.HasIndex(f => new { f.TenantId, f.LastPurchaseAt, f.CustomerId });
        }
    }
}

/// <summary>What was counted for one customer.</summary>
public sealed record CustomerWorth(
    Id<Customer> Id, int PurchaseCount, decimal TotalSpent, DateTimeOffset? FirstPurchaseAt, DateTimeOffset? LastPurchaseAt, int BoughtAgain, int? Recency, int? Frequency, int? Monetary,
    RfmSegment? Segment, Lifecycle Lifecycle, decimal ChurnRisk, decimal PredictedValue, decimal? AliveProbability, decimal? ModelValue);
