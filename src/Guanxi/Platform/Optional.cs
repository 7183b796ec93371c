using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guanxi.Platform;

/// <summary>A field of a partial write: absent (stays as it is), null (emptied) or a value.</summary>
[JsonConverter(typeof(OptionalJsonConverterFactory))]
public readonly record struct Optional<T>(T? Value) : IOptional
{
    public bool IsSet { get; } = true;
    object? IOptional.Value => Value;

    public T? Or(T? current) => IsSet ? Value : current;

    public static implicit operator Optional<T>(T? value) => new(value);
}

/// <summary>Lets checks look into an <see cref="Optional{T}"/> of any type.</summary>
public interface IOptional
{
    bool IsSet { get; }
    object? Value { get; }
}

internal sealed class OptionalJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(OptionalJsonConverter<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;
}

internal sealed class OptionalJsonConverter<T> : JsonConverter<Optional<T>>
{
    public override bool HandleNull => true;

    public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) return new(default);
        try
        {
            return new(JsonSerializer.Deserialize<T>(ref reader, options));
        }
        catch (JsonException wrong)
        {
            throw new JsonException(wrong.Message); // its path begins at this value; the caller writes one that names the field
        }
    }

    public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Value, options);
}
