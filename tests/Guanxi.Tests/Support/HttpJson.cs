using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Guanxi.Tests.Support;

/// <summary>Short words for what tests do with HTTP all the time.</summary>
public static class HttpJson
{
    public static Task<JsonNode> GetJson(this HttpClient client, string path) => client.Answer(client.GetAsync(path));

    public static Task<JsonNode> PostJson(this HttpClient client, string path, object body) => client.Answer(client.PostAsJsonAsync(path, body));

    public static Task<JsonNode> PatchJson(this HttpClient client, string path, object body) => client.Answer(client.PatchAsJsonAsync(path, body));

    public static Task<JsonNode> Put(this HttpClient client, string path, object body) => client.Answer(client.PutAsJsonAsync(path, body));

    /// <summary>The code of a refusal, after checking its status.</summary>
    public static async Task<string> RefusedWith(this Task<HttpResponseMessage> request, HttpStatusCode status)
    {
        var response = await request;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return (string)JsonNode.Parse(text)!["code"]!;
    }

    public static async Task<JsonNode> Body(this HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonNode>())!;

    private static async Task<JsonNode> Answer(this HttpClient _, Task<HttpResponseMessage> request)
    {
        var response = await request;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {response.RequestMessage?.RequestUri}: {text}");
        return JsonNode.Parse(text)!;
    }
}
