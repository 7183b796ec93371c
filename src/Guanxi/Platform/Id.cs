using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guanxi.Platform;

/// <summary>The word an id starts with outside the database, e.g. <c>cust</c>; fixed for ever once published.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class IdPrefixAttribute(string prefix) : Attribute
{
    public string Prefix { get; } = prefix;
}

/// <summary>
/// The id of one kind of record. The database keeps a UUIDv7; outside it reads <c>cust_01jq…</c> (TypeID: prefix and 26
/// characters of Crockford base32), so ids of two kinds can be mixed up neither in code nor in a request.
/// </summary>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct Id<T>(Guid Value) : IRecordId, IParsable<Id<T>>, IComparable<Id<T>>
{
    private static readonly string Prefix = typeof(T).GetCustomAttribute<IdPrefixAttribute>()?.Prefix
        ?? throw new InvalidOperationException($"{typeof(T).Name} needs an [IdPrefix].");

    public static Id<T> New() => new(Guid.CreateVersion7());

    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    public override string ToString() => $"{Prefix}_{Base32.Encode(Value)}";

    /// <exception cref="FormatException">The text is not an id of this kind.</exception>
    public static Id<T> Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"Not a {Prefix}_ id.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        result = default;
        if (s is null || s.Length != Prefix.Length + 1 + Base32.Length || !s.StartsWith(Prefix, StringComparison.Ordinal) || s[Prefix.Length] != '_')
            return false;
        if (!Base32.TryDecode(s.AsSpan(Prefix.Length + 1), out var value)) return false;
        result = new(value);
        return true;
    }

    public static bool operator <(Id<T> left, Id<T> right) => left.CompareTo(right) < 0;
    public static bool operator >(Id<T> left, Id<T> right) => left.CompareTo(right) > 0;
    public static bool operator <=(Id<T> left, Id<T> right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Id<T> left, Id<T> right) => left.CompareTo(right) >= 0;
}

internal sealed class IdJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(IdJsonConverter<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;
}

internal sealed class IdJsonConverter<T> : JsonConverter<Id<T>>
{
    public override Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Id<T>.TryParse(reader.GetString(), null, out var id)
            ? id
            : throw new JsonException("Not an id of the right kind.");

    public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>An id of whatever kind.</summary>
public interface IRecordId
{
    Guid Value { get; }
}
