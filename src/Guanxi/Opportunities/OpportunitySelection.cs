using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>What a list, an export or a board of opportunities is about. All parts must hold.</summary>
public sealed record OpportunityCriteria
{
    /// <summary>Searches title and customer.</summary>
    [FromQuery(Name = "q")] public string? Q { get; init; }

    /// <summary>A condition in the filter language.</summary>
    [FromQuery(Name = "filter")] public string? Filter { get; init; }

    /// <summary>open, won, lost; several with commas.</summary>
    [FromQuery(Name = "status")] public string? Status { get; init; }

    /// <summary>Names, codes or ids of stages, with commas.</summary>
    [FromQuery(Name = "stage")] public string? Stage { get; init; }

    /// <summary>Name or id.</summary>
    [FromQuery(Name = "pipeline")] public string? Pipeline { get; init; }

    /// <summary>A user's id, <c>me</c>, or <c>none</c>.</summary>
    [FromQuery(Name = "owner")] public string? Owner { get; init; }
    [FromQuery(Name = "customer_id")] public Id<Customer>? CustomerId { get; init; }
}

/// <summary>Turns criteria into a query on what the caller may see.</summary>
internal sealed class OpportunitySelection(CrmDb db, Session session, TimeProvider clock) : IRecords
{
    public async Task<IQueryable<Opportunity>> Of(OpportunityCriteria criteria, CancellationToken ct) => Searched(await Matching(criteria, ct), criteria.Q);

    /// <summary>Everything but the search, which lists plan by how common the word is.</summary>
    /// <exception cref="Refusal">400 for a value that no field has.</exception>
    public async Task<IQueryable<Opportunity>> Matching(OpportunityCriteria c, CancellationToken ct)
    {
        var query = Filtered(db.Opportunities.AsNoTracking(), c.Filter, c.Owner);
        if (!string.IsNullOrWhiteSpace(c.Status))
        {
            var statuses = Words(c.Status).Select(w => (OpportunityStatus?)OpportunityFields.Statuses.FirstOrDefault(o => o.IsMeantBy(w))?.Member ?? throw Refusal.Field("status", "unknown_option")).ToArray();
            query = query.Where(o => statuses.Contains(o.Status));
        }
        if (!string.IsNullOrWhiteSpace(c.Pipeline))
        {
            var pipeline = (await FindPipeline.Named(db, c.Pipeline, ct)).Pipeline.Id;
            query = query.Where(o => o.PipelineId == pipeline);
        }
        if (!string.IsNullOrWhiteSpace(c.Stage))
        {
            var stages = await StagesOf(c.Stage, ct);
            query = query.Where(o => stages.Contains(o.StageId));
        }
        return c.CustomerId is { } customer ? query.Where(o => o.CustomerId == customer) : query;
    }

    public IQueryable<Opportunity> Filtered(IQueryable<Opportunity> query, string? filter, string? owner) =>
        query.OwnedBy(owner, session).Filtered(session.Fields(OpportunityFields.All), filter, FilterContext.Of(session, clock, this));

    public static IQueryable<Opportunity> Searched(IQueryable<Opportunity> query, string? typed) =>
        string.IsNullOrWhiteSpace(typed)
            ? query
            : query.Where(SearchFilter.Matches<Opportunity>(o => o.SearchText, o => o.SearchGrams, SearchQuery.Parse(typed)));

    public IQueryable<T> Of<T>() where T : class => db.Set<T>();

    private async Task<Id<Stage>[]> StagesOf(string words, CancellationToken ct)
    {
        var known = await db.Stages.AsNoTracking().Select(s => new { s.Id, s.Name, s.Code }).ToListAsync(ct);
        return [.. Words(words).SelectMany(word =>
        {
            var found = known.Where(s => s.Name.Equals(word, StringComparison.OrdinalIgnoreCase) || s.Code.Equals(word, StringComparison.OrdinalIgnoreCase) || s.Id.ToString() == word).Select(s => s.Id).ToList();
            return found.Count > 0 ? found : throw Refusal.Field("stage", "opportunity.unknown_stage");
        })];
    }

    private static string[] Words(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
