using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>Makes the links with which a user sets a password, and mails them. The caller saves.</summary>
internal sealed class LinkMail(CrmDb db, Mailer mailer, PublicAddress address, TimeProvider clock)
{
    public async Task Send(User user, LinkPurpose purpose, string language, CancellationToken ct)
    {
        var organization = await db.Tenants.Select(t => t.Name).SingleAsync(ct);
        var kind = purpose == LinkPurpose.Invitation ? "mail.invitation" : "mail.password_reset";
        await mailer.Send(Letter.WithLink(language, kind, user.Name, user.Email, Make(user, purpose), user.Name, organization), ct);
    }

    /// <summary>A link that works once. Its text is known only now.</summary>
    public Uri Make(User user, LinkPurpose purpose)
    {
        var (secret, hash) = Secret.New(Secret.LinkPrefix, user.TenantId);
        db.EmailLinks.Add(EmailLink.Make(user.Id, purpose, hash, clock.GetUtcNow()));
        return address.Of($"/password?token={secret}");
    }
}
