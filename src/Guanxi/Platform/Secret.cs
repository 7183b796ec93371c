using System.Security.Cryptography;
using System.Text;

namespace Guanxi.Platform;

/// <summary>
/// A random secret that names its organisation: prefix, tenant, 256 random bits. Only its SHA-256 is stored, which suffices for
/// secrets that can't be guessed.
/// </summary>
internal static class Secret
{
    public const string TokenPrefix = "crm_";
    public const string SessionPrefix = "ses_";
    public const string HalfSessionPrefix = "half_";
    public const string LinkPrefix = "lnk_";
    public const string FeedPrefix = "cal_";

    public static (string Text, byte[] Hash) New(string prefix, Guid tenant)
    {
        var text = prefix + Base32.Encode(tenant) + Base32.Encode(RandomGuid()) + Base32.Encode(RandomGuid());
        return (text, HashOf(text));
    }

    public static bool TryTenant(string text, string prefix, out Guid tenant)
    {
        tenant = default;
        return text.Length == prefix.Length + (3 * Base32.Length)
            && text.StartsWith(prefix, StringComparison.Ordinal)
            && Base32.TryDecode(text.AsSpan(prefix.Length, Base32.Length), out tenant);
    }

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.ASCII.GetBytes(text));

    private static Guid RandomGuid() => new(RandomNumberGenerator.GetBytes(16));
}
