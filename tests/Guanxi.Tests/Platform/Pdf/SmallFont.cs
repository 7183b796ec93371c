using System.Text;
using Guanxi.Platform.Pdf.Fonts;

namespace Guanxi.Tests.Platform.Pdf;

/// <summary>A font of five glyphs made for tests: a box, three simple ones, and one that consists of the second and the third.</summary>
internal static class SmallFont
{
    public const int Composite = 4;

    private static readonly int[] Simple = [0, 0, 0, 100, 100, 0]; // no contour, its bounds, and two bytes to fill up

    public static TrueTypeFont Open()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.ttf");
        File.WriteAllBytes(file, Bytes());
        try
        {
            return TrueTypeFont.Open(file, "Small");
        }
        finally
        {
            if (!OperatingSystem.IsWindows()) File.Delete(file); // there an open file stays
        }
    }

    private static byte[] Bytes()
    {
        var head = new int[27];
        (head[9], head[25]) = (1000, 0); // units per em, short locations
        var hhea = new int[18];
        hhea[17] = 5;
        // parts as bytes, more follow: glyph 2 at 0 0; then glyph 3 at 0 0
        int[] composite = [-1, 0, 0, 100, 100, 0x0022, 2, 0, 0x0002, 3, 0, 0];
        (string Name, byte[] Data)[] tables =
        [
            ("cmap", Words([0, 1, 3, 1, 0, 12, 4, 32, 0, 4, 0, 0, 0, 'A', 0xFFFF, 0, 'A', 0xFFFF, 4 - 'A', 1, 0, 0])),
            ("glyf", Words([.. Simple, .. Simple, .. Simple, .. Simple, .. composite])),
            ("head", Words(head)),
            ("hhea", Words(hhea)),
            ("hmtx", Words([200, 0, 250, 0, 300, 0, 400, 0, 500, 0])),
            ("loca", Words([0, 6, 12, 18, 24, 36])),
            ("maxp", Words([1, 0, 5])),
        ];
        var file = new MemoryStream();
        file.Write(Words([1, 0, tables.Length, 0, 0, 0]));
        var at = 12 + (tables.Length * 16);
        foreach (var (name, data) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(name));
            file.Write(Words([0, 0, 0, at, 0, data.Length]));
            at += data.Length;
        }
        foreach (var (_, data) in tables) file.Write(data);
        return file.ToArray();
    }

    private static byte[] Words(IEnumerable<int> words) => [.. words.SelectMany(w => (byte[])[(byte)(w >> 8), (byte)w])];
}
