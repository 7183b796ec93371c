using System.Text;
using System.Text.RegularExpressions;
using Guanxi.Platform.Search;

namespace Guanxi.Tests.Platform.Search;

public sealed class SearchTextTests
{
    private static readonly SearchText[] Records =
        [.. SearchCases.Records.Select(r => SearchText.Of(r.Names, [r.Code], [r.Phone], [r.Mail]))];

    [Theory]
    [MemberData(nameof(SearchCases.All), MemberType = typeof(SearchCases))]
    public void What_is_typed_finds_the_right_records(string typed, string expected)
    {
        var query = SearchQuery.Parse(typed);
        var found = query.IsEmpty ? [] : Records.Select((record, i) => (record, i)).Where(r => query.Words.All(word => word.Any(m => Holds(m, r.record))));

        Assert.Equal(expected, string.Join(' ', found.Select(r => r.i)));
    }

    [Fact]
    public void The_text_holds_one_thing_a_line()
    {
        var text = SearchText.Of(["ＰｉｎｇＡｎ 平安", null, ""], ["CUS1"], ["138-0013 8003", "无"], ["A@B.com"]);

        Assert.Equal("\npingan 平安\npinganpingan\nppa\ncus1\n13800138003\na@b.com\n", text.Text);
        Assert.Equal(new SearchText("", []).Text, SearchText.Of([" "], [], [], []).Text);
    }

    [Theory]
    [InlineData("a😀@example.com", "a😀x", 0)]
    [InlineData("", "CUS😀😀😀", 0)]
    [InlineData("", "", 63)]
    [InlineData("", "", 299)]
    public void A_character_of_two_units_is_never_cut_in_two(string mail, string code, int before)
    {
        var text = SearchText.Of([new string('长', before) + "😀😀"], [code], [], [mail]);

        Assert.All([text.Text, .. text.Grams], piece => Assert.Equal(piece, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(piece))));
    }

    [Fact]
    public void A_company_name_of_twelve_characters_makes_about_sixty_pieces()
    {
        var text = SearchText.Of(["重庆长安汽车股份有限公司"], [], [], []);

        Assert.InRange(text.Grams.Length, 30, 60);
        Assert.Superset(new HashSet<string> { "重", "重庆", "~cq", "'ch", "'chon", "'chan" }, text.Grams.ToHashSet());
        Assert.True(SearchText.Of([new string('长', 5000)], [], [], []).Text.Length < 2000);
    }

    [Fact]
    public void Broken_and_hostile_text_is_taken_as_it_is()
    {
        foreach (var text in (string[])["\ud800", "a\ud800b", "\0\u0001", "‮abc", "%_\\", "'; drop table x;--", new string('a', 100_000)])
        {
            var record = SearchText.Of([text], [text], [text], [text]);
            Assert.DoesNotContain('\0', record.Text);
            Assert.DoesNotContain(record.Grams, g => g.Any(c => char.IsSurrogate(c)));
            SearchQuery.Parse(text);
        }
    }

    [Theory]
    [InlineData("k", false)]
    [InlineData("k 科技", true)]
    [InlineData("kj", true)]
    public void One_letter_alone_leads_nowhere_through_the_index(string typed, bool isIndexed)
    {
        Assert.Equal(isIndexed, SearchQuery.Parse(typed).IsIndexed);
    }

    /// <summary>What the database does with a meaning.</summary>
    private static bool Holds(Meaning meaning, SearchText record)
    {
        var pattern = Regex.Replace(meaning.Pattern, @"\\(.)|(%)|([^\\%])", m => m.Groups[2].Success ? ".*" : Regex.Escape(m.Groups[1].Value + m.Groups[3].Value));
        return meaning.Grams.All(record.Grams.Contains) && Regex.IsMatch(record.Text, $"^{pattern}$", RegexOptions.Singleline);
    }
}
