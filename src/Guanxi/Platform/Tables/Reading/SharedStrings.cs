using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>
/// The texts of a workbook that its cells name by number. The first of them stay in memory; when there are too many
/// the rest goes to a temporary file, so a workbook of any length needs the same memory.
/// </summary>
internal sealed class SharedStrings : IDisposable
{
    private readonly List<string> held = [];
    private readonly List<long> offsets = [];
    private readonly string?[] recent = new string?[1 << 12];
    private readonly int[] recentIndex = new int[1 << 12];
    private FileStream? rest;
    private long heldLength;

    public static SharedStrings Read(XlsxParts parts, TableLimits limits, long memoryLength = 8L << 20)
    {
        var strings = new SharedStrings();
        try
        {
            using var xml = parts.Open("xl/sharedStrings.xml");
            var text = new StringBuilder();
            while (xml is not null && xml.Read())
            {
                if (xml.NodeType != System.Xml.XmlNodeType.Element || xml.LocalName != "si") continue;
                if (xml.Depth > 4) throw new TableException("table.xml");
                strings.Add(XlsxText.ReadItem(xml, text, limits.CellLength, () => TooLong(limits)), memoryLength);
            }

            strings.rest?.Flush();
            return strings;
        }
        catch
        {
            strings.Dispose();
            throw;
        }
    }

    public string this[int index]
    {
        get
        {
            if (index < 0 || index >= held.Count + Math.Max(0, offsets.Count - 1)) throw new TableException("table.broken");
            if (index < held.Count) return held[index];
            var slot = index & (recent.Length - 1);
            if (recent[slot] is { } known && recentIndex[slot] == index) return known;
            recentIndex[slot] = index;
            return recent[slot] = Load(index - held.Count);
        }
    }

    public void Dispose() => rest?.Dispose();

    private static TableException TooLong(TableLimits limits) => new("table.cell_too_long", ("row", "?"), ("limit", limits.CellLength));

    private void Add(string text, long memoryLength)
    {
        if (rest is null && heldLength + text.Length <= memoryLength)
        {
            held.Add(text);
            heldLength += text.Length + 32;
            return;
        }

        rest ??= Temporary();
        if (offsets.Count == 0) offsets.Add(0);
        var bytes = Encoding.Unicode.GetBytes(text);
        rest.Write(bytes);
        offsets.Add(offsets[^1] + bytes.Length);
    }

    private string Load(int number)
    {
        var bytes = new byte[offsets[number + 1] - offsets[number]];
        SafeFileHandle handle = rest!.SafeFileHandle;
        for (var read = 0; read < bytes.Length;)
        {
            var more = RandomAccess.Read(handle, bytes.AsSpan(read), offsets[number] + read);
            if (more == 0) throw new TableException("table.broken");
            read += more;
        }

        return Encoding.Unicode.GetString(bytes);
    }

    private static FileStream Temporary() => new(
        Path.Combine(Path.GetTempPath(), $"guanxi-import-{Guid.CreateVersion7():N}.tmp"),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose, BufferSize = 1 << 16 });
}
