using System.Collections.Concurrent;
using System.Threading.Channels;
using Guanxi.Identity;

namespace Guanxi.Platform.Live;

/// <summary>What changed, in ids only. <c>Id</c> is null when many records of the kind did.</summary>
public sealed record LiveChange(
    Guid TenantId, string Kind, Guid? Id, string Action, Guid? By, Guid? OwnerId, DateTimeOffset At, Guid? DealOwnerId = null);

/// <summary>Hands changes, wherever in the cluster they were made, to the browsers that listen on this server.</summary>
public sealed class LiveChannel(AccessCache accesses)
{
    private const int Backlog = 200;
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Channel<LiveChange>, byte>> listeners = [];

    /// <summary>Changes of one organisation from now on, until cancelled. A listener too slow to follow loses the oldest.</summary>
    public async IAsyncEnumerable<LiveChange> Listen(Guid tenant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var channel = Channel.CreateBounded<LiveChange>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });
        var mine = listeners.GetOrAdd(tenant, _ => []);
        mine[channel] = 0;
        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(ct)) yield return change;
        }
        finally
        {
            mine.TryRemove(channel, out _);
        }
    }

    internal void Publish(LiveChange change)
    {
        if (AccessCache.DependsOn(change.Kind)) accesses.Forget(change.TenantId);
        if (!listeners.TryGetValue(change.TenantId, out var here)) return;
        foreach (var channel in here.Keys) channel.Writer.TryWrite(change);
    }
}
