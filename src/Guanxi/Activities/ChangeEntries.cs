using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Activities;

/// <summary>What changed on the record itself, field by field.</summary>
public sealed record RecordChange(string Action, string Source, IReadOnlyList<FieldChange> Fields);

public sealed record FieldChange(string Key, string Label, JsonElement? Before, JsonElement? After);

/// <summary>The audit log of the record a timeline is of.</summary>
internal sealed class ChangeEntries(CrmDb db, Session session) : ITimelineSource
{
    public char Mark => 'c';
    public string Kind => "change";

    public async Task<IReadOnlyList<TimelineEntry>> Latest(TimelineSubject subject, TimelineBound before, int most, ActivityType? type, CancellationToken ct)
    {
        var (at, last) = (before.At, Number(before.BelowId));
        var entries = await db.Audit.AsNoTracking().Where(e => e.Kind == subject.Kind && e.RecordId == subject.Id)
            .Where(e => EF.Functions.LessThan(ValueTuple.Create(e.At, e.Id), ValueTuple.Create(at, last)))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(most)
            .Select(e => new { e.Id, e.At, e.UserId, UserName = db.Users.Where(u => u.Id == e.UserId).Select(u => u.Name).FirstOrDefault(), e.Action, e.Source, e.Changes })
            .ToListAsync(ct);
        FieldCatalogue fields = subject.Kind switch { "customers" => session.Fields(CustomerFields.All), "opportunities" => session.Fields(OpportunityFields.All), _ => session.Fields(LeadFields.All) };
        return [.. entries.Select(e => new TimelineEntry(
            new TimelineItem(Kind, e.At, e.UserId, e.UserName) { Change = new RecordChange(e.Action, e.Source, FieldsOf(e.Changes, subject.Kind, fields, session.Language)) }, Numbered(e.Id)))];
    }

    private static List<FieldChange> FieldsOf(string changes, string kind, FieldCatalogue fields, string language)
    {
        var shown = new List<FieldChange>();
        foreach (var (key, value) in JsonNode.Parse(changes)!.AsObject())
        {
            if (value is not JsonArray { Count: 2 } pair) continue;
            var (before, after) = (pair[0], pair[1]);
            if (ShownMembers.TryShow(kind, key, ref before) && ShownMembers.TryShow(kind, key, ref after))
                shown.Add(new(key, fields.Find(key)?.Label(language) ?? key, Element(before), Element(after)));
        }
        return shown;
    }

    private static JsonElement Element(JsonNode? value) => JsonSerializer.SerializeToElement(value);

    /// <summary>Entries of the log are numbered; timelines know ids. The number is the id's last half.</summary>
    private static Guid Numbered(long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], number);
        return new Guid(bytes, bigEndian: true);
    }

    private static long Number(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var number = BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
        return number >= 0 ? number : long.MaxValue;
    }
}
