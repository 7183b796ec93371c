using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers;

/// <summary>What a list, an export, a bulk action or the statistics are about. All parts must hold.</summary>
public sealed record CustomerCriteria
{
    /// <summary>Searches name, code, short name, pinyin, end of a phone number, mail.</summary>
    [FromQuery(Name = "q")] public string? Q { get; init; }

    /// <summary>A condition in the filter language.</summary>
    [FromQuery(Name = "filter")] public string? Filter { get; init; }
    [FromQuery(Name = "name")] public string? Name { get; init; }
    [FromQuery(Name = "status")] public string? Status { get; init; }
    [FromQuery(Name = "grade")] public string? Grade { get; init; }
    [FromQuery(Name = "type")] public string? Type { get; init; }
    [FromQuery(Name = "lifecycle")] public string? Lifecycle { get; init; }
    [FromQuery(Name = "industry")] public string? Industry { get; init; }
    [FromQuery(Name = "scale")] public string? Scale { get; init; }
    [FromQuery(Name = "source")] public string? Source { get; init; }

    /// <summary>A user's id, <c>me</c>, or <c>none</c> for the public pool.</summary>
    [FromQuery(Name = "owner")] public string? Owner { get; init; }
    [FromQuery(Name = "tag")] public string? Tag { get; init; }

    /// <summary>true (the default), false or all.</summary>
    [FromQuery(Name = "is_active")] public string? IsActive { get; init; }
    [FromQuery(Name = "parent_id")] public Id<Customer>? ParentId { get; init; }
    [FromQuery(Name = "created_after")] public DateTimeOffset? CreatedAfter { get; init; }
    [FromQuery(Name = "created_before")] public DateTimeOffset? CreatedBefore { get; init; }
}

/// <summary>Turns criteria into a query on what the caller may see.</summary>
internal sealed class CustomerSelection(CrmDb db, Session session, TimeProvider clock) : IRecords
{
    /// <exception cref="FilterException">The filter can't be understood.</exception>
    /// <exception cref="Refusal">400 for a value that no field has.</exception>
    public IQueryable<Customer> Of(CustomerCriteria criteria) => Searched(Matching(criteria), criteria.Q);

    /// <summary>Everything but the search, which lists plan by how common the word is.</summary>
    public IQueryable<Customer> Matching(CustomerCriteria c)
    {
        var query = db.Customers.AsNoTracking();
        query = OneOf(query, "status", c.Status);
        query = OneOf(query, "grade", c.Grade);
        query = OneOf(query, "type", c.Type);
        query = OneOf(query, "lifecycle", c.Lifecycle);
        query = OneOf(query, "industry", c.Industry);
        query = OneOf(query, "scale", c.Scale);
        query = OneOf(query, "source", c.Source);
        if (c.Tag is { } tag) query = query.Where(r => r.Tags.Contains(tag));
        if (c.ParentId is { } parent) query = query.Where(r => r.ParentId == parent);
        if (c.CreatedAfter is { } after) query = query.Where(r => r.CreatedAt >= after.ToUniversalTime());
        if (c.CreatedBefore is { } before) query = query.Where(r => r.CreatedAt < before.ToUniversalTime());
        query = query.OwnedBy(c.Owner, session);
        query = Active(query, c.IsActive);
        if (!string.IsNullOrWhiteSpace(c.Name)) query = Searched(query, c.Name);
        return query.Filtered(session.Fields(CustomerFields.All), c.Filter, FilterContext.Of(session, clock, this));
    }

    public IQueryable<T> Of<T>() where T : class => db.Set<T>();

    private static IQueryable<Customer> Searched(IQueryable<Customer> query, string? typed) =>
        string.IsNullOrWhiteSpace(typed)
            ? query
            : query.Where(SearchFilter.Matches<Customer>(c => c.SearchText, c => c.SearchGrams, SearchQuery.Parse(typed)));

    /// <summary>Several values are separated by commas: any of them.</summary>
    private IQueryable<Customer> OneOf(IQueryable<Customer> query, string field, string? values)
    {
        if (string.IsNullOrWhiteSpace(values)) return query;
        var list = string.Join(", ", values.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(v => $"'{v.Replace("'", "''", StringComparison.Ordinal)}'"));
        return query.Filtered(session.Fields(CustomerFields.All), $"{field} in ({list})", FilterContext.Of(session, clock));
    }

    private static IQueryable<Customer> Active(IQueryable<Customer> query, string? isActive) => isActive switch
    {
        null or "" or "true" => query.Where(c => c.IsActive),
        "false" => query.Where(c => !c.IsActive),
        "all" => query,
        _ => throw Refusal.Field("is_active", "unknown_option"),
    };
}
