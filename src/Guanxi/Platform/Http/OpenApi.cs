using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Guanxi.Platform.Http;

/// <summary>The API described: <c>/openapi/v1.json</c> and a page to read it, <c>/docs/api</c>.</summary>
internal static class OpenApi
{
    public const string Bearer = "bearer";
    public const string Cookie = "cookie";
    public const string Problem = "Problem";

    private const string About =
        """
        关系 CRM 的接口。JSON 为 snake_case；编号形如 `cust_01jq…`；时间为 ISO 8601 UTC；列表用 `limit`、`cursor`、`sort`、`q`、`filter`；
        出错时返回 `application/problem+json`，其中 `code` 固定不变，`errors` 按字段说明原因，语言随 `Accept-Language`。

        The API of Guanxi CRM. JSON is snake_case; ids read `cust_01jq…`; times are ISO 8601 UTC; lists take `limit`, `cursor`, `sort`, `q`, `filter`;
        errors are `application/problem+json` with a stable `code`, `errors` by field, in the language of `Accept-Language`.
        """;

    public static IServiceCollection AddCrmOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) => { Describe(document); return Task.CompletedTask; });
        options.AddDocumentTransformer((document, context, _) =>
        {
            OpenApiCustomFields.Describe(document, context.ApplicationServices.GetRequiredService<Session>());
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) => { OpenApiOperations.Complete(operation, context); return Task.CompletedTask; });
        options.AddSchemaTransformer(OpenApiSchemas.Complete);
        options.CreateSchemaReferenceId = type =>
            OpenApiSchemas.IsWrapper(Nullable.GetUnderlyingType(type.Type) ?? type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
    });

    public static void MapCrmOpenApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs/api";
            page.DocumentTitle = "Guanxi CRM API";
            page.SwaggerEndpoint("/openapi/v1.json", "Guanxi CRM");
        });
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Guanxi CRM", Version = "v1", Description = About };
        document.Servers = [];
        document.AddComponent(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "crm_…",
            Description = "个人访问令牌 / a personal access token",
        });
        document.AddComponent(Cookie, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = "guanxi",
            Description = "浏览器登录后的会话（HTTPS 下名为 __Host-guanxi）/ the session of a signed-in browser (__Host-guanxi over HTTPS)",
        });
        document.AddComponent<IOpenApiSchema>(Problem, ProblemSchema());
        document.AddComponent<IOpenApiResponse>(Problem, new OpenApiResponse
        {
            Description = "拒绝的原因 / why it was refused",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, document) },
            },
        });
        document.Paths = Sorted(document.Paths);
    }

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457",
        Required = new HashSet<string> { "type", "title", "status", "detail", "code", "trace_id" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("uri"),
            ["title"] = Text(),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
            ["detail"] = Text(),
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Examples = [JsonValue.Create("validation")] },
            ["trace_id"] = Text(),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() },
            },
            ["current"] = new OpenApiSchema { Description = "conflict.version: 记录现在的样子 / the record as it is now" },
            ["position"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "filter.syntax" },
        },
    };

    private static OpenApiSchema Text(string? format = null) => new() { Type = JsonSchemaType.String, Format = format };

    /// <summary>In the order of their names, so that two builds of the document do not differ.</summary>
    private static OpenApiPaths Sorted(OpenApiPaths paths)
    {
        var sorted = new OpenApiPaths();
        foreach (var (path, item) in paths.OrderBy(p => p.Key, StringComparer.Ordinal)) sorted.Add(path, item);
        return sorted;
    }
}
