using System.Text.Json.Nodes;
using Guanxi.Opportunities.Reports;
using Guanxi.Platform;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Guanxi.Tests.Support.Imports;

namespace Guanxi.Tests.Opportunities;

/// <summary>The sums the database keeps are those a count of the deals gives, whatever happens to these.</summary>
public sealed class DealSumTests(CrmApp app)
{
    /// <summary>With a period the deals are counted; without one the kept sums are read.</summary>
    private const string Counted = "/api/analytics/sales_funnel?from=2000-01-01";
    private const string Kept = "/api/analytics/sales_funnel";

    [Fact]
    public async Task Whatever_happens_to_deals_the_kept_sums_are_what_a_count_gives()
    {
        var tenant = await app.NewTenant();
        var (admin, sales) = (tenant.Admin, await tenant.Member());
        var customer = await admin.AddCustomer("甲公司");
        var first = await admin.AddDeal(customer, "一", new { amount = 10 });
        var second = await admin.AddDeal(customer, "二", new { amount = 20.5, stage = "方案提交" });
        var third = await admin.AddDeal(customer, "三", new { amount = 40, stage = "商务谈判", owner_id = sales.Id });
        await Same(admin, sales.Http);
        await admin.Move(first, new { stage = "需求确认" });
        await admin.Close(second, new { status = "won", actual_amount = 19.99 });
        await admin.Close(third, new { status = "lost", lost_reason = "价格" });
        await Same(admin, sales.Http);
        await admin.PutJson($"/api/opportunities/{DealsInTime.IdOf(third)}/reopen", new { });
        await admin.PatchJson($"/api/opportunities/{DealsInTime.IdOf(first)}", new { amount = 11, owner_id = sales.Id });
        await Same(admin, sales.Http);
        await admin.Import(Csv("商机名称,金额,阶段", "四,100,方案提交", "五,200,方案提交", "一,300,商务谈判"), "deals.csv", ("kind", "opportunities"), ("mode", "upsert"), ("match", "name"));
        await Same(admin, sales.Http);
        await admin.DeleteAsync($"/api/opportunities/{DealsInTime.IdOf(second)}");
        await admin.DeleteAsync($"/api/customers/{customer}");
        await Same(admin, sales.Http);

        Assert.Equal(4, (int)(await admin.GetJson("/api/opportunities"))["total"]!);
        await tenant.Do(DealSums.Gather);
        await Same(admin, sales.Http);
        var gathered = await tenant.Read(db => db.DealSums.ToListAsync());
        Assert.All(gathered, sum => Assert.True(sum.IsGathered));
        await tenant.Do(DealSums.Recount);
        Assert.Equal(gathered.Select(Line).Order(), (await tenant.Read(db => db.DealSums.ToListAsync())).Select(Line).Order());
    }

    [Fact]
    public async Task Moves_at_the_same_time_as_gathering_and_counting_anew_lose_nothing()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("甲公司");
        var deals = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => tenant.Admin.AddDeal(customer, $"商机{i}", new { amount = i })));

        await Task.WhenAll(
            Task.WhenAll(deals.Select(async deal =>
            {
                foreach (var stage in (string[])["需求确认", "方案提交", "商务谈判"]) await tenant.Admin.Move(deal, new { stage });
            })),
            Repeat(() => tenant.Do(DealSums.Gather)), Repeat(() => tenant.Do(DealSums.Recount)), Repeat(() => tenant.Do(DealSums.Gather)));

        await Same(tenant.Admin);
        Assert.Equal(20, await tenant.Read(db => db.DealSums.SumAsync(s => s.Count)));
        Assert.Equal(60, await tenant.Read(db => db.StaySums.SumAsync(s => s.Count)));
    }

    private static async Task Repeat(Func<Task> work)
    {
        for (var i = 0; i < 15; i++) await work();
    }

    /// <summary>For each reader: the funnel, and the board's columns against the list filtered by what is always true.</summary>
    private static async Task Same(params HttpClient[] readers)
    {
        foreach (var reader in readers)
        {
            Assert.Equal((await reader.GetJson(Counted)).ToJsonString(), (await reader.GetJson(Kept)).ToJsonString());
            Assert.Equal(Columns(await reader.GetJson("/api/opportunities/board?filter=amount > -1")), Columns(await reader.GetJson("/api/opportunities/board")));
        }
    }

    private static IEnumerable<string> Columns(JsonNode board) => board["columns"]!.AsArray().Select(c => OpportunityTests.Only(c!, "stage_id", "count", "sum", "weighted"));

    private static string Line(DealSum s) => $"{s.PipelineId} {s.StageId} {s.FurthestStageId} {s.Status} {s.OwnerId} {s.Probability} {s.LostReason} {s.Count} {s.Amount} {s.ActualAmount} {s.Cycle}";
}
