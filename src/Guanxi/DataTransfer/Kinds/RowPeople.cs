using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>The users that rows of a file name as owners, by name, mail or id.</summary>
internal sealed class RowPeople
{
    private readonly Dictionary<string, List<Id<User>>> byName = new(StringComparer.OrdinalIgnoreCase);

    public static async Task<RowPeople> Load(IReadOnlyList<ImportRow> rows, CrmDb db, CancellationToken ct)
    {
        var people = new RowPeople();
        var names = rows.Select(r => r.Raw("owner")).OfType<string>().Distinct().ToArray();
        if (names.Length == 0) return people;
        var mails = names.Select(n => n.ToLowerInvariant()).ToArray();
        var ids = names.Where(n => Id<User>.TryParse(n, null, out _)).Select(n => Id<User>.Parse(n)).ToArray();
        var users = await db.Users.AsNoTracking().Where(u => u.IsActive && (names.Contains(u.Name) || names.Contains(u.Email) || mails.Contains(u.Email) || ids.Contains(u.Id)))
            .Select(u => new { u.Id, u.Name, u.Email }).ToListAsync(ct);
        foreach (var user in users)
            foreach (var name in new[] { user.Name, user.Email, user.Id.ToString() }.Distinct()) (people.byName.TryGetValue(name, out var same) ? same : people.byName[name] = []).Add(user.Id);
        return people;
    }

    /// <summary>The owner a row names. Without the right to hand over, only oneself; unknown or ambiguous names fail the row.</summary>
    public Optional<Id<User>?> OwnerOf(ImportRow row, ImportScope scope) => OwnerOf(row, scope, Customers.CustomersModule.Assign, "customer.cannot_assign");

    /// <param name="row">Names the owner.</param>
    /// <param name="scope">Whose rights count.</param>
    /// <param name="permission">To hand records of this kind over.</param>
    /// <param name="code">What to say without it.</param>
    public Optional<Id<User>?> OwnerOf(ImportRow row, ImportScope scope, string permission, string code)
    {
        if (row.Raw("owner") is not { } name) return default;
        var found = byName.GetValueOrDefault(name) ?? [];
        if (found.Count != 1)
        {
            row.Fail("owner", found.Count == 0 ? "unknown_user" : "import.ambiguous");
            return default;
        }
        if (found[0] != scope.Session.UserId && !scope.Session.May(permission))
        {
            row.Fail("owner", code);
            return default;
        }
        return new(found[0]);
    }
}
