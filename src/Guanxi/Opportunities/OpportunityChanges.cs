using System.Text.Json;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform.Sight;
using Guanxi.Platform;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Validation;
using Guanxi.Products;

namespace Guanxi.Opportunities;

/// <summary>A line as it is written: a product by id or name, or something that is in no catalogue.</summary>
public sealed record LineEntry
{
    /// <summary>Of a line that stays.</summary>
    public Id<OpportunityLine>? LineId { get; init; }
    public Id<Product>? ProductId { get; init; }

    /// <summary>The product's name or code.</summary>
    [Text(ProductChanges.NameLength)] public string? Product { get; init; }

    /// <summary>The product's when left out.</summary>
    [Text(ProductChanges.NameLength)] public string? Name { get; init; }
    public ProductKind? Kind { get; init; }
    [Between(0, 1_000_000_000)] public decimal? Quantity { get; init; }
    [Between(0, ProductChanges.MostMoney)] public decimal? UnitPrice { get; init; }

    /// <summary>Percent off.</summary>
    [Between(0, 100)] public decimal? Discount { get; init; }
}

public sealed record ContactEntry
{
    public const int RoleLength = 40;

    public required Id<Contact> ContactId { get; init; }

    /// <summary>decision_maker, influencer, user or another word.</summary>
    [Text(RoleLength)] public string? Role { get; init; }
}

/// <summary>What may be written on an opportunity; absent fields stay as they are, a list replaces the whole list.</summary>
[Writes("opportunities")]
public sealed record OpportunityChanges
{
    public const int TitleLength = 200;
    public const int WordLength = 100;
    public const int SentenceLength = 500;
    public const int TextLength = 10_000;
    public const int MostLines = 200;
    public const int MostActivities = 200;

    public Optional<Id<Customer>?> CustomerId { get; init; }
    [NotEmptied, Text(TitleLength)] public Optional<string> Title { get; init; }

    /// <summary>Null: follow the lines.</summary>
    [Between(0, ProductChanges.MostMoney)] public Optional<decimal?> Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    [NotEmptied, CurrencyCode] public Optional<string> Currency { get; init; }

    /// <summary>Name or id; the default one when left out.</summary>
    [NotEmptied, Text(WordLength)] public Optional<string> Pipeline { get; init; }
    [NotEmptied] public Optional<Id<Pipeline>?> PipelineId { get; init; }

    /// <summary>Name, code or id. Another than before moves the opportunity.</summary>
    [NotEmptied, Text(WordLength)] public Optional<string> Stage { get; init; }
    [NotEmptied] public Optional<Id<Stage>?> StageId { get; init; }

    /// <summary>Percent; the stage's when left out.</summary>
    [NotEmptied, Between(0, 100)] public Optional<int?> Probability { get; init; }
    public Optional<DateOnly?> ExpectedCloseDate { get; init; }
    public Optional<Id<User>?> OwnerId { get; init; }

    /// <summary>The same as <c>owner_id</c>.</summary>
    public Optional<Id<User>?> AssignedTo { get; init; }
    [NotEmptied] public Optional<ForecastCategory?> ForecastCategory { get; init; }
    [AtMost(30), NoGaps] public Optional<List<Competitor>> Competitors { get; init; }
    [AtMost(MostLines), NoGaps] public Optional<List<LineEntry>> Lines { get; init; }
    [AtMost(50), NoGaps] public Optional<List<ContactEntry>> Contacts { get; init; }
    [Text(SentenceLength)] public Optional<string> NextStep { get; init; }
    [Text(WordLength)] public Optional<string> Source { get; init; }
    [Text(TextLength)] public Optional<string> Description { get; init; }

    /// <summary>Of one that is won or being won; the amount when left out.</summary>
    [Between(0, ProductChanges.MostMoney)] public Optional<decimal?> ActualAmount { get; init; }

    /// <summary>Of one that is lost or being lost.</summary>
    [Text(SentenceLength)] public Optional<string> LostReason { get; init; }

    /// <summary>The competitor who got it.</summary>
    [Text(WordLength)] public Optional<string> LostTo { get; init; }

    /// <summary>What the stages require and was done; added to what is known.</summary>
    [Text(WordLength), AtMost(MostActivities)] public Optional<List<string>> DoneActivities { get; init; }

    /// <summary>Values of the organisation's own fields by key; those left out stay, null takes one away.</summary>
    [AtMost(CustomValues.MostFields)] public Optional<Dictionary<string, JsonElement>> CustomFields { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }

    internal Optional<Id<User>?> Owner => OwnerId.IsSet ? OwnerId : AssignedTo;

    internal string? StageWord => StageId.Value?.ToString() ?? Stage.Value;

    internal string? PipelineWord => PipelineId.Value?.ToString() ?? Pipeline.Value;

    internal Outcome Outcome => new(ActualAmount.Value, LostReason.Value, LostTo.Value);

    /// <summary>The same without what came of it, which closing writes.</summary>
    internal OpportunityChanges WithoutOutcome => this with { ActualAmount = default, LostReason = default, LostTo = default };
}
