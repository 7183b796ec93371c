using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Guanxi.Platform.Pdf;

/// <summary>
/// The objects of a PDF 1.7 file (ISO 32000-1) and the table of where they lie. Written forwards, so the target need not be able to
/// seek. The same objects give the same bytes.
/// </summary>
internal sealed class PdfFile : IDisposable
{
    private readonly Stream target;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<long> places = [0];
    private long position;

    public PdfFile(Stream target)
    {
        this.target = target;
        Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"); // four high bytes: the file is binary
    }

    /// <summary>The number of an object that is written later.</summary>
    public int Reserve()
    {
        places.Add(0);
        return places.Count - 1;
    }

    public int Add(string body)
    {
        var number = Reserve();
        Add(number, body);
        return number;
    }

    public void Add(int number, string body)
    {
        places[number] = position;
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n"));
    }

    /// <summary>A compressed stream; <paramref name="entries"/> go into its dictionary.</summary>
    public int AddStream(ReadOnlySpan<byte> data, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(data);
        var number = Reserve();
        places[number] = position;
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n<</Length {packed.Length}/Filter/FlateDecode{entries}>>\nstream\n"));
        Write(packed.GetBuffer().AsSpan(0, (int)packed.Length));
        Write("\nendstream\nendobj\n");
        return number;
    }

    /// <summary>Ends the file; every reserved number must have been written.</summary>
    public void Finish(int root, int info)
    {
        var id = Convert.ToHexString(hash.GetCurrentHash().AsSpan(0, 16));
        var table = position;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count}\n0000000000 65535 f \n");
        foreach (var place in places.Skip(1)) text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {places.Count}/Root {root} 0 R/Info {info} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{table}\n%%EOF\n");
        Write(text.ToString());
        target.Flush();
    }

    /// <summary>A text of any script as an object: UTF-16 in hexadecimal.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public void Dispose() => hash.Dispose();

    private void Write(string text) => Write(Encoding.Latin1.GetBytes(text));

    private void Write(ReadOnlySpan<byte> data)
    {
        hash.AppendData(data);
        target.Write(data);
        position += data.Length;
    }
}
