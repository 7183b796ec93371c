using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.Identity;

public sealed record CreateUserRequest
{
    [Needed, Text(100)] public required string Name { get; init; }
    [Needed, MailAddress] public required string Email { get; init; }

    /// <summary>Left out, the user gets a mail with which to choose one.</summary>
    public string? Password { get; init; }
    public Id<Department>? DepartmentId { get; init; }

    public Id<User>? ManagerId { get; init; }

    /// <summary>Codes of roles, e.g. <c>sales</c>.</summary>
    [Needed, AtMost(20)] public required string[] Roles { get; init; }
}

internal static class CreateUser
{
    public static async Task<IResult> Handle(
        CreateUserRequest request, HttpContext http, CrmDb db, Session session, Passwords passwords, CancellationToken ct)
    {
        if (request.Password is { } chosen) await Passwords.RequireStrong(chosen, db, request.Email, request.Name, ct);
        await RequireDepartment(db, request.DepartmentId, ct);
        await Rank.RequireWithin(db, session, request.Roles, request.DepartmentId, Rank.CannotGrant, ct);

        if (request.ManagerId is { } manager && !await db.Users.AnyAsync(u => u.Id == manager, ct)) throw Refusal.Field("manager_id", "unknown_user");
        var user = User.Join(request.Name, request.Email, request.DepartmentId, [.. request.Roles.Distinct()]);
        user.ReportTo(request.ManagerId);
        if (request.Password is { } password) user.SetPassword(passwords.Hash(password));
        else user.Invite(session.Language);
        db.Users.Add(user);
        db.SignIns.Add(new SignIn { UserId = user.Id, EmailDigest = User.DigestOf(user.Email) });
        await SaveAddress(db, ct);
        return Results.Created($"/api/users/{user.Id}", http.Tagged(await UserQueries.Read(db, user.Id, ct), user.Version));
    }

    /// <exception cref="Refusal">409 <c>user.email_taken</c> when another user of the organisation has the address.</exception>
    public static async Task SaveAddress(CrmDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "sign_ins" })
        {
            var refusal = Refusal.Conflict("user.email_taken");
            refusal.Faults["email"] = [new Fault("user.email_taken")];
            throw refusal;
        }
    }

    /// <exception cref="Refusal">400 when there is no such department.</exception>
    public static async Task RequireDepartment(CrmDb db, Id<Department>? department, CancellationToken ct)
    {
        if (department is { } id && !await db.Departments.AnyAsync(d => d.Id == id, ct)) throw Refusal.Field("department_id", "unknown_department");
    }
}
