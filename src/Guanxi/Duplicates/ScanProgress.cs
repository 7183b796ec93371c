using System.Collections.Concurrent;

namespace Guanxi.Duplicates;

/// <summary>How far the scans of this server are. A scan writes all it found at once, so the database knows nothing until then.</summary>
internal sealed class ScanProgress
{
    private readonly ConcurrentDictionary<(Guid Tenant, string Kind), double> parts = new();

    public void Report(Guid tenant, string kind, double part) => parts[(tenant, kind)] = part;

    public void Forget(Guid tenant, string kind) => parts.TryRemove((tenant, kind), out _);

    public double? Of(Guid tenant, string kind) => parts.TryGetValue((tenant, kind), out var part) ? Math.Round(part, 2) : null;
}
