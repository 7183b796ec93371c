using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;

namespace Guanxi.Tests.Platform.Tables;

public sealed class ColumnMatcherTests
{
    [Fact]
    public void Our_own_labels_in_both_languages_and_the_keys_are_recognised()
    {
        foreach (var field in KnownHeadings.For("customers").Concat(KnownHeadings.For("contacts")))
        {
            var kind = KnownHeadings.For("customers").Contains(field) ? "customers" : "contacts";
            foreach (var heading in new[] { field.LabelZh, field.LabelEn, field.Key })
            {
                var match = Match(kind, heading)[0];
                Assert.Equal((heading, field.Key), (heading, match.Field));
                Assert.True(match.Confidence >= 0.95, heading);
            }
        }
    }

    [Fact]
    public void Alias_headings_lead_to_one_field_of_a_kind_each()
    {
        foreach (var kind in new[] { "customers", "contacts", "leads", "opportunities" })
        {
            var double_ = KnownHeadings.For(kind).SelectMany(f => f.Aliases.Select(a => (Heading: HeadingText.Key(a), f.Key)))
                .GroupBy(a => a.Heading).Where(g => g.Select(a => a.Key).Distinct().Count() > 1).Select(g => g.Key);
            Assert.Empty(double_);
        }
    }

    [Fact]
    public void A_unit_in_the_heading_becomes_a_factor()
    {
        Assert.Equal(("annual_revenue", 10_000m), Found("年营业额(万元)"));
        Assert.Equal(("annual_revenue", 10_000m), Found("年营业额（单位：万元）"));
        Assert.Equal(("annual_revenue", 100_000_000m), Found("年营业额(亿元)"));
        Assert.Equal(("annual_revenue", 1m), Found("年营业额(元)"));
        Assert.Equal(("name", 1m), Found("*客户名称（必填）"));

        static (string?, decimal) Found(string heading) => (Match("customers", heading)[0].Field, Match("customers", heading)[0].Factor);
    }

    [Fact]
    public void The_likelier_heading_gets_the_field_and_further_ones_where_several_fit()
    {
        var customers = Match("customers", "Name", "Company", "手机", "手机_2", "公司联系电话");
        var contacts = Match("contacts", "Home Phone", "Business Phone");

        Assert.Equal([null, "name", "phone", "phone", "phone"], customers.Select(m => m.Field));
        Assert.Equal([null, "phone"], contacts.Select(m => m.Field));
    }

    [Fact]
    public void Values_tell_what_an_unknown_heading_does_not()
    {
        var found = ColumnMatcher.Match(["甲", "乙", "丙"], [["a@b.cn", "13900000001", "x"], ["c@d.cn", "139 0000 0002", "y"]], KnownHeadings.For("customers"));

        Assert.Equal(["email", "phone", null], found.Select(m => m.Field));
        Assert.Equal(ColumnUse.Unknown, found[2].Use);
        Assert.True(found[0].Confidence < 0.6);
    }

    [Fact]
    public void Values_that_contradict_the_heading_make_it_doubtful()
    {
        var found = ColumnMatcher.Match(["邮箱"], [["无"], ["暂缺"]], KnownHeadings.For("customers"));

        Assert.Equal("email", found[0].Field);
        Assert.True(found[0].Confidence <= 0.5);
    }

    [Fact]
    public void A_field_of_ones_own_is_found_by_its_label()
    {
        var field = new ImportField("cf_region", "大区", "Sales region", FieldType.Text, []);

        Assert.Equal("cf_region", ColumnMatcher.Match(["sales region"], [], [field])[0].Field);
    }

    private static IReadOnlyList<ColumnMatch> Match(string kind, params string[] headings) => ColumnMatcher.Match(headings, [], KnownHeadings.For(kind));
}
