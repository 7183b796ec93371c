using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Guanxi.Platform.Database;
using Guanxi.Platform.Http;
using Guanxi.Platform.Postgres;

namespace Guanxi.Platform.Mail;

/// <summary>
/// Sends mail through the server of <c>Mail:Smtp:Host</c>; until one is set, puts each mail as an <c>.eml</c> file into
/// <c>Mail:Directory</c>, where the operator can read it.
/// </summary>
public sealed class Mailer(IConfiguration configuration, CrmDatabase database, PublicAddress address, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private string Directory => Path.GetFullPath(configuration["Mail:Directory"] ?? Path.Combine(database.DataDirectory, "mail"));

    /// <exception cref="SmtpException">The mail server refuses or can't be reached.</exception>
    /// <exception cref="TimeoutException">It does not answer in time.</exception>
    public async Task Send(Letter letter, CancellationToken ct)
    {
        var host = configuration["Mail:Smtp:Host"];
        var byPost = !string.IsNullOrEmpty(host);
        using var message = Compose(letter, byPost ? TransferEncoding.QuotedPrintable : TransferEncoding.EightBit); // a file is read as it is
        using var client = byPost ? Server(host!) : Folder();
        if (!letter.ToAddress.All(char.IsAscii)) client.DeliveryFormat = SmtpDeliveryFormat.International;
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            await client.SendMailAsync(message, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server does not answer.");
        }
    }

    private MailMessage Compose(Letter letter, TransferEncoding encoding)
    {
        var from = Sender();
        var message = new MailMessage(from, new MailAddress(letter.ToAddress, OneLine(letter.ToName), Encoding.UTF8))
        {
            Subject = OneLine(letter.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers["Message-ID"] = $"<{Guid.CreateVersion7():N}@{from.Host}>";
        message.Headers["Auto-Submitted"] = "auto-generated";
        message.AlternateViews.Add(View(letter.PlainText, MediaTypeNames.Text.Plain, encoding));
        message.AlternateViews.Add(View(letter.Html, MediaTypeNames.Text.Html, encoding)); // readers take the last they understand
        if (letter.Attachment is { } file) message.Attachments.Add(new Attachment(new MemoryStream(file.Content), file.Name, file.ContentType) { NameEncoding = Encoding.UTF8 });
        return message;
    }

    private static AlternateView View(string text, string type, TransferEncoding encoding)
    {
        var view = AlternateView.CreateAlternateViewFromString(text.ReplaceLineEndings("\r\n"), Encoding.UTF8, type);
        view.TransferEncoding = encoding;
        return view;
    }

    /// <exception cref="OperatorException">The setting is no mail address.</exception>
    private MailAddress Sender()
    {
        var given = configuration["Mail:Smtp:From"] is { Length: > 0 } set ? set : $"Guanxi CRM <noreply@{address.Of("/").Host}>";
        return MailAddress.TryCreate(given, out var from) ? from : throw new OperatorException("Mail__Smtp__From 不是邮箱地址", "Mail__Smtp__From is not a mail address");
    }

    private SmtpClient Server(string host)
    {
        var settings = configuration.GetSection("Mail:Smtp");
        var encrypted = settings.GetValue("StartTls", true);
        return new SmtpClient(host, settings.GetValue("Port", encrypted ? 587 : 25))
        {
            EnableSsl = encrypted,
            Credentials = settings["User"] is { Length: > 0 } user ? new NetworkCredential(user, settings["Password"]) : null,
        };
    }

    private SmtpClient Folder()
    {
        PrivateFiles.CreateFolder(Directory, PrivateFiles.Owner); // the links in the mails open accounts
        return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Directory };
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
