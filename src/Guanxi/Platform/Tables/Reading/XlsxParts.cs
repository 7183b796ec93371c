using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>
/// The parts of a workbook, each opened as XML that cannot hurt: no DTD, counted while it unpacks (sizes in the zip are
/// not believed), bounded depth, names and tags. Nothing is written to a path from the zip.
/// </summary>
internal sealed class XlsxParts : IDisposable
{
    private readonly ZipArchive zip;
    private readonly TableLimits limits;
    private readonly long packedLength;

    public XlsxParts(Stream file, TableLimits limits)
    {
        this.limits = limits;
        packedLength = file.Length;
        RefuseManyEntries(file);
        zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > limits.ZipEntries) throw new TableException("table.zip_bomb");
    }

    public XmlReader? Open(string name)
    {
        if (Find(name) is not { } entry) return null;
        var packed = Math.Clamp(entry.CompressedLength, 1, packedLength);
        var content = new MeasuredXml(entry.Open(), packed, limits);
        return XmlReader.Create(content, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new BoundedNames(),
        });
    }

    /// <summary>What the zip says about the unpacked length: a hint, never a limit.</summary>
    public long ClaimedLength(string name) => Find(name)?.Length ?? 0;

    public void Dispose() => zip.Dispose();

    private ZipArchiveEntry? Find(string name) =>
        zip.GetEntry(name) ?? zip.Entries.FirstOrDefault(e => e.FullName.Replace('\\', '/').TrimStart('/').Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The end record names the number of entries: read before a library builds an object for each.</summary>
    private void RefuseManyEntries(Stream file)
    {
        var length = (int)Math.Min(file.Length, (1 << 16) + 22);
        var tail = new byte[length];
        file.Position = file.Length - length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 12 > length) throw new TableException("table.broken");
        if (BitConverter.ToUInt16(tail, end + 10) > limits.ZipEntries) throw new TableException("table.zip_bomb");
        file.Position = 0;
    }

    /// <summary>Element names are kept for as long as a part is read; a workbook uses some hundred.</summary>
    private sealed class BoundedNames : NameTable
    {
        private int count;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        private string Counted(string name) => ++count > 20_000 ? throw new TableException("table.xml") : name;
    }

    private sealed class MeasuredXml(Stream inner, long packed, TableLimits limits) : Stream
    {
        private const int FreeBytes = 10 << 20;
        private const int TagLength = 1 << 20;
        private long total;
        private long openTag;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            total += read;
            if (total > limits.InflatedBytes || (total > FreeBytes && total / limits.InflationRatio > packed)) throw new TableException("table.zip_bomb");
            MeasureTag(buffer[..read]);
            return read;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        /// <summary>An attribute is held in memory whole, so a tag may not be endless.</summary>
        private void MeasureTag(ReadOnlySpan<byte> read)
        {
            var close = read.LastIndexOf((byte)'>');
            var open = read.LastIndexOf((byte)'<');
            if (open > close) openTag = read.Length - open;
            else if (close >= 0) openTag = 0;
            else if (openTag > 0) openTag += read.Length;
            if (openTag > TagLength) throw new TableException("table.xml");
        }
    }
}
