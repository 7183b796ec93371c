using Guanxi.Opportunities;

namespace Guanxi.Tests.Opportunities;

public sealed class FractionalKeyTests
{
    [Fact]
    public void There_is_always_room_before_behind_and_between()
    {
        var random = new Random(7);
        var keys = new List<string> { FractionalKey.Between(null, null) };
        for (var i = 0; i < 5000; i++)
        {
            var at = (i % 3) switch { 0 => 0, 1 => keys.Count, _ => random.Next(keys.Count + 1) };
            keys.Insert(at, FractionalKey.Between(at == 0 ? null : keys[at - 1], at == keys.Count ? null : keys[at]));
        }

        Assert.Equal(keys, keys.Order(StringComparer.Ordinal));
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    /// <summary>The worst a person can do: always drop into the same gap.</summary>
    [Fact]
    public void Keys_grow_slowly_where_everybody_drops_into_one_gap()
    {
        var (low, high) = (FractionalKey.Between(null, null), FractionalKey.Between(FractionalKey.Between(null, null), null));
        for (var i = 0; i < 500; i++) high = FractionalKey.Between(low, high);

        Assert.True(high.Length < 2000, $"{high.Length} characters");
    }

    [Fact]
    public void Ten_thousand_cards_at_the_top_have_short_keys()
    {
        var top = FractionalKey.Between(null, null);
        for (var i = 0; i < 10_000; i++) top = FractionalKey.Between(null, top);

        Assert.True(top.Length < 12, top);
    }

    [Fact]
    public void Two_who_ask_for_one_place_get_two_keys() =>
        Assert.NotEqual(FractionalKey.Between("a0", "a1"), FractionalKey.Between("a0", "a1"));

    [Theory]
    [InlineData("a1", "a0")]
    [InlineData("a1", "a1")]
    [InlineData("", "a1")]
    public void What_leaves_no_room_is_refused(string after, string before) => Assert.Throws<ArgumentException>(() => FractionalKey.Between(after, before));
}
