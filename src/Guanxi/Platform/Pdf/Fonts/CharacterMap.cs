using System.Buffers.Binary;

namespace Guanxi.Platform.Pdf.Fonts;

/// <summary>Which glyph a font has for a character: its <c>cmap</c> table, subtable format 12 or, without one, 4.</summary>
internal sealed class CharacterMap
{
    private readonly int[] starts;
    private readonly (int End, int Glyph)[] ranges;
    private readonly ushort[] basic = new ushort[0x10000]; // nearly all text: found without a search

    private CharacterMap(List<(int Start, int End, int Glyph)> found)
    {
        found.Sort();
        starts = [.. found.Select(r => r.Start)];
        ranges = [.. found.Select(r => (r.End, r.Glyph))];
        foreach (var (start, end, glyph) in found)
            for (var c = start; c <= Math.Min(end, 0xFFFF); c++) basic[c] = (ushort)(glyph + c - start);
    }

    /// <summary><see cref="InvalidDataException"/> when the table has neither format.</summary>
    public static CharacterMap Read(ReadOnlySpan<byte> cmap)
    {
        int full = -1, basic = -1;
        for (var i = 0; i < Short(cmap, 2); i++)
        {
            var record = cmap[(4 + (i * 8))..];
            var at = (int)BinaryPrimitives.ReadUInt32BigEndian(record[4..]);
            if (Short(record, 0) is not (0 or 3)) continue; // Unicode or Windows
            if (Short(cmap, at) == 12) full = at;
            else if (Short(cmap, at) == 4) basic = at;
        }
        return full >= 0 ? new(Groups(cmap[full..]))
            : basic >= 0 ? new(Segments(cmap[basic..]))
            : throw new InvalidDataException("The font has no Unicode character map of format 4 or 12.");
    }

    /// <summary>0 when the font has none.</summary>
    public int Glyph(int codePoint)
    {
        if (codePoint <= 0xFFFF) return basic[codePoint];
        var at = Array.BinarySearch(starts, codePoint);
        if (at < 0) at = ~at - 1;
        return at >= 0 && codePoint <= ranges[at].End ? ranges[at].Glyph + codePoint - starts[at] : 0;
    }

    private static List<(int Start, int End, int Glyph)> Groups(ReadOnlySpan<byte> table)
    {
        var groups = new List<(int Start, int End, int Glyph)>();
        var count = (int)BinaryPrimitives.ReadUInt32BigEndian(table[12..]);
        for (var i = 0; i < count; i++)
        {
            var group = table[(16 + (i * 12))..];
            groups.Add((BinaryPrimitives.ReadInt32BigEndian(group), BinaryPrimitives.ReadInt32BigEndian(group[4..]), BinaryPrimitives.ReadInt32BigEndian(group[8..])));
        }
        return groups;
    }

    /// <summary>Segments that shift by a number, or point into a list of glyphs that follows their offsets.</summary>
    private static List<(int Start, int End, int Glyph)> Segments(ReadOnlySpan<byte> table)
    {
        var found = new List<(int Start, int End, int Glyph)>();
        var size = Short(table, 6);
        for (var i = 0; i < size; i += 2)
        {
            var end = Short(table, 14 + i);
            var start = Short(table, 16 + size + i);
            var shift = Short(table, 16 + (size * 2) + i);
            var place = 16 + (size * 3) + i;
            var offset = Short(table, place);
            for (var c = start; c <= end && c != 0xFFFF; c++)
            {
                var glyph = offset == 0 ? (c + shift) & 0xFFFF : Short(table, place + offset + ((c - start) * 2));
                if (offset != 0 && glyph != 0) glyph = (glyph + shift) & 0xFFFF;
                if (glyph != 0) found.Add((c, c, glyph));
            }
        }
        return found;
    }

    private static int Short(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
}
