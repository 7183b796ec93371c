using System.Text.Json;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields.Custom;

namespace Guanxi.Customers;

[Event("customer.opened")]
public sealed record CustomerOpened(Id<Customer> CustomerId, Id<User>? OwnerId) : IEvent;

[Event("customer.transferred")]
public sealed record CustomerTransferred(Id<Customer> CustomerId, Id<User>? From, Id<User>? To) : IEvent;

[Event("customer.renamed")]
public sealed record CustomerRenamed(Id<Customer> CustomerId) : IEvent;

[Event("customer.deleted")]
public sealed record CustomerDeleted(Id<Customer> CustomerId) : IEvent;

/// <summary>A company or a person that may buy.</summary>
[IdPrefix("cust"), Kind("customers")]
public sealed partial class Customer : Record<Customer>, IShareable, ICustomized
{
    private Customer() { }

    /// <summary>CUS, the day and a number: unique in the organisation, never changed, never given twice.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string? ShortName { get; private set; }
    public CustomerType Type { get; private set; }
    public string? Industry { get; private set; }
    public string? Scale { get; private set; }
    public string? Website { get; private set; }
    public DateOnly? FoundedOn { get; private set; }
    public decimal? CreditLimit { get; private set; }
    public string? PaymentTerms { get; private set; }
    public int? CreditDays { get; private set; }
    public string? Source { get; private set; }

    /// <summary>The salesperson who looks after it; nobody means the public pool (公海).</summary>
    public Id<User>? OwnerId { get; private set; }

    /// <summary>Since when it has this owner; kept by the database, also where rows are written in bulk.</summary>
    [NotAudited] public DateTimeOffset? OwnedSince { get; private set; }

    /// <summary>When its owner was last told that it is about to return to the pool.</summary>
    [NotAudited] public DateTimeOffset? PoolWarnedAt { get; private set; }
    public CustomerStatus Status { get; private set; }
    public bool IsActive { get; private set; } = true;
    public Grade Grade { get; private set; } = Grade.D;
    public decimal? AnnualRevenue { get; private set; }
    public int? CooperationYears { get; private set; }

    /// <summary>最后跟进时间: when somebody was last in touch, kept by the system.</summary>
    [NotAudited] public DateTimeOffset? LastActivityAt { get; private set; }
    public Id<Customer>? ParentId { get; private set; }
    public List<PhoneEntry> Phones { get; private set; } = [];
    public List<EmailEntry> Emails { get; private set; } = [];
    public List<AddressEntry> Addresses { get; private set; } = [];

    /// <summary>The primary entries again, as columns that lists, filters and sorts can use.</summary>
    [NotAudited] public string? Phone { get; private set; }
    [NotAudited] public string? Email { get; private set; }
    [NotAudited] public string? Address { get; private set; }

    /// <summary>The province of the primary address by its short name (广东), where it can be told.</summary>
    [NotAudited] public string? Province { get; private set; }
    public string[] Tags { get; private set; } = [];

    /// <summary>What it is worth; loaded where it is asked for.</summary>
    public CustomerFigures Figures { get; private init; } = null!;

    /// <summary>Kept by the database as contacts come and go.</summary>
    [NotAudited] public int ContactCount { get; private set; }
    public Dictionary<string, JsonElement> CustomFields { get; private set; } = [];

    /// <summary>What search looks at; see <c>Platform/Search</c>.</summary>
    [NotAudited] public string SearchText { get; private set; } = "";
    [NotAudited] public string[] SearchGrams { get; private set; } = [];

    /// <summary>Normalised phones, mails and name, by which duplicates and rows of an import are found.</summary>
    [NotAudited] public string[] MatchKeys { get; private set; } = [];

    /// <summary>A new customer; until an owner is named it is its creator's.</summary>
    /// <exception cref="Refusal">400 without a name.</exception>
    public static Customer Open(string code, CustomerChanges first, Id<User>? creator)
    {
        if (first.Name.Value is null) throw Refusal.Field("name", "required");
        var customer = new Customer { Code = code, OwnerId = creator };
        customer.Change(first with { Code = default });
        customer.Raise(new CustomerOpened(customer.Id, customer.OwnerId));
        return customer;
    }

    /// <summary>Writes what is given and keeps what follows from it: grade, primary entries, search and match keys.</summary>
    /// <exception cref="Refusal">400 when the code, which is for ever, is to change.</exception>
    public void Change(CustomerChanges changes)
    {
        if (changes.Code.IsSet && changes.Code.Value != Code) throw Refusal.Field("code", "read_only_field");
        ChangeFacts(changes);
        ChangeContactPoints(changes);
        if (changes.CustomFields.IsSet) CustomFields = CustomValues.Merged(CustomFields, changes.CustomFields.Value);
        if (changes.Tags.IsSet) Tags = Distinct(changes.Tags.Value ?? []);
        if (changes.OwnerId.IsSet) TransferTo(changes.OwnerId.Value);
        Grade = CustomerGrade.Of(Status, AnnualRevenue, CooperationYears);
        Index();
    }

