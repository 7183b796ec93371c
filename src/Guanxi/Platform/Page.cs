namespace Guanxi.Platform;

/// <summary>One page of a list. <c>Total</c> is exact up to 10,000; beyond it reads 10,000 and <c>TotalIsExact</c> is false.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor, long Total, bool TotalIsExact);

/// <summary>A short list that is always answered whole.</summary>
public sealed record Listing<T>(IReadOnlyList<T> Items);
