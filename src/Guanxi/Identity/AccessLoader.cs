using System.Collections.Concurrent;
using System.Collections.Frozen;
using Guanxi.CustomFields;
using Guanxi.Identity.Sharing;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>
/// What the secrets presented lately grant, so that a request need not ask the database again. Forgotten when anything about the
/// organisation's users, roles or secrets changes, on this server at once and on the others by the live channel.
/// </summary>
public sealed class AccessCache(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private static readonly string[] Kinds = ["users", "roles", "departments", "sessions", "tokens", "organization", "custom_fields", "shares"];
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<string, (Access Access, DateTimeOffset Until)>> byTenant = [];

    public static bool DependsOn(string kind) => Kinds.Contains(kind);

    public Access? Find(Guid tenant, string secret) =>
        byTenant.TryGetValue(tenant, out var known) && known.TryGetValue(secret, out var entry) && entry.Until > clock.GetUtcNow() ? entry.Access : null;

    public void Keep(string secret, Access access, DateTimeOffset? expires)
    {
        var until = clock.GetUtcNow() + Lifetime;
        byTenant.GetOrAdd(access.TenantId, _ => [])[secret] = (access, expires < until ? expires.Value : until);
    }

    public void Forget(Guid tenant) => byTenant.TryRemove(tenant, out _);
}

/// <summary>Finds out who presents a session cookie or a token, and what that person may do.</summary>
internal sealed class AccessLoader(CrmDb db, Session session, AccessCache cache, TimeProvider clock)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public Task<Access?> BySession(string secret, CancellationToken ct) => Find(secret, Secret.SessionPrefix, LoadSession, ct);

    public Task<Access?> ByToken(string secret, CancellationToken ct) => Find(secret, Secret.TokenPrefix, LoadToken, ct);

    private async Task<Access?> Find(
        string secret, string prefix, Func<byte[], CancellationToken, Task<(Id<User> User, DateTimeOffset? Expires, Id<User>? ViewsAs)?>> load, CancellationToken ct)
    {
        if (!Secret.TryTenant(secret, prefix, out var tenant)) return null;
        if (cache.Find(tenant, secret) is { } known) return known;
        session.ActAsSystem(tenant);
        if (await load(Secret.HashOf(secret), ct) is not { } found || await Load(db, found.User, ct) is not { } access) return null;
        if (found.ViewsAs is { } other) access = await ViewAs.Through(db, session, access, other, ct) ?? access;
        cache.Keep(secret, access, found.Expires);
        return access;
    }

    private async Task<(Id<User>, DateTimeOffset?, Id<User>?)?> LoadSession(byte[] hash, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await db.UserSessions.AsNoTracking().FirstOrDefaultAsync(s => s.SecretHash == hash, ct);
        if (found is null || found.ExpiresAt <= now || found.LastSeenAt + UserSession.IdleTime <= now) return null;
        if (found.LastSeenAt + SeenEvery < now)
        {
            await db.UserSessions.Where(s => s.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), ct);
            await db.Users.Where(u => u.Id == found.UserId).ExecuteUpdateAsync(set => set.SetProperty(u => u.LastSeenAt, now), ct);
        }
        return (found.UserId, found.ExpiresAt, found.ViewsAs);
    }

    private async Task<(Id<User>, DateTimeOffset?, Id<User>?)?> LoadToken(byte[] hash, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await db.AccessTokens.AsNoTracking().FirstOrDefaultAsync(t => t.SecretHash == hash, ct);
        if (found is null || found.ExpiresAt <= now) return null;
        if (found.LastUsedAt is null || found.LastUsedAt + SeenEvery < now)
        {
            await db.AccessTokens.Where(t => t.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), ct);
            await db.Users.Where(u => u.Id == found.UserId).ExecuteUpdateAsync(set => set.SetProperty(u => u.LastSeenAt, now), ct);
        }
        return (found.UserId, found.ExpiresAt, null);
    }

    /// <summary>The rights of an active user; null for one who is not there or deactivated.</summary>
    public static async Task<Access?> Load(CrmDb db, Id<User> id, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.IsActive, ct);
        if (user is null) return null;
        var roles = await db.Roles.AsNoTracking().Where(r => user.Roles.Contains(r.Code)).ToListAsync(ct);
        var grants = GrantsOf(roles);
        var tenant = await db.Tenants.Select(t => new { t.TimeZone, t.RequireSecondFactor }).SingleAsync(ct);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(db.Now, tenant.TimeZone).DateTime);
        var colleagues = await Colleagues(db, user, ct);
        var custom = await CustomFieldsModule.Of(db, ct);
        return new Access(user.TenantId, id, user.Name, grants, colleagues, user.Locale, tenant.TimeZone, tenant.RequireSecondFactor && !user.HasSecondFactor, FieldRightsOf.Roles(roles, custom))
        {
            CustomFields = custom,
            Shared = await SharedWith.Load(db, user, today, ct),
        };
    }

    /// <summary>The roles added up; an administrator may whatever the product can, also what came with a later version.</summary>
    internal static FrozenDictionary<string, Scope> GrantsOf(IReadOnlyCollection<Role> roles) => roles.Any(r => r.IsAdmin)
        ? Modules.All.SelectMany(m => m.Permissions).ToFrozenDictionary(p => p.Name, _ => Scope.All)
        : roles.SelectMany(r => r.Grants).GroupBy(g => g.Key).ToFrozenDictionary(g => g.Key, g => g.Max(x => x.Value));

    /// <summary>Everybody in the user's department and the ones below it.</summary>
    private static async Task<Id<User>[]> Colleagues(CrmDb db, User user, CancellationToken ct)
    {
        var members = user.DepartmentId is { } top ? await Members(db, top, ct) : [];
        return [.. members.Append(user.Id).Distinct()];
    }

    /// <summary>Everybody in the department and the ones below it.</summary>
    internal static async Task<List<Id<User>>> Members(CrmDb db, Id<Department> top, CancellationToken ct)
    {
        var children = (await db.Departments.AsNoTracking().Select(d => new { d.Id, d.ParentId }).ToListAsync(ct)).ToLookup(d => d.ParentId, d => d.Id);
        var within = new HashSet<Id<Department>> { top };
        var open = new Queue<Id<Department>>([top]);
        while (open.TryDequeue(out var next))
            foreach (var child in children[next].Where(within.Add)) open.Enqueue(child);
        return await db.Users.AsNoTracking().Where(u => u.DepartmentId != null && within.Contains(u.DepartmentId.Value)).Select(u => u.Id).ToListAsync(ct);
    }
}
