using Guanxi.Platform.Fields;

namespace Guanxi.Analytics.Scores;

/// <summary>The codes of this folder as people read them: the documents' Chinese words and their English; <c>CustomerFields.Lifecycles</c> has the stages.</summary>
internal static class ScoreWords
{
    public static readonly IReadOnlyList<Option> Segments =
    [
        Option.Of(RfmSegment.Vip, "VIP客户", "VIP"),
        Option.Of(RfmSegment.ImportantDevelop, "重要发展客户", "Important, to develop"),
        Option.Of(RfmSegment.ImportantKeep, "重要保持客户", "Important, to keep"),
        Option.Of(RfmSegment.ImportantWinBack, "重要挽留客户", "Important, to win back"),
        Option.Of(RfmSegment.GeneralValue, "一般价值客户", "General, of value"),
        Option.Of(RfmSegment.GeneralDevelop, "一般发展客户", "General, to develop"),
        Option.Of(RfmSegment.GeneralKeep, "一般保持客户", "General, to keep"),
    ];

    public static readonly IReadOnlyList<Option> Channels =
    [
        Option.Of(PreferredChannel.Email, "邮件沟通", "By email"), Option.Of(PreferredChannel.Call, "电话沟通", "By phone"),
        Option.Of(PreferredChannel.Meeting, "面对面会议", "In person"),
    ];

    public static readonly IReadOnlyList<Option> Actions =
    [
        Option.Of(RecommendedAction.ScheduleDemo, "安排产品演示", "Schedule a product demo"),
        Option.Of(RecommendedAction.SendWelcomeEmail, "发送欢迎邮件", "Send a welcome email"),
        Option.Of(RecommendedAction.CallAboutNeeds, "电话跟进需求", "Call about their needs"),
        Option.Of(RecommendedAction.SurveySatisfaction, "客户满意度调研", "Ask how satisfied they are"),
        Option.Of(RecommendedAction.RecommendRelatedProducts, "推荐相关产品", "Recommend related products"),
        Option.Of(RecommendedAction.SetUpRegularContact, "建立定期联系", "Set up regular contact"),
        Option.Of(RecommendedAction.RecommendUpgrade, "推荐升级服务", "Recommend an upgrade"),
        Option.Of(RecommendedAction.InviteToEvent, "邀请参加活动", "Invite to an event"),
        Option.Of(RecommendedAction.AskForFeedback, "收集反馈意见", "Ask for feedback"),
        Option.Of(RecommendedAction.OfferVipService, "VIP专属服务", "Offer exclusive VIP service"),
        Option.Of(RecommendedAction.RewardReferrals, "推荐给朋友奖励", "Reward referrals to friends"),
        Option.Of(RecommendedAction.OfferEarlyAccess, "新产品优先体验", "Offer early access to new products"),
        Option.Of(RecommendedAction.ContactUrgently, "紧急联系挽回", "Contact urgently to win them back"),
        Option.Of(RecommendedAction.OfferDiscount, "提供特别优惠", "Offer a special discount"),
        Option.Of(RecommendedAction.AskWhyUnhappy, "了解不满原因", "Find out what they are unhappy about"),
        Option.Of(RecommendedAction.RunReactivation, "重新激活营销", "Run a reactivation campaign"),
        Option.Of(RecommendedAction.SurveyWhyLeft, "问卷调研流失原因", "Survey why they left"),
        Option.Of(RecommendedAction.OfferReturnDeal, "特价回归活动", "Offer a special price to return"),
        Option.Of(RecommendedAction.FollowUpFirst, "高优先级跟进", "Follow up with high priority"),
        Option.Of(RecommendedAction.MakeCareCall, "客户关怀电话", "Make a care call"),
    ];
}
