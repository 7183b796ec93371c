using System.Text.RegularExpressions;

namespace Guanxi.Tests.Support;

/// <summary>The mails the server under test would have sent.</summary>
public static partial class MailFolder
{
    /// <summary>The mails to one address, as they lie in the folder, oldest first.</summary>
    public static string[] MailsTo(this CrmApp app, string address)
    {
        var folder = new DirectoryInfo(Path.Combine(app.Folder, "mail"));
        if (!folder.Exists) return []; // the first mail makes it
        return [.. folder.GetFiles("*.eml").OrderBy(f => f.LastWriteTimeUtc).Select(f => File.ReadAllText(f.FullName)).Where(text => text.Contains(address, StringComparison.Ordinal))];
    }

    /// <summary>The token in the link of the last mail to the address.</summary>
    public static string TokenMailedTo(this CrmApp app, string address) => Link().Match(app.MailsTo(address)[^1]).Groups[1].Value;

    [GeneratedRegex(@"^http://127\.0\.0\.1:\d+/password\?token=(lnk_[a-z0-9]+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Link();
}
