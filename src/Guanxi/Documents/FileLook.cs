using Guanxi.Platform.Tables;
using Guanxi.Platform.Tables.Reading;

namespace Guanxi.Documents;

/// <summary>How a file may be shown inside the application; others are only downloaded.</summary>
public enum FileLook { Other, Image, Pdf, Text }

/// <summary>
/// Tells by the content, never by the name, what a file is. Pages and drawings that can carry programs (HTML, SVG, XML) are none of
/// what is shown.
/// </summary>
internal static class FileLooks
{
    /// <summary>So much of a text is shown.</summary>
    public const int MostText = 512 * 1024;
    private const int Head = 4096;

    private static readonly (byte[] Start, string Type)[] Images =
    [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"), ("GIF87a"u8.ToArray(), "image/gif"), ("GIF89a"u8.ToArray(), "image/gif"),
    ];

    public static async Task<FileLook> Of(Stream content, CancellationToken ct)
    {
        var head = await Beginning(content, Head, ct);
        if (ImageType(head) is not null) return FileLook.Image;
        if (head.AsSpan().StartsWith("%PDF-"u8)) return FileLook.Pdf;
        return IsPlainText(head) ? FileLook.Text : FileLook.Other;
    }

    /// <summary>The media type of an image by its first bytes; null for what is none that browsers show safely.</summary>
    public static string? ImageType(ReadOnlySpan<byte> head)
    {
        foreach (var (start, type) in Images)
            if (head.StartsWith(start)) return type;
        return head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }

    /// <summary>A text as people read it, whatever it was written in, cut where it gets too long to look at.</summary>
    public static async Task<string> Text(Stream content, CancellationToken ct) => Decode(await Beginning(content, MostText, ct)) ?? "";

    public static async Task<byte[]> Beginning(Stream content, int most, CancellationToken ct)
    {
        var buffer = new byte[most];
        var read = await content.ReadAtLeastAsync(buffer, most, throwOnEndOfStream: false, ct);
        return buffer[..read];
    }

    private static bool IsPlainText(byte[] head) =>
        Decode(head)?.TrimStart('\uFEFF', ' ', '\r', '\n', '\t') is { Length: > 0 } text && !text.StartsWith('<') && text.All(c => !char.IsControl(c) || c is '\r' or '\n' or '\t' or '\f');

    /// <summary>Null for what is no text.</summary>
    private static string? Decode(byte[] bytes)
    {
        try
        {
            var encoding = EncodingGuess.Of(new MemoryStream(bytes));
            return encoding.Decoding.GetString(bytes.AsSpan(encoding.MarkLength));
        }
        catch (TableException)
        {
            return null;
        }
    }
}
