using System.Security.Cryptography;
using System.Text;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Identity;

[Event("user.invited")]
public sealed record UserInvited(Id<User> UserId, string Language) : IEvent;

[Event("user.deactivated")]
public sealed record UserDeactivated(Id<User> UserId) : IEvent;

/// <summary>A person who signs in.</summary>
[IdPrefix("user"), Kind("users")]
public sealed class User : Record<User>
{
    /// <summary>From this failure in a row on, sign-in is shut: for a minute first, then a minute longer each time.</summary>
    public const int FailuresToLock = 10;
    public const int LongestLockMinutes = 15;

    private User() { }

    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";
    /// <summary>A change is in the audit log as the act <c>password_changed</c>.</summary>
    [NotAudited] public string? PasswordHash { get; private set; }
    public Id<Department>? DepartmentId { get; private set; }

    /// <summary>Whom the person reports to; seen in reports, grants no rights.</summary>
    public Id<User>? ManagerId { get; private set; }

    /// <summary>Codes of the user's roles.</summary>
    public string[] Roles { get; private set; } = [];
    public bool IsActive { get; private set; } = true;
    public string? Locale { get; private set; }
    public string Theme { get; private set; } = "system";
    [NotAudited] public DateTimeOffset? LastSeenAt { get; private set; }

    /// <summary>There is an authenticator or a passkey: a password alone does not sign in. A change is in the audit log as an act: <c>second_factor_on</c>, <c>_off</c>, <c>_reset</c>.</summary>
    [NotAudited] public bool HasSecondFactor { get; private set; }
    /// <summary>Challenges to passkeys asked until then are used or void.</summary>
    [NotAudited] public DateTimeOffset? ChallengesSpentUntil { get; private set; }
    [NotAudited] public int FailedSignIns { get; private set; }
    [NotAudited] public DateTimeOffset? LockedUntil { get; private set; }

    public static User Join(string name, string email, Id<Department>? department, string[] roles) =>
        new() { Name = name.Trim(), Email = email.Trim(), DepartmentId = department, Roles = roles };

    /// <summary>Has a mail sent with which to choose a password, in the inviter's language.</summary>
    /// <exception cref="Refusal">422 for one who has a password or is deactivated.</exception>
    public void Invite(string language)
    {
        if (PasswordHash is not null) throw Refusal.Rule("user.has_joined");
        if (!IsActive) throw Refusal.Rule("user.inactive");
        if (Email.Length == 0) throw Refusal.Rule("user.no_email");
        Raise(new UserInvited(Id, language));
    }

    /// <summary>Opens a locked sign-in as well, unless the failures may have been guesses at the second factor, which stays.</summary>
    public void SetPassword(string hash)
    {
        PasswordHash = hash;
        if (!HasSecondFactor) (FailedSignIns, LockedUntil) = (0, null);
    }

    public void TurnOnSecondFactor() => HasSecondFactor = true;

    /// <summary>Passkeys asked for before can no longer be added.</summary>
    public void TurnOffSecondFactor(DateTimeOffset now) => (HasSecondFactor, ChallengesSpentUntil) = (false, now);

    public void Rename(string name) => Name = name.Trim();

    public void Readdress(string email) => Email = email.Trim();

    public void Move(Id<Department>? department) => DepartmentId = department;

    public void ReportTo(Id<User>? manager) => ManagerId = manager;

    public void Give(string[] roles) => Roles = roles;

    public void Prefer(string? locale, string theme) => (Locale, Theme) = (locale, theme);

    public void Deactivate()
    {
        if (IsActive) Raise(new UserDeactivated(Id));
        IsActive = false;
    }

    public void Activate() => IsActive = true;

    /// <summary>What stands for a mail address in the sign-in directory.</summary>
    public static byte[] DigestOf(string email) => SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant()));

    internal sealed class Mapping : IEntityTypeConfiguration<User>
    {
        public void Configure(EntityTypeBuilder<User> builder)
        {
            builder.ToTable("users");
            builder.Property(u => u.Name).HasMaxLength(100);
            builder.Property(u => u.Email).HasMaxLength(254);
            builder.Property(u => u.Locale).HasMaxLength(10);
            builder.Property(u => u.Theme).HasMaxLength(10);
            builder.HasOne<Department>().WithMany().HasForeignKey(u => new { u.TenantId, u.DepartmentId }).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<User>().WithMany().HasForeignKey(u => new { u.TenantId, u.ManagerId }).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>
/// Where a mail address may sign in: the one thing that must be known before the organisation is. One person may belong to
/// several organisations; the address itself is not kept here.
/// </summary>
public sealed class SignIn : Entity
{
    public required Id<User> UserId { get; init; }
    public required byte[] EmailDigest { get; set; }

    /// <summary>Where the address belongs to somebody, in any organisation. The session acts across all of them afterwards.</summary>
    internal static Task<List<SignIn>> Places(CrmDb db, Session session, string email, CancellationToken ct)
    {
        session.ActAcrossTenants();
        var digest = User.DigestOf(email);
        return db.SignIns.IgnoreQueryFilters([Filters.Tenant]).AsNoTracking().Where(s => s.EmailDigest == digest).OrderBy(s => s.UserId).Take(20).ToListAsync(ct);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SignIn>
    {
        public void Configure(EntityTypeBuilder<SignIn> builder)
        {
            builder.ToTable("sign_ins");
            builder.HasKey(s => new { s.TenantId, s.UserId });
            builder.HasIndex(s => new { s.TenantId, s.EmailDigest }).IsUnique(); // one address, one user of the organisation
            builder.HasIndex(s => s.EmailDigest);
            builder.HasOne<User>().WithMany().HasForeignKey(s => new { s.TenantId, s.UserId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
