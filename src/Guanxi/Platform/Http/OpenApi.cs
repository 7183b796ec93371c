using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Guanxi.Platform.Http;

/// <summary>The API described: <c>/openapi/v1.json</c> and a page to read it, <c>/docs/api</c>.</summary>
internal static class OpenApi
{
    public static IServiceCollection AddCrmOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Guanxi CRM", Version = "v1" };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Simplify(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.CreateSchemaReferenceId = type =>
            IsWrapper(Nullable.GetUnderlyingType(type.Type) ?? type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
    });

    public static void MapCrmOpenApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs/api";
            page.SwaggerEndpoint("/openapi/v1.json", "Guanxi CRM");
        });
    }

    private static bool IsWrapper(Type type) => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Id<>) || type.GetGenericTypeDefinition() == typeof(Optional<>));

    /// <summary>Ids are texts and optional fields are their values; the wrappers exist only in C#.</summary>
    private static void Simplify(OpenApiSchema schema, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!IsWrapper(type)) return;
        schema.Properties?.Clear();
        schema.Required?.Clear();
        schema.AdditionalPropertiesAllowed = true;
        schema.Type = JsonTypeOf(type) | (type.GetGenericTypeDefinition() == typeof(Optional<>) ? JsonSchemaType.Null : 0);
    }

    private static JsonSchemaType JsonTypeOf(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>)) return JsonSchemaType.String;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>)) type = type.GenericTypeArguments[0];
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(bool)) return JsonSchemaType.Boolean;
        if (type == typeof(int) || type == typeof(uint) || type == typeof(long)) return JsonSchemaType.Integer;
        if (type == typeof(decimal) || type == typeof(double)) return JsonSchemaType.Number;
        if (type == typeof(string) || type.IsEnum || type == typeof(DateOnly) || type == typeof(DateTimeOffset) || IsWrapper(type)) return JsonSchemaType.String;
        return type.IsAssignableTo(typeof(System.Collections.IDictionary)) || !type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? JsonSchemaType.Object : JsonSchemaType.Array;
    }
}
