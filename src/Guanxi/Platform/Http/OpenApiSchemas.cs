using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Guanxi.Platform.Validation;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Guanxi.Platform.Http;

/// <summary>Schemas as they are on the wire: ids are texts of a form, optional fields are their values, checks are bounds.</summary>
internal static class OpenApiSchemas
{
    /// <summary>How the descriptions begin that come from the wrappers' own comments; they say nothing about the field.</summary>
    private static readonly string[] Wrappers = ["The id of one kind of record", "A field of a partial write"];

    public static async Task Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var declared = context.JsonTypeInfo.Type;
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (IsId(type)) WriteId(schema, type);
        if (IsOptional(type)) await Unwrap(schema, type.GenericTypeArguments[0], context, ct);
        if (ElementOf(IsOptional(type) ? type.GenericTypeArguments[0] : type) is { } element && IsId(element))
            WriteId((OpenApiSchema)(schema.Items = new OpenApiSchema()), element); // the exporter leaves what has a converter of its own empty
        if (type == typeof(DateTimeOffset)) (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time"); // written by a converter of ours
        if (type == typeof(DateOnly)) (schema.Type, schema.Format) = (JsonSchemaType.String, "date");
        if (type.IsEnum) schema.Type = JsonSchemaType.String;
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && !IsOptional(type)) schema.AdditionalPropertiesAllowed = true; // answers may gain fields
        if (declared != type && schema.Type is { } known) schema.Type = known | JsonSchemaType.Null;
        if (Wrappers.Any(w => schema.Description?.StartsWith(w, StringComparison.Ordinal) == true)) schema.Description = null;
        if (context.JsonPropertyInfo?.AttributeProvider is { } property) Bound(schema, property, type);
    }

    public static bool IsId(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>);

    public static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    public static bool IsWrapper(Type type) => IsId(type) || IsOptional(type);

    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType() : type is { IsGenericType: true, GenericTypeArguments: [var only] } && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? only : null;

    public static void WriteId(OpenApiSchema schema, Type id)
    {
        var prefix = id.GenericTypeArguments[0].GetCustomAttribute<IdPrefixAttribute>()!.Prefix;
        schema.Type = JsonSchemaType.String;
        schema.Pattern = $"^{prefix}_[0-7][0-9a-hjkmnp-tv-z]{{25}}$";
        schema.Examples = [JsonValue.Create($"{prefix}_01kc3v6xq8e9mra3y7n4d2b5hz")];
        schema.Properties?.Clear();
        schema.Required?.Clear();
    }

    private static async Task Unwrap(OpenApiSchema schema, Type inner, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var bare = Nullable.GetUnderlyingType(inner) ?? inner;
        var value = await context.GetOrCreateSchemaAsync(bare, null, ct);
        if (IsId(bare)) WriteId(value, bare);
        (schema.Format, schema.Pattern, schema.Examples) = (value.Format, value.Pattern, value.Examples);
        (schema.Items, schema.Properties, schema.Required) = (value.Items, value.Properties, value.Required);
        (schema.AdditionalProperties, schema.AdditionalPropertiesAllowed) = (value.AdditionalProperties, value.AdditionalPropertiesAllowed);
        (schema.Minimum, schema.Maximum) = (value.Minimum, value.Maximum);
        schema.Type = (bare.IsEnum ? JsonSchemaType.String : value.Type) | JsonSchemaType.Null;
        if (value.Enum is { Count: > 0 } words) schema.Enum = [.. words, JsonNullSentinel.JsonNull];
    }

    /// <summary>The checks on a field, told to those who call.</summary>
    private static void Bound(OpenApiSchema schema, ICustomAttributeProvider property, Type type)
    {
        T? Rule<T>() where T : Attribute => property.GetCustomAttributes(typeof(T), true).OfType<T>().FirstOrDefault();
        var isText = schema.Type?.HasFlag(JsonSchemaType.String) == true;
        if ((Rule<NeededAttribute>() is not null || Rule<NotEmptiedAttribute>() is not null) && schema.Type is { } loose)
        {
            schema.Type = loose & ~JsonSchemaType.Null;
            if (isText && !type.IsEnum && schema.Enum is not { Count: > 0 } && !IsId(type)) schema.MinLength ??= 1;
            if (schema.Enum?.Remove(JsonNullSentinel.JsonNull) == true && schema.Enum.Count == 0) schema.Enum = null;
        }
        if (isText && Rule<TextAttribute>() is { } text) schema.MaxLength ??= text.Max;
        if (isText && Rule<MailAddressAttribute>() is not null) schema.Format = "email";
    }
}
