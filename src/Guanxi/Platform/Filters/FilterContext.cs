using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;

namespace Guanxi.Platform.Filters;

/// <summary>What the words of a filter mean at this moment: <c>today</c> and <c>now</c> in the organisation's zone, <c>me</c>, and where related records come from.</summary>
public sealed record FilterContext(DateOnly Today, DateTimeOffset Now, Guid? UserId, TimeZoneInfo TimeZone, IRecords? Records = null)
{
    /// <summary>Who belongs to the department of the person who asks, and to those below it; null where nobody asks.</summary>
    public IReadOnlyList<Id<Identity.User>>? Colleagues { get; init; }

    /// <summary>The fields a person who asks may not filter by; none for the rules of the organisation.</summary>
    internal FieldRights? Sight { get; init; }

    public static FilterContext At(DateTimeOffset now, TimeZoneInfo timeZone, Guid? userId = null, IRecords? records = null) =>
        new(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, timeZone).DateTime), now, userId, timeZone, records);

    /// <summary>What they mean to who is signed in, now.</summary>
    public static FilterContext Of(Session session, TimeProvider clock, IRecords? records = null) =>
        At(clock.GetUtcNow(), session.TimeZone, session.UserId?.Value, records) with { Colleagues = session.UserId is null ? null : session.Access.Colleagues };

    /// <summary>The instant a day starts in the organisation's zone; of the first day there is, the second.</summary>
    public DateTimeOffset StartOf(DateOnly day) => Instant((day == DateOnly.MinValue ? day.AddDays(1) : day).ToDateTime(TimeOnly.MinValue), null);

    /// <summary>A clock time as an instant in UTC; without an offset it is in the organisation's zone.</summary>
    public DateTimeOffset Instant(DateTime clock, TimeSpan? offset) =>
        new DateTimeOffset(DateTime.SpecifyKind(clock, DateTimeKind.Unspecified), offset ?? TimeZone.GetUtcOffset(clock)).ToUniversalTime();
}
