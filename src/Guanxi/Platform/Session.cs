using System.Collections.Frozen;
using Guanxi.Identity;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
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
    FieldRights? FieldRights = null)
{
    /// <summary>Who really looks, where somebody looks through another's eyes.</summary>
    public Viewer? ViewedBy { get; init; }

    /// <summary>The fields of its own that the organisation has.</summary>
    public CustomFieldSet CustomFields { get; init; } = CustomFieldSet.None;

    /// <summary>What others share with the user, as of the day it was looked up.</summary>
    public Shared Shared { get; init; } = Shared.Nothing;
}

/// <summary>Records of others that somebody may see, by kind, and of these the ones that may be edited.</summary>
public sealed record Shared(FrozenDictionary<string, Guid[]> Seen, FrozenSet<(string Kind, Guid Record)> Edited)
{
    public static readonly Shared Nothing = new(FrozenDictionary<string, Guid[]>.Empty, []);

    public bool Sees(string kind, Guid record) => Seen.TryGetValue(kind, out var ids) && ids.Contains(record);
}

/// <summary>A person who looks at the product with another's rights, only reading.</summary>
public sealed record Viewer(Id<User> UserId, string UserName);

/// <summary>On whose behalf the current request, reaction or job runs.</summary>
public sealed class Session
{
    private static readonly Id<User>[] Nobody = [];
    private Access? access;
    private CustomFieldSet? customFields;

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

    public void ActAsUser(Access granted) => (TenantId, access, IsSystem, IsAcrossTenants, customFields) = (granted.TenantId, granted, false, false, granted.CustomFields);

    public void ActAsSystem(Guid tenantId) => (TenantId, access, IsSystem, IsAcrossTenants, customFields) = (tenantId, null, true, false, null);

    public void ActAcrossTenants() => (TenantId, access, IsSystem, IsAcrossTenants, customFields) = (Guid.Empty, null, true, true, null);

    /// <summary>The organisation's own fields; null where the system acts and has not looked yet, see <c>CrmDb.CustomFields</c>.</summary>
    public CustomFieldSet? CustomFields => customFields;

    public void Know(CustomFieldSet own) => customFields = own;

    /// <summary>The fields of a kind of record, with those the organisation gave it.</summary>
    public FieldCatalogue<T> Fields<T>(FieldCatalogue<T> known) where T : class => (customFields ?? CustomFieldSet.None).In(known);

    /// <summary>The same for a kind that is known only as a word; null where there is none.</summary>
    public FieldCatalogue? FieldsOf(string kind) => Modules.CatalogueOf(kind)?.In(customFields ?? CustomFieldSet.None);

    /// <summary>The fields its user does not have in full; null when there are none, and for the system.</summary>
    public FieldRights? FieldRights => access?.FieldRights;

    public bool May(string permission) => IsSystem || access?.Grants.ContainsKey(permission) == true;

    /// <summary>True when every record of the kind is visible.</summary>
    public bool SeesAll(string kind) => IsSystem || access?.Grants.GetValueOrDefault($"{kind}.view", (Scope)(-1)) == Scope.All;

    /// <summary>The owners whose records of the kind are visible; empty without the permission.</summary>
    public Id<User>[] VisibleOwners(string kind) => OwnersWithin($"{kind}.view");

    /// <summary>True when records without an owner, those of the public pool, are visible.</summary>
    public bool SeesPool(string kind) => IsSystem || May($"{kind}.view");

    /// <summary>True when others share records of the kind with the user; most have none, and their queries stay as they are.</summary>
    public bool HasShared(string kind) => access?.Shared.Seen.ContainsKey(kind) == true;

    /// <summary>True when others share a record of any kind with the user.</summary>
    public bool HasShared() => access?.Shared.Seen.Count > 0;

    public bool SeesShared(string kind, Guid record) => access?.Shared.Sees(kind, record) == true && May($"{kind}.view");

    public Id<T>[] SharedIds<T>(string kind) => access is not null && access.Shared.Seen.TryGetValue(kind, out var ids) ? [.. ids.Select(id => new Id<T>(id))] : [];

    /// <summary>True when the user works on the record as its owner's side does: within the permission's scope, or shared for editing.</summary>
    public bool Reaches<T>(string permission, T record) where T : Entity<T>, IShareable =>
        Reaches(permission, record.OwnerId) || (May(permission) && access?.Shared.Edited.Contains((KindOf<T>.Word, record.Id.Value)) == true);

    /// <exception cref="Refusal">403 when the record is visible but neither in the permission's reach nor shared for editing.</exception>
    public void Require<T>(string permission, T record) where T : Entity<T>, IShareable
    {
        if (!Reaches(permission, record)) throw Refusal.Forbidden();
    }

    private static class KindOf<T>
    {
        public static readonly string Word = AuditTrail.KindOf(typeof(T))!;
    }

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
        // who sees all needs no list of people, which would go to the database with every query
        return scope == Scope.Department ? access.Colleagues : [access.UserId];
    }
}
