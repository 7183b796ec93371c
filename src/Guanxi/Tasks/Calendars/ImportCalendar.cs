using Guanxi.Files;
using Guanxi.Platform;
using Guanxi.Platform.Calendar;
using Guanxi.Platform.Texts;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks.Calendars;

/// <summary>What became of a calendar file. Entries that say what is known already, are called off, or came from here are skipped.</summary>
public sealed record CalendarImport(int Created, int Updated, int Skipped, IReadOnlyList<CalendarImportError> Errors);

public sealed record CalendarImportError(int Line, string? Summary, string Code, string Reason);

/// <summary>
/// Takes the events and to-dos of an .ics file over as one's own tasks. The same entry again changes the task it made before. Events
/// that are over come as completed; a series that began long ago comes with its next date.
/// </summary>
internal static class ImportCalendar
{
    private const long MostBytes = 5 * 1024 * 1024;
    private const int MostEntries = 2000;
    private const int MostErrors = 200;

    public static async Task<CalendarImport> Handle(HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var upload = await FilesModule.OneOf(http, MostBytes, ct);
        using var content = new MemoryStream();
        await using (var stream = upload.OpenReadStream()) await stream.CopyToAsync(content, ct);
        var calendars = Read(content.ToArray());
        var entries = calendars.SelectMany(c => c.Children).Where(c => c.Name is "VEVENT" or "VTODO").ToList();
        if (entries.Count > MostEntries) throw Refusal.Rule("calendar.too_many", MostEntries);
        var work = new Work(db, session, clock, new CalendarZones(calendars), await Known(db, session, ct));
        foreach (var entry in entries) work.Take(entry, entries);
        await db.SaveChangesAsync(ct);
        return new(work.Created, work.Updated, work.Skipped, [.. work.Errors.Take(MostErrors)]);
    }

    /// <exception cref="Refusal">422 for what is no calendar.</exception>
    private static List<CalendarComponent> Read(byte[] file)
    {
        try
        {
            var calendars = CalendarReader.Read(file);
            return calendars.Count > 0 ? calendars : throw Refusal.Rule("calendar.not_a_calendar");
        }
        catch (FormatException broken)
        {
            throw Refusal.Rule("calendar.broken", broken.Message);
        }
    }

    private static async Task<Dictionary<string, WorkTask>> Known(CrmDb db, Session session, CancellationToken ct)
    {
        var me = session.UserId;
        return await db.Tasks.Where(t => t.OwnerId == me && t.CalendarUid != null).ToDictionaryAsync(t => t.CalendarUid!, ct);
    }

    private sealed class Work(CrmDb db, Session session, TimeProvider clock, CalendarZones zones, Dictionary<string, WorkTask> known)
    {
        private readonly TimeZoneInfo own = session.TimeZone;
        private readonly DateOnly today = TenancyModule.Today(session, clock);

        public int Created { get; private set; }
        public int Updated { get; private set; }
        public int Skipped { get; private set; }
        public List<CalendarImportError> Errors { get; } = [];

        public void Take(CalendarComponent entry, List<CalendarComponent> all)
        {
            if (entry["STATUS"]?.Value.Trim().ToUpperInvariant() == "CANCELLED" || entry["UID"]?.Value.EndsWith(WriteCalendar.UidSuffix, StringComparison.Ordinal) == true)
            {
                Skipped++;
                return;
            }
            try
            {
                var replaced = entry["RECURRENCE-ID"] is null && entry["RRULE"] is not null && entry["UID"] is { } uid
                    ? all.Where(e => e["UID"]?.Value == uid.Value).Select(e => CalendarEvent.Replaces(e, zones, own)).OfType<DateOnly>().ToList()
                    : [];
                Keep(CalendarEvent.Of(entry, zones, own, replaced));
            }
            catch (EntryException wrong)
            {
                var summary = entry["SUMMARY"]?.Text;
                Errors.Add(new(entry.Line, summary is { Length: > 100 } ? summary[..100] : summary, wrong.Code, Text.Of(session.Language, wrong.Code, wrong.Detail)));
            }
        }

        private void Keep(CalendarEvent read)
        {
            if (known.TryGetValue(read.Uid, out var task))
            {
                task.Change(read.Changes with { Type = default, Priority = default, ReminderDays = default }, own);
                task.Follow(read, own);
                if (task.IsOpen) Advance(task, read);
                if (db.Entry(task).State == EntityState.Modified) Updated++;
                else Skipped++;
                return;
            }
            task = WorkTask.Create(read.Changes, session.UserId, [], own, session.UserId);
            task.Follow(read, own);
            Advance(task, read);
            db.Tasks.Add(task);
            known[read.Uid] = task;
            Created++;
        }

        /// <summary>What is over needs nobody's work; a series goes on with its next date, a meeting of this morning with the one after.</summary>
        private void Advance(WorkTask task, CalendarEvent read)
        {
            var (isMeeting, hasGoneOn) = (read.Changes.Type.Value == "meeting", false);
            foreach (var from in (DateOnly[])[today, today.AddDays(1)])
            {
                if (!IsOver(task, isMeeting) || TaskSeries.Next(task, own, from) is not { } next) break;
                task.GoOn(next.Time, next.Rule, own);
                hasGoneOn = true;
            }
            if (IsOver(task, isMeeting) || (read.IsDone && !hasGoneOn)) task.Complete(null, task.DueAt < clock.GetUtcNow() ? task.DueAt.Value : clock.GetUtcNow());
        }

        private bool IsOver(WorkTask task, bool isMeeting) =>
            (task.DueOn < today && (isMeeting || task.Recurrence is not null)) || (isMeeting && (task.EndsAt ?? task.DueAt) < clock.GetUtcNow());
    }
}
