using System.Text.RegularExpressions;

namespace Guanxi.Platform.Pasting;

/// <summary>Numbers to call: mobiles, landlines with area and extension, numbers of other countries. Faxes are passed over.</summary>
internal static partial class PasteNumbers
{
    public static void Read(PasteText text)
    {
        // a number that is both is told before it is taken out
        var both = Both().Match(text.Left);
        foreach (Match match in Fax().Matches(text.Left)) text.Drop(match.Index, match.Length);
        foreach (Match match in Mobile().Matches(text.Left)) text.Take("mobile", Digits(match.Groups["value"].Value)[^11..], match);
        foreach (Match match in Landline().Matches(text.Left)) text.Take("phone", Joined(match.Groups["area"].Value, match.Groups["number"].Value, match.Groups["extension"].Value), match);
        foreach (Match match in Foreign().Matches(text.Left)) text.Take(FieldOf(match), Spaced(match.Groups["value"].Value, match.Groups["extension"].Value), match);
        foreach (Match match in Local().Matches(text.Left)) text.Take("phone", Joined("", match.Groups["number"].Value, match.Groups["extension"].Value), match);
        if (both.Success && !text.Has("wechat") && text.ValueOf("mobile") is { } mobile) text.Take("wechat", mobile, both);
    }

    private static string FieldOf(Match match) => MobileLabel().IsMatch(match.Groups["label"].Value) ? "mobile" : "phone";

    private static string Joined(string area, string number, string extension)
    {
        var (place, line) = (Digits(area), Digits(number));
        if (place.Length > 0 && place[0] != '0' && place != "400" && place != "800") place = "0" + place;
        if (place is "400" or "800" && line.Length == 7) line = $"{line[..3]}-{line[3..]}";
        return string.Join('-', new[] { place, line, Digits(extension) }.Where(part => part.Length > 0));
    }

    private static string Spaced(string number, string extension)
    {
        var tidy = Gaps().Replace(number.Trim(), " ");
        return extension.Length > 0 ? $"{tidy} ext. {Digits(extension)}" : tidy;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private const string Labels = @"(?:(?<label>手机号码|手机号|手机|移动电话|联系电话|办公电话|公司电话|电话号码|电话|座机|总机|热线|固话|直线|号码|Telephone|Tel|Phone|Mobile|Mob|Cell|Direct|Office|Ph|\b[TMPDO])(?:\s*/\s*(?:微信|Wechat|Whatsapp))?(?:号)?\s*(?:\([^)\u0001\n]{1,12}\))?\s*[:.是]*\s*)?";
    private const string Extension = @"(?:\s*(?:-|转|分机|ext\.?|extension|x|#)\s*(?:分机)?\s*[:.]?\s*(?<extension>\d{1,6})(?!\d))?";

    [GeneratedRegex(@"(?:传真|\bFax|\bF)\s*[:.]?\s*[+(]?\d[\d\s()+-]{5,22}\d", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Fax();

    [GeneratedRegex(Labels + @"(?<![\d.])(?<value>(?:(?:\+|00)?86[-\s]?)?1[3-9]\d(?:[-\s.]?\d{4}[-\s.]?\d{4}|[-\s]?\d{3}[-\s]?\d{5}))(?!\d)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Mobile();

    [GeneratedRegex(Labels + @"(?<!\d)(?:(?:(?:\+|00)86[-\s]?\(?0?\)?[-\s]?\(?(?<area>[1-9]\d{1,2})\)?|\(?(?<area>0\d{2,3})\)?)\s?-?\s?(?<number>\d{3,4}[-\s]?\d{4})|(?<area>[48]00)[-\s]?(?<number>\d{3,4}[-\s]?\d{3,4}))" + Extension + @"(?!\d)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Landline();

    [GeneratedRegex(Labels + @"(?<!\d)(?<value>\+(?!86)\d{1,3}[\s.-]?(?:\(\d{1,4}\)[\s.-]?)?\d{1,5}(?:[\s.-]?\d{2,5}){1,4}|\(\d{3}\)\s?\d{3}[\s.-]\d{4}|\d{3}[\s.-]\d{3}[\s.-]\d{4})" + Extension + @"(?!\d)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Foreign();

    /// <summary>Seven or eight digits are a number only where a word says so.</summary>
    [GeneratedRegex(@"(?:电话|座机|总机|固话|直线|Tel|Phone)\s*[:.是]?\s*(?<number>[2-8]\d{2,3}[-\s]?\d{4})" + Extension + @"(?!\d)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Local();

    [GeneratedRegex(@"\(?\s*(?:微信同号|微信同手机号?|手机同微信|同微信|微信号?[:是]?\s*(?:就是|同)\s*(?:手机号?|电话|号)|(?:手机|电话)\s*/\s*微信|Mobile\s*/\s*Wechat|same\s+(?:on\s+)?wechat)|(?:微信|Wechat)\s*[:是]?\s*(?=1[3-9]\d{9}(?!\d))", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Both();

    [GeneratedRegex("手机|移动|Mob|Cell|^M$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex MobileLabel();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Gaps();
}
