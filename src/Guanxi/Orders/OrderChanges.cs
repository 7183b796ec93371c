using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Validation;
using Guanxi.Products;

namespace Guanxi.Orders;

/// <summary>A line as it is written: a product by id or name, or something that is in no catalogue.</summary>
public sealed record OrderLineEntry
{
    public Id<Product>? ProductId { get; init; }

    /// <summary>The product's when left out. A name that is a product's means that product.</summary>
    [Text(ProductChanges.NameLength)] public string? Name { get; init; }

    /// <summary>The product's when left out.</summary>
    [Text(ProductChanges.WordLength)] public string? Category { get; init; }

    /// <summary>1 when left out; negative for what came back in a file of sales.</summary>
    [Between(-1_000_000_000, 1_000_000_000)] public decimal? Quantity { get; init; }

    /// <summary>The product's when left out.</summary>
    [Between(-ProductChanges.MostMoney, ProductChanges.MostMoney)] public decimal? UnitPrice { get; init; }
}

/// <summary>What may be written on an order; absent fields stay as they are, lines replace all lines.</summary>
[Writes("orders")]
public sealed record OrderChanges
{
    public const int NumberLength = 60;
    public const int WordLength = 100;
    public const int TextLength = 10_000;
    public const int MostLines = 500;

    public Optional<Id<Customer>?> CustomerId { get; init; }

    /// <summary>Given by the system when left out; unique in the organisation.</summary>
    [Text(NumberLength)] public Optional<string> OrderNumber { get; init; }

    /// <summary>When it was bought; now when left out.</summary>
    [NotEmptied] public Optional<DateTimeOffset?> OrderedAt { get; init; }

    /// <summary>Only of a new one: pending (when left out) or completed, also cancelled and returned for what is brought over.</summary>
    [NotEmptied] public Optional<OrderStatus?> Status { get; init; }
    [AtMost(MostLines)] public Optional<List<OrderLineEntry>> Lines { get; init; }

    /// <summary>Of an order without lines. One with lines costs what they cost.</summary>
    [Between(-ProductChanges.MostMoney, ProductChanges.MostMoney)] public Optional<decimal?> Amount { get; init; }

    /// <summary>ISO 4217; the organisation's when left out.</summary>
    [NotEmptied, CurrencyCode] public Optional<string> Currency { get; init; }

    /// <summary>Who sold it; the caller when left out.</summary>
    public Optional<Id<User>?> SellerId { get; init; }

    /// <summary>Where it was bought: shop, website, telephone …</summary>
    [Text(WordLength)] public Optional<string> Channel { get; init; }
    [Text(TextLength)] public Optional<string> Notes { get; init; }

    /// <summary>Loyalty points the customer pays with; only of a new one.</summary>
    [Between(0, 1_000_000_000)] public Optional<int?> PointsSpent { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
