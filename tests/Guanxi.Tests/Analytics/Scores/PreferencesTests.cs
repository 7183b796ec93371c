using Guanxi.Activities;
using Guanxi.Analytics.Scores;
using Guanxi.Customers;

namespace Guanxi.Tests.Analytics.Scores;

public sealed class PreferencesTests
{
    [Fact]
    public void The_three_categories_bought_most_come_first()
    {
        var liked = Preferences.Of([("硬件", 2), ("软件", 3), ("服务", 1), ("培训", 4), ("硬件", 5)], []);

        Assert.Equal(["硬件", "培训", "软件"], liked.Categories);
        Assert.Empty(liked.Channels);
    }

    [Fact]
    public void Equal_categories_are_in_the_order_of_their_names() =>
        Assert.Equal(["a", "b", "c"], Preferences.Of([("d", 1), ("c", 1), ("b", 1), (" a ", 1)], []).Categories);

    [Fact]
    public void What_has_no_name_or_no_purchase_is_no_preference() =>
        Assert.Empty(Preferences.Of([(null, 5), ("  ", 2), ("退货", -1), ("无", 0)], []).Categories);

    [Fact]
    public void Channels_are_those_used_so_far()
    {
        var channels = Preferences.Of([], [ActivityType.Meeting, ActivityType.Call, ActivityType.Visit, ActivityType.Email, ActivityType.Call]).Channels;

        Assert.Equal(["邮件沟通", "电话沟通", "面对面会议"], channels.Select(c => ScoreWords.Channels.Single(o => o.Member!.Equals(c)).Zh));
        Assert.Equal([PreferredChannel.Call], Preferences.Of([], [ActivityType.Note, ActivityType.Call]).Channels);
    }

    [Theory]
    [InlineData(Lifecycle.Prospect, "安排产品演示 发送欢迎邮件 电话跟进需求")]
    [InlineData(Lifecycle.New, "客户满意度调研 推荐相关产品 建立定期联系")]
    [InlineData(Lifecycle.Active, "推荐升级服务 邀请参加活动 收集反馈意见")]
    [InlineData(Lifecycle.Loyal, "VIP专属服务 推荐给朋友奖励 新产品优先体验")]
    [InlineData(Lifecycle.AtRisk, "紧急联系挽回 提供特别优惠 了解不满原因")]
    [InlineData(Lifecycle.Lost, "重新激活营销 问卷调研流失原因 特价回归活动")]
    public void Each_stage_has_its_three_actions_and_a_high_risk_adds_two(Lifecycle stage, string actions)
    {
        Assert.Equal(actions, Words(RecommendedActions.For(stage, 0.7)));
        Assert.Equal(actions + " 高优先级跟进 客户关怀电话", Words(RecommendedActions.For(stage, 0.71)));
    }

    [Fact]
    public void Every_code_has_its_words()
    {
        Assert.Equal(Enum.GetValues<RecommendedAction>(), ScoreWords.Actions.Select(o => (RecommendedAction)o.Member!));
        Assert.Equal(Enum.GetValues<PreferredChannel>(), ScoreWords.Channels.Select(o => (PreferredChannel)o.Member!));
        Assert.Equal(Enum.GetValues<RfmSegment>(), ScoreWords.Segments.Select(o => (RfmSegment)o.Member!));
    }

    private static string Words(IEnumerable<RecommendedAction> actions) => string.Join(' ', actions.Select(a => ScoreWords.Actions.Single(o => o.Member!.Equals(a)).Zh));
}
