using System.Globalization;
using System.Net.Mail;
using System.Text;
using Guanxi.Platform.Mail;
using Guanxi.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Platform.Mail;

public sealed class MailerTests(CrmApp app)
{
    private readonly string address = $"{Guid.CreateVersion7():N}@example.com";

    [Fact]
    public async Task Without_a_mail_server_a_mail_becomes_a_file_any_mail_program_opens()
    {
        await app.Services.GetRequiredService<Mailer>().Send(Letter("李雷\r\nBcc: evil@example.com"), default);

        var mail = Assert.Single(app.MailsTo(address));
        var headers = mail[..mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.All(headers, c => Assert.True(char.IsAscii(c)));
        Assert.Contains($"Subject: {Encoded("请设置密码")}", headers, StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc", headers, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("multipart/alternative", headers, StringComparison.Ordinal);
        Assert.Contains("Message-ID: <", headers, StringComparison.OrdinalIgnoreCase);
        Assert.True(mail.IndexOf("text/plain", StringComparison.Ordinal) < mail.IndexOf("text/html", StringComparison.Ordinal));
        Assert.Contains("您好，<李雷>", mail, StringComparison.Ordinal);
        Assert.Contains("您好，&lt;李雷&gt;", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_reads_the_folder_of_mails()
    {
        await app.Services.GetRequiredService<Mailer>().Send(Letter("李雷"), default);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(app.Folder, "mail")));
    }

    [Fact]
    public async Task With_a_mail_server_the_mail_goes_there()
    {
        using var server = new SmtpServer();
        await using var crm = app.BuildServer([.. Settings(server), ("Mail:Smtp:User", "crm"), ("Mail:Smtp:Password", "secret")]);

        await crm.Services.GetRequiredService<Mailer>().Send(Letter("李雷"), default);
        await crm.DisposeAsync();
        var talk = await server.Talk;

        Assert.Contains(talk, c => c.StartsWith("MAIL FROM:<crm@example.com>", StringComparison.Ordinal));
        Assert.Contains($"RCPT TO:<{address}>", talk);
        Assert.Contains(talk, c => c.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Encoded("请设置密码"), server.Mail, StringComparison.Ordinal);
        Assert.Contains("Content-Transfer-Encoding: quoted-printable", server.Mail, StringComparison.OrdinalIgnoreCase);
        Assert.All(server.Mail, c => Assert.True(char.IsAscii(c)));
        Assert.Empty(app.MailsTo(address));
    }

    [Fact]
    public async Task A_mail_server_that_refuses_is_an_error_to_try_again_after()
    {
        using var server = new SmtpServer("550 no such user");
        await using var crm = app.BuildServer(Settings(server));

        await Assert.ThrowsAnyAsync<SmtpException>(() => crm.Services.GetRequiredService<Mailer>().Send(Letter("李雷"), default));
    }

    private static (string, string?)[] Settings(SmtpServer server) =>
    [
        ("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", server.Port.ToString(CultureInfo.InvariantCulture)), ("Mail:Smtp:StartTls", "false"),
        ("Mail:Smtp:From", "Guanxi CRM <crm@example.com>"),
    ];

    private Letter Letter(string name) => new(name, address, "请设置密码", "您好，<李雷>\n", "<p>您好，&lt;李雷&gt;</p>");

    private static string Encoded(string text) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
}
