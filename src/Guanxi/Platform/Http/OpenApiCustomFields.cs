using System.Reflection;
using System.Text.Json.Nodes;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Sight;
using Microsoft.OpenApi;

namespace Guanxi.Platform.Http;

/// <summary>The organisation's own fields in the description that its people and programs get; others get it without.</summary>
internal static class OpenApiCustomFields
{
    /// <summary>The shapes that hold fields of records, with the kind of record.</summary>
    private static readonly IReadOnlyList<(string Schema, string Kind)> Holders =
        [.. typeof(OpenApiCustomFields).Assembly.GetTypes().SelectMany(t => KindsOf(t).Select(kind => (t.Name, kind)))];

    public static void Describe(OpenApiDocument document, Session session)
    {
        if (session.CustomFields is not { } own) return;
        foreach (var (name, kind) in Holders)
        {
            if (own.Of(kind).Count == 0 || document.Components?.Schemas is not { } schemas || !schemas.TryGetValue(name, out var schema)) continue;
            if (schema is not OpenApiSchema { Properties: { } members } || !members.TryGetValue(ShownMembers.CustomFields, out var generic)) continue;
            members[ShownMembers.CustomFields] = new OpenApiSchema
            {
                Type = generic.Type,
                Description = generic.Description,
                Properties = own.Of(kind).Where(f => FieldSight.Current?.Find(kind, f.Key)?.Access != FieldAccess.Hidden).ToDictionary(f => f.Key, IOpenApiSchema (f) => SchemaOf(f, session.Language)),
                AdditionalPropertiesAllowed = true,
            };
        }
    }

    private static OpenApiSchema SchemaOf(CustomField field, string language)
    {
        var schema = new OpenApiSchema
        {
            Title = Field.InLanguage(language, field.Zh, field.En),
            Description = Said(field, language),
            ReadOnly = field.IsComputed,
        };
        (schema.Type, schema.Format) = field.Type switch
        {
            FieldType.Integer => (JsonSchemaType.Integer, "int64"),
            FieldType.Number or FieldType.Money => (JsonSchemaType.Number, "double"),
            FieldType.YesNo => (JsonSchemaType.Boolean, null),
            FieldType.Date => (JsonSchemaType.String, "date"),
            FieldType.Instant => (JsonSchemaType.String, "date-time"),
            FieldType.Email => (JsonSchemaType.String, "email"),
            FieldType.Url => (JsonSchemaType.String, "uri"),
            FieldType.MultiSelect => (JsonSchemaType.Array, null),
            _ => (JsonSchemaType.String, null),
        };
        if (field.Type == FieldType.MultiSelect) schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = Options(field) };
        if (field.Type == FieldType.Select) schema.Enum = Options(field);
        if (field.Type is FieldType.Text or FieldType.LongText) schema.MaxLength = field.Type == FieldType.Text ? CustomValues.LongestLine : CustomValues.LongestText;
        if (field.Min is { } least) schema.Minimum = Text(least);
        if (field.Max is { } most) schema.Maximum = Text(most);
        return schema;
    }

    /// <summary>The help, and what the options are called where their values don't say it.</summary>
    private static string? Said(CustomField field, string language)
    {
        var options = string.Join("; ", field.Options.Where(o => o.Value != o.Label(language)).Select(o => $"{o.Value}: {o.Label(language)}"));
        var said = string.Join("\n", new[] { field.Help(language), options }.Where(part => !string.IsNullOrEmpty(part)));
        return said.Length == 0 ? null : said;
    }

    private static List<JsonNode> Options(CustomField field) => [.. field.Options.Select(o => (JsonNode)JsonValue.Create(o.Value))];

    private static string Text(decimal number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> KindsOf(Type type)
    {
        if (type.GetCustomAttribute<ShowsAttribute>() is { } shows) yield return shows.Kind;
        if (type.GetCustomAttribute<WritesAttribute>() is { } writes) yield return writes.Kind;
    }
}
