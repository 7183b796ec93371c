using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Guanxi.Platform.Fields;

/// <summary>Where a page ended: the sorted value and the id of its last record, as the opaque text of <c>next_cursor</c>.</summary>
internal sealed record KeysetCursor(string Sort, bool IsWithoutValue, string Value, Guid Id)
{
    private const int MaxLength = 2000;

    public static string Write(string sort, object? value, Guid id) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new KeysetCursor(sort, value is null, Text(value), id)));

    /// <exception cref="Refusal"><c>cursor.invalid</c>: not made here, or for another order.</exception>
    public static KeysetCursor Read(string cursor, string sort)
    {
        try
        {
            if (cursor.Length <= MaxLength
                && JsonSerializer.Deserialize<KeysetCursor>(Base64Url.DecodeFromChars(cursor)) is { Value: not null } read
                && read.Sort == sort && !read.Value.Contains('\0'))
                return read;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            // Junk is the caller's mistake, whatever about it is wrong.
        }
        throw Invalid();
    }

    public static Refusal Invalid() => Refusal.Malformed("cursor.invalid");

    /// <summary>The value in the type the record stores.</summary>
    public object ValueAs(Type stored)
    {
        try
        {
            var type = Nullable.GetUnderlyingType(stored) ?? stored;
            if (type.IsEnum) return Enum.IsDefined(type, Value) ? Enum.Parse(type, Value) : throw Invalid();
            if (type == typeof(DateOnly)) return DateOnly.ParseExact(Value, "O", CultureInfo.InvariantCulture);
            if (type == typeof(DateTimeOffset)) return DateTimeOffset.ParseExact(Value, "O", CultureInfo.InvariantCulture).ToUniversalTime();
            return Convert.ChangeType(Value, type, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw Invalid();
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
