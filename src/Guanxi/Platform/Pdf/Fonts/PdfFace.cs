using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Guanxi.Platform.Pdf.Fonts;

/// <summary>
/// One font as one file uses it: its characters are numbered in the order they come, and only their glyphs are embedded. Each
/// character has a number of its own, so that the text copied out of the file is the text that was put in.
/// </summary>
internal sealed class PdfFace(TrueTypeFont font)
{
    /// <summary>Numbers have two bytes; this leaves room for the parts of composite glyphs.</summary>
    private const int MostCharacters = 60_000;

    private readonly List<int> glyphs = [0];
    private readonly List<string> texts = [""];
    private readonly Dictionary<(Rune Character, int Glyph), int> numbers = [];

    public bool IsUsed => glyphs.Count > 1;

    /// <summary>In points at a size of one point.</summary>
    public double Width(Rune character, bool isLatin) => font.Advance(GlyphOf(character, isLatin)) / (double)font.UnitsPerEm;

    /// <summary>Zero-width signs the font has no glyph for (joiners, variation selectors) are not shown, other missing ones as a box.</summary>
    public bool IsShown(Rune character) => font.Glyph(character) != 0
        || !(Rune.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Control
            || character.Value is >= 0x1F3FB and <= 0x1F3FF); // skin tones follow the sign they colour

    /// <summary>What stands for the character in the file.</summary>
    public int Number(Rune character, bool isLatin)
    {
        var glyph = GlyphOf(character, isLatin);
        if (numbers.TryGetValue((character, glyph), out var number)) return number;
        if (glyphs.Count >= MostCharacters) return 0;
        number = numbers[(character, glyph)] = glyphs.Count;
        glyphs.Add(glyph);
        texts.Add(character.ToString());
        return number;
    }

    /// <summary>Writes the font with all that was used of it and returns its object.</summary>
    public int Write(PdfFile file)
    {
        var program = FontProgram.Write(font, glyphs);
        var name = $"{Tag(program)}+{font.Name}";
        var data = file.AddStream(program, string.Create(CultureInfo.InvariantCulture, $"/Length1 {program.Length}"));
        var box = string.Join(' ', font.Bounds.Select(Thousandths));
        var descriptor = file.Add(string.Create(CultureInfo.InvariantCulture,
            $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {Thousandths(font.Ascent)}/Descent {Thousandths(font.Descent)}/CapHeight 733/StemV 80/FontFile2 {data} 0 R>>"));
        var widths = string.Join(' ', glyphs.Select(g => Thousandths(font.Advance(g))));
        var descendant = file.Add(string.Create(CultureInfo.InvariantCulture,
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/W[0[{widths}]]/CIDToGIDMap/Identity>>"));
        var meaning = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add(string.Create(CultureInfo.InvariantCulture,
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {meaning} 0 R>>"));
    }

    /// <summary>In a Chinese font quotation marks are as wide as a character: right among those, wrong in "the firm’s".</summary>
    private int GlyphOf(Rune character, bool isLatin) => !isLatin ? font.Glyph(character) : character.Value switch
    {
        '‘' or '’' => font.Glyph(new Rune('\'')),
        '“' or '”' => font.Glyph(new Rune('"')),
        _ => font.Glyph(character),
    };

    private int Thousandths(int units) => (int)Math.Round(units * 1000.0 / font.UnitsPerEm);

    /// <summary>Six letters that tell subsets of one font apart.</summary>
    private static string Tag(byte[] program) => string.Concat(SHA256.HashData(program).Take(6).Select(b => (char)('A' + (b % 26))));

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
            + "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        foreach (var part in Enumerable.Range(1, glyphs.Count - 1).Chunk(100)) // more at once is forbidden
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var number in part) map.Append(CultureInfo.InvariantCulture, $"<{number:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(texts[number]))}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n").ToString();
    }
}
