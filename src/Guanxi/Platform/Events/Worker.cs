using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Events;

/// <summary>
/// Work in the background that every server offers to do: one piece after the other, then a rest until the bell rings or there may be
/// more. A failure is written down by its kind and ends nothing: an exception that left a hosted service would stop the whole server.
/// </summary>
public abstract partial class Worker(Signal signal, ILogger log) : BackgroundService
{
    protected ILogger Log => log;

    /// <summary>How long a worker rests when nothing rings; another server may have been asked.</summary>
    protected virtual TimeSpan Pause => TimeSpan.FromSeconds(2);

    /// <summary>Does the next piece. False when there is nothing to do here.</summary>
    protected abstract Task<bool> TakeNext(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            if (!await TryNext(stoppingToken)) await signal.Wait(Pause, stoppingToken);
    }

    private async Task<bool> TryNext(CancellationToken ct)
    {
        try
        {
            return await TakeNext(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(GetType().Name, failure.GetType().Name);
            return false;
        }
    }

    /// <summary>Works on the first of those that wait which no other server holds; the lock falls with the end of the work, or of the server. False when there is none.</summary>
    protected static async Task<bool> WorkOnFirstFree<T>(IEnumerable<T> waiting, Func<T, Guid> id, CrmDb db, Func<T, Task> work, CancellationToken ct)
    {
        foreach (var one in waiting)
        {
            await using var held = await db.Database.BeginTransactionAsync(ct);
            var got = await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock(hashtextextended({id(one).ToString()}, 0)) AS "Value" """).SingleAsync(ct);
            if (!got) continue;
            await work(one);
            return true;
        }
        return false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Worker} was stopped by {Failure}; it goes on")]
    private partial void LogFailure(string worker, string failure);
}
