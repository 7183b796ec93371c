using System.Text;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>Tells by its first bytes what a file is. The name of the file is not believed.</summary>
internal static class TableSources
{
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];
    private static readonly byte[] EmptyZip = [(byte)'P', (byte)'K', 5, 6];
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] Pdf = [(byte)'%', (byte)'P', (byte)'D', (byte)'F'];

    public static TableSource For(Stream file, string fileName, TableLimits limits, string? sheet)
    {
        file.Position = 0;
        Span<byte> first = stackalloc byte[8];
        first = first[..file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)];
        if (first.StartsWith(Zip)) return new XlsxSource(file, limits, sheet);
        if (first.StartsWith(OldOffice)) return new XlsSource(file, limits, sheet);
        if (first.StartsWith(Pdf) || first.StartsWith(EmptyZip)) throw new TableException("table.unsupported");

        var encoding = EncodingGuess.Of(file);
        var start = Start(file, encoding).AsSpan().TrimStart();
        if (start.IsEmpty) return new DelimitedSource(file, encoding, limits);
        if (IsWebPage(start)) throw new TableException("table.web_page");
        return IsJson(start, fileName) ? new JsonSource(file, encoding, limits) : new DelimitedSource(file, encoding, limits);
    }

    private static string Start(Stream file, TextEncoding encoding)
    {
        file.Position = encoding.MarkLength;
        using var text = new StreamReader(file, encoding.Decoding, false, 1024, leaveOpen: true);
        var buffer = new char[512];
        return new string(buffer, 0, text.ReadBlock(buffer));
    }

    private static bool IsWebPage(ReadOnlySpan<char> start) =>
        start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
        || start.StartsWith("<table", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsJson(ReadOnlySpan<char> start, string fileName)
    {
        if (start[0] is not ('[' or '{')) return false;
        var next = start[1..].TrimStart();
        var named = fileName.EndsWith("json", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith("jsonl", StringComparison.OrdinalIgnoreCase);
        if (next.IsEmpty) return named;
        return named || (start[0] == '[' ? next[0] is '{' or ']' : next[0] is '"' or '}');
    }
}
