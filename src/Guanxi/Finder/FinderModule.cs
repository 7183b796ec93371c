using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Finder;

/// <summary>A record the palette offers.</summary>
public sealed record Hit(string Kind, string Id, string Title, string? Subtitle, Id<Customer>? CustomerId);

/// <summary>Finder: one search over every kind of record, and the catalogue of their fields.</summary>
public sealed class FinderModule : Module
{
    private const int Usual = 10;
    private const int Most = 20;

    public override void Endpoints(RouteGroupBuilder api)
    {
        api.MapGet("/search", Search).RequiresSignIn().WithTags("Search").WithName("search");
        api.MapGet("/fields/{kind}", ListFields).RequiresSignIn().WithTags("Fields").WithName("list_fields");
    }

    /// <summary>The best of each kind the caller may view: customers first, most recently touched first.</summary>
    private static async Task<Listing<Hit>> Search(string? q, int? limit, CrmDb db, Session session, CancellationToken ct)
    {
        var rows = Math.Clamp(limit ?? Usual, 1, Most);
        if (string.IsNullOrWhiteSpace(q)) return new([]);
        var hits = new List<Hit>();
        if (session.May(CustomersModule.View)) hits.AddRange(await Customers(q, rows, db, ct));
        if (session.May(ContactsModule.View)) hits.AddRange(await Contacts(q, rows, db, ct));
        if (session.May(OpportunitiesModule.View)) hits.AddRange(await Opportunities(q, rows, db, ct));
        if (session.May(LeadsModule.View)) hits.AddRange(await Leads(q, rows, db, ct));
        return new(hits);
    }

    private static async Task<IEnumerable<Hit>> Customers(string q, int rows, CrmDb db, CancellationToken ct)
    {
        var customers = await db.Customers.AsNoTracking().Searched(c => c.Id, q, ct);
        var found = await customers.Query.OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Id).Take(rows)
            .Select(c => new { c.Id, c.Name, c.Code, c.Industry }).ToListAsync(ct);
        return found.Select(c => new Hit("customer", c.Id.ToString(), c.Name, c.Industry is null ? c.Code : $"{c.Code} · {c.Industry}", c.Id));
    }

    private static async Task<IEnumerable<Hit>> Contacts(string q, int rows, CrmDb db, CancellationToken ct)
    {
        var contacts = await db.Contacts.AsNoTracking().Searched(c => c.Id, q, ct);
        var found = await contacts.Query.OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Id).Take(rows)
            .Select(c => new { c.Id, c.Name, c.CustomerId, Customer = db.Customers.Where(k => k.Id == c.CustomerId).Select(k => k.Name).FirstOrDefault() }).ToListAsync(ct);
        return found.Select(c => new Hit("contact", c.Id.ToString(), c.Name, c.Customer, c.CustomerId));
    }

    private static async Task<IEnumerable<Hit>> Opportunities(string q, int rows, CrmDb db, CancellationToken ct)
    {
        var opportunities = await db.Opportunities.AsNoTracking().Searched(o => o.Id, q, ct);
        var found = await opportunities.Query.OrderByDescending(o => o.UpdatedAt).ThenByDescending(o => o.Id).Take(rows)
            .Select(o => new { o.Id, o.Title, o.CustomerId, o.CustomerName, Stage = o.Stage.Name }).ToListAsync(ct);
        return found.Select(o => new Hit("opportunity", o.Id.ToString(), o.Title, o.CustomerName is null ? o.Stage : $"{o.CustomerName} · {o.Stage}", o.CustomerId));
    }

    private static async Task<IEnumerable<Hit>> Leads(string q, int rows, CrmDb db, CancellationToken ct)
    {
        var leads = await db.Leads.AsNoTracking().Searched(l => l.Id, q, ct);
        var found = await leads.Query.OrderByDescending(l => l.UpdatedAt).ThenByDescending(l => l.Id).Take(rows)
            .Select(l => new { l.Id, l.Name, l.Company, l.CustomerId }).ToListAsync(ct);
        return found.Select(l => new Hit("lead", l.Id.ToString(), l.Name, l.Company, l.CustomerId));
    }

    /// <exception cref="Refusal">404 for a kind that does not exist or that the caller may not view.</exception>
    private static Listing<FieldRow> ListFields(string kind, Session session)
    {
        var catalogue = Modules.All.SelectMany(m => m.Fields).FirstOrDefault(c => c.Kind == kind && session.May($"{kind}.view")) ?? throw Refusal.NotFound();
        return new(catalogue.Rows(session.Language));
    }
}
