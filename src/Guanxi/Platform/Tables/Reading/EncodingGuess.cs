using System.Buffers;
using System.Text;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>How the bytes of a file become text. <see cref="MarkLength"/> is the length of the byte order mark.</summary>
internal sealed record TextEncoding(string Name, Encoding Decoding, int MarkLength);

/// <summary>
/// Tells the encoding of a text file by its content: byte order mark, UTF-16 by its zero bytes, UTF-8 by its strict
/// form, and GB18030, GBK, Big5 or Windows-1252 by which of them gives ordinary characters.
/// </summary>
internal static class EncodingGuess
{
    private const int HeadLength = 1 << 16;
    private const int SampleLength = 1 << 18;
    private static readonly DecoderFallback Marking = new DecoderReplacementFallback(DelimitedReader.Undecodable.ToString());

    /// <summary>Reads the whole file once. Throws <c>table.encoding</c> or <c>table.unsupported</c>.</summary>
    public static TextEncoding Of(Stream file)
    {
        file.Position = 0;
        var head = new byte[HeadLength];
        var bytes = head.AsSpan(0, file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false));
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) return new TextEncoding("UTF-8 (BOM)", Utf8(), 3);
        if (bytes.StartsWith(Encoding.Unicode.Preamble)) return new TextEncoding("UTF-16LE", Utf16(bigEndian: false), 2);
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble)) return new TextEncoding("UTF-16BE", Utf16(bigEndian: true), 2);
        if (Utf16ByZeros(bytes) is { } bigEndian) return new TextEncoding(bigEndian ? "UTF-16BE" : "UTF-16LE", Utf16(bigEndian), 0);
        RefuseBinary(bytes);

        var (valid, invalid, sample) = TallyUtf8(file);
        if (invalid == 0 || valid >= invalid * 10L) return new TextEncoding("UTF-8", Utf8(), 0);
        return Legacy(sample) ?? throw new TableException("table.encoding");
    }

    private static Encoding Utf8() => Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, Marking);

    private static Encoding Utf16(bool bigEndian) =>
        Encoding.GetEncoding(bigEndian ? "utf-16BE" : "utf-16", EncoderFallback.ReplacementFallback, Marking);

    /// <summary>True for big-endian, false for little-endian, null for neither: separators have a zero on one side.</summary>
    private static bool? Utf16ByZeros(ReadOnlySpan<byte> bytes)
    {
        var zeros = new int[2];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0) zeros[i & 1]++;
        }

        var enough = Math.Max(2, bytes.Length / 100);
        if (zeros[1] >= enough && zeros[1] > zeros[0] * 3) return false;
        if (zeros[0] >= enough && zeros[0] > zeros[1] * 3) return true;
        return null;
    }

    private static void RefuseBinary(ReadOnlySpan<byte> bytes)
    {
        var controls = 0;
        foreach (var b in bytes)
        {
            if (b is < 0x09 or (> 0x0D and < 0x20 and not 0x1B)) controls++;
        }

        if (controls > 8 && controls > bytes.Length / 50) throw new TableException("table.unsupported");
    }

    /// <summary>Counts multi-byte sequences and keeps a sample that starts at the first byte outside ASCII.</summary>
    private static (long Valid, long Invalid, byte[] Sample) TallyUtf8(Stream file)
    {
        file.Position = 0;
        var tally = new Utf8Tally();
        using var sample = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(HeadLength);
        try
        {
            int read;
            while ((read = file.Read(buffer, 0, HeadLength)) > 0)
            {
                var chunk = buffer.AsSpan(0, read);
                if (sample.Length == 0) chunk = Ascii.IsValid(chunk) ? [] : chunk[chunk.IndexOfAnyInRange((byte)0x80, (byte)0xFF)..];
                if (sample.Length < SampleLength) sample.Write(chunk);
                tally.Add(buffer.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        tally.End();
        return (tally.Valid, tally.Invalid, sample.ToArray());
    }

    private static TextEncoding? Legacy(ReadOnlySpan<byte> sample)
    {
        var gb = LegacyScore.Gb(sample);
        var big5 = LegacyScore.Big5(sample);
        if (LegacyScore.IsWestern(sample) && Math.Max(gb.OrdinaryShare, big5.OrdinaryShare) < 0.3) return CodePage("Windows-1252", 1252);
        var best = gb.Value >= big5.Value ? gb : big5;
        if (best.BadShare > 0.05 || best.OrdinaryShare < 0.35) return null;
        if (best == big5) return CodePage("Big5", 950);
        return gb.HasFourByte ? CodePage("GB18030", 54936) : CodePage("GBK", 936);
    }

    private static TextEncoding? CodePage(string name, int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, Marking) is { } decoding
            ? new TextEncoding(name, decoding, 0)
            : null;

    private struct Utf8Tally
    {
        private int missing;
        private byte low;
        private byte high;

        public long Valid { get; private set; }

        public long Invalid { get; private set; }

        public void Add(ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                var b = bytes[i];
                if (missing == 0)
                {
                    if (b >= 0x80) Lead(b);
                    continue;
                }

                if (b >= low && b <= high)
                {
                    (low, high) = (0x80, 0xBF);
                    if (--missing == 0) Valid++;
                    continue;
                }

                Invalid++;
                missing = 0;
                i--;
            }
        }

        public void End()
        {
            if (missing > 0) Invalid++;
        }

        private void Lead(byte b)
        {
            (low, high) = b switch { 0xE0 => ((byte)0xA0, (byte)0xBF), 0xED => ((byte)0x80, (byte)0x9F), 0xF0 => ((byte)0x90, (byte)0xBF), 0xF4 => ((byte)0x80, (byte)0x8F), _ => ((byte)0x80, (byte)0xBF) };
            missing = b switch { >= 0xC2 and <= 0xDF => 1, >= 0xE0 and <= 0xEF => 2, >= 0xF0 and <= 0xF4 => 3, _ => 0 };
            if (missing == 0) Invalid++;
        }
    }
}
