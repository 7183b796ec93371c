using System.Text.Json;

namespace Guanxi.Platform.Tables.Reading;

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
