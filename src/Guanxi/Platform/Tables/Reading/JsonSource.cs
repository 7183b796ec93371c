using System.Text;
using System.Text.Json;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>
/// JSON records: an array of objects, an object with such an array under <c>items</c>, or one object per line. Columns
/// are the keys of all records in the order they first appear; nested objects become <c>outer.inner</c>, lists of plain
/// values are joined with "; ".
/// </summary>
internal sealed class JsonSource : TableSource
{
    private readonly Stream file;
    private readonly TextEncoding encoding;
    private readonly TableLimits limits;
    private readonly List<string> keys = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly long count;

    public JsonSource(Stream file, TextEncoding encoding, TableLimits limits)
    {
        (this.file, this.encoding, this.limits) = (file, encoding, limits);
        // one pass over the file, so that a key of the last record is a column too
        using var cursor = Start();
        var row = new RawRow();
        while (cursor.Read(row)) count++;
    }

    public override TableFormat Format => TableFormat.Json;

    public override string Encoding => encoding.Name;

    public override IReadOnlyList<string> Keys => keys;

    public override RowCursor Start()
    {
        file.Position = encoding.MarkLength;
        var utf8 = System.Text.Encoding.CreateTranscodingStream(file, encoding.Decoding, System.Text.Encoding.UTF8, leaveOpen: true);
        return new Cursor(this, new JsonRecords(utf8, limits));
    }

    public override long EstimateRows(IReadOnlyList<RawRow> head, bool complete) => count;

    public override void Dispose() { }

    private int PlaceOf(string key)
    {
        if (places.TryGetValue(key, out var place)) return place;
        keys.Add(key.Length > 200 ? key[..200] : key);
        return places[key] = keys.Count - 1;
    }

    private sealed class Cursor(JsonSource source, JsonRecords records) : RowCursor
    {
        private long number;

        public override bool Read(RawRow row)
        {
            using var record = records.Next();
            if (record is null) return false;
            row.Start(++number);
            if (record.RootElement.ValueKind != JsonValueKind.Object) throw new TableException("table.json_shape");
            try
            {
                Put(row, "", record.RootElement, 0);
            }
            catch (InvalidOperationException) // half a surrogate pair, written as \ud83d
            {
                throw new TableException("table.json", ("line", number));
            }
            return true;
        }

        public override void Dispose() => records.Dispose();

        private void Put(RawRow row, string prefix, JsonElement record, int depth)
        {
            foreach (var member in record.EnumerateObject())
            {
                var key = prefix + member.Name;
                if (member.Value.ValueKind == JsonValueKind.Object && depth < 3) Put(row, key + ".", member.Value, depth + 1);
                else PutText(row, source.PlaceOf(key), TextOf(member.Value));
            }
        }

        private void PutText(RawRow row, int place, string text)
        {
            if (text.Length > source.limits.CellLength) throw new TableException("table.cell_too_long", ("row", number), ("limit", source.limits.CellLength));
            if (place >= source.limits.Columns) throw new TableException("table.too_many_columns", ("row", number), ("limit", source.limits.Columns));
            if (text.Contains(DelimitedReader.Undecodable)) row.Issues.Add(new RowIssue("row.undecodable", place, ""));
            if (text.Contains('\0')) row.Issues.Add(new RowIssue("row.nul_removed", place, ""));
            row.Put(place, text.Replace("\0", "", StringComparison.Ordinal).Replace(DelimitedReader.Undecodable, '\uFFFD'), source.limits);
        }

        private static string TextOf(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.String => value.GetString() ?? "",
            JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) =>
                string.Join("; ", value.EnumerateArray().Select(TextOf)),
            _ => value.GetRawText(),
        };
    }
}
