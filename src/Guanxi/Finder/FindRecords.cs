using System.Globalization;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Orders;
using Guanxi.Platform;
using Guanxi.Platform.Search;
using Guanxi.Platform.Sight;
using Guanxi.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Finder;

/// <summary>A record the palette offers.</summary>
public sealed record Hit(string Kind, string Id, string Title, string? Subtitle, Id<Customer>? CustomerId);

/// <summary>The best of each kind the caller may view: customers first, most recently touched first.</summary>
internal static class FindRecords
{
    private const int Usual = 10;
    private const int Most = 20;

    public static async Task<Listing<Hit>> Handle(string? q, int? limit, CrmDb db, Session session, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(q)) return new([]);
        var asked = new Asked(q, Math.Clamp(limit ?? Usual, 1, Most), db, ct);
        var hits = new List<Hit>();
        if (session.May(CustomersModule.View)) hits.AddRange(await Customers(asked));
        if (session.May(ContactsModule.View)) hits.AddRange(await Contacts(asked));
        if (session.May(OpportunitiesModule.View)) hits.AddRange(await Opportunities(asked));
        if (session.May(LeadsModule.View)) hits.AddRange(await Leads(asked));
        if (session.May(TasksModule.View)) hits.AddRange(await Tasks(asked));
        if (session.May(OrdersModule.View) && FieldSight.Sees("orders", "order_number")) hits.AddRange(await Orders(asked));
        return new(hits);
    }

    private sealed record Asked(string Typed, int Rows, CrmDb Db, CancellationToken Cancelled);

    private static async Task<IEnumerable<Hit>> Customers(Asked asked)
    {
        var customers = await asked.Db.Customers.AsNoTracking().Searched(c => c.Id, asked.Typed, asked.Cancelled);
        var found = await customers.Query.OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Id).Take(asked.Rows)
            .Select(c => new { c.Id, c.Name, c.Code, c.Industry }).ToListAsync(asked.Cancelled);
        return found.Select(c => new Hit("customer", c.Id.ToString(), c.Name, c.Industry is null || !FieldSight.Sees("customers", "industry") ? c.Code : $"{c.Code} · {c.Industry}", c.Id));
    }

    private static async Task<IEnumerable<Hit>> Contacts(Asked asked)
    {
        var db = asked.Db;
        var contacts = await db.Contacts.AsNoTracking().Searched(c => c.Id, asked.Typed, asked.Cancelled);
        var found = await contacts.Query.OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Id).Take(asked.Rows)
            .Select(c => new { c.Id, c.Name, c.CustomerId, Customer = db.Customers.Where(k => k.Id == c.CustomerId).Select(k => k.Name).FirstOrDefault() })
            .ToListAsync(asked.Cancelled);
        return found.Select(c => new Hit("contact", c.Id.ToString(), c.Name, c.Customer, c.CustomerId));
    }

    private static async Task<IEnumerable<Hit>> Opportunities(Asked asked)
    {
        var opportunities = await asked.Db.Opportunities.AsNoTracking().Searched(o => o.Id, asked.Typed, asked.Cancelled);
        var found = await opportunities.Query.OrderByDescending(o => o.UpdatedAt).ThenByDescending(o => o.Id).Take(asked.Rows)
            .Select(o => new { o.Id, o.Title, o.CustomerId, o.CustomerName, Stage = o.Stage.Name }).ToListAsync(asked.Cancelled);
        return found.Select(o => new Hit("opportunity", o.Id.ToString(), o.Title, o.CustomerName is null ? o.Stage : $"{o.CustomerName} · {o.Stage}", o.CustomerId));
    }

    private static async Task<IEnumerable<Hit>> Leads(Asked asked)
    {
        var leads = await asked.Db.Leads.AsNoTracking().Searched(l => l.Id, asked.Typed, asked.Cancelled);
        var found = await leads.Query.OrderByDescending(l => l.UpdatedAt).ThenByDescending(l => l.Id).Take(asked.Rows)
            .Select(l => new { l.Id, l.Name, l.Company, l.CustomerId }).ToListAsync(asked.Cancelled);
        return found.Select(l => new Hit("lead", l.Id.ToString(), l.Name, l.Company, l.CustomerId));
    }

    /// <summary>What is still to be done, before what is done.</summary>
    private static async Task<IEnumerable<Hit>> Tasks(Asked asked)
    {
        var db = asked.Db;
        var tasks = await db.Tasks.AsNoTracking().Searched(t => t.Id, asked.Typed, asked.Cancelled);
        var found = await tasks.Query.OrderByDescending(t => t.IsOpen).ThenByDescending(t => t.UpdatedAt).ThenByDescending(t => t.Id).Take(asked.Rows)
            .Select(t => new { t.Id, t.Title, t.DueOn, t.CustomerId, Customer = db.Customers.Where(c => c.Id == t.CustomerId).Select(c => c.Name).FirstOrDefault() })
            .ToListAsync(asked.Cancelled);
        return found.Select(t => new Hit("task", t.Id.ToString(), t.Title,
            string.Join(" · ", new[] { t.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), t.Customer }.Where(part => part is not null)), t.CustomerId));
    }

    private static async Task<IEnumerable<Hit>> Orders(Asked asked)
    {
        var orders = await asked.Db.Orders.AsNoTracking().Searched(o => o.Id, asked.Typed, asked.Cancelled);
        var found = await orders.Query.OrderByDescending(o => o.OrderedAt).ThenByDescending(o => o.Id).Take(asked.Rows)
            .Select(o => new { o.Id, o.OrderNumber, o.CustomerId, o.CustomerName }).ToListAsync(asked.Cancelled);
        return found.Select(o => new Hit("order", o.Id.ToString(), o.OrderNumber, FieldSight.Sees("orders", "customer_name") ? o.CustomerName : null, o.CustomerId));
    }
}
