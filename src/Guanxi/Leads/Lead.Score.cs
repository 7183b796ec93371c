using Guanxi.Leads.Scoring;
using Guanxi.Platform;
using Guanxi.Platform.Audit;

namespace Guanxi.Leads;

[Event("lead.scored")]
public sealed record LeadScored(Id<Lead> LeadId, int Before, int Score) : IEvent;

public sealed partial class Lead
{
    private static readonly string[] PricingWords = ["定价", "价格", "报价", "pricing", "price"];
    private static readonly string[] WhitepaperWords = ["白皮书", "whitepaper", "white-paper", "white paper", "white_paper"];

    /// <summary>The rules that made the score.</summary>
    [NotAudited] public List<ScorePart> ScoreParts { get; private set; } = [];

    /// <summary>Takes the parts over; at the threshold an open lead counts as qualified, once on the way up.</summary>
    public void Rate(List<ScorePart> parts, LeadScoring settings)
    {
        var becomesQualified = IsQualifiedAt(parts, settings);
        var score = LeadScore.Of(parts.Select(p => p.Points));
        if (score != Score || IsConvertedAt(parts, settings)) Raise(new LeadScored(Id, Score, score));
        if (IsRatedAnew(parts)) ScoreParts = parts;
        (Score, Quality) = (score, LeadScore.QualityOf(score));
        if (becomesQualified) Status = LeadStatus.Qualified;
    }

    /// <summary>A score given by a person.</summary>
    /// <exception cref="Refusal">400 where rules give it.</exception>
    public void RateByHand(int score, LeadScoring settings)
    {
        if (settings.AutoScore) throw Refusal.Field("score", "read_only_field");
        if (score == Score) return;
        Raise(new LeadScored(Id, Score, score));
        (Score, Quality, ScoreParts) = (score, LeadScore.QualityOf(score), []);
    }

    /// <summary>Counts what it did.</summary>
    /// <exception cref="Refusal">409 when it is converted: its customer is looked after now.</exception>
    public void Did(BehaviourType type, string? detail)
    {
        if (Status == LeadStatus.Converted) throw Refusal.Conflict("lead.converted");
        if (type == BehaviourType.EmailOpen) EmailOpens++;
        if (type == BehaviourType.PageVisit) PageVisits++;
        if (type == BehaviourType.PageVisit && Names(detail, PricingWords)) VisitedPricing = true;
        if (type == BehaviourType.Download && Names(detail, WhitepaperWords)) DownloadedWhitepaper = true;
    }

    internal bool IsRatedAnew(List<ScorePart> parts) => !parts.SequenceEqual(ScoreParts) || LeadScore.Of(parts.Select(p => p.Points)) != Score;

    internal bool IsConvertedAt(List<ScorePart> parts, LeadScoring settings) =>
        IsOpen && settings.AutoConvert && LeadScore.Of(parts.Select(p => p.Points)) >= settings.AutoConvertThreshold;

    /// <summary>True when the score has consequences besides itself.</summary>
    internal bool TurnsAt(List<ScorePart> parts, LeadScoring settings) => IsQualifiedAt(parts, settings) || IsConvertedAt(parts, settings);

    private bool IsQualifiedAt(List<ScorePart> parts, LeadScoring settings) =>
        Status is LeadStatus.New or LeadStatus.Working or LeadStatus.Nurturing
        && Score < settings.ScoreThreshold && LeadScore.Of(parts.Select(p => p.Points)) >= settings.ScoreThreshold;

    private static bool Names(string? detail, string[] words) =>
        detail is not null && words.Any(word => detail.Contains(word, StringComparison.OrdinalIgnoreCase));
}
