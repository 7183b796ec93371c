using System.Buffers.Binary;
using System.Text.Json;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
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
            new TimelineItem(Kind, e.At, e.UserId, e.UserName) { Change = new RecordChange(e.Action, e.Source, FieldsOf(e.Changes, fields, session.Language)) }, Numbered(e.Id)))];
    }

    private static List<FieldChange> FieldsOf(string changes, FieldCatalogue fields, string language)
    {
        using var document = JsonDocument.Parse(changes);
        return [.. document.RootElement.EnumerateObject().Where(f => f.Value.ValueKind == JsonValueKind.Array && f.Value.GetArrayLength() == 2)
            .Select(f => new FieldChange(f.Name, fields.Find(f.Name)?.Label(language) ?? f.Name, f.Value[0].Clone(), f.Value[1].Clone()))];
    }

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
