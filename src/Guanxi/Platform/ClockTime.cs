namespace Guanxi.Platform;

/// <summary>What the clock on a wall shows somewhere.</summary>
internal static class ClockTime
{
    /// <summary>A clock time as a moment; one that a change to summer time skips is the moment the clocks jumped to.</summary>
    public static DateTimeOffset InstantOf(DateTime clock, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(clock)) return new DateTimeOffset(clock, zone.GetUtcOffset(clock.AddHours(-3))).ToUniversalTime();
        var offset = zone.IsAmbiguousTime(clock) ? zone.GetAmbiguousTimeOffsets(clock).Max() : zone.GetUtcOffset(clock);
        return new DateTimeOffset(clock, offset).ToUniversalTime();
    }
}
