using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guanxi.Opportunities;

/// <summary>Reads a competitor from an object or from a name alone; writes the object.</summary>
internal sealed class CompetitorConverter : JsonConverter<Competitor>
{
    public override Competitor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new Competitor { Name = reader.GetString()! };
        var shape = JsonSerializer.Deserialize<Shape>(ref reader, options)!;
        return new Competitor { Name = shape.Name, Strengths = shape.Strengths, Weaknesses = shape.Weaknesses, Outcome = shape.Outcome };
    }

    public override void Write(Utf8JsonWriter writer, Competitor value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Shape(value.Name, value.Strengths, value.Weaknesses, value.Outcome), options);

    private sealed record Shape(string Name, string? Strengths = null, string? Weaknesses = null, CompetitorOutcome Outcome = CompetitorOutcome.Open);
}
