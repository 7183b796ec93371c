using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Identity.Passkeys;

/// <summary>
/// A key pair on a user's device or in a password manager, of which the server has the public half. It is only accepted with finger,
/// face or PIN, so that it is both factors at once.
/// </summary>
[IdPrefix("pk"), Kind("passkeys")]
public sealed class Passkey : Record<Passkey>
{
    public const int MostPerUser = 10;

    private Passkey() { }

    public Id<User> UserId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The address it was made at, and the only one it works at.</summary>
    public string Domain { get; private set; } = "";

    [NotAudited] public byte[] CredentialId { get; private set; } = [];
    [NotAudited] public byte[] PublicKey { get; private set; } = [];

    /// <summary>How the device said it can be reached, which helps the browser to find it.</summary>
    [NotAudited] public string[] Transports { get; private set; } = [];

    /// <summary>Raised by the device with every use; always 0 for keys that live on several devices.</summary>
    [NotAudited] public long SignCount { get; private set; }

    /// <summary>It can be on several devices of its owner; never changes.</summary>
    public bool IsBackupEligible { get; private set; }
    [NotAudited] public bool IsBackedUp { get; private set; }
    [NotAudited] public DateTimeOffset? LastUsedAt { get; private set; }

    internal static Passkey Of(Id<User> user, string name, string domain, UserPasskeyInfo made) => new()
    {
        UserId = user,
        Name = name.Trim(),
        Domain = domain,
        CredentialId = made.CredentialId,
        PublicKey = made.PublicKey,
        Transports = made.Transports ?? [],
        SignCount = made.SignCount,
        IsBackupEligible = made.IsBackupEligible,
        IsBackedUp = made.IsBackedUp,
    };

    public void Rename(string name) => Name = name.Trim();

    /// <summary>As the framework wants it. What was said when it was made is not kept: nothing is asked of it again.</summary>
    internal UserPasskeyInfo ToInfo() => new(
        CredentialId, PublicKey, CreatedAt, (uint)SignCount, Transports, isUserVerified: true, IsBackupEligible, IsBackedUp, attestationObject: [], clientDataJson: [])
    { Name = Name };

    internal sealed class Mapping : IEntityTypeConfiguration<Passkey>
    {
        private const int LongestCredentialId = 1023; // WebAuthn's own limit

        public void Configure(EntityTypeBuilder<Passkey> builder)
        {
            builder.ToTable("passkeys");
            builder.Property(p => p.Name).HasMaxLength(100);
            builder.Property(p => p.Domain).HasMaxLength(253);
            builder.Property(p => p.CredentialId).HasMaxLength(LongestCredentialId);
            builder.HasIndex(p => new { p.TenantId, p.CredentialId }).IsUnique();
            builder.HasOne<User>().WithMany().HasForeignKey(p => new { p.TenantId, p.UserId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
