using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates;

/// <summary>The kinds of records among which duplicates are looked for, and who may see and change them.</summary>
internal static class DuplicateKind
{
    public const string Customers = "customers";
    public const string Contacts = "contacts";
    public const string Leads = "leads";

    private static readonly string[] All = [Customers, Contacts, Leads];

    /// <exception cref="Refusal">400 for another word, 403 without the right to do this with the kind.</exception>
    public static string Require(string? kind, string action, Session session)
    {
        if (string.IsNullOrWhiteSpace(kind)) throw Refusal.Field("kind", "required");
        if (!All.Contains(kind)) throw Refusal.Field("kind", "unknown_option");
        if (!session.May($"{kind}.{action}")) throw Refusal.Forbidden();
        return kind;
    }

    /// <summary>Those of the records that exist and that the caller sees.</summary>
    public static async Task<HashSet<Guid>> Visible(string kind, IReadOnlyCollection<Guid> ids, CrmDb db, CancellationToken ct) => kind switch
    {
        Customers => await Visible(db.Customers, ids, ct),
        Contacts => await Visible(db.Contacts, ids, ct),
        _ => await Visible(db.Leads, ids, ct),
    };

    private static async Task<HashSet<Guid>> Visible<T>(IQueryable<T> records, IReadOnlyCollection<Guid> ids, CancellationToken ct) where T : Entity<T>
    {
        var wanted = ids.Select(id => new Id<T>(id)).ToArray();
        return [.. (await records.AsNoTracking().Where(r => wanted.Contains(r.Id)).Select(r => r.Id).ToListAsync(ct)).Select(id => id.Value)];
    }
}
