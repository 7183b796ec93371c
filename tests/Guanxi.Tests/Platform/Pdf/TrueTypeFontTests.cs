using System.Buffers.Binary;
using System.Text;
using Guanxi.Platform;
using Guanxi.Platform.Pdf;
using Guanxi.Platform.Pdf.Fonts;

namespace Guanxi.Tests.Platform.Pdf;

public sealed class TrueTypeFontTests
{
    private readonly TrueTypeFont font = FontFiles.Open().Regular;

    [Fact]
    public void A_character_has_a_glyph_or_the_box()
    {
        Assert.NotEqual(0, font.Glyph(new Rune('客')));
        Assert.NotEqual(font.Glyph(new Rune('客')), font.Glyph(new Rune('户')));
        Assert.Equal(0, font.Glyph(new Rune(0x1F642)));
        Assert.Equal(1000, font.Advance(font.Glyph(new Rune('客'))) * 1000 / font.UnitsPerEm);
        Assert.Equal(Enumerable.Repeat(font.Advance(font.Glyph(new Rune('0'))), 10), Enumerable.Range(0, 10).Select(d => font.Advance(font.Glyph(new Rune((char)('0' + d))))));
    }

    [Fact]
    public void The_embedded_font_is_a_small_whole_one()
    {
        var program = PdfReading.Of(PdfSamples.Page(table: PdfSamples.Table(3))).Programs[0];

        Assert.InRange(program.Length, 1000, 100_000);
        var sum = 0u;
        for (var at = 0; at < program.Length; at += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(program.AsSpan(at));
        Assert.Equal(0xB1B0AFBA, sum);
        Assert.True(TablesOf(program).ContainsKey("glyf"));
    }

    [Fact]
    public void Parts_of_a_composite_glyph_come_along()
    {
        using var small = SmallFont.Open();
        Assert.Equal(SmallFont.Composite, small.Glyph(new Rune('A')));
        var program = FontProgram.Write(small, [0, SmallFont.Composite]);
        var tables = TablesOf(program);

        Assert.Equal(4, BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(tables["maxp"] + 4)));
        var outline = tables["glyf"] + (int)BinaryPrimitives.ReadUInt32BigEndian(program.AsSpan(tables["loca"] + 4));
        Assert.Equal([2, 3], new[] { 12, 18 }.Select(at => (int)BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(outline + at))));
        Assert.Equal([200, 500, 300, 400], Enumerable.Range(0, 4).Select(i => (int)BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(tables["hmtx"] + (i * 4)))));
    }

    [Fact]
    public void Characters_of_format_4_are_found_by_shift_and_by_list()
    {
        // one segment A to B that shifts by 10, one c to d that lists 7 and nothing, and the last
        int[] segments = [0, 1, 3, 1, 0, 12, 4, 64, 0, 6, 0, 0, 0, 'B', 'd', 0xFFFF, 0, 'A', 'c', 0xFFFF, 10 - 'A' + 0x10000, 0, 1, 0, 4, 0, 7, 0];
        var table = segments.SelectMany(v => (byte[])[(byte)(v >> 8), (byte)v]).ToArray();
        var map = CharacterMap.Read(table);

        Assert.Equal([10, 11, 7, 0, 0], new[] { 'A', 'B', 'c', 'd', 'e' }.Select(c => map.Glyph(c)));
    }

    [Fact]
    public void A_missing_or_damaged_font_is_said_with_a_code()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Assert.Equal(("pdf.no_font", 503), Refused(folder.FullName));
            Directory.CreateDirectory(Path.Combine(folder.FullName, "fonts"));
            foreach (var damaged in (byte[][])[[], [0, 1, 0, 0], [.. Enumerable.Repeat((byte)0xFF, 5000)], [.. Enumerable.Repeat((byte)0, 5000)]])
            {
                File.WriteAllBytes(Path.Combine(folder.FullName, "fonts", "NotoSansSC_400Regular.ttf"), damaged);
                Assert.Equal(("pdf.no_font", 503), Refused(folder.FullName));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (string Code, int Status) Refused(string program)
    {
        var refusal = Assert.Throws<Refusal>(() => FontFiles.OpenFrom(program));
        return (refusal.Code, refusal.Status);
    }

    private static Dictionary<string, int> TablesOf(byte[] program) => Enumerable.Range(0, BinaryPrimitives.ReadUInt16BigEndian(program.AsSpan(4)))
        .ToDictionary(i => Encoding.ASCII.GetString(program, 12 + (i * 16), 4), i => (int)BinaryPrimitives.ReadUInt32BigEndian(program.AsSpan(12 + (i * 16) + 8)));
}
