using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;

namespace Guanxi.Opportunities;

/// <summary>What a gate still wants.</summary>
public sealed record Missing(IReadOnlyList<string> Fields, IReadOnlyList<string> Activities);

/// <summary>What hangs on a deal, by number, for gates that ask for it.</summary>
internal sealed record Attached(int Lines, int Contacts);

/// <summary>
/// A stage lets a deal go on to a later one when what it requires is there; a deal that skips stages meets the gates of all it
/// passes. The won and the lost stage, which nobody leaves, ask for their fields before a deal enters. Backwards the way is free.
/// </summary>
internal static class StageGate
{
    /// <param name="from">Null for a deal that is new in the pipeline.</param>
    /// <exception cref="Refusal">422 <c>opportunity.gate</c> with what is missing.</exception>
    public static async Task Require(Opportunity opportunity, PipelineMap pipeline, Stage? from, Stage to, Func<Task<Attached>> attached)
    {
        var passed = to.Kind == StageKind.Lost ? [] : pipeline.Stages.Where(s => s.Kind == StageKind.Open && s.Position >= (from?.Position ?? 0) && (to.Kind == StageKind.Won || s.Position < to.Position)).ToList();
        var asked = passed.SelectMany(s => s.RequiredFields).Concat(to.Kind == StageKind.Open ? [] : to.RequiredFields);
        var wanted = asked.Distinct().ToList();
        var hangs = wanted.Intersect(StageRules.Lists).Any() ? await attached() : new Attached(0, 0);
        var fields = wanted.Where(f => IsEmpty(opportunity, f, hangs)).ToList();
        var activities = passed.SelectMany(s => s.RequiredActivities).Distinct().Except(opportunity.DoneActivities, StringComparer.OrdinalIgnoreCase).ToList();
        if (fields.Count + activities.Count == 0) return;
        var refusal = Refusal.Rule("opportunity.gate", to.Name);
        refusal.Extensions["missing"] = new Missing(fields, activities);
        throw refusal;
    }

    private static bool IsEmpty(Opportunity opportunity, string field, Attached attached) => field switch
    {
        "lines" => attached.Lines == 0,
        "contacts" => attached.Contacts == 0,
        "competitors" => opportunity.Competitors.Count == 0,
        "pipeline" or "stage" or "actual_amount" or "lost_reason" => false, // there by the move itself
        _ => OpportunityFields.All.Find(field)?.Read(opportunity) is null or "" or 0m,
    };
}
