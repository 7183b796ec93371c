using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Architecture;

public sealed class OpenApiTests(CrmApp app)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), NewLine = "\n" };

    /// <summary>The browser client's types are made from the file; it must describe the server that runs.</summary>
    [Fact]
    public async Task The_description_in_the_repository_is_that_of_the_running_server() =>
        Repository.RequireSame((await Document()).ToJsonString(Readable) + "\n", "UPDATE_OPENAPI", "openapi", "crm.json");

    private async Task<JsonNode> Document() => await app.Visitor().GetJson("/openapi/v1.json");
}
