using System.Diagnostics;
using Guanxi.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Events;

/// <summary>Takes due deliveries one by one; any number of servers may run it at the same time.</summary>
public sealed partial class DeliveryWorker(
    IServiceScopeFactory scopes, ReactionMap reactions, DeliverySignal signal, TimeProvider clock, ILogger<DeliveryWorker> log)
    : Worker(signal, log)
{
    private const int MaxAttempts = 10;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(1);

    protected override Task<bool> TakeNext(CancellationToken ct) => DeliverNext(tenantId: null, ct);

    /// <summary>Runs the oldest due delivery, of one organisation or of any; false when none is due.</summary>
    public async Task<bool> DeliverNext(Guid? tenantId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<Session>();
        session.ActAcrossTenants();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        var now = clock.GetUtcNow();
        var delivery = await db.Deliveries.FromSql(
            $"""
             SELECT * FROM crm.deliveries
             WHERE done_at IS NULL AND next_try_at <= {now} AND ({tenantId}::uuid IS NULL OR tenant_id = {tenantId}::uuid)
             ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
             """).AsNoTracking().SingleOrDefaultAsync(ct);
        if (delivery is null) return false;

        session.ActAsSystem(delivery.TenantId);
        await db.ApplySession(ct);
        await transaction.CreateSavepointAsync("before_reaction", ct);
        using var activity = Instruments.Activities.StartActivity($"reaction {delivery.Reaction}", ActivityKind.Consumer);
        var outcome = "done";
        try
        {
            await React(delivery, db, scope.ServiceProvider, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            outcome = "failed";
            activity?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
            LogReaction(Log, failure.GetType().Name, delivery.Reaction, delivery.Id);
            await transaction.RollbackToSavepointAsync("before_reaction", ct);
            db.ChangeTracker.Clear();
            await Postpone(db, delivery, failure, now, ct);
        }
        await transaction.CommitAsync(ct);
        Instruments.Deliveries.Add(1, new("reaction", delivery.Reaction), new("outcome", outcome));
        return true;
    }

    private async Task React(Delivery delivery, CrmDb db, IServiceProvider services, CancellationToken ct)
    {
        var happened = await db.Events.SingleAsync(e => e.Id == delivery.EventId, ct);
        await reactions.Named(delivery.Reaction).Run(happened, new ReactionScope(db, services, ct));
        await db.SaveChangesAsync(ct);
        DateTimeOffset? now = clock.GetUtcNow();
        await db.Deliveries.Where(d => d.Id == delivery.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.DoneAt, now), ct);
        Instruments.DeliveryLag.Record((now.Value - happened.At).TotalSeconds);
    }

    private static async Task Postpone(CrmDb db, Delivery delivery, Exception failure, DateTimeOffset now, CancellationToken ct)
    {
        var attempts = delivery.Attempts + 1;
        var nextTry = attempts >= MaxAttempts ? DateTimeOffset.MaxValue : now + TimeSpan.FromSeconds(Math.Pow(2, attempts));
        await db.Deliveries.Where(d => d.Id == delivery.Id).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.Attempts, attempts)
            .SetProperty(d => d.NextTryAt, nextTry)
            .SetProperty(d => d.Error, failure.GetType().Name), ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reaction {Reaction} failed with {Failure} on delivery {DeliveryId}")]
    private static partial void LogReaction(ILogger log, string failure, string reaction, long deliveryId);
}
