using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Identity.SecondFactors;

/// <summary>The key a user's authenticator makes codes from.</summary>
public sealed class SecondFactor : Entity
{
    private SecondFactor() { }

    public Id<User> UserId { get; private set; }

    /// <summary>Encrypted for this user alone; never plain in the database.</summary>
    public byte[] ProtectedKey { get; private set; } = [];

    /// <summary>The step of the last code that was accepted: it and those before it are spent.</summary>
    public long LastStep { get; private set; }

    /// <summary>A code has shown that the authenticator has the key; until then it is only being set up.</summary>
    public bool IsOn { get; private set; }

    public static SecondFactor Begin(Id<User> user, byte[] protectedKey) => new() { UserId = user, ProtectedKey = protectedKey };

    /// <summary>A new key, for a set-up begun again.</summary>
    public void Replace(byte[] protectedKey) => (ProtectedKey, LastStep) = (protectedKey, 0);

    /// <param name="step">Of the code that shows it, which is spent.</param>
    public void TurnOn(long step) => (IsOn, LastStep) = (true, step);

    internal sealed class Mapping : IEntityTypeConfiguration<SecondFactor>
    {
        public void Configure(EntityTypeBuilder<SecondFactor> builder)
        {
            builder.ToTable("second_factors");
            builder.HasKey(f => new { f.TenantId, f.UserId });
            builder.HasOne<User>().WithMany().HasForeignKey(f => new { f.TenantId, f.UserId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Lets a user in once when the authenticator is lost. Only its hash is stored; a used one is gone.</summary>
public sealed class RecoveryCode : Entity
{
    public required Id<User> UserId { get; init; }
    public required byte[] CodeHash { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> builder)
        {
            builder.ToTable("recovery_codes");
            builder.HasKey(c => new { c.TenantId, c.UserId, c.CodeHash });
            builder.HasOne<User>().WithMany().HasForeignKey(c => new { c.TenantId, c.UserId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Somebody whose password was right and whose code is awaited. It opens nothing but the question for the code.</summary>
public sealed class HalfSession : Entity
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public required Id<User> UserId { get; init; }
    public required byte[] SecretHash { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<HalfSession>
    {
        public void Configure(EntityTypeBuilder<HalfSession> builder)
        {
            builder.ToTable("half_sessions");
            builder.HasKey(s => new { s.TenantId, s.SecretHash });
            builder.HasOne<User>().WithMany().HasForeignKey(s => new { s.TenantId, s.UserId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
