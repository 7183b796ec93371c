namespace Guanxi.Leads;

/// <summary>Where people have got with an enquiry. Converted and disqualified are ends; the others are open.</summary>
public enum LeadStatus { New, Working, Nurturing, Qualified, Converted, Disqualified }

/// <summary>What a score is worth at a glance.</summary>
public enum LeadQuality { Low, Medium, High }

/// <summary>The rules of a score, which goes from 0 to 100.</summary>
public static class LeadScore
{
    public const int Most = 100;
    public const int High = 80;
    public const int Medium = 60;

    public static LeadQuality QualityOf(int score) => score >= High ? LeadQuality.High : score >= Medium ? LeadQuality.Medium : LeadQuality.Low;

    /// <summary>Points together, never below 0 nor above 100, however many rules give or take.</summary>
    public static int Of(IEnumerable<int> points) => Math.Clamp(points.Sum(), 0, Most);
}