    /// <summary>Gives the code that was still missing, once.</summary>
    internal void Number(string code)
    {
        if (Code.Length > 0) throw new InvalidOperationException("A code is given once.");
        Code = code;
        Index();
    }

    /// <summary>False when it was there already, which is no error.</summary>
    /// <exception cref="Refusal">400 when there are too many.</exception>
    public bool AddTag(string tag)
    {
        if (Tags.Contains(tag.Trim(), StringComparer.OrdinalIgnoreCase)) return false;
        if (Tags.Length >= CustomerChanges.MostTags) throw Refusal.Field("tags", "max_count", CustomerChanges.MostTags);
        Tags = [.. Tags, tag.Trim()];
        return true;
    }

    public bool RemoveTag(string tag)
    {
        var left = Tags.Where(t => !t.Equals(tag.Trim(), StringComparison.OrdinalIgnoreCase)).ToArray();
        if (left.Length == Tags.Length) return false;
        Tags = left;
        return true;
    }

    public void TransferTo(Id<User>? owner)
    {
        if (owner == OwnerId) return;
        if (Code.Length > 0 && CreatedAt != default) Raise(new CustomerTransferred(Id, OwnerId, owner));
        OwnerId = owner;
    }

    /// <summary>For a customer brought over with its history, before it is saved.</summary>
    internal void WasTouched(DateTimeOffset at) => LastActivityAt = at;

    public void Delete() => Raise(new CustomerDeleted(Id));

    private void ChangeFacts(CustomerChanges c)
    {
        var name = (c.Name.Or(Name) ?? Name).Trim();
        if (name != Name && CreatedAt != default) Raise(new CustomerRenamed(Id));
        Name = name;
        ShortName = Clean(c.ShortName, ShortName);
        Type = c.Type.Or(Type) ?? Type;
        Industry = Clean(c.Industry, Industry);
        Scale = Clean(c.Scale, Scale);
        Website = Clean(c.Website, Website);
        FoundedOn = c.FoundedOn.Or(FoundedOn);
        CreditLimit = c.CreditLimit.Or(CreditLimit);
        PaymentTerms = Clean(c.PaymentTerms, PaymentTerms);
        CreditDays = c.CreditDays.Or(CreditDays);
        Source = Clean(c.Source, Source);
        Status = c.Status.Or(Status) ?? Status;
        IsActive = c.IsActive.Or(IsActive) ?? IsActive;
        AnnualRevenue = c.AnnualRevenue.Or(AnnualRevenue);
        CooperationYears = c.CooperationYears.Or(CooperationYears);
        ParentId = c.ParentId.Or(ParentId);
    }

    private void ChangeContactPoints(CustomerChanges c)
    {
        if (c.Phones.IsSet) Phones = ContactPoints.WithOnePrimary(c.Phones.Value, p => p.IsPrimary, (p, on) => p with { IsPrimary = on, Number = p.Number.Trim() });
        if (c.Emails.IsSet) Emails = ContactPoints.WithOnePrimary(c.Emails.Value, e => e.IsPrimary, (e, on) => e with { IsPrimary = on, Address = e.Address.Trim() });
        if (c.Addresses.IsSet) Addresses = ContactPoints.WithOnePrimary(c.Addresses.Value, a => a.IsPrimary, (a, on) => a with { IsPrimary = on });
        if (c.Phone.IsSet)
            Phones = ContactPoints.WithPrimary(Phones, Blank(c.Phone.Value) is { } number ? (Phones.Find(p => p.IsPrimary) ?? new PhoneEntry { Number = "" }) with { Number = number } : null,
                p => p.IsPrimary, (p, on) => p with { IsPrimary = on });
        if (c.Email.IsSet)
            Emails = ContactPoints.WithPrimary(Emails, Blank(c.Email.Value) is { } mail ? (Emails.Find(e => e.IsPrimary) ?? new EmailEntry { Address = "" }) with { Address = mail } : null,
                e => e.IsPrimary, (e, on) => e with { IsPrimary = on });
        if (c.Address.IsSet)
            Addresses = ContactPoints.WithPrimary(Addresses, Blank(c.Address.Value) is { } text ? new AddressEntry { Text = text, Label = Addresses.Find(a => a.IsPrimary)?.Label } : null,
                a => a.IsPrimary, (a, on) => a with { IsPrimary = on });
        Phone = Phones.Find(p => p.IsPrimary)?.Number;
        Email = Emails.Find(e => e.IsPrimary)?.Address;
        var address = Addresses.Find(a => a.IsPrimary);
        Address = address is null ? null : address.Text ?? $"{address.Province}{address.City}{address.District}";
        Province = Provinces.Of(address?.Province) ?? Provinces.Of(address?.Text);
    }

    private static string? Clean(Optional<string> given, string? current) => given.IsSet ? Blank(given.Value) : current;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string[] Distinct(IEnumerable<string> tags) =>
        [.. tags.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}
