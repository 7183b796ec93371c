namespace Guanxi.Platform.Fields.Custom;

/// <summary>What is made of the values of related records.</summary>
public enum RollupFunction
{
    Count,
    Sum,
    Min,
    Max,

    /// <summary>The value of the newest record.</summary>
    Last,
}

/// <summary>How a roll-up field is worked out: over the records of a kind that point at the record.</summary>
/// <param name="Kind">The kind of the related records, e.g. <c>opportunities</c>.</param>
/// <param name="Relation">By which of their relations, e.g. <c>customer</c>.</param>
/// <param name="Function">What is made of them.</param>
/// <param name="Field">The key of the field whose values are taken; none for a count.</param>
/// <param name="Filter">Only the records it lets through, in the filter language of their kind.</param>
public sealed record Rollup(string Kind, string Relation, RollupFunction Function, string? Field, string? Filter);
