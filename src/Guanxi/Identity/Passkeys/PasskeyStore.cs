using Guanxi.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.Passkeys;

/// <summary>
/// Lets the framework's handler of passkeys read ours, by the <see cref="UserHandle"/>. It only reads: what comes of an answer is
/// written by <see cref="PasskeyCheck"/> and <see cref="AddPasskey"/>.
/// </summary>
internal sealed class PasskeyStore(CrmDb db, Session session) : IUserPasskeyStore<User>
{
    /// <summary>Whose passkey the last answer claimed to be, whether it was right or not; null for one nobody has.</summary>
    public User? Claimed { get; private set; }

    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(UserHandle.Of(user));

    /// <summary>Nobody signed in yet is taken into the organisation of the handle; everybody else stays where he is.</summary>
    public async Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!UserHandle.TryRead(userId, out var tenant, out var id)) return null;
        if (session.IsAcrossTenants) session.ActAsSystem(tenant);
        if (session.TenantId != tenant) return null;
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.IsActive, cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(User user, CancellationToken cancellationToken) =>
        [.. (await db.Passkeys.AsNoTracking().Where(p => p.UserId == user.Id).ToListAsync(cancellationToken)).Select(p => p.ToInfo())];

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var found = await db.Passkeys.AsNoTracking().FirstOrDefaultAsync(p => p.UserId == user.Id && p.CredentialId == credentialId, cancellationToken);
        Claimed = found is null ? null : user;
        return found?.ToInfo();
    }

    public async Task<User?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => await db.Users.AsNoTracking()
        .FirstOrDefaultAsync(u => db.Passkeys.Any(p => p.UserId == u.Id && p.CredentialId == credentialId), cancellationToken);

    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public void Dispose() { }

    Task IUserPasskeyStore<User>.AddOrUpdatePasskeyAsync(User user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadsOnly();

    Task IUserPasskeyStore<User>.RemovePasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) => throw ReadsOnly();

    Task IUserStore<User>.SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => throw ReadsOnly();

    Task<string?> IUserStore<User>.GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => throw ReadsOnly();

    Task IUserStore<User>.SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) => throw ReadsOnly();

    Task<IdentityResult> IUserStore<User>.CreateAsync(User user, CancellationToken cancellationToken) => throw ReadsOnly();

    Task<IdentityResult> IUserStore<User>.UpdateAsync(User user, CancellationToken cancellationToken) => throw ReadsOnly();

    Task<IdentityResult> IUserStore<User>.DeleteAsync(User user, CancellationToken cancellationToken) => throw ReadsOnly();

    Task<User?> IUserStore<User>.FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw ReadsOnly();

    private static NotSupportedException ReadsOnly() => new("users are written elsewhere");
}
