using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Guanxi.Identity.SecondFactors;

/// <summary>
/// Codes that change with the time: RFC 6238 over RFC 4226, with SHA-1, steps of 30 seconds and 6 digits, which is what every
/// authenticator understands.
/// </summary>
internal static class Totp
{
    /// <summary>Bytes of a key, as long as SHA-1's result (RFC 4226, section 4).</summary>
    public const int KeyLength = 20;
    public const int Digits = 6;
    private const int SecondsPerStep = 30;

    /// <summary>So many steps a clock may be wrong, each way.</summary>
    private const int Drift = 1;

    /// <summary>RFC 4648; not the alphabet of our ids.</summary>
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / SecondsPerStep;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 names SHA-1; as a MAC it is not broken, and authenticators know no other for certain")]
    public static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue; // RFC 4226, section 5.3
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is, at most one away from now; null when it is none's.</summary>
    public static long? StepOf(byte[] key, string code, DateTimeOffset now)
    {
        var typed = Encoding.ASCII.GetBytes(code);
        long? found = null;
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(key, step)), typed)) found = step;
        return found;
    }

    /// <summary>The key as people type it into an authenticator.</summary>
    public static string TextOf(ReadOnlySpan<byte> key)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var part in key)
        {
            (held, bits) = ((held << 8) | part, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Alphabet[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }
        if (bits > 0) text.Append(Alphabet[(held << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>The key as a QR code tells it, in the form authenticators share (Google Authenticator's key URI format).</summary>
    public static string AddressOf(ReadOnlySpan<byte> key, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={TextOf(key)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period={SecondsPerStep}";
}
