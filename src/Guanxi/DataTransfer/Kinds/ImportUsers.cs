using System.Text.Json;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>
/// How colleagues are read from a file, recognised, written and taken back: salespeople with their department and the person they
/// report to. Departments and superiors that are not known come with them. Nobody gets a password; without a mail address a person
/// can't sign in until one is set.
/// </summary>
internal sealed class ImportUsers : ImportKind
{
    private const string Sales = "sales";
    private const string Manager = "manager";

    public override FieldCatalogue Catalogue => UserFields.All;
    public override IReadOnlyList<string> MatchFields => ["name", "email"];
    public override string Permission => IdentityModule.EditUsers;

    public override async Task Apply(IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct)
    {
        var directory = await Directory.Load(scope, ct);
        foreach (var row in rows)
        {
            var (name, mails) = (row.Text("name", 100).Value, row.Emails("email"));
            var (department, manager) = (row.Text("department", 100).Value, row.Text("manager", 100).Value);
            if (name is null) row.Fail("name", "required");
            if (row.Outcome != RowOutcome.Failed) await Place(row, name!, mails.Count > 0 ? mails[0] : null, department, manager, directory, ct);
        }
        await scope.Db.SaveChangesAsync(ct);
        scope.Traces.AddRange(directory.Traces());
    }

