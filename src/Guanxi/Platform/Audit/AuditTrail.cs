using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Guanxi.Platform.Audit;

/// <summary>Reads from EF's change tracker what a save will change, field by field.</summary>
internal static class AuditTrail
{
    private static readonly string[] KeptBySystem =
        [nameof(Entity.TenantId), "Id", "Version", "CreatedAt", "CreatedBy", "UpdatedAt", "UpdatedBy"];

    public static IEnumerable<AuditEntry> Of(IEnumerable<EntityEntry> entries, Session session, DateTimeOffset now)
    {
        foreach (var entry in entries)
        {
            if (entry.Entity is not IRecord record || KindOf(entry.Entity.GetType()) is not { } kind) continue;
            var changes = Changes(entry);
            if (entry.State == EntityState.Modified && changes.Count == 0) continue;
            yield return Entry(session, now, kind, record.RecordId, ActionOf(entry.State), (entry.Entity as IOwned)?.OwnerId, changes, (entry.Entity as ISharedWithDeal)?.DealOwnerId);
        }
    }

    public static AuditEntry Entry(
        Session session, DateTimeOffset now, string kind, Guid? recordId, string action, Id<Identity.User>? owner, object changes, Id<Identity.User>? dealOwner = null) => new()
        {
            TenantId = session.TenantId,
            At = now,
            UserId = session.ActorId,
            Source = session.Source,
            Address = session.Address,
            Kind = kind,
            RecordId = recordId,
            Action = action,
            OwnerId = owner,
            DealOwnerId = dealOwner,
            Changes = JsonSerializer.Serialize(changes, Json.Options),
            TraceId = Activity.Current?.TraceId.ToString(),
        };

    public static string? KindOf(Type entity) => entity.GetCustomAttribute<KindAttribute>()?.Kind;

    /// <summary>What a record is now, by the names its changes have in the log; what was never filled in is null.</summary>
    public static Dictionary<string, JsonNode?> StateOf(EntityEntry entry)
    {
        var state = new Dictionary<string, JsonNode?>();
        foreach (var property in entry.Properties.Where(p => IsAudited(p.Metadata) && !IsSecret(p.Metadata)))
        {
            if (property.CurrentValue is Dictionary<string, JsonElement> own) foreach (var (key, value) in own) state[key] = Node(value);
            else state[JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Metadata.Name)] = Node(property.CurrentValue);
        }
        foreach (var list in entry.ComplexCollections) state[JsonNamingPolicy.SnakeCaseLower.ConvertName(list.Metadata.Name)] = Node(list.CurrentValue);
        return state;

        static JsonNode? Node(object? value) => JsonSerializer.SerializeToNode(value, Json.Options);
    }

    private static Dictionary<string, object?[]> Changes(EntityEntry entry)
    {
        var changes = new Dictionary<string, object?[]>();
        if (entry.State == EntityState.Deleted) return changes;
        foreach (var property in entry.Properties.Where(p => IsAudited(p.Metadata)))
        {
            var (before, after) = (entry.State == EntityState.Added ? null : property.OriginalValue, property.CurrentValue);
            if (entry.State == EntityState.Added ? IsEmpty(after) : !property.IsModified || Equals(before, after)) continue;
            if (before is Dictionary<string, JsonElement> or null && after is Dictionary<string, JsonElement> now)
            {
                AddEach(changes, before as Dictionary<string, JsonElement> ?? [], now);
                continue;
            }
            changes[JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Metadata.Name)] =
                IsSecret(property.Metadata) ? ["***", "***"] : [before, after];
        }
        foreach (var list in entry.ComplexCollections.Where(c => entry.State == EntityState.Added ? c.CurrentValue is System.Collections.ICollection { Count: > 0 } : c.IsModified))
            changes[JsonNamingPolicy.SnakeCaseLower.ConvertName(list.Metadata.Name)] =
                [entry.State == EntityState.Added ? null : entry.OriginalValues[(IComplexProperty)list.Metadata], list.CurrentValue];
        return changes;
    }

    /// <summary>Custom fields are fields like others: each by its key.</summary>
    private static void AddEach(Dictionary<string, object?[]> changes, Dictionary<string, JsonElement> before, Dictionary<string, JsonElement> after)
    {
        foreach (var key in before.Keys.Union(after.Keys))
        {
            var (old, now) = (before.TryGetValue(key, out var b) ? b : (JsonElement?)null, after.TryGetValue(key, out var a) ? a : (JsonElement?)null);
            if (old is null || now is null || !JsonElement.DeepEquals(old.Value, now.Value)) changes[key] = [old, now];
        }
    }

    private static string ActionOf(EntityState state) => state switch
    {
        EntityState.Added => "created",
        EntityState.Deleted => "deleted",
        _ => "updated",
    };

    private static bool IsAudited(IReadOnlyProperty property) =>
        !KeptBySystem.Contains(property.Name) && property.PropertyInfo?.IsDefined(typeof(NotAuditedAttribute)) != true;

    private static bool IsSecret(IReadOnlyProperty property) => property.PropertyInfo?.IsDefined(typeof(SecretAttribute)) == true;

    private static bool IsEmpty(object? value) => value is null or "" or false or System.Collections.ICollection { Count: 0 };
}
