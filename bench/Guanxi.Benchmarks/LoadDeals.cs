using System.Globalization;
using Guanxi.Customers;
using Guanxi.Opportunities;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Benchmarks;

/// <summary>Makes the deals of an organisation: a third of them open, 100,000 of those in one pipeline at full scale, the others won and lost over three years.</summary>
internal static class LoadDeals
{
    public const int OfLargest = 300_000;
    private const int Chunk = 5000;

    /// <summary>The ids of open deals that may be moved, and of two stages between which.</summary>
    public static async Task<(Guid[] Movable, Guid[] Stages)> Run(CrmDb db, Session session, int count, IReadOnlyList<Customer> customers, CancellationToken ct = default)
    {
        var clock = TimeProvider.System;
        var pipeline = (await OpportunitiesModule.Pipelines(db, ct))[0];
        var now = clock.GetUtcNow();
        var movable = new List<Guid>();
        foreach (var numbers in Enumerable.Range(0, count).Chunk(Chunk))
        {
            var made = await OpportunitiesModule.Bring(db, session, clock, [.. numbers.Select(i => Deal(i, pipeline, customers[i % customers.Count], now))], ct);
            movable.AddRange(made.Where(d => d.IsOpen).Take(Math.Max(0, 2000 - movable.Count)).Select(d => d.Id.Value));
            db.ChangeTracker.Clear();
        }
        return ([.. movable], [.. pipeline.Stages.Where(s => s.Kind == StageKind.Open).Skip(1).Take(2).Select(s => s.Id.Value)]);
    }

    private static BroughtDeal Deal(int number, PipelineMap pipeline, Customer customer, DateTimeOffset now)
    {
        var open = pipeline.Stages.Where(s => s.Kind == StageKind.Open).ToList();
        var stage = (number % 3) switch { 0 => open[number / 3 % open.Count], 1 => pipeline.Of(StageKind.Won), _ => pipeline.Of(StageKind.Lost) };
        var began = now.AddDays(-1 - (number % 1000)).AddMinutes(-(number % 1440));
        var way = open.Where(s => stage.Kind != StageKind.Open || s.Position < stage.Position).Take(stage.Kind == StageKind.Lost ? 1 + (number % open.Count) : open.Count).ToList();
        var step = TimeSpan.FromDays(Math.Min(5, (now - began).TotalDays / (way.Count + 1)));
        var facts = new OpportunityChanges
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"基准商机{number:000000}"),
            Amount = 1_000m + (number * 37 % 500_000),
            ExpectedCloseDate = DateOnly.FromDateTime(now.UtcDateTime).AddDays(number % 180 - 20),
            LostReason = stage.Kind == StageKind.Lost ? (number % 4) switch { 0 => "价格太高", 1 => "预算取消", 2 => "选择了竞争对手", _ => "需求变化" } : null,
        };
        return new BroughtDeal(facts, customer, null, customer.OwnerId, pipeline, stage)
        {
            Way = way.Select((s, i) => (s, began + (step * i))).ToList(),
            CreatedAt = began,
            StageSince = stage.Kind == StageKind.Open ? began + (step * way.Count) : null,
            ClosedAt = stage.Kind == StageKind.Open ? null : began + (step * way.Count),
        };
    }
}
