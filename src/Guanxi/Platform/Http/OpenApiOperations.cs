using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Guanxi.Platform.Http;

/// <summary>What every operation has in common: who may call it, how it refuses, which headers it knows.</summary>
internal static class OpenApiOperations
{
    public static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var (document, description) = (context.Document!, context.Description);
        var isOpen = description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();
        operation.Security = isOpen ? [] : [Needs(OpenApi.Bearer, document), Needs(OpenApi.Cookie, document)];
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? []) Shape(parameter, description);
        if (description.HttpMethod is "POST" && !isOpen && !Idempotency.IsSkipped(description.ActionDescriptor.EndpointMetadata)) AddHeader(operation, "Idempotency-Key", "同一键重复提交只生效一次 / a repeat with the same key has no second effect", 200);
        if (description.HttpMethod is "PUT" or "PATCH" && HasId(description))
            AddHeader(operation, "If-Match", "读到的 ETag / the ETag that was read", 40);
        operation.Responses ??= [];
        foreach (var status in Refusals(operation, description, isOpen))
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponseReference(OpenApi.Problem, document));
    }

    private static OpenApiSecurityRequirement Needs(string scheme, OpenApiDocument document) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    private static IEnumerable<int> Refusals(OpenApiOperation operation, ApiDescription description, bool isOpen)
    {
        if (operation.RequestBody is not null || operation.Parameters is { Count: > 0 }) yield return 400;
        if (!isOpen) yield return 401;
        if (!isOpen) yield return 403;
        if (HasId(description)) yield return 404;
        if (description.HttpMethod is "POST" or "PUT" or "PATCH" or "DELETE") yield return 409;
        if (description.HttpMethod is "PUT" or "PATCH" && HasId(description)) yield return 412;
        if (operation.RequestBody is not null) yield return 422;
        if (isOpen) yield return 429;
    }

    private static bool HasId(ApiDescription description) => description.RelativePath?.Contains('{', StringComparison.Ordinal) == true;

    private static void AddHeader(OpenApiOperation operation, string name, string meaning, int longest) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = meaning,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = longest },
        });

    /// <summary>Ids in addresses are bound from text, so only the method's own parameter tells of which kind they are.</summary>
    private static void Shape(OpenApiParameter parameter, ApiDescription description)
    {
        var type = description.ParameterDescriptions.FirstOrDefault(p => p.Name == parameter.Name)?.ParameterDescriptor?.ParameterType;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (type is not null && OpenApiSchemas.IsId(type) && parameter.Schema is OpenApiSchema schema) OpenApiSchemas.WriteId(schema, type);
    }
}
