using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads;

[Event("lead.converted")]
public sealed record LeadConverted(Id<Lead> LeadId, Id<Customer> CustomerId, Id<Contact> ContactId, Id<Opportunity>? OpportunityId, Id<User>? OwnerId) : IEvent;

[Writes("opportunities")]
public sealed record ConvertLeadRequest
{
    /// <summary>The lead's company, or the person, when left out.</summary>
    [Text(200)] public string? CustomerName { get; init; }

    /// <summary>An existing customer to join instead of opening a new one.</summary>
    public Id<Customer>? CustomerId { get; init; }
    [Text(100)] public string? ContactName { get; init; }

    /// <summary>Opens a deal too; left out, wherever the caller may.</summary>
    public bool? CreateOpportunity { get; init; }

    /// <summary>What was asked for, or the customer's name, when left out.</summary>
    [Text(200)] public string? OpportunityTitle { get; init; }
    [Between(0, 9_999_999_999_999)] public decimal? Amount { get; init; }

    /// <summary>Opens a new customer although likely duplicates are there.</summary>
    public bool Force { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

/// <summary>What became of the lead.</summary>
public sealed record LeadConversion(Id<Lead> LeadId, Id<Customer> CustomerId, Id<Contact> ContactId, Id<Opportunity>? OpportunityId);

/// <summary>A customer the lead may already be, and in what they agree.</summary>
public sealed record ConversionCandidate(Id<Customer> CustomerId, string Name, string Code, string? OwnerName, IReadOnlyList<string> Reasons);

/// <summary>Turns a lead into a customer with its contact and a deal, in one transaction and once: who comes second waits, and is told.</summary>
internal static class ConvertLead
{
    private const int LongestTitle = 200;

    public static async Task<LeadConversion> Handle(
        Id<Lead> id, ConvertLeadRequest? request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        request ??= new ConvertLeadRequest();
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var lead = await Hold(id, db, ct) ?? throw Refusal.NotFound();
        session.Require(LeadsModule.Convert, lead.OwnerId);
        await http.RequireSame(lead.Version, request.Version, async () => await LeadQueries.Detail(db, id, ct));
        lead.RequireConvertible();
        if (request.CustomerId is null && !request.Force) await RefuseDoubles(lead, request, db, ct);
        var conversion = await Convert(lead, request, db, session, clock, ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return conversion;
    }

    /// <summary>
    /// The visible lead, its row held until the transaction ends; null when there is none. Conversions of an organisation go one after the
    /// other: two leads of one new company would not see each other's customer.
    /// </summary>
    public static async Task<Lead?> Hold(Id<Lead> id, CrmDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('convert_lead' || tenant_id, 0)) FROM crm.leads WHERE id = {id.Value}", ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.leads WHERE id = {id.Value} FOR UPDATE", ct);
        return await db.Leads.FirstOrDefaultAsync(l => l.Id == id, ct);
    }

    /// <summary>Opens or joins the customer, makes the contact, opens the deal, closes the lead: one save. The caller holds the lead.</summary>
    public static async Task<LeadConversion> Convert(Lead lead, ConvertLeadRequest request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var customer = request.CustomerId is { } known
            ? await Joined(known, db, session, ct)
            : await Opened(lead, request, db, session, clock, ct);
        var contact = await LeadContact.For(lead, customer, request.ContactName, db, ct);
        var deal = await Deal(lead, customer, request, db, session, clock, ct);
        lead.ConvertInto(customer, contact, deal, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return new LeadConversion(lead.Id, customer.Id, contact.Id, deal?.Id);
    }

    private static async Task<Opportunity?> Deal(Lead lead, Customer customer, ConvertLeadRequest request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var may = session.May(OpportunitiesModule.Create);
        if (request.CreateOpportunity == true && !may) throw Refusal.Forbidden();
        if (request.CreateOpportunity == false || !may) return null;
        var title = string.IsNullOrWhiteSpace(request.OpportunityTitle) ? lead.Interest ?? customer.Name : request.OpportunityTitle;
        return await OpportunitiesModule.Open(db, session, clock, customer, title.Length > LongestTitle ? title[..LongestTitle] : title, request.Amount, lead.OwnerId ?? session.UserId, lead.Source, ct);
    }

    private static async Task<Customer> Joined(Id<Customer> id, CrmDb db, Session session, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.customers WHERE id = {id.Value} FOR UPDATE", ct); // one primary contact
        var customer = await db.Customers.FirstOrDefaultAsync(c => c.Id == id, ct) ?? throw Refusal.Field("customer_id", "not_found");
        session.Require(ContactsModule.Create, customer.OwnerId);
        return customer;
    }

    private static async Task<Customer> Opened(Lead lead, ConvertLeadRequest request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        if (!session.May(CustomersModule.Create)) throw Refusal.Forbidden();
        var name = string.IsNullOrWhiteSpace(request.CustomerName) ? lead.Company ?? lead.Name : request.CustomerName;
        var code = await CustomersModule.NextCode(db, session, clock, ct);
        var isPerson = lead.Company is null && string.IsNullOrWhiteSpace(request.CustomerName);
        var customer = CustomersModule.Open(code, new CustomerChanges
        {
            Name = name,
            Type = isPerson ? CustomerType.Person : CustomerType.Company,
            Industry = lead.Industry,
            Scale = lead.CompanySize?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Website = lead.Website,
            Source = lead.Source,
            Phone = lead.Phone,
            Email = lead.Email,
            Addresses = lead.City is { } city ? new List<AddressEntry> { new() { City = city, IsPrimary = true } } : default(Optional<List<AddressEntry>>),
            Tags = lead.Tags.ToList(),
        }, lead.OwnerId ?? session.UserId);
        db.Customers.Add(customer);
        return customer;
    }

    /// <exception cref="Refusal">409 with the customers that may be the same.</exception>
    private static async Task RefuseDoubles(Lead lead, ConvertLeadRequest request, CrmDb db, CancellationToken ct)
    {
        var candidates = await LeadDuplicates.Candidates(lead, request.CustomerName, db, ct);
        if (candidates.Count == 0) return;
        var refusal = Refusal.Conflict("lead.duplicate");
        refusal.Extensions["candidates"] = candidates;
        throw refusal;
    }
}
