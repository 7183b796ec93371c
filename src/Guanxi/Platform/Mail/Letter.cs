using System.Net;
using Guanxi.Platform.Texts;

namespace Guanxi.Platform.Mail;

/// <summary>A file of a mail: its name as people see it, what it is (a media type), its bytes.</summary>
public sealed record LetterFile(string Name, string ContentType, byte[] Content);

/// <summary>A mail to one person, as plain text and as HTML with the same words.</summary>
public sealed record Letter(string ToName, string ToAddress, string Subject, string PlainText, string Html)
{
    /// <summary>A file that comes with it.</summary>
    public LetterFile? Attachment { get; init; }

    private const string Page = "max-width:560px;margin:24px auto;padding:0 16px;font:15px/1.7 -apple-system,'PingFang SC','Microsoft YaHei',sans-serif;color:#1f2329";
    private const string Button = "display:inline-block;padding:8px 20px;border-radius:6px;background:#1764ff;color:#fff;text-decoration:none";

    /// <summary>
    /// A mail that asks its reader to follow a link. <paramref name="kind"/> names the texts: <c>kind.subject</c>, <c>kind.before</c>,
    /// <c>kind.link</c> (what the link does) and <c>kind.after</c>.
    /// </summary>
    public static Letter WithLink(string language, string kind, string toName, string toAddress, Uri link, params object[] args)
    {
        string Say(string part) => Text.Of(language, $"{kind}.{part}", args);
        string Paragraph(string part) => $"<p>{WebUtility.HtmlEncode(Say(part)).Replace("\n", "<br>", StringComparison.Ordinal)}</p>";
        var address = WebUtility.HtmlEncode(link.ToString());
        return new(toName, toAddress, Say("subject"),
            $"{Say("before")}\n\n{Say("link")}\n{link}\n\n{Say("after")}\n",
            $"""
             <!doctype html><html lang="{Text.Known(language)}"><meta charset="utf-8"><body style="{Page}">
             {Paragraph("before")}
             <p><a href="{address}" style="{Button}">{WebUtility.HtmlEncode(Say("link"))}</a></p>
             <p style="word-break:break-all"><a href="{address}">{address}</a></p>
             {Paragraph("after")}
             </body></html>

             """);
    }
}
