using Guanxi.Contacts;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Activities;

/// <summary>Answers a list of contacts with what was said to each of them last.</summary>
internal sealed class ContactInteractions(CrmDb db, Session session) : IInteractions
{
    private const int PerContact = 20;

    public async Task<ILookup<Id<Contact>, Interaction>> Latest(IReadOnlyCollection<Id<Contact>> contacts, CancellationToken ct)
    {
        if (!session.May(ActivitiesModule.View)) return Array.Empty<(Id<Contact>, Interaction)>().ToLookup(x => x.Item1, x => x.Item2);
        var found = await db.Contacts.AsNoTracking().Where(c => contacts.Contains(c.Id))
            .SelectMany(c => db.Activities.Where(a => a.ContactId == c.Id).OrderByDescending(a => a.OccurredAt).Take(PerContact))
            .Select(a => new { a.ContactId, a.OccurredAt, a.Type, a.Content }).ToListAsync(ct);
        return found.OrderByDescending(a => a.OccurredAt).ToLookup(a => a.ContactId!.Value, a => new Interaction(
            DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(a.OccurredAt, session.TimeZone).DateTime), ActivityTypes.Word(a.Type), a.Content));
    }
}
