using System.Collections.Frozen;
using Guanxi.Identity;
using Guanxi.Platform.Sight;

namespace Guanxi.Platform;

/// <summary>How far a permission reaches.</summary>
public enum Scope { Own, Department, All }

/// <summary>
/// What one signed-in user may do, as of sign-in or the last change of a role; shared between requests. Who lacks a second factor
/// where the organisation requires one can only set it up, see <see cref="Identity.SecondFactors.SecondFactorGate"/>.
/// </summary>
public sealed record Access(
    Guid TenantId,
    Id<User> UserId,
    string UserName,
    FrozenDictionary<string, Scope> Grants,
    Id<User>[] Colleagues,
    string? Language,
    string TimeZone,
    bool LacksSecondFactor = false,
    FieldRights? FieldRights = null,
    bool MarksExports = false)
{
    /// <summary>Who really looks, where somebody looks through another's eyes.</summary>
    public Viewer? ViewedBy { get; init; }
}

/// <summary>A person who looks at the product with another's rights, only reading.</summary>
public sealed record Viewer(Id<User> UserId, string UserName);

/// <summary>On whose behalf the current request, reaction or job runs.</summary>
public sealed class Session
{
    private static readonly Id<User>[] Nobody = [];
    private Access? access;

    public Guid TenantId { get; private set; }
    public bool IsSystem { get; private set; }

    /// <summary>True while the work concerns all organisations: sign-in, the delivery worker, schedules.</summary>
    public bool IsAcrossTenants { get; private set; }

    /// <summary>Where changes come from, for the audit log: web, api, import …</summary>
    public string Source { get; set; } = "system";
    public string? Address { get; set; }

    public Id<User>? UserId => access?.UserId;
    /// <summary>Who is responsible for what is done: the one who looks, where somebody looks through another's eyes.</summary>
    public Id<User>? ActorId => access?.ViewedBy?.UserId ?? UserId;
    public string Language { get; set; } = "zh-CN";
    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(access?.TimeZone ?? "Asia/Shanghai");
    public Access Access => access ?? throw Refusal.Unauthenticated();

    public void ActAsUser(Access granted) => (TenantId, access, IsSystem, IsAcrossTenants) = (granted.TenantId, granted, false, false);

    public void ActAsSystem(Guid tenantId) => (TenantId, access, IsSystem, IsAcrossTenants) = (tenantId, null, true, false);

    public void ActAcrossTenants() => (TenantId, access, IsSystem, IsAcrossTenants) = (Guid.Empty, null, true, true);

    /// <summary>The fields its user does not have in full; null when there are none, and for the system.</summary>
    public FieldRights? FieldRights => access?.FieldRights;

    public bool May(string permission) => IsSystem || access?.Grants.ContainsKey(permission) == true;

    /// <summary>True when every record of the kind is visible.</summary>
    public bool SeesAll(string kind) => IsSystem || access?.Grants.GetValueOrDefault($"{kind}.view", (Scope)(-1)) == Scope.All;

    /// <summary>The owners whose records of the kind are visible; empty without the permission.</summary>
    public Id<User>[] VisibleOwners(string kind) => OwnersWithin($"{kind}.view");

    /// <summary>True when records without an owner, those of the public pool, are visible.</summary>
    public bool SeesPool(string kind) => IsSystem || May($"{kind}.view");

    /// <summary>True when a record with this owner is inside the permission's scope.</summary>
    public bool Reaches(string permission, Id<User>? owner) =>
        IsSystem || (access is not null && access.Grants.TryGetValue(permission, out var scope)
            && (scope == Scope.All || (owner is { } person && OwnersWithin(permission).Contains(person))));

    /// <exception cref="Refusal">403 when the record is visible but out of the permission's reach.</exception>
    public void Require(string permission, Id<User>? owner)
    {
        if (!Reaches(permission, owner)) throw Refusal.Forbidden();
    }

    private Id<User>[] OwnersWithin(string permission)
    {
        if (access is null || !access.Grants.TryGetValue(permission, out var scope)) return Nobody;
        return scope == Scope.Own ? [access.UserId] : access.Colleagues;
    }
}
