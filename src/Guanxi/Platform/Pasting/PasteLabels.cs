using System.Text.RegularExpressions;

namespace Guanxi.Platform.Pasting;

/// <summary>Values a label names: 姓名：…, Company: ….</summary>
internal static partial class PasteLabels
{
    private static readonly (string Field, string[] Words)[] Names =
    [
        ("name", ["姓名", "联系人", "收件人", "称呼", "客户姓名", "name", "contact", "contact person", "full name"]),
        ("company", ["公司名称", "公司", "单位名称", "单位", "企业名称", "企业", "客户名称", "company", "organization", "organisation", "employer"]),
        ("position", ["职位", "职务", "岗位", "职称", "title", "position", "job title", "role"]),
        ("department", ["部门", "所在部门", "department", "dept"]),
        ("address", ["公司地址", "详细地址", "办公地址", "联系地址", "收货地址", "通讯地址", "地址", "address", "add", "addr", "location", "office"]),
    ];

    private static readonly Dictionary<string, string> FieldOf = Names.SelectMany(n => n.Words.Select(w => (w, n.Field))).ToDictionary(n => n.w, n => n.Field);

    public static void Read(PasteText text)
    {
        foreach (Match match in Labelled().Matches(text.Left))
        {
            var field = FieldOf[match.Groups["label"].Value.ToLowerInvariant()];
            var value = match.Groups["value"];
            var kept = Until(field, value.Value);
            var tidy = field == "name" ? PasteWords.NameIn(kept) ?? kept : kept;
            text.Take(field, tidy.Trim(' ', ',', ';', '，', '。', '、'), match.Index, value.Index - match.Index + kept.Length);
        }
        foreach (Match empty in Alone().Matches(text.Left)) text.Drop(empty.Index, empty.Length);
    }

    /// <summary>Only an address goes on behind a comma or a blank.</summary>
    private static string Until(string field, string value)
    {
        var end = value.IndexOfAny(field == "address" ? ['。', ';', '|'] : [',', '，', '。', ';', '；', '、', '|', '/']);
        if (end > 0) value = value[..end];
        var gap = value.IndexOf("  ", StringComparison.Ordinal);
        if (gap > 0) value = value[..gap];
        // a Chinese value in front of a blank is the whole of it
        return field != "address" && value.IndexOf(' ', StringComparison.Ordinal) is > 1 and var blank && value[blank - 1] > 0x4e00 && value[^1] > 0x4e00 ? value[..blank] : value;
    }

    [GeneratedRegex(@"(?<![A-Za-z\u4e00-\u9fff])(?<label>客户姓名|姓名|联系人|收件人|称呼|公司名称|公司地址|公司|单位名称|单位|企业名称|企业|客户名称|职位|职务|岗位|职称|所在部门|部门|详细地址|办公地址|联系地址|收货地址|通讯地址|地址|Full Name|Contact Person|Contact|Name|Company|Organi[sz]ation|Employer|Job Title|Title|Position|Role|Department|Dept|Address|Addr|Add|Location|Office)\s*(?:[:]|是(?=[\u4e00-\u9fff]{2}))\s*(?<value>[^\n\r\t\u0001|]+?)(?=$|[\n\r\t\u0001|]|\s+(?:姓名|联系人|公司|单位|职位|职务|部门|地址|手机|电话|邮箱|Name|Company|Title|Address|Tel|Mobile|Email)\s*:)", RegexOptions.IgnoreCase | RegexOptions.Multiline, 1000)]
    private static partial Regex Labelled();

    /// <summary>Labels whose value was read before.</summary>
    [GeneratedRegex(@"(?:手机号?码?|联系方式|联系电话|电话号码|电话|座机|微信号?|邮箱|网址|地址|传真|邮编|Tel|Fax|Mobile|Phone|Wechat|Email|Web|Website)\s*(?::|是)?\s*(?=\u0001|$|[\n\r])", RegexOptions.IgnoreCase | RegexOptions.Multiline, 1000)]
    private static partial Regex Alone();
}
