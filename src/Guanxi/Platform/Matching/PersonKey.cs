using System.Text.RegularExpressions;
using Guanxi.Platform.Search;

namespace Guanxi.Platform.Matching;

/// <summary>
/// A person's name taken apart. Chinese names are compared whole; of 王经理 and 李工 only the family name is known.
/// </summary>
internal sealed partial record PersonKey(string Given, string Family, bool IsChinese)
{
    [GeneratedRegex("(总经理|副总经理|经理|副总|老总|总监|总裁|董事长|主任|部长|科长|处长|局长|院长|校长|厂长|店长|老板|老师|教授|博士|医生|律师|工程师|会计|秘书|先生|女士|小姐|同志|总|董|工|姐|哥)$")]
    private static partial Regex Title { get; }

    [GeneratedRegex(@"^(mr|mrs|ms|miss|dr|prof|sir)\b")]
    private static partial Regex LatinTitle { get; }

    /// <summary>The whole name as one word.</summary>
    public string Whole { get; } = IsChinese ? Family + Given : $"{Given} {Family}".Trim();

    public bool IsFamilyOnly => Given.Length == 0;

    public static PersonKey? Of(Profile profile)
    {
        var (given, family) = (Letters(profile.GivenName), Letters(profile.FamilyName));
        if (given.Length > 0 || family.Length > 0)
            return IsHan(given) && IsHan(family) ? Chinese(family + given) : new(given, family, false);
        var folded = Folding.Of(profile.Person ?? "");
        var whole = Letters(folded);
        if (whole.Length == 0) return null;
        if (IsHan(whole)) return Chinese(whole.Replace(" ", "", StringComparison.Ordinal));
        whole = LatinTitle.Replace(whole, "").Trim();
        var comma = folded.IndexOfAny([',', '，']);
        if (comma > 0 && comma < folded.Length - 1) return new(Letters(folded[(comma + 1)..]), Letters(folded[..comma]), false);
        var space = whole.LastIndexOf(' ');
        return space < 0 ? new("", whole, false) : new(whole[..space], whole[(space + 1)..], false);
    }

    private static PersonKey Chinese(string whole)
    {
        var name = Title.Replace(whole, "");
        if (name.Length == 0) name = whole;
        return name.Length <= 1 ? new("", name, true) : new(name[1..], name[..1], true);
    }

    private static string Letters(string? text) =>
        string.IsNullOrWhiteSpace(text) ? "" : string.Join(' ', Folding.Runs(Folding.Of(text)).Select(r => r.Text));

    private static bool IsHan(string text) => text.Length > 0 && text[0] is >= '㐀' and <= '鿿';
}
