using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;
using Guanxi.Rights;

namespace Guanxi.History;

/// <param name="Key">The field's, as lists and forms know it.</param>
/// <param name="Origin">Where the value came from; null when the log does not go back that far.</param>
/// <param name="Entry">The change that replaced the value: undoing it puts the value back.</param>
public sealed record FieldAsOf(string Key, string Label, JsonNode? Value, JsonNode? Now, bool Changed, ChangeOrigin? Origin, long? Entry);

/// <summary>
/// A record as it was. Before <c>KnownSince</c> its log does not reach; the fields in <c>Unknown</c> are worked out by the system and
/// not kept.
/// </summary>
public sealed record RecordThen(
    DateTimeOffset At, bool Existed, DateTimeOffset KnownSince, IReadOnlyList<FieldAsOf> Fields, IReadOnlyList<string> Unknown, IReadOnlyDictionary<string, string> Names);

/// <summary>Works backwards from the present: every change since then is taken off again.</summary>
internal static class RecordAsOf
{
    private static readonly string[] OfTheRecordItself = ["created_at", "updated_at"];

    public static async Task<RecordThen> Handle(string kind, string id, DateTimeOffset at, CrmDb db, Session session, CancellationToken ct)
    {
        var record = await RightsModule.RecordOf(kind, id, db, session, ct);
        var fields = new AuditedFields(kind, session);
        var changes = (await LoggedChange.Of(RecordHistory.Of(db, kind, record.RecordId), ct)).Where(c => c.IsChange).ToList();
        var now = AuditTrail.StateOf(db.Entry(record));
        var (then, replaced) = Backwards(now, changes.TakeWhile(c => c.At > at));
        var created = changes.FindLast(c => c.Action == "created");
        var since = created?.At ?? changes.LastOrDefault()?.At ?? record.CreatedAt;
        if (created is null ? record.CreatedAt > at : created.At > at) return new(at, false, since, [], [], new Dictionary<string, string>());

        var origins = await Origins.Of(db, kind, changes, ct);
        var earlier = changes.SkipWhile(c => c.At > at).ToList();
        var shown = new List<FieldAsOf>();
        var unknown = new List<string>();
        foreach (var field in fields.All.Where(f => !OfTheRecordItself.Contains(f.Key) && FieldSight.Current?.Find(kind, f.Key)?.Access != FieldAccess.Hidden))
        {
            if (fields.NamesOf(field.Key).FirstOrDefault(name => then.ContainsKey(name) || field.Custom is not null) is not { } name) unknown.Add(field.Label(session.Language));
            else if (Shown(field, name) is { } one) shown.Add(one);
        }
        return new(at, true, since, shown, unknown, await ValueNames.Of(db, session, shown.SelectMany(f => new[] { f.Value, f.Now }), ct));

        FieldAsOf? Shown(Field field, string name)
        {
            var (was, current) = (then.GetValueOrDefault(name), now.GetValueOrDefault(name));
            var changed = !JsonNode.DeepEquals(was, current);
            if (field.Key != name) (was, current) = (Primary(was), Primary(current));
            (was, current) = (was?.DeepClone(), current?.DeepClone());
            if (!fields.TryShow(name, ref was) || !fields.TryShow(name, ref current)) return null;
            var source = earlier.Find(c => c.Changes.ContainsKey(name)) ?? (was is null ? null : earlier.Find(c => c.Action == "created"));
            return new(field.Key, field.Label(session.Language), was, current, changed, source is null ? null : origins.Of(source), changed && fields.MayWrite(name) ? replaced.GetValueOrDefault(name) : null);
        }
    }

    /// <summary>The values after taking the changes off, newest first, and for each the change that first replaced it.</summary>
    private static (Dictionary<string, JsonNode?> Then, Dictionary<string, long?> Replaced) Backwards(Dictionary<string, JsonNode?> now, IEnumerable<LoggedChange> changes)
    {
        var (then, replaced) = (new Dictionary<string, JsonNode?>(now), new Dictionary<string, long?>());
        foreach (var change in changes.Where(c => c.Action == "updated"))
            foreach (var (name, before, _) in change.Values) (then[name], replaced[name]) = (before, change.Id);
        return (then, replaced);
    }

    /// <summary>Of several phones the first to call, as lists show it.</summary>
    private static JsonNode? Primary(JsonNode? value) => value is not JsonArray list || list.All(one => one is not JsonObject) ? value
        : list.OfType<JsonObject>().OrderByDescending(one => (bool?)one["is_primary"] == true).FirstOrDefault() is { } first
            ? (first["number"] ?? first["address"] ?? first["text"] ?? JsonValue.Create(string.Concat(first.Where(p => p.Key is "province" or "city" or "district").Select(p => p.Value?.ToString())))) : null;
}
