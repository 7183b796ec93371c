using System.Text.RegularExpressions;

namespace Guanxi.Platform.Pasting;

/// <summary>What is known by its shape: mail, websites, WeChat names, and what is nobody's field, such as dates.</summary>
internal static partial class PasteShapes
{
    public static void Read(PasteText text)
    {
        foreach (Match match in Mail().Matches(text.Left)) text.Take("email", match.Groups["value"].Value.TrimEnd('.'), match);
        foreach (Match match in Web().Matches(text.Left)) text.Take("website", match.Groups["value"].Value.TrimEnd('.', ',', ')'), match);
        foreach (Match match in Chat().Matches(text.Left)) text.Take("wechat", match.Groups["value"].Value, match);
        foreach (Match match in Nobodys().Matches(text.Left)) text.Drop(match.Index, match.Length);
    }

    [GeneratedRegex(@"(?:(?:电子邮箱|电子邮件|邮箱|邮件|E-?mail|Mail|\bE)\s*(?:地址)?\s*[:.是]?\s*)?<?(?<value>[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+)>?", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?:(?:公司网址|网址|网站|官网|Website|Web|Url|\bW)\s*[:.是]?\s*)?(?<value>https?://[A-Za-z0-9][^\s\u0001\u3002，；、|<>""]*|(?<![A-Za-z0-9.])(?:www\.)?[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.(?:com|cn|net|org|io|co|de|ai|tech|eu|uk|jp|hk|biz|info)(?![A-Za-z0-9])(?:/[A-Za-z0-9/_.-]*)?)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Web();

    [GeneratedRegex(@"(?:(?:微信|v信|薇信)\s*(?:号|ID|账号)?\s*[:是为]?|(?:We-?chat|Weixin|\bWX|\bVX)\s*(?:ID)?\s*(?:[:是]|\s))\s*(?<value>[A-Za-z][-_A-Za-z0-9]{4,19})(?![A-Za-z0-9@])", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Chat();

    /// <summary>Moments of a chat, postcodes, account and tax numbers.</summary>
    [GeneratedRegex(@"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?|(?:上午|下午|晚上)?\s*(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)\s*(?:[AP]M\b)?|(?:邮编|邮政编码|Zip|Postcode)\s*[:.]?\s*\d{6}|\bQQ\s*(?:号)?\s*[:.]?\s*\d{5,12}|(?:税号|纳税人识别号|统一社会信用代码|信用代码|银行账号|账号|开户行)\s*[:.]?\s*[0-9A-Z\u4e00-\u9fff]{6,40}", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Nobodys();
}
