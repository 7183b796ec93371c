using Guanxi.Platform.Audit;

namespace Guanxi.Customers;

/// <summary>What a customer is to the house by RFM; the second document's six names and 一般价值客户.</summary>
public enum RfmSegment { Vip, ImportantDevelop, ImportantKeep, ImportantWinBack, GeneralValue, GeneralDevelop, GeneralKeep }

/// <summary>
/// What a customer is worth, counted from the purchases by analytics and written past the version: nobody's edit. Money is in the
/// organisation's currency. Lifecycle is kept with it.
/// </summary>
public sealed partial class Customer
{
    /// <summary>The province of the primary address by its short name (广东), where it can be told.</summary>
    [NotAudited] public string? Province { get; private set; }
    [NotAudited] public int PurchaseCount { get; private set; }

    /// <summary>What came in, less what was paid back.</summary>
    [NotAudited] public decimal TotalSpent { get; private set; }
    [NotAudited] public DateTimeOffset? FirstPurchaseAt { get; private set; }
    [NotAudited] public DateTimeOffset? LastPurchaseAt { get; private set; }

    /// <summary>1 to 5 each, in the organisation's mode; null without a purchase.</summary>
    [NotAudited] public int? RecencyScore { get; private set; }
    [NotAudited] public int? FrequencyScore { get; private set; }
    [NotAudited] public int? MonetaryScore { get; private set; }
    [NotAudited] public RfmSegment? Segment { get; private set; }

    /// <summary>0 to 1, by rule.</summary>
    [NotAudited] public decimal? ChurnRisk { get; private set; }

    /// <summary>The next 12 months, by rule.</summary>
    [NotAudited] public decimal? PredictedValue { get; private set; }

    /// <summary>0 to 1, by model; null where there is none.</summary>
    [NotAudited] public decimal? AliveProbability { get; private set; }

    /// <summary>The next 12 months, by model; null where there is none.</summary>
    [NotAudited] public decimal? ModelValue { get; private set; }

    /// <summary>When all this was counted.</summary>
    [NotAudited] public DateTimeOffset? ValuedAt { get; private set; }
}

/// <summary>What was counted for one customer.</summary>
public sealed record CustomerWorth(
    Platform.Id<Customer> Id, int PurchaseCount, decimal TotalSpent, DateTimeOffset? FirstPurchaseAt, DateTimeOffset? LastPurchaseAt, int? Recency, int? Frequency, int? Monetary,
    RfmSegment? Segment, Lifecycle Lifecycle, decimal ChurnRisk, decimal PredictedValue, decimal? AliveProbability, decimal? ModelValue);
