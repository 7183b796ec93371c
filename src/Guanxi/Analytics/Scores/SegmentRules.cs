namespace Guanxi.Analytics.Scores;

/// <summary>Customers whose three scores lie within these bounds, both ends included, go by this name.</summary>
public sealed record SegmentRule(string Name, int LowR, int HighR, int LowF, int HighF, int LowM, int HighM)
{
    public bool Holds(RfmScore score) =>
        score.R >= LowR && score.R <= HighR && score.F >= LowF && score.F <= HighF && score.M >= LowM && score.M <= HighM;
}

/// <summary>Segments by rules of one's own, asked in order: bounds may overlap, and the first rule that holds gives the name.</summary>
public sealed record SegmentRules(IReadOnlyList<SegmentRule> InOrder)
{
    /// <summary>Null when no rule holds.</summary>
    public string? NameOf(RfmScore score) => InOrder.FirstOrDefault(rule => rule.Holds(score))?.Name;
}
