using System.Globalization;
using Guanxi.Platform;

namespace Guanxi.Opportunities.Pipelines;

/// <summary>What the stages of a pipeline must be like together.</summary>
internal static class StageRules
{
    /// <summary>What a gate may ask for besides the fields that can be written.</summary>
    public static readonly IReadOnlyList<string> Lists = ["lines", "contacts", "competitors"];

    /// <exception cref="Refusal">400 or 422 with what is wrong.</exception>
    public static void Require(IReadOnlyList<StageEntry> stages)
    {
        if (stages.Count(s => s.Kind == StageKind.Won) != 1) throw Refusal.Rule("pipeline.one_won_stage");
        if (stages.Count(s => s.Kind == StageKind.Lost) != 1) throw Refusal.Rule("pipeline.one_lost_stage");
        if (stages.All(s => s.Kind != StageKind.Open)) throw Refusal.Rule("pipeline.no_open_stage");
        if (Twice(stages.Select(s => s.Name.Trim()))) throw Refusal.Rule("pipeline.stage_named_twice");
        if (Twice(stages.Select(s => s.Code?.Trim()).OfType<string>().Where(c => c.Length > 0))) throw Refusal.Rule("pipeline.stage_named_twice");
        if (Twice(stages.Select(s => s.StageId?.ToString()).OfType<string>())) throw Refusal.Field("stages", "pipeline.unknown_stage");
        if (stages.SelectMany(s => s.RequiredFields).FirstOrDefault(f => !IsAskable(f.Trim())) is { } unknown)
            throw Refusal.Field("stages", "pipeline.unknown_required_field", unknown);
    }

    /// <summary>A code for each stage; those that come without one are numbered.</summary>
    public static List<string> CodesOf(IReadOnlyList<StageEntry> stages, Func<Id<Stage>, string>? known = null)
    {
        var codes = stages.Select(s => !string.IsNullOrWhiteSpace(s.Code) ? s.Code.Trim() : s.StageId is { } id && known is not null ? known(id) : "").ToList();
        for (var i = 0; i < codes.Count; i++)
            for (var number = i + 1; codes[i].Length == 0; number++)
                if (string.Create(CultureInfo.InvariantCulture, $"stage_{number}") is var free && !codes.Contains(free)) codes[i] = free;
        return codes;
    }

    private static bool IsAskable(string field) => Lists.Contains(field) || OpportunityFields.All.Find(field) is { ReadOnly: false } known && known.Key == field;

    private static bool Twice(IEnumerable<string> words) => words.GroupBy(w => w, StringComparer.OrdinalIgnoreCase).Any(g => g.Count() > 1);
}
