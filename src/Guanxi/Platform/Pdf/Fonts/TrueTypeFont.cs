using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Guanxi.Platform.Pdf.Fonts;

/// <summary>
/// A TrueType font file: characters, advances and outlines. Outlines, nearly all of the file, are read when a glyph is used, so a
/// font of 10 MB takes some hundred kilobytes of memory. Lengths are in font units, <see cref="UnitsPerEm"/> to the em. Safe for
/// several threads.
/// </summary>
internal sealed class TrueTypeFont : IDisposable
{
    private readonly SafeFileHandle file;
    private readonly Dictionary<string, (long Offset, int Length)> tables = [];
    private readonly CharacterMap characters;
    private readonly ushort[] advances;
    private readonly uint[] locations;

    private TrueTypeFont(string name, SafeFileHandle opened)
    {
        Name = name;
        file = opened;
        ReadDirectory();
        var head = Table("head");
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(18));
        Bounds = [.. Enumerable.Range(0, 4).Select(i => (int)BinaryPrimitives.ReadInt16BigEndian(head.AsSpan(36 + (i * 2))))];
        var hhea = Table("hhea");
        Ascent = BinaryPrimitives.ReadInt16BigEndian(hhea.AsSpan(4));
        Descent = BinaryPrimitives.ReadInt16BigEndian(hhea.AsSpan(6));
        var glyphs = BinaryPrimitives.ReadUInt16BigEndian(Table("maxp").AsSpan(4));
        advances = Advances(Table("hmtx"), BinaryPrimitives.ReadUInt16BigEndian(hhea.AsSpan(34)), glyphs);
        locations = Locations(Table("loca"), isLong: BinaryPrimitives.ReadInt16BigEndian(head.AsSpan(50)) == 1, glyphs);
        characters = CharacterMap.Read(Table("cmap"));
        if (UnitsPerEm == 0 || !Has("glyf")) throw new InvalidDataException("The font has no TrueType outlines.");
    }

    /// <summary>As it is called inside a PDF file.</summary>
    public string Name { get; }
    public int UnitsPerEm { get; }
    public int Ascent { get; }
    public int Descent { get; }

    /// <summary>Left, bottom, right and top of all glyphs together.</summary>
    public IReadOnlyList<int> Bounds { get; }

    /// <summary>Opens the file until disposed of; <see cref="InvalidDataException"/> when it is no TrueType font.</summary>
    public static TrueTypeFont Open(string path, string name)
    {
        var file = File.OpenHandle(path);
        try
        {
            return new TrueTypeFont(name, file);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException or KeyNotFoundException or InvalidDataException)
        {
            file.Dispose();
            throw new InvalidDataException($"{path} is no TrueType font: {e.Message}", e);
        }
    }

    /// <summary>0, the box, when the font lacks the character.</summary>
    public int Glyph(Rune character) => characters.Glyph(character.Value) is var glyph && glyph < advances.Length ? glyph : 0;

    public int Advance(int glyph) => advances[glyph];

    public bool Has(string table) => tables.ContainsKey(table);

    public byte[] Table(string name)
    {
        var (offset, length) = tables[name];
        return Read(offset, length);
    }

    /// <summary>Empty for a space.</summary>
    public byte[] Outline(int glyph) => Read(tables["glyf"].Offset + locations[glyph], (int)(locations[glyph + 1] - locations[glyph]));

    public void Dispose() => file.Dispose();

    private void ReadDirectory()
    {
        var start = Read(0, 12);
        var count = BinaryPrimitives.ReadUInt16BigEndian(start.AsSpan(4));
        var size = RandomAccess.GetLength(file);
        var directory = Read(12, count * 16);
        for (var at = 0; at < directory.Length; at += 16)
        {
            var offset = BinaryPrimitives.ReadUInt32BigEndian(directory.AsSpan(at + 8));
            var length = BinaryPrimitives.ReadUInt32BigEndian(directory.AsSpan(at + 12));
            if (offset + (long)length > size) throw new InvalidDataException("A table ends behind the file.");
            tables[Encoding.ASCII.GetString(directory, at, 4)] = (offset, (int)length);
        }
    }

    private byte[] Read(long offset, int length)
    {
        var data = new byte[length];
        for (var done = 0; done < length;)
        {
            var read = RandomAccess.Read(file, data.AsSpan(done), offset + done);
            if (read == 0) throw new InvalidDataException("The file is cut off.");
            done += read;
        }
        return data;
    }

    /// <summary>Glyphs after the last advance share it.</summary>
    private static ushort[] Advances(byte[] hmtx, int given, int glyphs) =>
        [.. Enumerable.Range(0, glyphs).Select(g => BinaryPrimitives.ReadUInt16BigEndian(hmtx.AsSpan(Math.Min(g, given - 1) * 4)))];

    private static uint[] Locations(byte[] loca, bool isLong, int glyphs) =>
        [.. Enumerable.Range(0, glyphs + 1).Select(g => isLong ? BinaryPrimitives.ReadUInt32BigEndian(loca.AsSpan(g * 4)) : BinaryPrimitives.ReadUInt16BigEndian(loca.AsSpan(g * 2)) * 2u)];
}
