using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities.Pipelines;

/// <summary>Opens pipelines, from a template or stage by stage.</summary>
internal static class OpenPipeline
{
    public static async Task<IResult> Handle(CreatePipelineRequest request, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var stages = request.Stages;
        if (request.Template is { } code)
        {
            var template = PipelineTemplates.Find(code) ?? throw Refusal.Field("template", "unknown_option");
            stages ??= [.. template.Stages];
        }
        if (stages is null) throw Refusal.Field("template", "required");
        if (stages.Exists(s => s.StageId is not null)) throw Refusal.Field("stages", "pipeline.unknown_stage");
        StageRules.Require(stages);
        var isFirst = !await db.Pipelines.AnyAsync(p => p.IsDefault, ct);
        var pipeline = Add(db, request.Name, request.Template, stages, isFirst);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/pipelines/{pipeline.Id}", http.Tagged(await PipelineQueries.One(db, pipeline.Id, ct), pipeline.Version));
    }

    /// <summary>The pipeline an organisation is born with; the caller saves.</summary>
    public static void First(CrmDb db)
    {
        var template = PipelineTemplates.Find(PipelineTemplates.Standard)!;
        Add(db, template.Name, template.Template, template.Stages, isDefault: true);
    }

    private static Pipeline Add(CrmDb db, string name, string? template, IReadOnlyList<StageEntry> stages, bool isDefault)
    {
        var pipeline = Pipeline.Named(name, template, isDefault);
        db.Pipelines.Add(pipeline);
        var codes = StageRules.CodesOf(stages);
        db.Stages.AddRange(stages.Select((s, i) => Stage.Of(pipeline.Id, s, codes[i], i)));
        return pipeline;
    }
}
