using System.Globalization;
using System.Text.Json.Serialization;
using Guanxi.Platform;
using Microsoft.AspNetCore.Mvc;
using Guanxi.Platform.Sight;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates;

/// <summary>Two records that are likely one.</summary>
/// <param name="Records">Their ids.</param>
/// <param name="Score">How sure, from 0 to 1.</param>
/// <param name="Reasons">In what they agree, the strongest first.</param>
/// <param name="KeptId">The one that stayed, of a merged pair.</param>
public sealed record DuplicateRow(
    Id<Duplicate> DuplicateId, string Kind, IReadOnlyList<string> Records, double Score, IReadOnlyList<string> Reasons, DuplicateStatus Status, string? KeptId, DateTimeOffset CreatedAt)
{
    /// <summary>What they say about themselves, in the order of the ids; of a merged pair the one that stayed. Only in lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<DuplicateSide>? Sides { get; init; }
}

/// <summary>A page of the queue, the surest pair first, and how far the scan is.</summary>
/// <param name="ScanProgress">From 0 to 1 while it runs on this server; null when nobody knows.</param>
/// <param name="ScannedRecords">How many records the last scan looked at.</param>
public sealed record DuplicateQueue(
    IReadOnlyList<DuplicateRow> Items, string? NextCursor, long Total, bool TotalIsExact, ScanStatus ScanStatus, DateTimeOffset? ScannedAt, double? ScanProgress, int? ScannedRecords);

internal static class DuplicateQueries
{
    /// <summary>Of the pairs beyond this the surest ones are shown; the others follow as these are done.</summary>
    private const int Most = 10_000;

    public static async Task<DuplicateQueue> List(
        string? kind, string? status, [FromQuery(Name = "min_score")] string? minScore, [AsParameters] ListQuery list, CrmDb db, Session session, ScanProgress progress, CancellationToken ct)
    {
        var (of, wanted, least, rows) = (DuplicateKind.Require(kind, "view", session), StatusOf(status), ScoreOf(minScore), list.Rows());
        var pairs = await db.Duplicates.AsNoTracking().Where(d => d.RecordKind == of && d.Status == wanted && d.Score >= least)
            .OrderByDescending(d => d.Score).ThenBy(d => d.Id).Take(Most + 1).ToListAsync(ct);
        var isExact = pairs.Count <= Most;
        var visible = await DuplicateKind.Visible(of, [.. pairs.SelectMany(Named).Distinct()], db, ct);
        var seen = pairs.Take(Most).Where(d => Named(d).All(visible.Contains)).ToList();
        var from = After(seen, list.Cursor);
        var items = seen.Skip(from).Take(rows).ToList();
        var scan = await db.DuplicateScans.AsNoTracking().FirstOrDefaultAsync(s => s.RecordKind == of, ct);
        var sides = await DuplicateSides.Of(of, [.. items.SelectMany(Named).Distinct()], db, ct);
        return new(
            [.. items.Select(d => Row(d) with { Sides = [.. Named(d).Where(sides.ContainsKey).Select(id => sides[id])] })], from + items.Count < seen.Count ? CursorAt(items[^1]) : null,
            seen.Count, isExact, scan?.Status ?? ScanStatus.None, scan?.FinishedAt, scan?.Status == ScanStatus.Running ? progress.Of(session.TenantId, of) : null, scan?.Records);
    }

    public static async Task<DuplicateRow> Get(Id<Duplicate> id, CrmDb db, Session session, CancellationToken ct) => Row(await Seen(id, "view", db, session, ct));

    /// <summary>The pair, as it is to be changed or shown.</summary>
    /// <exception cref="Refusal">404 unless the caller sees both records, 403 without the right to do this with their kind.</exception>
    public static async Task<Duplicate> Seen(Id<Duplicate> id, string action, CrmDb db, Session session, CancellationToken ct)
    {
        var pair = await db.Duplicates.Get(id, ct);
        var named = Named(pair).ToList();
        if ((await DuplicateKind.Visible(pair.RecordKind, named, db, ct)).Count < named.Count) throw Refusal.NotFound();
        DuplicateKind.Require(pair.RecordKind, action, session);
        return pair;
    }

    /// <summary>The records of the pair that should be there.</summary>
    private static IEnumerable<Guid> Named(Duplicate pair) => pair.KeptId is { } kept ? [kept] : [pair.FirstId, pair.SecondId];

    private static DuplicateStatus StatusOf(string? status) =>
        string.IsNullOrEmpty(status) ? DuplicateStatus.Open
        : status.All(char.IsAsciiLetter) && Enum.TryParse<DuplicateStatus>(status, true, out var known) ? known
        : throw Refusal.Field("status", "unknown_option");

    private static double ScoreOf(string? text) =>
        string.IsNullOrEmpty(text) ? 0
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) && score is >= 0 and <= 1 ? score
        : throw Refusal.Field("min_score", "duplicate.score_range");

    /// <summary>Where the page behind the cursor begins, also when its pair is gone meanwhile.</summary>
    /// <exception cref="Refusal">400 for a cursor not made here.</exception>
    private static int After(List<Duplicate> seen, string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return 0;
        var parts = cursor.Split('~');
        if (parts.Length != 2 || !double.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) || !Id<Duplicate>.TryParse(parts[1], null, out var last))
            throw Refusal.Malformed("cursor.invalid");
        var from = seen.FindIndex(d => d.Score < score || (d.Score.Equals(score) && d.Id > last));
        return from < 0 ? seen.Count : from;
    }

    private static string CursorAt(Duplicate last) => string.Create(CultureInfo.InvariantCulture, $"{last.Score:R}~{last.Id}");

    internal static DuplicateRow Row(Duplicate d) => new(
        d.Id, d.RecordKind, [RecordIds.Text(d.RecordKind, d.FirstId)!, RecordIds.Text(d.RecordKind, d.SecondId)!], d.Score, [.. d.Reasons.Where(reason => FieldSight.Sees(d.RecordKind, reason))], d.Status,
        d.KeptId is { } kept ? RecordIds.Text(d.RecordKind, kept) : null, d.CreatedAt);
}
