using Guanxi.Opportunities.Pipelines;
using Guanxi.Opportunities.Reports;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;
using Guanxi.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

public sealed record BoardQuery
{
    /// <summary>Name or id; the default one when left out.</summary>
    [FromQuery(Name = "pipeline")] public string? Pipeline { get; init; }
    [FromQuery(Name = "q")] public string? Q { get; init; }
    [FromQuery(Name = "filter")] public string? Filter { get; init; }

    /// <summary>A user's id, <c>me</c>, or <c>none</c>.</summary>
    [FromQuery(Name = "owner")] public string? Owner { get; init; }

    /// <summary>Only this column: name, code or id.</summary>
    [FromQuery(Name = "stage")] public string? Stage { get; init; }

    /// <summary><c>next_cursor</c> of the column's page before; only with <c>stage</c>.</summary>
    [FromQuery(Name = "cursor")] public string? Cursor { get; init; }

    /// <summary>Cards of a column, 20 unless said, at most 200.</summary>
    [FromQuery(Name = "limit")] public string? Limit { get; init; }
}

/// <summary>
/// A column: how many deals of how much money stand in the stage, and a page of them from the top. Money is that of deals in the
/// organisation's currency; <c>other_currencies</c> says how many of the deals are not among them.
/// </summary>
public sealed record BoardColumn(Id<Stage> StageId, int Count, bool CountIsExact, [property: Tells("opportunities", "amount")] decimal? Sum,
    [property: Tells("opportunities", "amount")] decimal? Weighted, int OtherCurrencies, IReadOnlyList<OpportunityRow> Items, string? NextCursor);

public sealed record BoardPage(Id<Pipeline> PipelineId, string Currency, IReadOnlyList<BoardColumn> Columns);

/// <summary>A pipeline as a board. Each column pages by itself, in the order people gave it.</summary>
internal static class Board
{
    private const int UsualCards = 20;

    /// <summary>Not a field for people: the order of the cards.</summary>
    private static readonly Keyset<Opportunity> Order =
        new FieldCatalogue<Opportunity>("board", [Field.Text<Opportunity>("position", "顺序", "Order", o => o.Position, sortable: true)]).Sort("position");

    public static async Task<BoardPage> Handle(
        [AsParameters] BoardQuery query, CrmDb db, Session session, OpportunitySelection selection, TimeProvider clock, CancellationToken ct)
    {
        var pipeline = await FindPipeline.Named(db, query.Pipeline, ct);
        var stages = string.IsNullOrWhiteSpace(query.Stage) ? pipeline.Stages : [pipeline.Require(query.Stage)];
        var limit = string.IsNullOrEmpty(query.Limit) ? UsualCards : new ListQuery { Limit = query.Limit }.Rows();
        var cursor = string.IsNullOrEmpty(query.Cursor) ? null : query.Cursor;
        if (cursor is not null && stages.Count > 1) throw Refusal.Field("stage", "required");
        var deals = OpportunitySelection.Searched(selection.Filtered(db.Opportunities.AsNoTracking(), query.Filter, query.Owner), query.Q);
        var ids = stages.Select(s => s.Id).ToArray();
        var isWhole = string.IsNullOrEmpty(query.Filter) && string.IsNullOrEmpty(query.Owner) && string.IsNullOrEmpty(query.Q) && !session.HasShared("opportunities");
        var currency = await TenancyModule.Currency(db, ct);
        var figures = Weighed(isWhole ? await KeptParts(db.DealSums.Where(s => ids.Contains(s.StageId)), currency, ct) : await Parts(deals.Where(o => ids.Contains(o.StageId)), currency, ct));
        var columns = new List<BoardColumn>();
        foreach (var stage in stages)
        {
            var page = figures.ContainsKey(stage.Id) || cursor is not null
                ? await Order.Page(deals.Where(o => o.StageId == stage.Id), OpportunityQueries.Row(db, clock.GetUtcNow()), limit, cursor, ct)
                : new([], null);
            var sums = figures.GetValueOrDefault(stage.Id);
            columns.Add(new BoardColumn(stage.Id, sums?.Count ?? 0, true, sums?.Sum ?? 0, Math.Round(sums?.Weighted ?? 0, 2), sums?.Others ?? 0, page.Items, page.NextCursor));
        }
        return new BoardPage(pipeline.Pipeline.Id, currency, columns);
    }

    private sealed record Part(Id<Stage> Stage, int Probability, long Count, long Others, decimal Sum);

    private sealed record Sums(int Count, int Others, decimal Sum, decimal Weighted);

    /// <summary>Sums by probability, of which there are few, so that the database need not weigh every deal.</summary>
    private static Task<List<Part>> Parts(IQueryable<Opportunity> deals, string currency, CancellationToken ct) =>
        deals.GroupBy(o => new { o.StageId, o.Probability })
            .Select(g => new Part(g.Key.StageId, g.Key.Probability, g.Count(), g.Count(o => o.Currency != currency), g.Sum(o => o.Currency == currency ? o.Amount : 0))).ToListAsync(ct);

    /// <summary>The same from the sums the database keeps.</summary>
    private static Task<List<Part>> KeptParts(IQueryable<DealSum> sums, string currency, CancellationToken ct) =>
        sums.GroupBy(s => new { s.StageId, s.Probability })
            .Select(g => new Part(g.Key.StageId, g.Key.Probability, g.Sum(s => s.Count), g.Sum(s => s.Currency != currency ? s.Count : 0), g.Sum(s => s.Currency == currency ? s.Amount : 0))).ToListAsync(ct);

    private static Dictionary<Id<Stage>, Sums> Weighed(List<Part> parts) => parts.Where(p => p.Count > 0).GroupBy(p => p.Stage)
        .ToDictionary(g => g.Key, g => new Sums((int)g.Sum(p => p.Count), (int)g.Sum(p => p.Others), g.Sum(p => p.Sum), g.Sum(p => p.Sum * p.Probability / 100)));
}
