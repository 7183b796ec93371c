using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Guanxi.Tests.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Platform.Filters;

public sealed class FilterTests
{
    private static readonly List<Firm> Some = Firms.Some();
    private static readonly FilterContext Context = FilterContext.At(Firms.Now, Firms.Shanghai, Firms.Me.Value, new FirmsInMemory(Some));

    [Theory]
    [MemberData(nameof(FilterCases.All), MemberType = typeof(FilterCases))]
    public void A_filter_lets_the_right_records_through(string filter, string expected)
    {
        Assert.Equal(expected, Passing(Filter.Parse(filter)));
    }

    [Theory]
    [MemberData(nameof(FilterCases.All), MemberType = typeof(FilterCases))]
    public void A_filter_written_back_means_the_same(string filter, string expected)
    {
        var once = Filter.Parse(filter).ToString();

        Assert.Equal(expected, Passing(Filter.Parse(once)));
        Assert.Equal(once, Filter.Parse(once).ToString());
    }

    [Theory]
    [InlineData("a = 1 or b = 2 and not c = 3", "a = 1 or b = 2 and not c = 3")]
    [InlineData("(a = 1 or b = 2) and c = 3", "(a = 1 or b = 2) and c = 3")]
    [InlineData("a and not b or (c)", "a and not b or c")]
    [InlineData("[x或y] 且 [不为空]", "[x或y] and [不为空]")]
    [InlineData("a = (1)", null)]
    [InlineData("not (a = 1 and b is not null)", "not (a = 1 and b is not null)")]
    [InlineData("客户状态 不等于 “it's”", "客户状态 != 'it''s'")]
    [InlineData("[Annual revenue] ≥ 1.50万", "[Annual revenue] >= 15000")]
    [InlineData("a in (today - 1 w + 2d, 2026-1-5, me)", null)]
    [InlineData("a in (today - 1w + 2d, 2026-1-5, me)", "a in (today - 1w + 2d, 2026-01-05, me)")]
    [InlineData("a < 2026-01-05T10:00+08:00", "a < 2026-01-05T10:00:00+08:00")]
    public void A_filter_is_written_in_one_form(string filter, string? written)
    {
        if (written is null) Assert.Equal("filter.syntax", Assert.Throws<FilterException>(() => Filter.Parse(filter)).Code);
        else Assert.Equal(written, Filter.Parse(filter).ToString());
    }

    [Theory]
    [InlineData("", "filter.syntax", 1, 0)]
    [InlineData("industry", "filter.syntax", 9, 0)]
    [InlineData("(industry) and is_active", "filter.syntax", 10, 0)]
    [InlineData("is_active and colour", "filter.unknown_field", 15, 6)]
    [InlineData("industry =", "filter.syntax", 11, 0)]
    [InlineData("industry = '软件", "filter.syntax", 12, 3)]
    [InlineData("industry = '软件' annual_revenue > 1", "filter.syntax", 17, 14)]
    [InlineData("(industry = '软件'", "filter.syntax", 17, 0)]
    [InlineData("industry = a@b.com", "filter.syntax", 13, 1)]
    [InlineData("industry = 3M公司", "filter.syntax", 12, 4)]
    [InlineData("industry like '软'", "filter.syntax", 10, 4)]
    [InlineData("industry is 5", "filter.syntax", 13, 1)]
    [InlineData("founded_on > 2026-02-30", "filter.syntax", 14, 10)]
    [InlineData("founded_on > today - 30", "filter.syntax", 22, 2)]
    [InlineData("and = 1", "filter.syntax", 1, 3)]
    [InlineData("status in ()", "filter.syntax", 12, 1)]
    [InlineData("years > 99999999999999999999999999999999", "filter.syntax", 9, 32)]
    [InlineData("name = '\0'", "filter.syntax", 9, 1)]
    [InlineData("行业 等于 '软件' 且 颜色 等于 '红'", "filter.unknown_field", 14, 2)]
    [InlineData("tenant_id = 'x'", "filter.unknown_field", 1, 9)]
    [InlineData("secret = 'x'", "filter.unknown_field", 1, 6)]
    [InlineData("parent.color = 'x'", "filter.unknown_field", 1, 12)]
    [InlineData("child.name = 'x'", "filter.unknown_field", 1, 5)]
    [InlineData("annual_revenue > '软件'", "filter.type", 18, 4)]
    [InlineData("annual_revenue contains '1'", "filter.type", 16, 8)]
    [InlineData("years = 1.5", "filter.type", 9, 3)]
    [InlineData("years = 9999999999", "filter.type", 9, 10)]
    [InlineData("name > 'a'", "filter.type", 6, 1)]
    [InlineData("founded_on = 5", "filter.type", 14, 1)]
    [InlineData("founded_on = '昨日'", "filter.type", 14, 4)]
    [InlineData("founded_on > today + 999999y", "filter.type", 14, 15)]
    [InlineData("is_active = maybe", "filter.type", 13, 5)]
    [InlineData("owner = 'boss_nobody'", "filter.type", 9, 13)]
    [InlineData("status = 'blue'", "filter.unknown_option", 10, 6)]
    [InlineData("status in (won, 红)", "filter.unknown_option", 17, 1)]
    public void A_mistake_is_named_with_its_place(string filter, string code, int position, int length)
    {
        var mistake = Assert.Throws<FilterException>(() => Passing(Filter.Parse(filter)));

        Assert.Equal((code, position, length), (mistake.Code, mistake.Position, mistake.Length));
        Assert.NotEqual(mistake.Text("zh-CN"), mistake.Text("en"));
    }

