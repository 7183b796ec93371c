using System.Text.Json;
using Guanxi.Platform.Sight;
using Guanxi.Platform;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Validation;

namespace Guanxi.Products;

/// <summary>What may be written on a product; absent fields stay as they are.</summary>
[Writes("products")]
public sealed record ProductChanges
{
    public const int CodeLength = 40;
    public const int NameLength = 200;
    public const int WordLength = 100;
    public const int UnitLength = 20;
    public const int TextLength = 10_000;

    /// <summary>The most an amount may be, in the currency's unit.</summary>
    public const double MostMoney = 9_999_999_999_999;

    /// <summary>Given by the system when left out.</summary>
    [Text(CodeLength)] public Optional<string> Code { get; init; }
    [NotEmptied, Text(NameLength)] public Optional<string> Name { get; init; }
    [Text(WordLength)] public Optional<string> Category { get; init; }
    [NotEmptied] public Optional<ProductKind?> Kind { get; init; }
    [Text(UnitLength)] public Optional<string> Unit { get; init; }
    [NotEmptied, Between(0, MostMoney)] public Optional<decimal?> UnitPrice { get; init; }

    /// <summary>ISO 4217.</summary>
    [NotEmptied, CurrencyCode] public Optional<string> Currency { get; init; }

    /// <summary>Percent.</summary>
    [Between(0, 100)] public Optional<decimal?> TaxRate { get; init; }
    [Text(TextLength)] public Optional<string> Description { get; init; }
    [NotEmptied] public Optional<bool?> IsActive { get; init; }

    /// <summary>Values of the organisation's own fields by key; those left out stay, null takes one away.</summary>
    [AtMost(CustomValues.MostFields)] public Optional<Dictionary<string, JsonElement>> CustomFields { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
