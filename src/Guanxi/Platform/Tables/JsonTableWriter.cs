using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Guanxi.Platform.Tables;

/// <summary>JSON: one array of objects with the keys of the columns; times in UTC, numbers as numbers, lists as arrays.</summary>
public sealed class JsonTableWriter : ITableWriter
{
    private const int FlushLength = 1 << 15;
    private readonly Stream target;
    private readonly IReadOnlyList<TableColumn> columns;
    private readonly MemoryStream pending = new();
    private readonly Utf8JsonWriter json;

    private JsonTableWriter(Stream target, IReadOnlyList<TableColumn> columns)
    {
        (this.target, this.columns) = (target, columns);
        json = new Utf8JsonWriter(pending, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true });
        json.WriteStartArray();
    }

    public static JsonTableWriter Start(Stream target, IReadOnlyList<TableColumn> columns) => new(target, columns);

    public ValueTask Write(IReadOnlyList<object?> cells, CancellationToken ct = default)
    {
        json.WriteStartObject();
        for (var i = 0; i < columns.Count; i++)
        {
            json.WritePropertyName(columns[i].Key);
            WriteValue(cells[i]);
        }

        json.WriteEndObject();
        return json.BytesPending < FlushLength ? ValueTask.CompletedTask : Flush(ct);
    }

    public ValueTask Finish(CancellationToken ct = default)
    {
        json.WriteEndArray();
        return Flush(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await json.DisposeAsync();
        await pending.DisposeAsync();
    }

    private void WriteValue(object? cell)
    {
        switch (cell)
        {
            case null: json.WriteNullValue(); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case decimal number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case int or long or short: json.WriteNumberValue(Convert.ToInt64(cell, CultureInfo.InvariantCulture)); break;
            case DateTimeOffset moment: json.WriteStringValue(moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)); break;
            case string text: json.WriteStringValue(text); break;
            case IEnumerable<string> words:
                json.WriteStartArray();
                foreach (var word in words) json.WriteStringValue(word);
                json.WriteEndArray();
                break;
            default: json.WriteStringValue(TableWriters.TextOf(cell)); break;
        }
    }

    private async ValueTask Flush(CancellationToken ct)
    {
        await json.FlushAsync(ct);
        if (pending.Length == 0) return;
        await target.WriteAsync(pending.GetBuffer().AsMemory(0, (int)pending.Length), ct);
        pending.SetLength(0);
    }
}
