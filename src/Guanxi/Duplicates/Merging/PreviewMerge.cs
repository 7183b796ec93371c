using System.Text.Json.Nodes;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Texts;
using Guanxi.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates.Merging;

/// <summary>A field on which at least one of the two says something. Lists and single values alike come as the texts people read.</summary>
/// <param name="Result">What stays when nothing is chosen otherwise.</param>
/// <param name="IsJoined">Both have something to keep; nothing is to be chosen.</param>
public sealed record MergeField(string Key, string Label, FieldType Type, IReadOnlyList<string> Kept, IReadOnlyList<string> Other, IReadOnlyList<string> Result, bool IsJoined, bool Differs);

/// <summary>What a merge would do, before it is done.</summary>
/// <param name="Moves">How many of each kind hang on the record that goes and move along.</param>
/// <param name="Obstacle">Why these two can't be merged; null when they can.</param>
public sealed record MergePreview(string KeepId, string OtherId, IReadOnlyList<MergeField> Fields, IReadOnlyDictionary<string, int> Moves, string? Obstacle);

internal static class PreviewMerge
{
    public static async Task<MergePreview> Handle(Id<Duplicate> id, [FromQuery(Name = "keep_id")] string? keepId, CrmDb db, Session session, CancellationToken ct)
    {
        var pair = await DuplicateQueries.Seen(id, "view", db, session, ct);
        var (kept, other) = await MergeRecords.Sides(pair, string.IsNullOrEmpty(keepId) ? RecordIds.Text(pair.RecordKind, pair.FirstId) : keepId, db, ct);
        var (ours, theirs) = (kept.Facts(), other.Facts());
        var result = ours.DeepClone().AsObject();
        foreach (var (field, value) in MergeFacts.Merge(ours, theirs, [])) result[field] = value?.DeepClone();
        var words = await Words.Load(pair.RecordKind, [ours, theirs], session.Language, db, ct);
        var fields = ours.Select(f => f.Key).Where(key => FieldSight.Sees(pair.RecordKind, key)).Where(key => key != MergeFacts.BirthdayIsLunar && !(MergeFacts.IsEmpty(ours[key]) && MergeFacts.IsEmpty(theirs[key])))
            .Select(key => new MergeField(key, words.Label(key), words.TypeOf(key), words.Of(key, ours[key]), words.Of(key, theirs[key]), words.Of(key, result[key]),
                MergeFacts.Joined.Contains(key), !JsonNode.DeepEquals(ours[key], theirs[key]))).ToList();
        return new(RecordIds.Text(pair.RecordKind, kept.Id)!, RecordIds.Text(pair.RecordKind, other.Id)!, fields, await Related.Count(pair.RecordKind, db, other.Id, ct), ObstacleTo(pair, kept, other, session));
    }

    private static string? ObstacleTo(Duplicate pair, MergeSide kept, MergeSide other, Session session)
    {
        try
        {
            session.Require($"{pair.RecordKind}.edit", kept.OwnerId);
            session.Require($"{pair.RecordKind}.edit", other.OwnerId);
            session.Require($"{pair.RecordKind}.delete", other.OwnerId);
            MergeRecords.RequireMergeable(kept, other);
            return null;
        }
        catch (Refusal refusal)
        {
            return Text.Of(session.Language, refusal.Code);
        }
    }

    /// <summary>How people read what is kept in fields.</summary>
    private sealed record Words(FieldCatalogue Fields, string Language, Dictionary<string, string> Names)
    {
        public static async Task<Words> Load(string kind, JsonObject[] records, string language, CrmDb db, CancellationToken ct)
        {
            var owners = records.Select(r => (string?)r["owner_id"]).OfType<string>().Select(text => Id<User>.Parse(text, null)).Distinct().ToArray();
            var parents = records.Select(r => (string?)r["parent_id"]).OfType<string>().Select(text => Id<Customer>.Parse(text, null)).Distinct().ToArray();
            var names = (await db.Users.Where(u => owners.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToListAsync(ct)).ToDictionary(u => u.Id.ToString(), u => u.Name);
            foreach (var c in await db.Customers.Where(c => parents.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(ct)) names[c.Id.ToString()] = c.Name;
            return new(MergeSide.Fields(kind), language, names);
        }

        public string Label(string key) => Fields.Find(key)?.Label(Language) ?? Fields.Find(Alone(key))?.Label(Language) ?? key;

        public FieldType TypeOf(string key) => Fields.Find(key)?.Type ?? FieldType.Text;

        public IReadOnlyList<string> Of(string key, JsonNode? value) => value switch
        {
            null => [],
            JsonArray many => [.. many.Select(entry => Entry(entry!))],
            _ when value.ToString() is { Length: > 0 } text => [Fields.Find(key)?.OptionOf(text)?.Label(Language) ?? Names.GetValueOrDefault(text) ?? text],
            _ => [],
        };

        private static string Entry(JsonNode entry) => entry is not JsonObject fields ? entry.ToString()
            : (fields["number"] ?? fields["address"] ?? fields["text"])?.ToString() ?? $"{fields["province"]}{fields["city"]}{fields["district"]}";

        /// <summary>The primary phone stands in the catalogue as <c>phone</c>, all of them as <c>phones</c> on the record.</summary>
        private static string Alone(string key) => key == "addresses" ? "address" : key.TrimEnd('s');
    }
}
