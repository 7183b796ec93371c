using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Platform.Sight;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads;

/// <summary>A record that looks like the lead being entered, and in what: <c>Kind</c> is leads, contacts or customers.</summary>
public sealed record LeadDouble(string Kind, string Id, string Name, string? Detail, IReadOnlyList<string> Reasons);

/// <summary>Finds who an enquiry may already be. Only what the caller may see.</summary>
internal static class LeadDuplicates
{
    private const int MostOfKind = 5;

    public static async Task<Listing<LeadDouble>> Find(
        string? name, string? company, string? phone, string? email, Id<Lead>? except, CrmDb db, Session session, CancellationToken ct)
    {
        var found = new List<LeadDouble>(await Leads(name, company, phone, email, except, db, ct));
        if (session.May(CustomersModule.View))
            found.AddRange((await CustomersModule.Like(new(company ?? name, phone, email), db, ct)).Select(c => new LeadDouble("customers", c.CustomerId.ToString(), c.Name, c.Code, c.Reasons)));
        if (session.May(ContactsModule.View))
            found.AddRange((await ContactsModule.Like(new(null, phone, null, email, null), null, db, ct)).Select(c => new LeadDouble("contacts", c.ContactId.ToString(), c.Name, c.Position, c.Reasons)));
        return new(found);
    }

    /// <summary>The customers a conversion would double.</summary>
    public static Task<List<ConversionCandidate>> Candidates(Lead lead, string? customerName, CrmDb db, CancellationToken ct) =>
        Customers(string.IsNullOrWhiteSpace(customerName) ? lead.Company ?? lead.Name : customerName, lead.Phone, lead.Email, db, ct);

    private static async Task<List<LeadDouble>> Leads(string? name, string? company, string? phone, string? email, Id<Lead>? except, CrmDb db, CancellationToken ct)
    {
        (phone, email) = Seen("leads", phone, email);
        var keys = LeadMatch.KeysOf(name, company, phone, email);
        if (keys.Length == 0) return [];
        var found = await db.Leads.AsNoTracking().Where(l => l.MatchKeys.Any(k => keys.Contains(k)) && l.Id != except).OrderByDescending(l => l.CreatedAt).Take(MostOfKind)
            .Select(l => new { l.Id, l.Name, l.Company, l.MatchKeys }).ToListAsync(ct);
        return [.. found.Select(l => new LeadDouble("leads", l.Id.ToString(), l.Name, l.Company, Reasons(
            l.MatchKeys, ("phone", LeadMatch.PhoneKey(phone)), ("email", LeadMatch.EmailKey(email)), ("name", LeadMatch.PersonKey(name, company)), ("name", LeadMatch.NearKey(name, company)), ("company", LeadMatch.CompanyKey(company)))))];
    }

    private static async Task<List<ConversionCandidate>> Customers(string? name, string? phone, string? email, CrmDb db, CancellationToken ct)
    {
        (phone, email) = Seen("customers", phone, email);
        (string, string?)[] asked = [("name", LeadMatch.CompanyKey(name)), ("phone", LeadMatch.PhoneKey(phone)), ("email", LeadMatch.EmailKey(email))];
        var keys = asked.Select(a => a.Item2).OfType<string>().ToArray();
        if (keys.Length == 0) return [];
        var found = await db.Customers.AsNoTracking().Where(c => c.MatchKeys.Any(k => keys.Contains(k))).OrderBy(c => c.Id).Take(MostOfKind)
            .Select(c => new { c.Id, c.Name, c.Code, c.MatchKeys, OwnerName = db.Users.Where(u => u.Id == c.OwnerId).Select(u => u.Name).FirstOrDefault() }).ToListAsync(ct);
        return [.. found.Select(c => new ConversionCandidate(c.Id, c.Name, c.Code, c.OwnerName, Reasons(c.MatchKeys, asked)))];
    }

    /// <summary>What may not be seen may not be guessed at either.</summary>
    private static (string? Phone, string? Email) Seen(string kind, string? phone, string? email) =>
        (FieldSight.Sees(kind, "phone") ? phone : null, FieldSight.Sees(kind, "email") ? email : null);

    private static List<string> Reasons(string[] theirs, params (string Reason, string? Key)[] asked) =>
        [.. asked.Where(a => a.Key is not null && theirs.Contains(a.Key)).Select(a => a.Reason).Distinct()];
}
