using System.Text.Json;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads.Forms;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Search;

namespace Guanxi.Leads;

[Event("lead.created")]
public sealed record LeadCreated(Id<Lead> LeadId, string? Source) : IEvent;

[Event("lead.assigned")]
public sealed record LeadAssigned(Id<Lead> LeadId, Id<User>? From, Id<User>? To, bool IsOneOfMany) : IEvent;

/// <summary>An enquiry that is not qualified yet: a person, perhaps of a company, and what they want.</summary>
[IdPrefix("lead"), Kind("leads")]
public sealed partial class Lead : Record<Lead>, IShareable, ISearchable, ICustomized
{
    private Lead() { }

    public string Name { get; private set; } = "";
    public string? Company { get; private set; }
    public string? Phone { get; private set; }
    public string? Email { get; private set; }
    public string? Wechat { get; private set; }
    public string? Position { get; private set; }
    public string? Industry { get; private set; }
    public int? CompanySize { get; private set; }
    public string? City { get; private set; }
    public string? Website { get; private set; }
    public string? Source { get; private set; }
    public string? Interest { get; private set; }
    public string? Notes { get; private set; }
    public string[] Tags { get; private set; } = [];
    public Dictionary<string, JsonElement> CustomFields { get; private set; } = [];

    /// <summary>Who works on it; nobody means the pool.</summary>
    public Id<User>? OwnerId { get; private set; }
    public LeadStatus Status { get; private set; }
    public int Score { get; private set; }
    [NotAudited] public LeadQuality Quality { get; private set; }
    [NotAudited] public int PageVisits { get; private set; }
    public bool VisitedPricing { get; private set; }
    public bool DownloadedWhitepaper { get; private set; }
    [NotAudited] public int EmailOpens { get; private set; }

    /// <summary>When somebody was last in touch, kept by the system.</summary>
    [NotAudited] public DateTimeOffset? LastActivityAt { get; private set; }
    public Id<Customer>? CustomerId { get; private set; }
    public Id<Contact>? ContactId { get; private set; }
    public Id<Opportunity>? OpportunityId { get; private set; }
    public DateTimeOffset? ConvertedAt { get; private set; }
    public string? DisqualifiedReason { get; private set; }

    /// <summary>What a visitor agreed to when he sent a form.</summary>
    public Consent? Consent { get; private set; }

    /// <summary>Normalised phone, mail and names, by which the same person is recognised.</summary>
    [NotAudited] public string[] MatchKeys { get; private set; } = [];
    [NotAudited] public string SearchText { get; private set; } = "";
    [NotAudited] public string[] SearchGrams { get; private set; } = [];

    public bool IsOpen => Status is not (LeadStatus.Converted or LeadStatus.Disqualified);

    /// <exception cref="Refusal">400 without a name.</exception>
    public static Lead Capture(LeadChanges first)
    {
        if (first.Name.Value is null) throw Refusal.Field("name", "required");
        var lead = new Lead();
        lead.Write(first);
        lead.Raise(new LeadCreated(lead.Id, lead.Source));
        lead.AssignTo(first.Owner.Value);
        return lead;
    }

    /// <summary>Writes what is given and keeps what follows from it.</summary>
    /// <exception cref="Refusal">409 when it is converted, 422 for a status that has a verb of its own.</exception>
    public void Change(LeadChanges changes)
    {
        if (Status == LeadStatus.Converted) throw Refusal.Conflict("lead.converted");
        Write(changes);
        if (changes.Owner.IsSet) AssignTo(changes.Owner.Value);
    }

    /// <param name="owner">Nobody puts it into the pool.</param>
    /// <param name="isOneOfMany">Whoever hands many over at once tells their new owner once.</param>
    public void AssignTo(Id<User>? owner, bool isOneOfMany = false)
    {
        if (owner == OwnerId) return;
        Raise(new LeadAssigned(Id, OwnerId, owner, isOneOfMany));
        OwnerId = owner;
    }

    /// <exception cref="Refusal">409 when it is closed already.</exception>
    public void Disqualify(string reason)
    {
        RequireConvertible();
        (Status, DisqualifiedReason) = (LeadStatus.Disqualified, reason.Trim());
        Raise(new LeadDisqualified(Id, OwnerId));
    }

    /// <exception cref="Refusal">409 unless it was disqualified.</exception>
    public void Reopen()
    {
        if (Status != LeadStatus.Disqualified) throw Refusal.Conflict(Status == LeadStatus.Converted ? "lead.converted" : "lead.open");
        (Status, DisqualifiedReason) = (LeadStatus.Working, null);
    }

    /// <exception cref="Refusal">409 when it is closed already.</exception>
    public void RequireConvertible()
    {
        if (Status == LeadStatus.Converted) throw Refusal.Conflict("lead.converted");
        if (Status == LeadStatus.Disqualified) throw Refusal.Conflict("lead.disqualified");
    }

    public void ConvertInto(Customer customer, Contact contact, Opportunity? opportunity, DateTimeOffset now)
    {
        RequireConvertible();
        (Status, CustomerId, ContactId, OpportunityId, ConvertedAt) = (LeadStatus.Converted, customer.Id, contact.Id, opportunity?.Id, now);
        Raise(new LeadConverted(Id, customer.Id, contact.Id, opportunity?.Id, OwnerId));
    }

    /// <summary>Who asked by a form agreed to this.</summary>
    public void Agreed(Consent consent) => Consent = consent;

    private void Write(LeadChanges c)
    {
        if (c.CustomFields.IsSet) CustomFields = CustomValues.Merged(CustomFields, c.CustomFields.Value);
        Name = (c.Name.Or(Name) ?? Name).Trim();
        Company = Clean(c.Company, Company);
        Phone = Clean(c.Phone, Phone);
        Email = Clean(c.Email, Email);
        Wechat = Clean(c.Wechat, Wechat);
        Position = Clean(c.Position, Position);
        Industry = Clean(c.Industry, Industry);
        CompanySize = c.CompanySize.Or(CompanySize);
        City = Clean(c.City, City);
        Website = Clean(c.Website, Website);
        Source = Clean(c.Source, Source);
        Interest = Clean(c.Interest, Interest);
        Notes = Clean(c.Notes, Notes);
        PageVisits = c.PageVisits.Or(PageVisits) ?? PageVisits;
        VisitedPricing = c.VisitedPricing.Or(VisitedPricing) ?? VisitedPricing;
        DownloadedWhitepaper = c.DownloadedWhitepaper.Or(DownloadedWhitepaper) ?? DownloadedWhitepaper;
        EmailOpens = c.EmailOpens.Or(EmailOpens) ?? EmailOpens;
        if (c.Tags.IsSet) Tags = Distinct(c.Tags.Value ?? []);
        if (c.Status is { IsSet: true, Value: { } status }) MoveTo(status);
        Index();
    }

    private void MoveTo(LeadStatus status)
    {
        if (status == Status) return;
        if (status is LeadStatus.Converted or LeadStatus.Disqualified || !IsOpen) throw Refusal.Rule("lead.status_by_verb");
        Status = status;
    }

    private static string? Clean(Optional<string> given, string? current) =>
        given.IsSet ? (string.IsNullOrWhiteSpace(given.Value) ? null : given.Value.Trim()) : current;

    private static string[] Distinct(IEnumerable<string> tags) =>
        [.. tags.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}
