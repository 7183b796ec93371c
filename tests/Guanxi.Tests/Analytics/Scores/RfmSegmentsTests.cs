using Guanxi.Analytics.Scores;
using Guanxi.Customers;

namespace Guanxi.Tests.Analytics.Scores;

public sealed class RfmSegmentsTests
{
    [Theory]
    [InlineData(true, true, true, "VIP客户")]
    [InlineData(true, false, true, "重要发展客户")]
    [InlineData(false, true, true, "重要保持客户")]
    [InlineData(false, true, false, "重要挽留客户")]
    [InlineData(true, false, false, "一般发展客户")]
    [InlineData(false, false, false, "一般保持客户")]
    [InlineData(true, true, false, "一般价值客户")]
    [InlineData(false, false, true, "重要挽留客户")]
    public void All_eight_combinations_have_the_name_of_the_handbook(bool recent, bool frequent, bool valuable, string name) =>
        Assert.Equal(name, CustomerFields.Segments.Single(o => o.Member!.Equals(RfmSegments.Of(recent, frequent, valuable))).Zh);

    [Theory]
    [InlineData(4, 4, 4, RfmSegment.Vip)]
    [InlineData(5, 3, 5, RfmSegment.ImportantDevelop)]
    [InlineData(3, 3, 3, RfmSegment.GeneralKeep)]
    public void By_fixed_steps_four_and_five_are_high(int r, int f, int m, RfmSegment segment) => Assert.Equal(segment, RfmSegments.Of(new(r, f, m), RfmBars.Fixed));

    [Fact]
    public void By_fifths_whatever_is_above_the_mean_is_high()
    {
        var bars = RfmBars.MeanOf([new(5, 1, 2), new(1, 1, 2), RfmScore.None, new(3, 4, 5)]);

        Assert.Equal(new RfmBars(3, 2, 3), bars);
        Assert.Equal(RfmSegment.GeneralKeep, RfmSegments.Of(new(3, 2, 3), bars));
        Assert.Equal(RfmSegment.Vip, RfmSegments.Of(new(4, 3, 4), bars));
    }

    [Fact]
    public void Nobody_who_has_not_bought_is_in_a_segment() => Assert.Null(RfmSegments.Of(RfmScore.None, RfmBars.MeanOf([])));

    [Fact]
    public void The_codes_stay_as_they_are() => Assert.Equal(
        ["vip", "important_develop", "important_keep", "important_win_back", "general_value", "general_develop", "general_keep"], CustomerFields.Segments.Select(o => o.Value));
}
