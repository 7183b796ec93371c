using System.Text.Json;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields.Custom;

namespace Guanxi.Opportunities;

public enum OpportunityStatus { Open, Won, Lost }

/// <summary>How sure the salesperson is, for the forecast.</summary>
public enum ForecastCategory { Pipeline, BestCase, Commit, Omitted }

[Event("opportunity.created")]
public sealed record OpportunityCreated(
    Id<Opportunity> OpportunityId, Id<Customer>? CustomerId, Id<User>? OwnerId, Id<Pipeline> PipelineId, Id<Stage> StageId, decimal Amount) : IEvent;

[Event("opportunity.moved")]
public sealed record OpportunityMoved(Id<Opportunity> OpportunityId, Id<User>? OwnerId, Id<Pipeline> PipelineId, Id<Stage> From, Id<Stage> To) : IEvent;

[Event("opportunity.won")]
public sealed record OpportunityWon(Id<Opportunity> OpportunityId, Id<Customer>? CustomerId, Id<User>? OwnerId, decimal Amount, DateTimeOffset ClosedAt) : IEvent;

[Event("opportunity.lost")]
public sealed record OpportunityLost(Id<Opportunity> OpportunityId, Id<Customer>? CustomerId, Id<User>? OwnerId, decimal Amount, DateTimeOffset ClosedAt) : IEvent;

[Event("opportunity.reopened")]
public sealed record OpportunityReopened(Id<Opportunity> OpportunityId, Id<User>? OwnerId, Id<Stage> StageId) : IEvent;

[Event("opportunity.assigned")]
public sealed record OpportunityAssigned(Id<Opportunity> OpportunityId, Id<User>? From, Id<User>? To, bool IsOneOfMany = false) : IEvent;

/// <summary>A possible sale to a customer, in a stage of a pipeline.</summary>
[IdPrefix("opp"), Kind("opportunities")]
public sealed partial class Opportunity : Record<Opportunity>, IShareable, ICustomized
{
    private Opportunity() { }

    /// <summary>Nobody when the customer is not known, or was deleted.</summary>
    public Id<Customer>? CustomerId { get; private set; }

    /// <summary>Stays when the customer is deleted.</summary>
    public string? CustomerName { get; private set; }
    public string Title { get; private set; } = "";
    public decimal Amount { get; private set; }
    public string Currency { get; private set; } = "CNY";

    /// <summary>True when somebody set the amount; otherwise it follows the lines.</summary>
    public bool AmountIsManual { get; private set; }
    public Id<Pipeline> PipelineId { get; private set; }
    public Pipeline Pipeline { get; private set; } = null!;
    public Id<Stage> StageId { get; private set; }
    public Stage Stage { get; private set; } = null!;

    /// <summary>The latest stage it ever was in; the won stage for one that was ever won.</summary>
    [NotAudited] public Id<Stage> FurthestStageId { get; private set; }
    public Stage FurthestStage { get; private set; } = null!;

    /// <summary>0 to 100; that of the stage unless somebody knows better.</summary>
    public int Probability { get; private set; }
    public DateOnly? ExpectedCloseDate { get; private set; }
    public Id<User>? OwnerId { get; private set; }
    public OpportunityStatus Status { get; private set; }
    public ForecastCategory ForecastCategory { get; private set; }
    public List<Competitor> Competitors { get; private set; } = [];

    /// <summary>The names of the competitors and of whom it was lost to, to find it by.</summary>
    [NotAudited] public string[] Rivals { get; private set; } = [];
    public string? NextStep { get; private set; }
    public string? Source { get; private set; }
    public string? Description { get; private set; }

