using System.Globalization;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Search;
using Guanxi.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks;

/// <summary>What a list or an export of tasks is about. All parts must hold.</summary>
public sealed record TaskCriteria
{
    /// <summary>Searches titles.</summary>
    [FromQuery(Name = "q")] public string? Q { get; init; }

    /// <summary>A condition in the filter language.</summary>
    [FromQuery(Name = "filter")] public string? Filter { get; init; }

    /// <summary>One or several, separated by commas; <c>open</c> stands for pending and in progress.</summary>
    [FromQuery(Name = "status")] public string? Status { get; init; }
    [FromQuery(Name = "type")] public string? Type { get; init; }
    [FromQuery(Name = "priority")] public string? Priority { get; init; }

    /// <summary>A user's id, mail address or name, <c>me</c>, or <c>none</c> for the pool.</summary>
    [FromQuery(Name = "assignee")] public string? Assignee { get; init; }
    [FromQuery(Name = "customer_id")] public Id<Customer>? CustomerId { get; init; }
    [FromQuery(Name = "contact_id")] public Id<Contact>? ContactId { get; init; }
    [FromQuery(Name = "opportunity_id")] public Id<Opportunity>? OpportunityId { get; init; }
    [FromQuery(Name = "lead_id")] public Id<Lead>? LeadId { get; init; }

    /// <summary>The first and the last day, both included.</summary>
    [FromQuery(Name = "due_from")] public string? DueFrom { get; init; }
    [FromQuery(Name = "due_to")] public string? DueTo { get; init; }

    /// <summary><c>true</c>: open and late; <c>false</c>: everything else.</summary>
    [FromQuery(Name = "overdue")] public string? Overdue { get; init; }
}

/// <summary>Turns criteria into a query on what the caller may see.</summary>
internal sealed class TaskSelection(CrmDb db, Session session, TaskReferences references, TimeProvider clock) : IRecords
{
    public async Task<IQueryable<WorkTask>> Of(TaskCriteria criteria, CancellationToken ct)
    {
        var query = await Matching(criteria, ct);
        return string.IsNullOrWhiteSpace(criteria.Q)
            ? query
            : query.Where(SearchFilter.Matches<WorkTask>(t => t.SearchText, t => t.SearchGrams, SearchQuery.Parse(criteria.Q)));
    }

    /// <summary>Everything but the search, which lists plan by how common the word is.</summary>
    public async Task<IQueryable<WorkTask>> Matching(TaskCriteria c, CancellationToken ct)
    {
        var query = db.Tasks.AsNoTracking();
        query = c.Status == "open" ? query.Where(t => t.IsOpen) : OneOf(query, "status", c.Status);
        query = OneOf(query, "type", c.Type);
        query = OneOf(query, "priority", c.Priority);
        if (c.CustomerId is { } customer) query = query.Where(t => t.CustomerId == customer);
        if (c.ContactId is { } contact) query = query.Where(t => t.ContactId == contact);
        if (c.OpportunityId is { } opportunity) query = query.Where(t => t.OpportunityId == opportunity);
        if (c.LeadId is { } lead) query = query.Where(t => t.LeadId == lead);
        if (Day(c.DueFrom, "due_from") is { } from) query = query.Where(t => t.DueOn >= from);
        if (Day(c.DueTo, "due_to") is { } to) query = query.Where(t => t.DueOn <= to);
        if (c.Assignee == "my_department") query = query.OwnedBy(c.Assignee, session, "assignee");
        else if (!string.IsNullOrEmpty(c.Assignee))
        {
            var owner = await references.Named(c.Assignee, ct);
            query = query.Where(t => t.OwnerId == owner);
        }
        return Late(query, c.Overdue).Filtered(session.Fields(TaskFields.All), c.Filter, FilterContext.Of(session, clock, this));
    }

    public IQueryable<T> Of<T>() where T : class => db.Set<T>();

    /// <summary>Late is an open task whose day is over, or whose time has come when it has one.</summary>
    private IQueryable<WorkTask> Late(IQueryable<WorkTask> query, string? overdue)
    {
        var (now, today) = (clock.GetUtcNow(), TenancyModule.Today(session, clock));
        return overdue switch
        {
            null or "" => query,
            "true" => query.Where(t => t.IsOpen && t.DueOn <= today && (t.StartsAt == null ? t.DueOn < today : t.DueAt <= now)),
            "false" => query.Where(t => !(t.IsOpen && t.DueOn != null && t.DueOn <= today && (t.StartsAt == null ? t.DueOn < today : t.DueAt <= now))),
            _ => throw Refusal.Field("overdue", "unknown_option"),
        };
    }

    private IQueryable<WorkTask> OneOf(IQueryable<WorkTask> query, string field, string? values)
    {
        if (string.IsNullOrWhiteSpace(values)) return query;
        var list = string.Join(", ", values.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(v => $"'{v.Replace("'", "''", StringComparison.Ordinal)}'"));
        return query.Filtered(session.Fields(TaskFields.All), $"{field} in ({list})", FilterContext.Of(session, clock));
    }

    private static DateOnly? Day(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Refusal.Field(field, "wrong_type");
    }
}
