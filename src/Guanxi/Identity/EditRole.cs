using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

public sealed record CreateRoleRequest
{
    /// <summary>The word scripts use; made by the system when left out.</summary>
    [Text(40)] public string? Code { get; init; }
    [Needed, Text(100)] public required string Name { get; init; }
    [AtMost(500), NoGaps] public List<GrantRow> Permissions { get; init; } = [];
    [AtMost(500), NoGaps] public List<FieldLimit> Fields { get; init; } = [];
}

public sealed record EditRoleRequest
{
    [NotEmptied, Text(100)] public Optional<string> Name { get; init; }

    /// <summary>All of them: what is left out is taken away.</summary>
    [NotEmptied, AtMost(500), NoGaps] public Optional<List<GrantRow>> Permissions { get; init; }
    [NotEmptied, AtMost(500), NoGaps] public Optional<List<FieldLimit>> Fields { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

/// <summary>Makes, changes and removes roles. Nobody gives a role more than he holds himself, or touches one that holds more.</summary>
internal static class EditRole
{
    public static async Task<IResult> Create(CreateRoleRequest request, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var code = await CodeOf(request.Code, db, ct);
        var role = Role.Design(code, request.Name);
        role.Grant(RoleParts.Grants(request.Permissions));
        role.Limit(RoleParts.Fields(request.Fields));
        await Rank.RequireWithin(db, session, role, Rank.CannotGrant, ct);
        db.Roles.Add(role);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/roles/{role.Id}", http.Tagged(await RoleQueries.Read(db, session, role.Id, ct), role.Version));
    }

    public static Task<RoleRow> Handle(
        Id<Role> id, EditRoleRequest request, HttpContext http, CrmDb db, Session session, Administrators administrators, CancellationToken ct) =>
        db.Retrying(() => administrators.Keep(async () =>
        {
            var role = await Find(db, session, id, ct);
            await http.RequireSame(role.Version, request.Version, async () => await RoleQueries.Read(db, session, id, ct));
            role.RequireChangeable();
            if (request.Name is { IsSet: true, Value: { } name } && name.Trim() != RoleQueries.NameOf(role, session.Language)) role.Rename(name);
            if (request.Permissions is { IsSet: true, Value: { } grants }) role.Grant(RoleParts.Grants(grants));
            if (request.Fields is { IsSet: true, Value: { } limits }) role.Limit(RoleParts.Fields(limits));
            await Rank.RequireWithin(db, session, role, Rank.CannotGrant, ct);
            await db.SaveChangesAsync(ct);
            return http.Tagged(await RoleQueries.Read(db, session, id, ct), role.Version);
        }, ct));

    /// <exception cref="Refusal">422 for a built-in role, and while people hold it.</exception>
    public static Task<IResult> Delete(Id<Role> id, HttpContext http, CrmDb db, Session session, Administrators administrators, CancellationToken ct) =>
        db.Retrying(() => administrators.Keep(async () =>
        {
            var role = await Find(db, session, id, ct);
            await http.RequireSame(role.Version, default, async () => await RoleQueries.Read(db, session, id, ct));
            role.RequireDeletable(await RoleQueries.Holders(db, role, ct));
            db.Roles.Remove(role);
            await db.SaveChangesAsync(ct);
            return Results.NoContent();
        }, ct));

    /// <summary>Taking away is changing too: a role that holds more than the caller is out of his hands.</summary>
    private static async Task<Role> Find(CrmDb db, Session session, Id<Role> id, CancellationToken ct)
    {
        var role = await db.Roles.Get(id, ct);
        await Rank.RequireWithin(db, session, role, "role.outranks_you", ct);
        return role;
    }

    private static async Task<string> CodeOf(string? asked, CrmDb db, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(asked)) return $"role_{Base32.Encode(Guid.CreateVersion7())[^10..]}";
        var code = asked.Trim();
        if (!code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')) throw Refusal.Field("code", "role.bad_code");
        return await db.Roles.AnyAsync(r => r.Code == code, ct) ? throw Refusal.Conflict("role.code_taken") : code;
    }
}
