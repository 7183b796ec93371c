using System.Text;
using System.Text.Json.Nodes;

namespace Guanxi.Tests.Support;

/// <summary>Short words for sending files in and waiting until they are read.</summary>
public static class Imports
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(60);

    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n");

    /// <summary>Sends a file in; the answer may be a refusal.</summary>
    public static Task<HttpResponseMessage> SendFile(this HttpClient client, byte[] file, string name = "file.csv", string path = "/api/imports", params (string Name, string Value)[] options) =>
        client.PostAsync(path, Form(file, name, options));

    public static MultipartFormDataContent Form(byte[] file, string name, params (string Name, string Value)[] options)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        foreach (var (option, value) in options) form.Add(new StringContent(value), option);
        return form;
    }

    /// <summary>Starts an import and answers its id.</summary>
    public static async Task<string> StartImport(this HttpClient client, byte[] file, string name = "file.csv", params (string Name, string Value)[] options)
    {
        var response = await client.SendFile(file, name, "/api/imports", options);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == System.Net.HttpStatusCode.Accepted, $"{(int)response.StatusCode}: {text}");
        return (string)JsonNode.Parse(text)!["import_id"]!;
    }

    /// <summary>Imports a file to its end.</summary>
    public static async Task<JsonNode> Import(this HttpClient client, byte[] file, string name = "file.csv", params (string Name, string Value)[] options) =>
        await client.Imported(await client.StartImport(file, name, options));

    public static Task<JsonNode> Imported(this HttpClient client, string import) => client.ImportWhen(import, i => (string?)i["status"] is not ("running" or "reverting"));

    /// <summary>Looks at an import until it has got somewhere.</summary>
    public static async Task<JsonNode> ImportWhen(this HttpClient client, string import, Func<JsonNode, bool> there)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var timer = new PeriodicTimer(Look);
        while (true)
        {
            var now = await client.GetJson($"/api/imports/{import}");
            if (there(now)) return now;
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }

    public static async Task<JsonNode> Revert(this HttpClient client, JsonNode import)
    {
        await client.PostJson($"/api/imports/{import["import_id"]}/revert", new { });
        return await client.Imported((string)import["import_id"]!);
    }

    /// <summary>created/updated/skipped/failed, e.g. <c>3/0/1/0</c>.</summary>
    public static string Counts(this JsonNode import) => $"{import["created"]}/{import["updated"]}/{import["skipped"]}/{import["failed"]}";

    public static async Task<JsonArray> ImportErrors(this HttpClient client, JsonNode import) =>
        (await client.GetJson($"/api/imports/{import["import_id"]}/errors"))["items"]!.AsArray();
}
