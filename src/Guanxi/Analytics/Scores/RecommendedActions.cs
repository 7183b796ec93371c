using Guanxi.Customers;

namespace Guanxi.Analytics.Scores;

/// <summary>Something worth doing for a customer now; <see cref="ScoreWords.Actions"/> has the words.</summary>
public enum RecommendedAction
{
    ScheduleDemo, SendWelcomeEmail, CallAboutNeeds,
    SurveySatisfaction, RecommendRelatedProducts, SetUpRegularContact,
    RecommendUpgrade, InviteToEvent, AskForFeedback,
    OfferVipService, RewardReferrals, OfferEarlyAccess,
    ContactUrgently, OfferDiscount, AskWhyUnhappy,
    RunReactivation, SurveyWhyLeft, OfferReturnDeal,
    FollowUpFirst, MakeCareCall,
}

/// <summary>Three actions for each stage of life, and two more above a churn risk of 0.7 (third document, <c>generateRecommendedActions</c>).</summary>
internal static class RecommendedActions
{
    /// <param name="churnRisk">0 to 1, by rule or by model</param>
    public static IReadOnlyList<RecommendedAction> For(Lifecycle lifecycle, double churnRisk) =>
        churnRisk > ChurnRisk.High ? [.. For(lifecycle), RecommendedAction.FollowUpFirst, RecommendedAction.MakeCareCall] : For(lifecycle);

    private static RecommendedAction[] For(Lifecycle lifecycle) => lifecycle switch
    {
        Lifecycle.Prospect => [RecommendedAction.ScheduleDemo, RecommendedAction.SendWelcomeEmail, RecommendedAction.CallAboutNeeds],
        Lifecycle.New => [RecommendedAction.SurveySatisfaction, RecommendedAction.RecommendRelatedProducts, RecommendedAction.SetUpRegularContact],
        Lifecycle.Active => [RecommendedAction.RecommendUpgrade, RecommendedAction.InviteToEvent, RecommendedAction.AskForFeedback],
        Lifecycle.Loyal => [RecommendedAction.OfferVipService, RecommendedAction.RewardReferrals, RecommendedAction.OfferEarlyAccess],
        Lifecycle.AtRisk => [RecommendedAction.ContactUrgently, RecommendedAction.OfferDiscount, RecommendedAction.AskWhyUnhappy],
        Lifecycle.Lost => [RecommendedAction.RunReactivation, RecommendedAction.SurveyWhyLeft, RecommendedAction.OfferReturnDeal],
        _ => [],
    };
}
