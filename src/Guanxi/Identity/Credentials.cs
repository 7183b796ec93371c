using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Identity;

/// <summary>A browser that is signed in.</summary>
[IdPrefix("ses"), Kind("sessions")]
public sealed class UserSession : Record<UserSession>
{
    public static readonly TimeSpan IdleTime = TimeSpan.FromHours(8);
    public static readonly TimeSpan LongestTime = TimeSpan.FromDays(7);

    private UserSession() { }

    public Id<User> UserId { get; private set; }
    [Secret] public byte[] SecretHash { get; private set; } = [];
    [NotAudited] public DateTimeOffset LastSeenAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Whose eyes the signed-in person looks through, only reading; the acts <c>view_as_began</c> and <c>_ended</c> are in the log.</summary>
    public Id<User>? ViewsAs { get; private set; }
    public string? Browser { get; private set; }

    /// <summary>Where it began; the log has it at <c>signed_in</c>.</summary>
    [NotAudited] public string? Address { get; private set; }

    public static UserSession Begin(Id<User> user, byte[] hash, string? browser, DateTimeOffset now, string? address = null) => new()
    {
        UserId = user,
        SecretHash = hash,
        Browser = browser is { Length: > 200 } ? browser[..200] : browser,
        Address = address,
        LastSeenAt = now,
        ExpiresAt = now + LongestTime,
    };

    public void LookAs(Id<User>? user) => ViewsAs = user;

    internal sealed class Mapping : IEntityTypeConfiguration<UserSession>
    {
        public void Configure(EntityTypeBuilder<UserSession> builder)
        {
            builder.ToTable("user_sessions");
            builder.HasIndex(s => new { s.TenantId, s.SecretHash }).IsUnique();
            builder.Property(s => s.Browser).HasMaxLength(200);
            builder.Property(s => s.Address).HasMaxLength(45); // the longest an IPv6 address is written
            builder.HasOne<User>().WithMany().HasForeignKey(s => new { s.TenantId, s.UserId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<User>().WithMany().HasForeignKey(s => new { s.TenantId, s.ViewsAs }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A personal access token: a program acts as the user, with the user's own rights.</summary>
[IdPrefix("tok"), Kind("tokens")]
public sealed class AccessToken : Record<AccessToken>
{
    private AccessToken() { }

    public Id<User> UserId { get; private set; }
    public string Name { get; private set; } = "";
    [Secret] public byte[] SecretHash { get; private set; } = [];

    /// <summary>The first characters of the random part, by which its owner tells it from others.</summary>
    public string Hint { get; private set; } = "";
    public DateTimeOffset? ExpiresAt { get; private set; }
    [NotAudited] public DateTimeOffset? LastUsedAt { get; private set; }

    public static AccessToken Issue(Id<User> user, string name, string secret, byte[] hash, DateTimeOffset? expires) =>
        new() { UserId = user, Name = name.Trim(), SecretHash = hash, Hint = secret[(4 + Base32.Length)..][..6], ExpiresAt = expires };

    internal sealed class Mapping : IEntityTypeConfiguration<AccessToken>
    {
        public void Configure(EntityTypeBuilder<AccessToken> builder)
        {
            builder.ToTable("access_tokens");
            builder.Property(t => t.Name).HasMaxLength(100);
            builder.Property(t => t.Hint).HasMaxLength(10);
            builder.HasIndex(t => new { t.TenantId, t.SecretHash }).IsUnique();
            builder.HasOne<User>().WithMany().HasForeignKey(t => new { t.TenantId, t.UserId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

public enum LinkPurpose { Invitation, PasswordReset }

/// <summary>A link sent by mail with which its reader may set a password once.</summary>
[IdPrefix("link"), Kind("links")]
public sealed class EmailLink : Record<EmailLink>
{
    private EmailLink() { }

    public Id<User> UserId { get; private set; }
    public LinkPurpose Purpose { get; private set; }
    [Secret] public byte[] SecretHash { get; private set; } = [];
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    public static EmailLink Make(Id<User> user, LinkPurpose purpose, byte[] hash, DateTimeOffset now) => new()
    {
        UserId = user,
        Purpose = purpose,
        SecretHash = hash,
        ExpiresAt = now + (purpose == LinkPurpose.Invitation ? TimeSpan.FromDays(7) : TimeSpan.FromHours(1)),
    };

    /// <exception cref="Refusal">410 when it is used or too old.</exception>
    public void Use(DateTimeOffset now)
    {
        if (UsedAt is not null || ExpiresAt <= now) throw Expired();
        UsedAt = now;
    }

    /// <summary>Unknown, used or too old: the answer is the same.</summary>
    public static Refusal Expired() => Refusal.With(410, "link.expired");

    internal sealed class Mapping : IEntityTypeConfiguration<EmailLink>
    {
        public void Configure(EntityTypeBuilder<EmailLink> builder)
        {
            builder.ToTable("email_links");
            builder.HasIndex(l => new { l.TenantId, l.SecretHash }).IsUnique();
            builder.HasOne<User>().WithMany().HasForeignKey(l => new { l.TenantId, l.UserId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
