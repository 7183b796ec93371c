using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads;

/// <summary>The person behind a lead, at the customer it becomes.</summary>
internal static class LeadContact
{
    private const int MobileDigits = 11;

    /// <summary>The customer's contact with the same number or mail, or a new one.</summary>
    public static async Task<Contact> For(Lead lead, Customer customer, string? name, CrmDb db, CancellationToken ct)
    {
        var known = await db.Contacts.Where(c => c.CustomerId == customer.Id).ToListAsync(ct);
        if (known.Find(c => IsSame(c, lead)) is { } same) return same;
        var isMobile = IsMobile(lead.Phone);
        var contact = ContactsModule.Add(customer, new ContactChanges
        {
            Name = string.IsNullOrWhiteSpace(name) ? lead.Name : name,
            Position = lead.Position,
            Mobile = isMobile ? lead.Phone : null,
            Phone = isMobile ? null : lead.Phone,
            Email = lead.Email,
            Wechat = lead.Wechat,
            IsPrimary = !known.Exists(c => c.IsPrimary),
        });
        db.Contacts.Add(contact);
        return contact;
    }

    private static bool IsSame(Contact contact, Lead lead)
    {
        string?[] theirs = [LeadMatch.PhoneKey(contact.Mobile), LeadMatch.PhoneKey(contact.Phone), LeadMatch.EmailKey(contact.Email)];
        return (LeadMatch.PhoneKey(lead.Phone) is { } phone && theirs.Contains(phone)) || (LeadMatch.EmailKey(lead.Email) is { } mail && theirs.Contains(mail));
    }

    private static bool IsMobile(string? phone) => LeadMatch.PhoneKey(phone) is { } key && key.Length == MobileDigits + 2 && key[2] == '1'; // behind its p:
}
