using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Database;

/// <summary>Dictionaries and the like in a jsonb column, compared by what they say.</summary>
internal static class JsonColumn
{
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) => property.HasColumnType("jsonb").HasConversion(
        value => Write(value), text => Read<T>(text),
        new ValueComparer<T>((a, b) => Write(a) == Write(b), value => Write(value).GetHashCode(StringComparison.Ordinal), value => Read<T>(Write(value))));

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Json.Options);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Json.Options)!;
}