    [Fact]
    public void A_filter_is_bounded_in_length_depth_terms_and_lists()
    {
        Assert.Equal("filter.too_complex", Code(new string(' ', 4001)));
        Assert.Equal("filter.too_complex", Code(new string('(', 51) + "years = 1" + new string(')', 51)));
        Assert.Equal("filter.too_complex", Code(string.Concat(Enumerable.Repeat("not ", 51)) + "years = 1"));
        Assert.Equal("filter.too_complex", Code(string.Join(" or ", Enumerable.Repeat("years=1", 201))));
        Assert.Equal("filter.too_complex", Code($"years in ({string.Join(',', Enumerable.Repeat("1", 501))})"));
        Assert.Equal("1", Passing(Filter.Parse(string.Join(" or ", Enumerable.Repeat("years=1", 200)))));
        Assert.Equal("1", Passing(Filter.Parse(new string('(', 50) + "years = 1" + new string(')', 50))));

        static string Code(string filter) => Assert.Throws<FilterException>(() => Filter.Parse(filter)).Code;
    }

    [Fact]
    public void Nobody_is_me_when_nobody_is_signed_in()
    {
        var mistake = Assert.Throws<FilterException>(() => Filter.Bind(Filter.Parse("owner = me"), FirmFields.All, Context with { UserId = null }));
        Assert.Equal("filter.type", mistake.Code);
    }

    [Fact]
    public void Values_reach_the_database_as_parameters()
    {
        using var db = FirmDb.On("Host=nowhere");
        var filter = "industry = 'x1x' and name contains 'x2x' and status in (won) and annual_revenue > 12345 and tags in ('x3x', 'x4x') and created_at > 2026-01-05 and owner = me";

        var sql = db.Firms.Filtered(FirmFields.All, filter, Context).ToQueryString();

        var statement = sql[sql.IndexOf("SELECT", StringComparison.Ordinal)..];
        Assert.DoesNotContain("x1x", statement, StringComparison.Ordinal);
        Assert.DoesNotContain("x2x", statement, StringComparison.Ordinal);
        Assert.DoesNotContain("x3x", statement, StringComparison.Ordinal);
        Assert.DoesNotContain("12345", statement, StringComparison.Ordinal);
        Assert.DoesNotContain("2026", statement, StringComparison.Ordinal);
        Assert.Contains("LIKE @", statement, StringComparison.Ordinal);
    }

    private static string Passing(FilterNode filter)
    {
        var passes = Filter.Bind(filter, FirmFields.All, Context).Compile();
        return string.Join(' ', Some.Select((firm, i) => (firm, i)).Where(f => passes(f.firm)).Select(f => f.i));
    }
}
