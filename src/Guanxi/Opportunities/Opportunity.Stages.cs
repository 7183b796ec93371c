using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;

namespace Guanxi.Opportunities;

/// <summary>What came of a deal, written when it is closed.</summary>
public sealed record Outcome(decimal? ActualAmount, string? LostReason, string? LostTo);

public sealed partial class Opportunity
{
    /// <summary>Goes into another stage; into the won or the lost one it is closed.</summary>
    /// <exception cref="Refusal">409 when it is closed already, 422 for a lost one without a reason.</exception>
    public void MoveTo(Stage stage, PipelineMap pipeline, Outcome outcome, DateTimeOffset now)
    {
        RequireOpen();
        if (stage.Kind == StageKind.Lost && string.IsNullOrWhiteSpace(outcome.LostReason)) throw MissingReason();
        var from = StageId;
        PipelineId = pipeline.Pipeline.Id;
        Enter(stage, pipeline, now);
        if (from != stage.Id && CreatedAt != default) Raise(new OpportunityMoved(Id, OwnerId, PipelineId, from, stage.Id));
        if (stage.Kind == StageKind.Won) Win(outcome, now);
        if (stage.Kind == StageKind.Lost) Lose(outcome, now);
    }

    /// <exception cref="Refusal">409 when it is open.</exception>
    public void Reopen(Stage stage, PipelineMap pipeline, DateTimeOffset now)
    {
        if (IsOpen) throw Refusal.Conflict("opportunity.open");
        if (stage.Kind != StageKind.Open) throw Refusal.Field("stage", "opportunity.not_an_open_stage");
        StepBack(stage, pipeline, now);
        Raise(new OpportunityReopened(Id, OwnerId, stage.Id));
    }

    /// <exception cref="Refusal">409 when it is closed.</exception>
    public void RequireOpen()
    {
        if (!IsOpen) throw Refusal.Conflict("opportunity.closed");
    }

    /// <summary>Back into the stage it came from, open, as if it had not left.</summary>
    internal void StepBack(Stage stage, PipelineMap pipeline, DateTimeOffset since)
    {
        (Status, ClosedAt, ActualAmount, LostReason, LostTo) = (OpportunityStatus.Open, null, null, null, null);
        PipelineId = pipeline.Pipeline.Id;
        NameRivals();
        Enter(stage, pipeline, since);
    }

    public void Place(string position) => Position = position;

    /// <summary>For one brought over with its history: it came into the stage at that time.</summary>
    internal void Pass(Stage stage, PipelineMap pipeline, DateTimeOffset at) => Enter(stage, pipeline, at);

    /// <summary>For one brought over with its history, before it is saved.</summary>
    internal void HasHistory(DateTimeOffset? touched, DateTimeOffset? nextTask) => (LastActivityAt, NextTaskAt) = (touched, nextTask);

    private void Enter(Stage stage, PipelineMap pipeline, DateTimeOffset now)
    {
        var furthest = pipeline.Stages.FirstOrDefault(s => s.Id == FurthestStageId);
        if (furthest is null || Reach(stage) > Reach(furthest)) FurthestStageId = stage.Kind == StageKind.Lost ? furthest?.Id ?? pipeline.First.Id : stage.Id;
        (StageId, Probability, EnteredStageAt) = (stage.Id, stage.Probability, now);
    }

    /// <summary>How far a stage is: the won one is the end of the way, the lost one is beside it.</summary>
    private static int Reach(Stage stage) => stage.Kind switch { StageKind.Won => int.MaxValue, StageKind.Lost => int.MinValue, _ => stage.Position };

    private void Win(Outcome outcome, DateTimeOffset now)
    {
        (Status, ClosedAt, ActualAmount) = (OpportunityStatus.Won, now, outcome.ActualAmount ?? Amount);
        Raise(new OpportunityWon(Id, CustomerId, OwnerId, ActualAmount.Value, now));
    }

    private void Lose(Outcome outcome, DateTimeOffset now)
    {
        (Status, ClosedAt, LostReason) = (OpportunityStatus.Lost, now, outcome.LostReason!.Trim());
        LostTo = string.IsNullOrWhiteSpace(outcome.LostTo) ? null : outcome.LostTo.Trim();
        NameRivals();
        Raise(new OpportunityLost(Id, CustomerId, OwnerId, Amount, now));
    }

    /// <summary>Told like a gate, so that one dialog asks for it.</summary>
    private static Refusal MissingReason()
    {
        var refusal = Refusal.Rule("opportunity.lost_reason");
        refusal.Extensions["missing"] = new Missing(["lost_reason"], []);
        return refusal;
    }
}
