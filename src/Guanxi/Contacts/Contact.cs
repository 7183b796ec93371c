using System.Text.Json;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Contacts;

/// <summary>What a person decides at the customer.</summary>
public enum ContactRole { DecisionMaker, Influencer, User }

[Event("contact.added")]
public sealed record ContactAdded(Id<Contact> ContactId, Id<Customer> CustomerId) : IEvent;

/// <summary>A person at a customer; belongs to exactly one.</summary>
[IdPrefix("contact"), Kind("contacts")]
public sealed class Contact : Record<Contact>, IOwned, ISearchable, ICustomized
{
    private Contact() { }

    public Id<Customer> CustomerId { get; private set; }

    /// <summary>The customer's owner again, kept by the database, so that lists need no join to know who may see it.</summary>
    [NotAudited] public Id<User>? OwnerId { get; private set; }
    public string Name { get; private set; } = "";
    public string? Position { get; private set; }
    public string? Department { get; private set; }
    public string? Mobile { get; private set; }
    public string? Phone { get; private set; }
    public string? Email { get; private set; }
    public string? Wechat { get; private set; }
    public DateOnly? Birthday { get; private set; }
    public bool BirthdayIsLunar { get; private set; }
    public string? Hobbies { get; private set; }
    public string? Notes { get; private set; }
    public ContactRole? Role { get; private set; }

    /// <summary>The one person to ask first; at most one per customer.</summary>
    public bool IsPrimary { get; private set; }
    public Dictionary<string, JsonElement> CustomFields { get; private set; } = [];

    [NotAudited] public string SearchText { get; private set; } = "";
    [NotAudited] public string[] SearchGrams { get; private set; } = [];

    /// <exception cref="Refusal">400 without a name.</exception>
    public static Contact Add(Customer customer, ContactChanges first)
    {
        if (first.Name.Value is null) throw Refusal.Field("name", "required");
        var contact = new Contact { CustomerId = customer.Id, OwnerId = customer.OwnerId };
        contact.Change(first);
        contact.Raise(new ContactAdded(contact.Id, customer.Id));
        return contact;
    }

    public void Change(ContactChanges c)
    {
        if (c.CustomFields.IsSet) CustomFields = CustomValues.Merged(CustomFields, c.CustomFields.Value);
        Name = (c.Name.Or(Name) ?? Name).Trim();
        Position = Clean(c.Position, Position);
        Department = Clean(c.Department, Department);
        Mobile = Clean(c.Mobile, Mobile);
        Phone = Clean(c.Phone, Phone);
        Email = Clean(c.Email, Email);
        Wechat = Clean(c.Wechat, Wechat);
        Birthday = c.Birthday.Or(Birthday);
        BirthdayIsLunar = c.BirthdayIsLunar.Or(BirthdayIsLunar) ?? BirthdayIsLunar;
        Hobbies = Clean(c.Hobbies, Hobbies);
        Notes = Clean(c.Notes, Notes);
        if (c.Role.IsSet) Role = RoleOf(c.Role.Value);
        IsPrimary = c.IsPrimary.Or(IsPrimary) ?? IsPrimary;
        (SearchText, SearchGrams) = Platform.Search.SearchText.Of([Name], [Wechat], [Mobile, Phone], [Email]);
    }

    public void MoveTo(Customer customer) => (CustomerId, OwnerId) = (customer.Id, customer.OwnerId);

    public ContactChanges Snapshot() => new()
    {
        Name = Name,
        Position = Position,
        Department = Department,
        Mobile = Mobile,
        Phone = Phone,
        Email = Email,
        Wechat = Wechat,
        Birthday = Birthday,
        BirthdayIsLunar = BirthdayIsLunar,
        Hobbies = Hobbies,
        Notes = Notes,
        Role = Role is null ? null : ContactFields.Roles.First(o => o.Member!.Equals(Role)).Value,
        IsPrimary = IsPrimary,
        CustomFields = CustomFields,
    };

    /// <summary>Another person is the one to ask first now.</summary>
    public void StepBack() => IsPrimary = false;

    /// <exception cref="Refusal">400 for a word that is no role, in the API's words or in either language.</exception>
    private static ContactRole? RoleOf(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : (ContactRole?)ContactFields.Roles.FirstOrDefault(o => o.IsMeantBy(text.Trim()))?.Member ?? throw Refusal.Field("role", "unknown_option");

    private static string? Clean(Optional<string> given, string? current) =>
        given.IsSet ? (string.IsNullOrWhiteSpace(given.Value) ? null : given.Value.Trim()) : current;

    internal sealed class Mapping : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> builder)
        {
            builder.ToTable("contacts");
            foreach (var (property, max) in ContactChanges.Lengths) builder.Property(property).HasMaxLength(max);
            builder.HasOne<Customer>().WithMany().HasForeignKey(c => new { c.TenantId, c.CustomerId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(c => new { c.TenantId, c.CustomerId }).IsUnique().HasFilter("is_primary").HasDatabaseName("ux_contacts_primary");
            builder.HasIndex(c => new { c.TenantId, c.CustomerId, c.CreatedAt });
            builder.HasIndex(c => new { c.TenantId, c.CreatedAt, c.Id });
            builder.HasIndex(c => new { c.TenantId, c.UpdatedAt, c.Id });
            builder.HasIndex(c => new { c.TenantId, c.Name, c.Id });
            builder.HasIndex(c => new { c.TenantId, c.OwnerId, c.CreatedAt });
            builder.HasIndex(c => c.SearchGrams).HasMethod("gin").HasDatabaseName("ix_contacts_search").HasStorageParameter(Platform.Search.SearchText.Waiting, Platform.Search.SearchText.WaitingKilobytes);
        }
    }
}
