using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Guanxi.Platform.Pdf.Fonts;

/// <summary>Writes a TrueType font of chosen glyphs only, which are numbered anew. Parts of composite glyphs come along.</summary>
internal static class FontProgram
{
    private const int PartsAreWords = 0x0001;
    private const int HasScale = 0x0008;
    private const int MorePartsFollow = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;
    private const uint SumOfFile = 0xB1B0AFBA;

    /// <summary><paramref name="chosen"/>[i] becomes glyph i; the first must be 0, the box. The same glyph may be chosen twice.</summary>
    public static byte[] Write(TrueTypeFont font, IReadOnlyList<int> chosen)
    {
        List<int> glyphs = [.. chosen];
        var outlines = Outlines(font, glyphs);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["head"] = With(With(font.Table("head"), 8, 0, 4), 50, 1, 2),
            ["hhea"] = With(font.Table("hhea"), 34, glyphs.Count, 2),
            ["maxp"] = With(font.Table("maxp"), 4, glyphs.Count, 2),
            ["hmtx"] = Metrics(font, glyphs, outlines),
            ["loca"] = Locations(outlines),
            ["glyf"] = [.. outlines.SelectMany(o => o)],
        };
        foreach (var name in (string[])["cvt ", "fpgm", "prep"]) if (font.Has(name)) tables[name] = font.Table(name);
        return File(tables);
    }

    private static List<byte[]> Outlines(TrueTypeFont font, List<int> glyphs)
    {
        var numbers = new Dictionary<int, int>();
        for (var i = 0; i < glyphs.Count; i++) numbers.TryAdd(glyphs[i], i);
        var outlines = new List<byte[]>();
        for (var i = 0; i < glyphs.Count; i++)
        {
            var outline = font.Outline(glyphs[i]);
            if (outline.Length >= 10 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0) Renumber(outline, numbers, glyphs);
            Array.Resize(ref outline, (outline.Length + 3) & ~3);
            outlines.Add(outline);
        }
        return outlines;
    }

    private static void Renumber(byte[] composite, Dictionary<int, int> numbers, List<int> glyphs)
    {
        for (int at = 10, flags = MorePartsFollow; (flags & MorePartsFollow) != 0;)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(composite.AsSpan(at));
            var part = BinaryPrimitives.ReadUInt16BigEndian(composite.AsSpan(at + 2));
            if (!numbers.TryGetValue(part, out var number))
            {
                number = numbers[part] = glyphs.Count;
                glyphs.Add(part);
            }
            With(composite, at + 2, number, 2);
            at += 4 + ((flags & PartsAreWords) != 0 ? 4 : 2)
                + ((flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0);
        }
    }

    private static byte[] Metrics(TrueTypeFont font, List<int> glyphs, List<byte[]> outlines)
    {
        var metrics = new byte[glyphs.Count * 4];
        for (var i = 0; i < glyphs.Count; i++)
        {
            With(metrics, i * 4, font.Advance(glyphs[i]), 2);
            if (outlines[i].Length > 0) outlines[i].AsSpan(2, 2).CopyTo(metrics.AsSpan((i * 4) + 2)); // side bearing is the left edge
        }
        return metrics;
    }

    private static byte[] Locations(List<byte[]> outlines)
    {
        var locations = new byte[(outlines.Count + 1) * 4];
        var at = 0;
        for (var i = 0; i < outlines.Count; i++) With(locations, (i + 1) * 4, at += outlines[i].Length, 4);
        return locations;
    }

    private static byte[] File(SortedDictionary<string, byte[]> tables)
    {
        var size = 12 + (tables.Count * 16);
        var file = new byte[size + tables.Values.Sum(t => (t.Length + 3) & ~3)];
        var power = BitOperations.Log2((uint)tables.Count);
        With(file, 0, 0x00010000, 4);
        foreach (var (at, value) in ((int, int)[])[(4, tables.Count), (6, 16 << power), (8, power), (10, (tables.Count * 16) - (16 << power))]) With(file, at, value, 2);
        var (entry, place, head) = (12, size, 0);
        foreach (var (name, data) in tables)
        {
            Encoding.ASCII.GetBytes(name, file.AsSpan(entry));
            data.CopyTo(file, place);
            var length = (data.Length + 3) & ~3;
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 4), Sum(file.AsSpan(place, length)));
            With(file, entry + 8, place, 4);
            With(file, entry + 12, data.Length, 4);
            if (name == "head") head = place;
            (entry, place) = (entry + 16, place + length);
        }
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), SumOfFile - Sum(file));
        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (var at = 0; at < data.Length; at += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
        return sum;
    }

    private static byte[] With(byte[] data, int at, int value, int bytes)
    {
        if (bytes == 2) BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(at), (ushort)value);
        else BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(at), value);
        return data;
    }
}
