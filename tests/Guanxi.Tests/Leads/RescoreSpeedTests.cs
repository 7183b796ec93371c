using System.Diagnostics;
using Guanxi.Leads;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Leads;

/// <summary>Alone on the machine, or it would measure the other tests.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class RescoreSpeedTests(CrmApp app)
{
    private const int Many = 20_000;
    // a hundred thousand in a minute
    private static readonly TimeSpan Promised = TimeSpan.FromMinutes(1) * Many / 100_000;

    [Fact]
    public async Task Leads_are_scored_again_at_a_hundred_thousand_a_minute()
    {
        var tenant = await app.NewTenant();
        await using (var scope = app.ActingFor(tenant.Id))
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var chunk in Enumerable.Range(0, Many).Chunk(5000))
                await db.InsertMany([.. chunk.Select(Lead)], scope.ServiceProvider.GetRequiredService<Session>(), TimeProvider.System, default);
            await transaction.CommitAsync();
        }

        var watch = Stopwatch.StartNew();
        await tenant.Admin.Put("/api/leads/scoring", new { score_threshold = 100, rules = new object[] { new { condition = "公司规模 > 100", points = 20 }, new { condition = "行业 = '科技'", points = 15 }, new { condition = "访问了定价页", points = 10 } } });
        await tenant.Settle();
        watch.Stop();

        TestContext.Current.TestOutputHelper?.WriteLine($"{Many} leads in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.True(watch.Elapsed < Promised, $"{watch.Elapsed}");
        var half = await tenant.Admin.GetJson("/api/leads?filter=评分 = 45&limit=1");
        Assert.Equal(Many / 2, (int)half["total"]!);
        Assert.Equal(0, (int)(await tenant.Admin.GetJson("/api/leads?filter=评分 = 0&limit=1"))["total"]!);
    }

    private static Lead Lead(int i) => LeadsModule.Capture(new LeadChanges
    {
        Name = $"线索{i}",
        Company = $"公司{i}",
        CompanySize = i % 2 == 0 ? 500 : 5,
        Industry = "科技",
        VisitedPricing = i % 2 == 0,
    });
}
