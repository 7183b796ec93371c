using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads.Sources;

public sealed record LeadSourceRow(Id<LeadSource> SourceId, string Name, decimal Cost, string Currency, string? Note, int Version);

/// <summary>Lists, adds, changes and removes sources.</summary>
internal static class EditLeadSource
{
    private const int MostListed = 1000;

    public static async Task<Listing<LeadSourceRow>> List(CrmDb db, CancellationToken ct) =>
        new(await db.LeadSources.AsNoTracking().OrderBy(s => s.Name).Take(MostListed).Select(s => new LeadSourceRow(s.Id, s.Name, s.Cost, s.Currency, s.Note, s.Version)).ToListAsync(ct));

    public static async Task<LeadSourceRow> Get(Id<LeadSource> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var source = await db.LeadSources.AsNoTracking().Get(id, ct);
        return http.Tagged(Row(source), source.Version);
    }

    public static async Task<IResult> Create(LeadSourceChanges request, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var source = LeadSource.Open(request);
        db.LeadSources.Add(source);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/lead_sources/{source.Id}", http.Tagged(Row(source), source.Version));
    }

    public static Task<LeadSourceRow> Handle(Id<LeadSource> id, LeadSourceChanges request, HttpContext http, CrmDb db, CancellationToken ct) => db.Retrying(async () =>
    {
        var source = await db.LeadSources.Get(id, ct);
        await http.RequireSame(source.Version, request.Version, () => Task.FromResult<object>(Row(source)));
        source.Change(request);
        await db.SaveChangesAsync(ct);
        return http.Tagged(Row(source), source.Version);
    });

    /// <summary>Leads keep its name.</summary>
    public static async Task<IResult> Delete(Id<LeadSource> id, CrmDb db, CancellationToken ct)
    {
        await db.Delete(await db.LeadSources.Get(id, ct), ct);
        return Results.NoContent();
    }

    /// <summary>Takes back a deletion of a moment ago.</summary>
    public static async Task<LeadSourceRow> Restore(Id<LeadSource> id, CrmDb db, CancellationToken ct) => Row(await db.Restore(id, null, ct));

    private static LeadSourceRow Row(LeadSource s) => new(s.Id, s.Name, s.Cost, s.Currency, s.Note, s.Version);
}
