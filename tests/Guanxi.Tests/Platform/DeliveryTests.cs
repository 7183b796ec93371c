using System.Collections.Concurrent;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Platform;

[Event("test.wished")]
public sealed record Wished(string Name, bool IsImpossible) : IEvent;

/// <summary>Events on their way to reactions, on a server whose only reaction is that of this test.</summary>
public sealed class DeliveryTests(CrmApp app) : IAsyncLifetime
{
    private static readonly ConcurrentDictionary<string, int> Ran = [];
    private WebApplication server = null!;
    private Tenant tenant = null!;

    public async ValueTask InitializeAsync()
    {
        var reactions = new ReactionMap();
        reactions.Event<Wished>(FoundDepartment);
        server = await app.StartServer(builder => builder.Services.AddSingleton(reactions));
        tenant = await app.NewTenant();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task FoundDepartment(Wished wished, ReactionScope scope)
    {
        Ran.AddOrUpdate(wished.Name, 1, (_, times) => times + 1);
        scope.Db.Departments.Add(Department.Found(wished.Name, null));
        await scope.Db.SaveChangesAsync(scope.Cancelled);
        if (wished.IsImpossible) throw new TimeoutException("王小明 13800138000");
    }

    [Fact]
    public async Task A_change_and_its_reaction_leave_together_or_not_at_all()
    {
        await Wish([new Wished("甲部", false)], commit: false);
        Assert.Equal(0, await tenant.Read(db => db.Deliveries.CountAsync()));

        await Wish([new Wished("乙部", false)]);
        while (await Worker.DeliverNext(tenant.Id, default)) { }

        Assert.Equal(["乙部"], await tenant.Read(db => db.Departments.Where(d => d.Name == "甲部" || d.Name == "乙部").Select(d => d.Name).ToListAsync()));
        Assert.NotNull((await TheDelivery()).DoneAt);
    }

    [Fact]
    public async Task A_failing_reaction_leaves_nothing_and_is_kept_counted_and_postponed()
    {
        await Wish([new Wished("落空", true)]);

        Assert.True(await Worker.DeliverNext(tenant.Id, default));
        Assert.False(await Worker.DeliverNext(tenant.Id, default)); // not due yet

        var delivery = await TheDelivery();
        Assert.Equal((1, nameof(TimeoutException)), (delivery.Attempts, delivery.Error));
        Assert.Null(delivery.DoneAt);
        Assert.True(delivery.NextTryAt > TimeProvider.System.GetUtcNow());
        Assert.Equal(0, await tenant.Read(db => db.Departments.CountAsync(d => d.Name == "落空")));
    }

    [Fact]
    public async Task A_failing_reaction_does_not_hold_up_the_next()
    {
        await Wish([new Wished("卡住", true), new Wished("通过", false)]);
        while (await Worker.DeliverNext(tenant.Id, default)) { }
        Assert.Equal(1, await tenant.Read(db => db.Departments.CountAsync(d => d.Name == "通过")));
    }

    [Fact]
    public async Task After_ten_tries_it_waits_for_a_person()
    {
        var name = $"十次{tenant.Id:N}";
        await Wish([new Wished(name, true)]);
        for (var i = 0; i < 12; i++)
        {
            await tenant.Read(db => db.Deliveries.Where(d => d.Attempts < 10)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.NextTryAt, TimeProvider.System.GetUtcNow())));
            await Worker.DeliverNext(tenant.Id, default);
        }

        Assert.Equal(10, Ran[name]);
        Assert.Equal(10, (await TheDelivery()).Attempts);
        Assert.False(await Worker.DeliverNext(tenant.Id, default));
    }

    [Fact]
    public async Task Four_workers_deliver_each_event_exactly_once()
    {
        await Wish([.. Enumerable.Range(0, 60).Select(i => new Wished($"并行{i}", false))]);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (await Worker.DeliverNext(tenant.Id, default)) { }
        }));
        while (await Worker.DeliverNext(tenant.Id, default)) { }

        Assert.Equal(60, await tenant.Read(db => db.Departments.CountAsync(d => d.Name.StartsWith("并行"))));
        Assert.Equal(0, await tenant.Read(db => db.Deliveries.CountAsync(d => d.DoneAt == null || d.Attempts > 0)));
    }

    private DeliveryWorker Worker => server.Services.GetRequiredService<DeliveryWorker>();

    private Task<Delivery> TheDelivery() => tenant.Read(db => db.Deliveries.SingleAsync());

    private async Task Wish(IReadOnlyList<Wished> wishes, bool commit = true)
    {
        await using var scope = server.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAsSystem(tenant.Id);
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var wish in wishes) db.Raise(wish);
        await db.SaveChangesAsync();
        if (commit) await transaction.CommitAsync();
    }
}
