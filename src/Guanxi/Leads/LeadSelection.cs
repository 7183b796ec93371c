using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads;

/// <summary>What a list, an export or a bulk action is about. All parts must hold.</summary>
public sealed record LeadCriteria
{
    /// <summary>Searches name, company, pinyin, telephone number, mail, WeChat.</summary>
    [FromQuery(Name = "q")] public string? Q { get; init; }

    /// <summary>A condition in the filter language.</summary>
    [FromQuery(Name = "filter")] public string? Filter { get; init; }
    [FromQuery(Name = "status")] public string? Status { get; init; }
    [FromQuery(Name = "quality")] public string? Quality { get; init; }
    [FromQuery(Name = "source")] public string? Source { get; init; }
    [FromQuery(Name = "industry")] public string? Industry { get; init; }
    [FromQuery(Name = "city")] public string? City { get; init; }

    /// <summary>A user's id, <c>me</c>, or <c>none</c> for the pool.</summary>
    [FromQuery(Name = "owner")] public string? Owner { get; init; }

    /// <summary>The same as <c>owner</c>.</summary>
    [FromQuery(Name = "assigned_to")] public string? AssignedTo { get; init; }
    [FromQuery(Name = "tag")] public string? Tag { get; init; }
    [FromQuery(Name = "customer_id")] public Id<Customers.Customer>? CustomerId { get; init; }
}

/// <summary>Turns criteria into a query on what the caller may see.</summary>
internal sealed class LeadSelection(CrmDb db, Session session, TimeProvider clock)
{
    /// <exception cref="FilterException">The filter can't be understood.</exception>
    /// <exception cref="Refusal">400 for a value that no field has.</exception>
    public IQueryable<Lead> Of(LeadCriteria criteria) =>
        string.IsNullOrWhiteSpace(criteria.Q)
            ? Matching(criteria)
            : Matching(criteria).Where(SearchFilter.Matches<Lead>(l => l.SearchText, l => l.SearchGrams, SearchQuery.Parse(criteria.Q)));

    /// <summary>Everything but the search, which lists plan by how common the word is.</summary>
    public IQueryable<Lead> Matching(LeadCriteria c)
    {
        var query = db.Leads.AsNoTracking();
        query = OneOf(query, "status", c.Status);
        query = OneOf(query, "quality", c.Quality);
        query = OneOf(query, "source", c.Source);
        query = OneOf(query, "industry", c.Industry);
        query = OneOf(query, "city", c.City);
        if (c.Tag is { } tag) query = query.Where(l => l.Tags.Contains(tag));
        if (c.CustomerId is { } customer) query = query.Where(l => l.CustomerId == customer);
        query = query.OwnedBy(c.Owner, session).OwnedBy(c.AssignedTo, session, "assigned_to");
        return query.Filtered(session.Fields(LeadFields.All), c.Filter, Context());
    }

    /// <summary>Several values are separated by commas: any of them.</summary>
    private IQueryable<Lead> OneOf(IQueryable<Lead> query, string field, string? values)
    {
        if (string.IsNullOrWhiteSpace(values)) return query;
        var list = string.Join(", ", values.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(v => $"'{v.Replace("'", "''", StringComparison.Ordinal)}'"));
        return query.Filtered(session.Fields(LeadFields.All), $"{field} in ({list})", Context());
    }

    private FilterContext Context() => FilterContext.Of(session, clock);
}