    /// <summary>Somebody who owns records or leads others stays, as does who was changed since.</summary>
    public override async Task<int> Undo(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct)
    {
        var ids = traces.Select(t => new Id<User>(t.RecordId)).Distinct().ToArray();
        var users = await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id.Value, ct);
        var used = await InUse(ids, db, ct);
        var kept = 0;
        foreach (var trace in traces)
        {
            if (!users.TryGetValue(trace.RecordId, out var user)) continue;
            if (user.Version != trace.VersionAfter || (trace.IsNew && used.Contains(user.Id))) kept++;
            else if (trace.IsNew) db.Users.Remove(user);
            else
            {
                var before = JsonSerializer.Deserialize<Before>(trace.Before!, Json.Options)!;
                IdentityModule.Place(user, before.DepartmentId, before.ManagerId);
            }
        }
        await db.SaveChangesAsync(ct);
        return kept;
    }

    private static async Task<HashSet<Id<User>>> InUse(Id<User>[] ids, CrmDb db, CancellationToken ct)
    {
        HashSet<Id<User>> used = [.. await db.Customers.Where(c => c.OwnerId != null && ids.Contains(c.OwnerId.Value)).Select(c => c.OwnerId!.Value).Distinct().ToListAsync(ct)];
        used.UnionWith(await db.Opportunities.Where(o => o.OwnerId != null && ids.Contains(o.OwnerId.Value)).Select(o => o.OwnerId!.Value).Distinct().ToListAsync(ct));
        used.UnionWith(await db.Leads.Where(l => l.OwnerId != null && ids.Contains(l.OwnerId.Value)).Select(l => l.OwnerId!.Value).Distinct().ToListAsync(ct));
        used.UnionWith(await db.Users.Where(u => u.ManagerId != null && ids.Contains(u.ManagerId.Value) && !ids.Contains(u.Id)).Select(u => u.ManagerId!.Value).Distinct().ToListAsync(ct));
        used.UnionWith(await db.Users.Where(u => ids.Contains(u.Id) && u.LastSeenAt != null).Select(u => u.Id).ToListAsync(ct));
        return used;
    }

    private static async Task Place(ImportRow row, string name, string? mail, string? department, string? manager, Directory directory, CancellationToken ct)
    {
        var (mode, match) = (directory.Scope.Settings.Mode, directory.Scope.Settings.Match);
        var found = match switch { "email" => mail is null ? [] : directory.Mailed(mail), "name" => directory.Named(name), _ => [] };
        if (found.Count > 1) row.Fail(match, "import.ambiguous");
        else if (found.Count == 1 ? mode == ImportMode.Create : mode == ImportMode.Update) row.Became(RowOutcome.Skipped);
        else if (mail is not null && found.Count == 0 && directory.Mailed(mail).Count > 0) row.Fail("email", "user.email_taken");
        else if (found.Count == 1 && !await directory.MayChange(found[0], ct)) row.Fail(null, "user.outranks_you");
        else
        {
            var place = department is null ? null : directory.DepartmentOf(department);
            var superior = manager is null ? null : directory.ManagerOf(manager, place, row);
            if (row.Outcome == RowOutcome.Failed) return;
            if (found.Count == 1 && superior?.Id == found[0].Id) row.Fail("manager", "user.manager_ring");
            else if (found.Count == 1) directory.Change(found[0], place, superior?.Id, row);
            else directory.Join(name, mail, place, superior?.Id, row);
        }
    }

    private sealed record Before(Id<Department>? DepartmentId, Id<User>? ManagerId);

    /// <summary>Everybody and every department there is, with those the file brings.</summary>
    private sealed class Directory(ImportScope scope, List<User> users, List<Department> departments)
    {
        private readonly List<User> joined = [];
        private readonly Dictionary<Id<User>, (User User, string Before, int? Follows)> changed = [];

        public ImportScope Scope => scope;

        public static async Task<Directory> Load(ImportScope scope, CancellationToken ct)
        {
            await IdentityModule.RequireGrantable(scope.Db, scope.Session, [Sales, Manager], ct);
            return new Directory(scope, await scope.Db.Users.ToListAsync(ct), await scope.Db.Departments.ToListAsync(ct));
        }

        public List<User> Named(string name) => [.. users.Where(u => u.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Take(2)];

        public List<User> Mailed(string mail) => [.. users.Where(u => u.Email.Equals(mail, StringComparison.OrdinalIgnoreCase)).Take(2)];

        public Task<bool> MayChange(User user, CancellationToken ct) =>
            joined.Contains(user) ? Task.FromResult(true) : IdentityModule.MayChange(scope.Db, scope.Session, user, ct);

        /// <summary>A new one stands below the top of the organisation.</summary>
        public Department DepartmentOf(string name)
        {
            if (departments.Find(d => d.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
            var founded = IdentityModule.Found(scope.Db, name, departments.Where(d => d.ParentId is null).Select(d => (Id<Department>?)d.Id).FirstOrDefault());
            departments.Add(founded);
            return founded;
        }

        public User? ManagerOf(string name, Department? department, ImportRow row)
        {
            var found = name.Contains('@', StringComparison.Ordinal) ? Mailed(name) : Named(name);
            if (found.Count > 1) row.Fail("manager", "import.ambiguous");
            return found.Count == 1 ? found[0] : found.Count > 1 ? null : Add(name, "", department, null, Manager);
        }

        public void Join(string name, string? mail, Department? department, Id<User>? manager, ImportRow row)
        {
            Add(name, mail ?? "", department, manager, Sales);
            row.Became(RowOutcome.Created);
        }

        public void Change(User user, Department? department, Id<User>? manager, ImportRow row)
        {
            if (!joined.Contains(user)) changed.TryAdd(user.Id, (user, JsonSerializer.Serialize(new Before(user.DepartmentId, user.ManagerId), Json.Options), scope.VersionToFollow(user)));
            IdentityModule.Place(user, department?.Id ?? user.DepartmentId, manager ?? user.ManagerId);
            row.Became(RowOutcome.Updated);
        }

        public IEnumerable<ImportTrace> Traces() =>
            joined.Select(u => new ImportTrace(u.Id.Value, true, null, u.Version)).Concat(changed.Values.Select(c => new ImportTrace(c.User.Id.Value, false, c.Before, c.User.Version, c.Follows)));

        private User Add(string name, string mail, Department? department, Id<User>? manager, string role)
        {
            var user = IdentityModule.Join(scope.Db, name, mail, department?.Id, role);
            IdentityModule.Place(user, department?.Id, manager);
            users.Add(user);
            joined.Add(user);
            return user;
        }
    }
}
