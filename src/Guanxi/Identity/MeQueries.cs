using Guanxi.Identity.SecondFactors;
using Guanxi.Platform;
using Guanxi.Platform.Sight;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>Who one is and what one may do.</summary>
public sealed record Me(
    Id<User> UserId, string Name, string Email, string? Locale, string Theme, MyOrganization Organization,
    string[] Roles, IReadOnlyList<string> Permissions, IReadOnlyDictionary<string, Scope> Scopes, bool HasSampleData,
    bool HasSecondFactor, bool MustSetUpSecondFactor, Viewer? ViewedBy, IReadOnlyList<FieldLimit> Limits);

public sealed record MyOrganization(Id<Tenant> OrganizationId, string Name, string TimeZone, string Currency, bool RequireSecondFactor);

internal static class MeQueries
{
    public static async Task<Me> Read(CrmDb db, Session session, CancellationToken ct)
    {
        var id = session.Access.UserId;
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == id, ct);
        var tenant = await db.Tenants.Select(t => new { Organization = new MyOrganization(t.Id, t.Name, t.TimeZone, t.Currency, t.RequireSecondFactor), t.HasSampleData }).SingleAsync(ct);
        var grants = session.Access.Grants;
        var scoped = Modules.All.SelectMany(m => m.Permissions).Where(p => p.HasScope && grants.ContainsKey(p.Name));
        return new Me(user.Id, user.Name, user.Email, user.Locale, user.Theme, tenant.Organization, user.Roles,
            [.. grants.Keys.Order(StringComparer.Ordinal)], scoped.ToDictionary(p => p.Name, p => grants[p.Name]), tenant.HasSampleData,
            user.HasSecondFactor, SecondFactorGate.IsShutTo(session), session.Access.ViewedBy, LimitsOf(session.FieldRights));
    }

    private static List<FieldLimit> LimitsOf(FieldRights? rights) =>
        rights is null ? [] : [.. rights.Kinds.Order(StringComparer.Ordinal).SelectMany(kind => rights.Of(kind).Select(f => new FieldLimit(kind, f.Key, f.Value.Access)))];
}
