using System.Linq.Expressions;
using System.Text.Json;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Http;
using Guanxi.Platform.Search;
using Guanxi.Platform.Sight;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Products;

/// <summary>A product, in lists and alone.</summary>
[Shows("products")]
public sealed record ProductRow(
    Id<Product> ProductId, string Code, string Name, string? Category, ProductKind Kind, string? Unit, decimal? UnitPrice, string Currency, decimal? TaxRate,
    string? Description, bool IsActive, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    IReadOnlyDictionary<string, JsonElement> CustomFields);

/// <summary>What a list or an export of products is about. All parts must hold.</summary>
public sealed record ProductCriteria
{
    /// <summary>Searches name, pinyin and code.</summary>
    [FromQuery(Name = "q")] public string? Q { get; init; }
    [FromQuery(Name = "filter")] public string? Filter { get; init; }
    [FromQuery(Name = "kind")] public string? Kind { get; init; }
    [FromQuery(Name = "category")] public string? Category { get; init; }

    /// <summary>true (the default), false or all.</summary>
    [FromQuery(Name = "is_active")] public string? IsActive { get; init; }
}

/// <summary>Turns criteria into a query.</summary>
internal sealed class ProductSelection(CrmDb db, Session session, TimeProvider clock) : IRecords
{
    public IQueryable<Product> Of(ProductCriteria criteria) =>
        string.IsNullOrWhiteSpace(criteria.Q)
            ? Matching(criteria)
            : Matching(criteria).Where(SearchFilter.Matches<Product>(p => p.SearchText, p => p.SearchGrams, SearchQuery.Parse(criteria.Q)));

    public IQueryable<Product> Matching(ProductCriteria criteria)
    {
        var query = db.Products.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(criteria.Kind))
        {
            var kind = (ProductKind?)ProductFields.Kinds.FirstOrDefault(o => o.IsMeantBy(criteria.Kind))?.Member ?? throw Refusal.Field("kind", "unknown_option");
            query = query.Where(p => p.Kind == kind);
        }
        if (!string.IsNullOrWhiteSpace(criteria.Category)) query = query.Where(p => p.Category == criteria.Category);
        query = criteria.IsActive switch
        {
            null or "" or "true" => query.Where(p => p.IsActive),
            "false" => query.Where(p => !p.IsActive),
            "all" => query,
            _ => throw Refusal.Field("is_active", "unknown_option"),
        };
        return query.Filtered(session.Fields(ProductFields.All), criteria.Filter, FilterContext.Of(session, clock, this));
    }

    public IQueryable<T> Of<T>() where T : class => db.Set<T>();
}

internal static class ProductQueries
{
    private const string UsualSort = "name";

    public static Task<Page<ProductRow>> List(
        [AsParameters] ProductCriteria criteria, [AsParameters] ListQuery list, Session session, ProductSelection selection, CancellationToken ct) =>
        list.Page(selection.Matching(criteria), p => p.Id, criteria.Q, criteria.Filter, session, ProductFields.All, UsualSort, Row, ct);

    /// <summary>The same list in figures, parted by a field.</summary>
    public static Task<ListSummary> Summary([AsParameters] ProductCriteria criteria, [AsParameters] SummaryQuery ask, CrmDb db, Session session, ProductSelection selection, CancellationToken ct) =>
        selection.Of(criteria).Summary(ask, session.Fields(ProductFields.All), db, session, ct);

    public static async Task<ProductRow> Get(Id<Product> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var row = await One(db, id, ct);
        return http.Tagged(row, row.Version);
    }

    /// <exception cref="Refusal">404 when it is not there.</exception>
    public static async Task<ProductRow> One(CrmDb db, Id<Product> id, CancellationToken ct) =>
        await db.Products.AsNoTracking().Where(p => p.Id == id).Select(Row).FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();

    private static readonly Expression<Func<Product, ProductRow>> Row = p => new ProductRow(
        p.Id, p.Code, p.Name, p.Category, p.Kind, p.Unit, p.UnitPrice, p.Currency, p.TaxRate, p.Description, p.IsActive, p.CreatedAt, p.UpdatedAt, p.Version, p.CustomFields);
}
