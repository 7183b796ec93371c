using System.Security.Cryptography;
using Guanxi.Platform;
using Microsoft.AspNetCore.DataProtection;

namespace Guanxi.Identity.SecondFactors;

/// <summary>
/// Encrypts the keys of authenticators with ASP.NET Core data protection, whose own keys lie in the data folder and not in the
/// database. Each is bound to its user: put into another's row, it does not open.
/// </summary>
internal sealed partial class KeyVault(IDataProtectionProvider protection, ILogger<KeyVault> log)
{
    public byte[] Close(byte[] key, Guid tenant, Id<User> user) => Of(tenant, user).Protect(key);

    /// <summary>Null when the data folder no longer holds the key for it: recovery codes and the administrator still help.</summary>
    public byte[]? Open(SecondFactor factor)
    {
        try
        {
            return Of(factor.TenantId, factor.UserId).Unprotect(factor.ProtectedKey);
        }
        catch (CryptographicException)
        {
            LogLost(factor.UserId.ToString());
            return null;
        }
    }

    private IDataProtector Of(Guid tenant, Id<User> user) => protection.CreateProtector("second_factor", tenant.ToString("N"), user.ToString());

    [LoggerMessage(Level = LogLevel.Error, Message = "The second factor of {User} can't be decrypted: the folder of keys in the data folder is not the one it was made with")]
    private partial void LogLost(string user);
}
