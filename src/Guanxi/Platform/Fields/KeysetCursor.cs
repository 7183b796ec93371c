using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Guanxi.Platform.Fields;

/// <summary>Where a page ended: the sorted values (null where there was none) and the id of its last record, as the opaque text of <c>next_cursor</c>.</summary>
internal sealed record KeysetCursor(string Sort, IReadOnlyList<string?> Values, Guid Id)
{
    private const int MaxLength = 2000;

    public static string Write(string sort, IEnumerable<object?> values, Guid id) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new KeysetCursor(sort, [.. values.Select(Text)], id)));

    /// <exception cref="Refusal"><c>cursor.invalid</c>: not made here, or for another order.</exception>
    public static KeysetCursor Read(string cursor, string sort)
    {
        try
        {
            if (cursor.Length <= MaxLength
                && JsonSerializer.Deserialize<KeysetCursor>(Base64Url.DecodeFromChars(cursor)) is { Values: not null } read
                && read.Sort == sort && read.Values.Count == sort.Split(',').Length && !read.Values.Any(v => v?.Contains('\0') == true))
                return read;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            // Junk is the caller's mistake, whatever about it is wrong.
        }
        throw Invalid();
    }

    public static Refusal Invalid() => Refusal.Malformed("cursor.invalid");

    /// <summary>The value of one field of the order in the type the record stores; null where there was none.</summary>
    public object? ValueAs(int at, Type stored)
    {
        if (Values[at] is not { } value) return null;
        try
        {
            var type = Nullable.GetUnderlyingType(stored) ?? stored;
            if (type.IsEnum) return Enum.IsDefined(type, value) ? Enum.Parse(type, value) : throw Invalid();
            if (type == typeof(DateOnly)) return DateOnly.ParseExact(value, "O", CultureInfo.InvariantCulture);
            if (type == typeof(DateTimeOffset)) return DateTimeOffset.ParseExact(value, "O", CultureInfo.InvariantCulture).ToUniversalTime();
            return Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw Invalid();
        }
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
