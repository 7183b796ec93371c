using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities.Pipelines;

public sealed record StageRow(
    Id<Stage> StageId, string Code, string Name, int Probability, string Color, StageKind Kind, int Position, string[] RequiredFields,
    string[] RequiredActivities, IReadOnlyList<EntryTask> EntryTasks, int? StaleDays);

/// <summary>A pipeline with its stages in their order.</summary>
public sealed record PipelineRow(Id<Pipeline> PipelineId, string Name, bool IsDefault, bool IsActive, string? Template, IReadOnlyList<StageRow> Stages, int Version);

internal static class PipelineQueries
{
    /// <summary>All of them, the default one first.</summary>
    public static async Task<Listing<PipelineRow>> List(CrmDb db, CancellationToken ct)
    {
        var pipelines = await db.Pipelines.AsNoTracking().OrderByDescending(p => p.IsDefault).ThenBy(p => p.CreatedAt).ThenBy(p => p.Id).ToListAsync(ct);
        var stages = (await db.Stages.AsNoTracking().OrderBy(s => s.Position).ToListAsync(ct)).ToLookup(s => s.PipelineId);
        return new([.. pipelines.Select(p => ToRow(p, stages[p.Id]))]);
    }

    public static Listing<PipelineTemplate> Templates() => new(PipelineTemplates.All);

    public static async Task<PipelineRow> Get(Id<Pipeline> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var row = await One(db, id, ct);
        return http.Tagged(row, row.Version);
    }

    /// <exception cref="Refusal">404 when it is not there.</exception>
    public static async Task<PipelineRow> One(CrmDb db, Id<Pipeline> id, CancellationToken ct)
    {
        var pipeline = await db.Pipelines.AsNoTracking().Get(id, ct);
        return ToRow(pipeline, await StagesOf(db, id, ct));
    }

    public static Task<List<Stage>> StagesOf(CrmDb db, Id<Pipeline> id, CancellationToken ct) =>
        db.Stages.AsNoTracking().Where(s => s.PipelineId == id).OrderBy(s => s.Position).ToListAsync(ct);

    private static PipelineRow ToRow(Pipeline p, IEnumerable<Stage> stages) => new(
        p.Id, p.Name, p.IsDefault, p.IsActive, p.Template,
        [.. stages.Select(s => new StageRow(s.Id, s.Code, s.Name, s.Probability, s.Color, s.Kind, s.Position, s.RequiredFields, s.RequiredActivities, s.EntryTasks, s.StaleDays))],
        p.Version);
}
