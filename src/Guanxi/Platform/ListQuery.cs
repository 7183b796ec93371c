using System.Globalization;
using System.Linq.Expressions;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform;

/// <summary>Which page of a list, in which order.</summary>
public sealed record ListQuery
{
    private const int Usual = 50;
    private const int Most = 200;

    /// <summary>Rows of a page, at most 200.</summary>
    [FromQuery(Name = "limit")] public string? Limit { get; init; }

    /// <summary><c>next_cursor</c> of the page before.</summary>
    [FromQuery(Name = "cursor")] public string? Cursor { get; init; }

    /// <summary>A sortable field, with a minus in front for the other direction; at most three, separated by commas, the first counts most.</summary>
    [FromQuery(Name = "sort")] public string? Sort { get; init; }

    /// <exception cref="Refusal">400 when it is no number or out of range.</exception>
    public int Rows()
    {
        if (string.IsNullOrEmpty(Limit)) return Usual;
        if (!int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)) throw Refusal.Field("limit", "limit.not_a_number");
        return rows is >= 1 and <= Most ? rows : throw Refusal.Field("limit", "limit.range");
    }
}

internal static class Lists
{
    public const int CountedExactly = 10_000;

    /// <summary>One page of records that are not searched.</summary>
    public static async Task<Page<TRow>> Page<T, TRow>(
        this ListQuery list, IQueryable<T> records, FieldCatalogue<T> fields, string usualSort, Expression<Func<T, TRow>> row, CancellationToken ct) where T : class
    {
        var order = fields.Sort(string.IsNullOrEmpty(list.Sort) ? usualSort : list.Sort);
        var page = await order.Page(records, row, list.Rows(), Blank(list.Cursor), ct);
        return await Counted(list, page, () => records.Take(CountedExactly + 1).CountAsync(ct));
    }

    /// <summary>One page of records that conditions narrow but no index of words finds, with their number: the conditions are gone through once.</summary>
    public static async Task<Page<TRow>> NarrowedPage<T, TKey, TRow>(
        this ListQuery list, IQueryable<T> records, Expression<Func<T, TKey>> id, FieldCatalogue<T> fields, string usualSort, Expression<Func<T, TRow>> row, CancellationToken ct) where T : class
    {
        var found = await records.Narrowed(id, CountedExactly, ct);
        var page = await fields.Sort(string.IsNullOrEmpty(list.Sort) ? usualSort : list.Sort).Page(found.Query, row, list.Rows(), Blank(list.Cursor), ct);
        return await Counted(list, page, () => Task.FromResult(found.Count!.Value));
    }

    /// <summary>One page of what a search finds among the records, with their number. <paramref name="filter"/> tells whether the records were narrowed by conditions.</summary>
    public static async Task<Page<TRow>> Page<T, TKey, TRow>(
        this ListQuery list, IQueryable<T> records, Expression<Func<T, TKey>> id, string? typed, string? filter, Session session, FieldCatalogue<T> catalogue, string usualSort,
        Expression<Func<T, TRow>> row, CancellationToken ct) where T : class, ISearchable
    {
        var order = session.Fields(catalogue).Sort(string.IsNullOrEmpty(list.Sort) ? usualSort : list.Sort);
        var found = string.IsNullOrWhiteSpace(typed) && !string.IsNullOrWhiteSpace(filter) ? await records.Narrowed(id, CountedExactly, ct) : await records.Searched(id, typed, CountedExactly, ct);
        var page = await order.Page(found.Query, row, list.Rows(), Blank(list.Cursor), ct);
        return await Counted(list, page, async () => found.Count ?? await new SeenCount(session, catalogue.Kind, CountedExactly + 1).Of(found.Query, ct));
    }

    private static async Task<Page<TRow>> Counted<TRow>(ListQuery list, KeysetPage<TRow> page, Func<Task<int>> count)
    {
        var isWhole = string.IsNullOrEmpty(list.Cursor) && page.NextCursor is null;
        var total = isWhole ? page.Items.Count : await count();
        return new Page<TRow>(page.Items, page.NextCursor, Math.Min(total, CountedExactly), total <= CountedExactly);
    }

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
