using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

public sealed record OpenOrganizationRequest
{
    [Needed, Text(200)] public required string Organization { get; init; }
    [Needed, Text(100)] public required string Name { get; init; }
    [Needed, MailAddress] public required string Email { get; init; }
    [Needed] public required string Password { get; init; }
}

public sealed record SetupState(bool Needed, bool SignupEnabled);

/// <summary>Opens an organisation with its built-in roles and its first administrator.</summary>
internal static class OpenOrganization
{
    private const long SetupLock = 0x6775616E_7365;

    public static async Task<SetupState> State(CrmDb db, Session session, IConfiguration configuration, CancellationToken ct)
    {
        session.ActAcrossTenants();
        return new(!await AnyExists(db, ct), SignupEnabled(configuration));
    }

    /// <summary>The first organisation of an empty installation; 409 when there is one already.</summary>
    public static async Task<IResult> Setup(
        OpenOrganizationRequest request, HttpContext http, CrmDb db, SessionStart start, Passwords passwords, Session session, CancellationToken ct)
    {
        session.ActAcrossTenants();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await IsFirst(db, ct)) throw Refusal.Conflict("setup.done");
        var me = await Open(request, http, db, start, passwords, session, ct);
        await transaction.CommitAsync(ct);
        return Results.Created("/api/me", me);
    }

    public static async Task<IResult> Signup(
        OpenOrganizationRequest request, HttpContext http, CrmDb db, SessionStart start, Passwords passwords, Session session,
        IConfiguration configuration, CancellationToken ct)
    {
        if (!SignupEnabled(configuration)) throw Refusal.Forbidden("signup.disabled");
        session.ActAcrossTenants();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var me = await Open(request, http, db, start, passwords, session, ct);
        await transaction.CommitAsync(ct);
        return Results.Created("/api/me", me);
    }

    private static async Task<Me> Open(
        OpenOrganizationRequest request, HttpContext http, CrmDb db, SessionStart start, Passwords passwords, Session session, CancellationToken ct)
    {
        var admin = await Create(request, db, passwords, session, ct);
        return await start.For(admin, http, ct);
    }

    /// <summary>Also for <c>Bootstrap__…</c> settings and the demo; the caller has opened a transaction.</summary>
    public static async Task<User> Create(OpenOrganizationRequest request, CrmDb db, Passwords passwords, Session session, CancellationToken ct)
    {
        Passwords.RequireStrong(request.Password, request.Email, request.Name, request.Organization);
        var tenant = TenancyModule.Open(db, request.Organization);
        session.ActAsSystem(tenant.Id.Value);
        await db.ApplySession(ct);
        db.Roles.AddRange(BuiltInRoles.For(Modules.All.SelectMany(m => m.Permissions)));
        var top = Department.Found(request.Organization, null);
        db.Departments.Add(top);
        var admin = User.Join(request.Name, request.Email, top.Id, [BuiltInRoles.Admin]);
        admin.SetPassword(passwords.Hash(request.Password));
        db.Users.Add(admin);
        db.SignIns.Add(new SignIn { UserId = admin.Id, EmailDigest = User.DigestOf(request.Email) });
        foreach (var module in Modules.All) module.Furnish(db);
        await db.SaveChangesAsync(ct);
        return admin;
    }

    /// <summary>True when there is no organisation yet; until the caller's transaction ends no other becomes the first.</summary>
    public static async Task<bool> IsFirst(CrmDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({SetupLock})", ct);
        return !await AnyExists(db, ct);
    }

    private static Task<bool> AnyExists(CrmDb db, CancellationToken ct) => db.SignIns.IgnoreQueryFilters([Filters.Tenant]).AnyAsync(ct);

    private static bool SignupEnabled(IConfiguration configuration) => configuration.GetValue("Signup:Enabled", false);
}