    /// <summary>What the stages require and was done.</summary>
    public string[] DoneActivities { get; private set; } = [];
    public decimal? ActualAmount { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string? LostReason { get; private set; }

    /// <summary>The competitor who got it.</summary>
    public string? LostTo { get; private set; }
    [NotAudited] public DateTimeOffset EnteredStageAt { get; private set; }

    /// <summary>When somebody was last in touch about it, kept by the system.</summary>
    [NotAudited] public DateTimeOffset? LastActivityAt { get; private set; }

    /// <summary>When the next open task about it is due, kept by the system.</summary>
    [NotAudited] public DateTimeOffset? NextTaskAt { get; private set; }

    /// <summary>Its place in the column of its stage: a fractional key, compared byte by byte.</summary>
    [NotAudited] public string Position { get; private set; } = "";
    public Dictionary<string, JsonElement> CustomFields { get; private set; } = [];

    [NotAudited] public string SearchText { get; private set; } = "";
    [NotAudited] public string[] SearchGrams { get; private set; } = [];

    public bool IsOpen => Status == OpportunityStatus.Open;

    /// <summary>A new one at the beginning of a stage. It still has to be put into a column.</summary>
    /// <exception cref="Refusal">400 without a title.</exception>
    public static Opportunity Open(OpportunityChanges first, Customer? customer, Id<User>? owner, PipelineMap pipeline, Stage stage, DateTimeOffset now)
    {
        if (first.Title.Value is null) throw Refusal.Field("title", "required");
        var opportunity = new Opportunity { OwnerId = owner, PipelineId = pipeline.Pipeline.Id };
        opportunity.Concern(customer);
        opportunity.Enter(stage, pipeline, now);
        opportunity.Change(first);
        return opportunity;
    }

    /// <summary>It is whole now: others may hear of it.</summary>
    public void Announce() => Raise(new OpportunityCreated(Id, CustomerId, OwnerId, PipelineId, StageId, Amount));

    /// <summary>Writes the facts; where it stands, whom it concerns and what hangs on it are written by themselves.</summary>
    public void Change(OpportunityChanges c)
    {
        Title = (c.Title.Or(Title) ?? Title).Trim();
        if (c.Amount.IsSet) AmountIsManual = c.Amount.Value is not null;
        if (c.Amount.Value is { } amount) Amount = amount;
        Currency = (c.Currency.Or(Currency) ?? Currency).Trim().ToUpperInvariant();
        Probability = IsOpen ? c.Probability.Or(Probability) ?? Probability : Probability;
        ExpectedCloseDate = c.ExpectedCloseDate.Or(ExpectedCloseDate);
        ForecastCategory = c.ForecastCategory.Or(ForecastCategory) ?? ForecastCategory;
        if (c.Competitors.IsSet) Competitors = Distinct(c.Competitors.Value ?? []);
        NextStep = Clean(c.NextStep, NextStep);
        Source = Clean(c.Source, Source);
        Description = Clean(c.Description, Description);
        if (c.CustomFields.IsSet) CustomFields = CustomValues.Merged(CustomFields, c.CustomFields.Value);
        foreach (var activity in c.DoneActivities.Value ?? []) Tick(activity);
        ChangeOutcome(c);
        NameRivals();
        Index();
    }

    /// <summary>What may be written on it and how it stands, as it is now: writing it again undoes what came after.</summary>
    public OpportunityChanges Snapshot() => new()
    {
        Title = Title,
        Amount = AmountIsManual ? new(Amount) : new(null),
        Currency = Currency,
        StageId = new(StageId),
        Probability = new(Probability),
        ExpectedCloseDate = new(ExpectedCloseDate),
        OwnerId = new(OwnerId),
        ForecastCategory = new(ForecastCategory),
        NextStep = NextStep,
        Source = Source,
        Description = Description,
        ActualAmount = new(ActualAmount),
        LostReason = LostReason,
        LostTo = LostTo,
        CustomFields = CustomFields,
    };

    /// <summary>The amount follows the lines unless somebody set it.</summary>
    public void Follow(decimal total)
    {
        if (!AmountIsManual) Amount = total;
    }

    public void Concern(Customer? customer)
    {
        (CustomerId, CustomerName) = (customer?.Id, customer?.Name ?? (CustomerId is null ? CustomerName : null));
        Index();
    }

    /// <summary>A customer that is known by name alone.</summary>
    internal void Concern(string customerName)
    {
        (CustomerId, CustomerName) = (null, customerName);
        Index();
    }

    public void AssignTo(Id<User>? owner, bool isOneOfMany = false)
    {
        if (owner == OwnerId) return;
        if (CreatedAt != default) Raise(new OpportunityAssigned(Id, OwnerId, owner, isOneOfMany));
        OwnerId = owner;
    }

    /// <summary>What a stage requires was done.</summary>
    public void Tick(string activity)
    {
        var name = activity.Trim();
        if (name.Length > 0 && !DoneActivities.Contains(name) && DoneActivities.Length < OpportunityChanges.MostActivities) DoneActivities = [.. DoneActivities, name];
    }

    /// <summary>What came of it may be corrected afterwards, not written before.</summary>
    private void ChangeOutcome(OpportunityChanges c)
    {
        if (c.ActualAmount is { IsSet: true } && Status != OpportunityStatus.Won) throw Refusal.Field("actual_amount", "opportunity.not_won");
        if (c.LostReason is { IsSet: true } && Status != OpportunityStatus.Lost) throw Refusal.Field("lost_reason", "opportunity.not_lost");
        if (c.LostTo is { IsSet: true } && Status != OpportunityStatus.Lost) throw Refusal.Field("lost_to", "opportunity.not_lost");
        if (c.LostReason is { IsSet: true } && string.IsNullOrWhiteSpace(c.LostReason.Value)) throw Refusal.Field("lost_reason", "required");
        ActualAmount = c.ActualAmount.IsSet ? c.ActualAmount.Value ?? Amount : ActualAmount;
        LostReason = Clean(c.LostReason, LostReason);
        LostTo = Clean(c.LostTo, LostTo);
    }

    private void NameRivals() => Rivals = [.. Competitors.Select(c => c.Name).Append(LostTo).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    private void Index() => (SearchText, SearchGrams) = Platform.Search.SearchText.Of([Title, CustomerName], [], [], []);

    private static List<Competitor> Distinct(List<Competitor> given) =>
        [.. given.Select(c => c with { Name = c.Name.Trim() }).Where(c => c.Name.Length > 0).DistinctBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];

    private static string? Clean(Optional<string> given, string? current) =>
        given.IsSet ? (string.IsNullOrWhiteSpace(given.Value) ? null : given.Value.Trim()) : current;
}
