namespace Guanxi.Platform.Events;

/// <summary>A bell that wakes a worker of this server at once; without a ring it looks by itself after a while.</summary>
public abstract class Signal(TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim waiting = new(0, 1);

    public void Set()
    {
        if (waiting.CurrentCount == 0)
        {
            try { waiting.Release(); }
            catch (SemaphoreFullException) { /* another save rang first */ }
        }
    }

    public void Dispose()
    {
        waiting.Dispose();
        GC.SuppressFinalize(this);
    }

    public async Task Wait(TimeSpan atMost, CancellationToken ct)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var timer = clock.CreateTimer(_ => giveUp.Cancel(), null, atMost, Timeout.InfiniteTimeSpan);
        try { await waiting.WaitAsync(giveUp.Token); }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { /* time is up: look again */ }
    }
}

/// <summary>Rings when deliveries were written here; other servers find the rows within a second.</summary>
public sealed class DeliverySignal(TimeProvider clock) : Signal(clock);
