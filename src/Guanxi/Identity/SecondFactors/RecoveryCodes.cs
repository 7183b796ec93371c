using System.Security.Cryptography;
using System.Text;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.SecondFactors;

/// <summary>Ten codes for the day the authenticator is lost: 80 random bits each, so that a plain hash suffices.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;
    private const int Length = 16;
    private const int GroupLength = 4;

    /// <summary>A new set; the codes before no longer work. The caller saves and shows them this once.</summary>
    public static async Task<string[]> Renew(CrmDb db, Id<User> user, CancellationToken ct)
    {
        await Forget(db, user, ct);
        var codes = Enumerable.Range(0, Count).Select(_ => Draw()).ToArray();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { UserId = user, CodeHash = HashOf(code) }));
        return codes;
    }

    /// <summary>The caller saves.</summary>
    public static async Task Forget(CrmDb db, Id<User> user, CancellationToken ct) =>
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.UserId == user).ToListAsync(ct));

    /// <summary>Takes the code out, at once and for good; false when there is none such.</summary>
    public static async Task<bool> TrySpend(CrmDb db, Id<User> user, string code, CancellationToken ct)
    {
        var hash = HashOf(code);
        return await db.RecoveryCodes.Where(c => c.UserId == user && c.CodeHash == hash).ExecuteDeleteAsync(ct) == 1;
    }

    private static string Draw()
    {
        var text = Base32.Encode(new Guid(RandomNumberGenerator.GetBytes(16)))[^Length..];
        return string.Join('-', text.Chunk(GroupLength).Select(group => new string(group)));
    }

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(SecondFactorCheck.Bare(code)));
}
