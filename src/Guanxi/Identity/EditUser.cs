using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

public sealed record EditUserRequest
{
    [NotEmptied, Text(100)] public Optional<string> Name { get; init; }
    [NotEmptied, MailAddress] public Optional<string> Email { get; init; }
    public Optional<Id<Department>?> DepartmentId { get; init; }
    public Optional<Id<User>?> ManagerId { get; init; }
    [NotEmptied, AtMost(20)] public Optional<string[]> Roles { get; init; }
    [NotEmptied] public Optional<bool?> IsActive { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

internal static class EditUser
{
    public static Task<UserRow> Handle(
        Id<User> id, EditUserRequest request, HttpContext http, CrmDb db, Session session, Administrators administrators, CancellationToken ct) =>
        db.Retrying(() => administrators.Keep(async () =>
        {
            var user = await Find(db, session, id, ct);
            await http.RequireSame(user.Version, request.Version, async () => await UserQueries.Read(db, id, ct));
            await Place(request, user, db, session, ct);
            if (request.Name is { IsSet: true, Value: { } name }) user.Rename(name);
            if (request.Email is { IsSet: true, Value: { } email }) await Readdress(user, email, db, ct);
            if (request.ManagerId.IsSet) await ReportTo(user, request.ManagerId.Value, db, ct);
            if (request.IsActive.Value == false) await Deactivate(user, db, session, ct);
            if (request.IsActive.Value == true) user.Activate();
            await CreateUser.SaveAddress(db, ct);
            return http.Tagged(await UserQueries.Read(db, id, ct), user.Version);
        }, ct));

    /// <summary>Deactivates: what the person did stays, her way in is closed.</summary>
    public static Task<IResult> Remove(Id<User> id, HttpContext http, CrmDb db, Session session, Administrators administrators, CancellationToken ct) =>
        db.Retrying(() => administrators.Keep(async () =>
        {
            var user = await Find(db, session, id, ct);
            await http.RequireSame(user.Version, default, async () => await UserQueries.Read(db, id, ct));
            await Deactivate(user, db, session, ct);
            await db.SaveChangesAsync(ct);
            return Results.NoContent();
        }, ct));

    private static async Task<User> Find(CrmDb db, Session session, Id<User> id, CancellationToken ct)
    {
        var user = await db.Users.Get(id, ct);
        await Rank.RequireWithin(db, session, user.Roles, user.DepartmentId, Rank.Outranked, ct);
        return user;
    }

    /// <summary>Roles and department together: how far some permissions reach depends on both.</summary>
    private static async Task Place(EditUserRequest request, User user, CrmDb db, Session session, CancellationToken ct)
    {
        if (!request.Roles.IsSet && !request.DepartmentId.IsSet) return;
        string[] roles = [.. request.Roles.Or(user.Roles)!.Distinct()];
        var department = request.DepartmentId.Or(user.DepartmentId);
        if (request.DepartmentId.IsSet) await CreateUser.RequireDepartment(db, department, ct);
        await Rank.RequireWithin(db, session, roles, department, Rank.CannotGrant, ct);
        user.Give(roles);
        user.Move(department);
    }

    /// <summary>Links already sent went to the old address and die with it.</summary>
    private static async Task Readdress(User user, string email, CrmDb db, CancellationToken ct)
    {
        if (user.Email == email.Trim()) return;
        user.Readdress(email);
        var place = await db.SignIns.SingleOrDefaultAsync(s => s.UserId == user.Id, ct);
        if (place is null) db.SignIns.Add(new SignIn { UserId = user.Id, EmailDigest = User.DigestOf(email) });
        else place.EmailDigest = User.DigestOf(email);
        db.EmailLinks.RemoveRange(await db.EmailLinks.Where(l => l.UserId == user.Id).ToListAsync(ct));
    }

    /// <exception cref="Refusal">400 for nobody, 422 when the reporting line would become a ring.</exception>
    private static async Task ReportTo(User user, Id<User>? manager, CrmDb db, CancellationToken ct)
    {
        if (manager is { } named && !await db.Users.AnyAsync(u => u.Id == named, ct)) throw Refusal.Field("manager_id", "unknown_user");
        var managers = await db.Users.AsNoTracking().Where(u => u.ManagerId != null).ToDictionaryAsync(u => u.Id, u => u.ManagerId, ct);
        var seen = new HashSet<Id<User>>(); // a file may have brought a ring of others
        for (var above = manager; above is { } id && seen.Add(id); above = managers.GetValueOrDefault(id))
            if (id == user.Id) throw Refusal.Rule("user.manager_ring");
        user.ReportTo(manager);
    }

    private static async Task Deactivate(User user, CrmDb db, Session session, CancellationToken ct)
    {
        if (!session.May(IdentityModule.DeleteUsers)) throw Refusal.Forbidden();
        user.Deactivate();
        db.UserSessions.RemoveRange(await db.UserSessions.Where(s => s.UserId == user.Id).ToListAsync(ct));
        db.AccessTokens.RemoveRange(await db.AccessTokens.Where(t => t.UserId == user.Id).ToListAsync(ct));
        db.EmailLinks.RemoveRange(await db.EmailLinks.Where(l => l.UserId == user.Id).ToListAsync(ct));
    }
}
