using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities.Pipelines;

/// <summary>A pipeline and its stages in their order, as rules look at them.</summary>
public sealed record PipelineMap(Pipeline Pipeline, IReadOnlyList<Stage> Stages)
{
    public Stage First => Stages.FirstOrDefault(s => s.Kind == StageKind.Open) ?? Stages[0];

    public Stage Of(StageKind kind) => Stages.First(s => s.Kind == kind);

    public Stage Of(Id<Stage> id) => Stages.First(s => s.Id == id);

    /// <summary>The stage a person means: by id, code or name.</summary>
    public Stage? Named(string word)
    {
        var text = word.Trim();
        if (Id<Stage>.TryParse(text, null, out var id)) return Stages.FirstOrDefault(s => s.Id == id);
        return Stages.FirstOrDefault(s => s.Name.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? Stages.FirstOrDefault(s => s.Code.Equals(text, StringComparison.OrdinalIgnoreCase));
    }

    /// <exception cref="Refusal">400 for a word that is no stage of this pipeline.</exception>
    public Stage Require(string word, string field = "stage") => Named(word) ?? throw Refusal.Field(field, "opportunity.unknown_stage");
}

/// <summary>Finds the pipeline a request is about.</summary>
internal static class FindPipeline
{
    /// <exception cref="Refusal">400 for one that is not there, also another organisation's.</exception>
    public static async Task<PipelineMap> By(CrmDb db, Id<Pipeline> id, CancellationToken ct, string field = "pipeline_id")
    {
        var pipeline = await db.Pipelines.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct) ?? throw Refusal.Field(field, "opportunity.unknown_pipeline");
        return new(pipeline, await PipelineQueries.StagesOf(db, id, ct));
    }

    /// <summary>By id or name; the default one when nothing is named.</summary>
    /// <exception cref="Refusal">400 for one that is not there.</exception>
    public static async Task<PipelineMap> Named(CrmDb db, string? word, CancellationToken ct, string field = "pipeline")
    {
        if (string.IsNullOrWhiteSpace(word)) return await Default(db, ct);
        if (Id<Pipeline>.TryParse(word.Trim(), null, out var id)) return await By(db, id, ct, field);
        var name = word.Trim();
        var pipeline = await db.Pipelines.AsNoTracking().Where(p => p.Name == name || p.Template == name).OrderByDescending(p => p.IsDefault).ThenBy(p => p.CreatedAt).FirstOrDefaultAsync(ct)
            ?? throw Refusal.Field(field, "opportunity.unknown_pipeline");
        return new(pipeline, await PipelineQueries.StagesOf(db, pipeline.Id, ct));
    }

    public static async Task<PipelineMap> Default(CrmDb db, CancellationToken ct)
    {
        var pipeline = await db.Pipelines.AsNoTracking().FirstOrDefaultAsync(p => p.IsDefault, ct) ?? throw Refusal.Field("pipeline", "required");
        return new(pipeline, await PipelineQueries.StagesOf(db, pipeline.Id, ct));
    }

    /// <summary>The pipeline a new deal goes into: the named one, that of the named stage, or the default one.</summary>
    /// <exception cref="Refusal">400 for one that is not there, 422 for one that takes no new deals.</exception>
    public static async Task<PipelineMap> ForNew(CrmDb db, string? word, Id<Stage>? stage, string field, CancellationToken ct)
    {
        var owner = word is null && stage is { } id ? await db.Stages.Where(s => s.Id == id).Select(s => (Id<Pipeline>?)s.PipelineId).FirstOrDefaultAsync(ct) : null;
        var pipeline = owner is { } found ? await By(db, found, ct) : await Named(db, word, ct, field);
        return pipeline.Pipeline.IsActive ? pipeline : throw Refusal.Rule("pipeline.inactive");
    }
}
