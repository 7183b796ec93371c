namespace Guanxi.Analytics.Scores;

/// <summary>How lately (R), how often (F) and for how much (M) a customer has bought, each from 1, low, to 5; all 0 without a purchase.</summary>
public sealed record RfmScore(int R, int F, int M)
{
    public static readonly RfmScore None = new(0, 0, 0);

    /// <summary>r + f + m: 3 to 15, 0 without a purchase.</summary>
    public int Total => R + F + M;
}
