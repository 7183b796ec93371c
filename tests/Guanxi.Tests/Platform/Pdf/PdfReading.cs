using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Guanxi.Platform.Pdf;

namespace Guanxi.Tests.Platform.Pdf;

/// <summary>Reads a PDF file as far as it is checked here: the table of objects, streams, and texts by way of ToUnicode.</summary>
internal sealed partial class PdfReading
{
    private readonly byte[] bytes;
    private readonly Dictionary<int, string> objects = [];
    private readonly Dictionary<int, byte[]> streams = [];

    public PdfReading(byte[] bytes)
    {
        this.bytes = bytes;
        File = Encoding.Latin1.GetString(bytes);
        var table = int.Parse(Start().Match(File).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.StartsWith("xref\n0 ", File[table..], StringComparison.Ordinal);
        var entries = Entry().Matches(File[table..]);
        Size = entries.Count + 1;
        Assert.Contains($"xref\n0 {Size}\n0000000000 65535 f \n", File, StringComparison.Ordinal);
        for (var i = 0; i < entries.Count; i++) ReadObject(i + 1, int.Parse(entries[i].Groups[1].Value, CultureInfo.InvariantCulture));
        Trailer = File[File.LastIndexOf("trailer", StringComparison.Ordinal)..];
    }

    public string File { get; }
    public string Trailer { get; }
    public int Size { get; }
    public IReadOnlyDictionary<int, string> Objects => objects;
    public int Length => bytes.Length;

    /// <summary>What is drawn, page by page.</summary>
    public List<string> Pages => [.. objects.Values.Where(o => o.Contains("/Type/Page/", StringComparison.Ordinal))
        .Select(o => Encoding.ASCII.GetString(streams[Number(o, "/Contents")]))];

    /// <summary>The texts of each page in the order they were drawn.</summary>
    public List<List<string>> Texts
    {
        get
        {
            var maps = Fonts.ToDictionary(f => f.Key, f => CharactersOf(objects[f.Value]));
            return [.. Pages.Select(page => Shown().Matches(page).Select(m => Decode(m.Groups[2].Value, maps[m.Groups[1].Value])).ToList())];
        }
    }

    public string AllText => string.Join('\n', Texts.SelectMany(t => t));

    /// <summary>The embedded font programs.</summary>
    public List<byte[]> Programs => [.. objects.Values.Where(o => o.Contains("/FontFile2", StringComparison.Ordinal)).Select(o => streams[Number(o, "/FontFile2")])];

    private Dictionary<string, int> Fonts => FontName().Matches(objects.Values.First(o => o.StartsWith("<</Font<<", StringComparison.Ordinal)))
        .ToDictionary(m => m.Groups[1].Value, m => int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));

    public static PdfReading Of(PdfReport report, string language = "zh-CN")
    {
        using var file = new MemoryStream();
        PdfDocument.Write(report, language, file);
        return new PdfReading(file.ToArray());
    }

    /// <summary>Objects the trailer leads to.</summary>
    public HashSet<int> Reachable()
    {
        var found = new HashSet<int>();
        var open = new Queue<string>([Trailer]);
        while (open.TryDequeue(out var body))
            foreach (Match reference in Reference().Matches(body))
                if (found.Add(int.Parse(reference.Groups[1].Value, CultureInfo.InvariantCulture))) open.Enqueue(objects[int.Parse(reference.Groups[1].Value, CultureInfo.InvariantCulture)]);
        return found;
    }

    private void ReadObject(int number, int at)
    {
        var head = $"{number} 0 obj\n";
        Assert.StartsWith(head, File[at..Math.Min(File.Length, at + 20)], StringComparison.Ordinal);
        at += head.Length;
        var end = File.IndexOf("\nendobj\n", at, StringComparison.Ordinal);
        var stream = File.IndexOf("\nstream\n", at, end - at, StringComparison.Ordinal);
        objects[number] = File[at..(stream < 0 ? end : stream)];
        if (stream < 0) return;
        var length = Number(objects[number], "/Length");
        Assert.Equal("\nendstream\n", File.Substring(stream + 8 + length, 11));
        using var packed = new ZLibStream(new MemoryStream(bytes, stream + 8, length), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        streams[number] = plain.ToArray();
    }

    private Dictionary<string, string> CharactersOf(string font) =>
        Character().Matches(Encoding.ASCII.GetString(streams[Number(font, "/ToUnicode")]))
            .ToDictionary(m => m.Groups[1].Value, m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups[2].Value)));

    private static string Decode(string numbers, Dictionary<string, string> characters) => string.Concat(numbers.Chunk(4).Select(n => characters[new string(n)]));

    private static int Number(string body, string name) => int.Parse(Regex.Match(body, $@"{name} (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\n(\d+)\n%%EOF\n$")]
    private static partial Regex Start();

    [GeneratedRegex(@"(\d{10}) 00000 n \n")]
    private static partial Regex Entry();

    [GeneratedRegex(@"(\d+) 0 R")]
    private static partial Regex Reference();

    [GeneratedRegex(@"/(\w) (\d+) 0 R")]
    private static partial Regex FontName();

    [GeneratedRegex(@"/(\w) [\d.]+ Tf [-\d.]+ [-\d.]+ Td <([0-9A-F]+)> Tj")]
    private static partial Regex Shown();

    [GeneratedRegex("<([0-9A-F]{4})><([0-9A-F]+)>\n(?!endcodespace)")]
    private static partial Regex Character();
}
