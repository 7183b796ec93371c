using System.Globalization;
using Guanxi.Platform;

namespace Guanxi.Activities;

/// <summary>What a timeline is of: <c>customers</c>, <c>opportunities</c> or <c>leads</c>, and its id.</summary>
public sealed record TimelineSubject(string Kind, Guid Id);

/// <summary>An item and its id within its source.</summary>
public sealed record TimelineEntry(TimelineItem Item, Guid Id);

/// <summary>From where on a source goes on: below the moment, or at it with an id below the one given.</summary>
public readonly record struct TimelineBound(DateTimeOffset At, Guid BelowId);

/// <summary>One kind of thing on timelines. Modules below activities add theirs.</summary>
public interface ITimelineSource
{
    /// <summary>The letter by which cursors know it; at the same moment sources stand in the order of their letters.</summary>
    char Mark { get; }

    /// <summary>The word by which timelines are narrowed to it.</summary>
    string Kind { get; }

    /// <summary>The latest entries before the bound, newest first, greatest id first at the same moment; only what the caller may see.</summary>
    Task<IReadOnlyList<TimelineEntry>> Latest(TimelineSubject subject, TimelineBound before, int most, ActivityType? type, CancellationToken ct);
}

/// <summary>A place between two items: by time, at the same moment by source, within a source by id.</summary>
internal sealed record TimelinePlace(DateTimeOffset At, char Mark, Guid Id)
{
    private static readonly Guid Greatest = new("ffffffff-ffff-ffff-ffff-ffffffffffff");
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TimelinePlace Read(string? cursor, IReadOnlyList<ITimelineSource> sources)
    {
        if (string.IsNullOrEmpty(cursor)) return new(Never, ' ', Greatest);
        var parts = cursor.Split('.');
        if (parts is [var ticks, [var mark], var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < Never.Ticks
            && sources.Any(s => s.Mark == mark) && Guid.TryParseExact(id, "N", out var guid)) return new(new DateTimeOffset(at, TimeSpan.Zero), mark, guid);
        throw Refusal.Malformed("cursor.invalid");
    }

    public static TimelinePlace After(char mark, TimelineEntry entry) => new(entry.Item.At, mark, entry.Id);

    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Mark}.{Id:N}");

    /// <summary>What a source still has to give: at the same moment all of those behind the place, nothing of those before it.</summary>
    public TimelineBound For(char mark) => new(At, mark == Mark ? Id : mark > Mark ? Greatest : Guid.Empty);
}
