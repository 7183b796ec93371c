using System.Buffers.Binary;

namespace Guanxi.Platform;

/// <summary>Crockford base32 in lower case, as TypeID (github.com/jetify-com/typeid) writes a UUID: 128 bits in 26 characters.</summary>
public static class Base32
{
    public const int Length = 26;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string Encode(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        var number = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return string.Create(Length, number, static (text, rest) =>
        {
            for (var i = Length - 1; i >= 0; i--, rest >>= 5) text[i] = Alphabet[(int)(rest & 31)];
        });
    }

    public static bool TryDecode(ReadOnlySpan<char> text, out Guid value)
    {
        value = default;
        if (text.Length != Length || text[0] > '7') return false; // the first character carries only three bits
        UInt128 number = 0;
        foreach (var c in text)
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0) return false;
            number = (number << 5) | (UInt128)(uint)digit;
        }
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        value = new Guid(bytes, bigEndian: true);
        return true;
    }
}
