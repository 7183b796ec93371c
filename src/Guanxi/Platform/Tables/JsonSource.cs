using System.Text;
using System.Text.Json;

namespace Guanxi.Platform.Tables;

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
            Put(row, "", record.RootElement, 0);
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

/// <summary>Cuts a stream of JSON into its records without holding more than one of them.</summary>
internal sealed class JsonRecords(Stream utf8, TableLimits limits) : IDisposable
{
    private enum Place { Start, Items, Lines, End }

    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private int used;
    private bool complete;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 32, AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Skip });
    private Place place;
    private long line = 1;

    /// <summary>The next record, or null at the end.</summary>
    public JsonDocument? Next()
    {
        while (true)
        {
            if (TryNext(out var record, out var done)) return record;
            if (done) return null;
            if (complete) throw new TableException("table.json", ("line", line));
            Fill();
        }
    }

    public void Dispose() => utf8.Dispose();

    private bool TryNext(out JsonDocument? record, out bool done)
    {
        record = null;
        done = false;
        if (place == Place.Start && !FindShape()) return false;
        if (place == Place.End) return !(done = true);
        var reader = Reader();
        if (!reader.Read())
        {
            done = complete && place == Place.Lines;
            return false;
        }

        if (place == Place.Items && reader.TokenType == JsonTokenType.EndArray)
        {
            place = Place.End;
            done = true;
            return false;
        }

        if (reader.TokenType != JsonTokenType.StartObject) throw new TableException("table.json_shape");
        if (!JsonDocument.TryParseValue(ref reader, out record)) return false;
        Keep(reader);
        return true;
    }

    private Utf8JsonReader Reader() => new(buffer.AsSpan(used, filled - used), complete, state);

    /// <summary>Decides the shape by the first tokens: an array, an object with items, or objects one after the other.</summary>
    private bool FindShape()
    {
        var probe = Reader();
        if (!probe.Read()) return false;
        if (probe.TokenType == JsonTokenType.StartArray) return Enter(probe);
        if (probe.TokenType != JsonTokenType.StartObject) throw new TableException("table.json_shape");
        while (probe.Read() && probe.TokenType == JsonTokenType.PropertyName)
        {
            var isItems = probe.ValueTextEquals("items"u8);
            if (!probe.Read()) return complete && Lines();
            if (isItems && probe.TokenType == JsonTokenType.StartArray) return Enter(probe);
            if (probe.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) return Lines();
        }

        return (probe.TokenType == JsonTokenType.EndObject || complete) && Lines();
    }

    private bool Enter(Utf8JsonReader inside)
    {
        place = Place.Items;
        Keep(inside);
        return true;
    }

    private bool Lines()
    {
        place = Place.Lines;
        return true;
    }

    private void Keep(Utf8JsonReader reader)
    {
        line += buffer.AsSpan(used, (int)reader.BytesConsumed).Count((byte)'\n');
        used += (int)reader.BytesConsumed;
        state = reader.CurrentState;
    }

    private void Fill()
    {
        buffer.AsSpan(used, filled - used).CopyTo(buffer);
        filled -= used;
        used = 0;
        if (filled == buffer.Length)
        {
            // one record may hold some long cells, not one endless one
            if (buffer.Length >= limits.CellLength * 16L) throw new TableException("table.cell_too_long", ("row", "?"), ("limit", limits.CellLength));
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = utf8.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        complete = read == 0;
    }
}
