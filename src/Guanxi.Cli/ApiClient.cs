using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guanxi.Cli;

/// <summary>
/// Speaks to the server's HTTP API as one person. Every refusal becomes <see cref="Refused"/>,
/// every trouble on the way <see cref="Failed"/>.
/// </summary>
internal sealed class ApiClient : IDisposable
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(100);
    private readonly HttpClient http;
    private readonly Uri server;

    public ApiClient(Uri server, string? token, bool chinese)
    {
        this.server = server;
        // a redirect may lead to another machine, and a followed POST becomes a GET: say it instead
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(15) };
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("crm", Crm.Version));
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(chinese ? "zh-CN" : "en");
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Sends one request and reads the JSON answer; null when the server answers without a body.</summary>
    public Task<JsonNode?> Send(HttpMethod method, string path, JsonNode? body, CancellationToken ct) =>
        Guarded(async within =>
        {
            using var request = new HttpRequestMessage(method, Address(path));
            if (body is not null)
                request.Content = new StringContent(Json.Compact(body), Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request, within);
            return await ReadJson(response, within);
        }, AnswerWithin, ct);

    /// <summary>Sends a form with a file; takes as long as the file needs.</summary>
    public Task<JsonNode?> Upload(string path, MultipartFormDataContent form, CancellationToken ct) =>
        Guarded(async within =>
        {
            using var response = await http.PostAsync(Address(path), form, within);
            return await ReadJson(response, within);
        }, Timeout.InfiniteTimeSpan, ct);

    /// <summary>Copies an answer to <paramref name="open"/>'s stream as it arrives; the stream is opened only when the server agreed.</summary>
    public Task<long> Download(string path, Func<Stream> open, CancellationToken ct) =>
        Guarded(async within =>
        {
            using var response = await http.GetAsync(Address(path), HttpCompletionOption.ResponseHeadersRead, within);
            if (!response.IsSuccessStatusCode)
                throw await Refusal(response, within);
            await using var source = await response.Content.ReadAsStreamAsync(within);
            await using var target = open();
            return await Copy(source, target, within);
        }, Timeout.InfiniteTimeSpan, ct);

    public void Dispose() => http.Dispose();

    private static async Task<long> Copy(Stream source, Stream target, CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        long copied = 0;
        for (var read = await source.ReadAsync(buffer, ct); read > 0; read = await source.ReadAsync(buffer, ct))
        {
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
            copied += read;
        }

        return copied;
    }

    private Uri Address(string path) => new(server.AbsoluteUri.TrimEnd('/') + path);

    private async Task<T> Guarded<T>(Func<CancellationToken, Task<T>> work, TimeSpan limit, CancellationToken ct)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(ct);
        clock.CancelAfter(limit);
        try
        {
            return await work(clock.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new Failed(Texts.NoAnswer(server));
        }
        catch (HttpRequestException refused)
        {
            throw new Failed(Texts.Unreachable(server, refused.InnerException?.Message ?? refused.Message));
        }
        catch (HttpIOException broken)
        {
            throw new Failed(Texts.Unreachable(server, broken.Message));
        }
    }

    private async Task<JsonNode?> ReadJson(HttpResponseMessage response, CancellationToken ct)
    {
        if (!response.IsSuccessStatusCode)
            throw await Refusal(response, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        if (text.Length == 0)
            return null;
        return Json.Parse(text) ?? throw new Failed(Texts.NotOurServer(server));
    }

    private async Task<Exception> Refusal(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.Headers.Location is { } elsewhere && (int)response.StatusCode is >= 300 and < 400)
            return new Failed(Texts.Moved(server, elsewhere));
        var problem = Json.Parse(await response.Content.ReadAsStringAsync(ct)) as JsonObject;
        if (problem is not null && response.Headers.RetryAfter?.Delta is { } wait)
            problem["retry_after"] = (int)wait.TotalSeconds;
        return new Refused((int)response.StatusCode, problem);
    }
}

/// <summary>JSON in and out without reflection, Chinese left readable.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Small = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Readable = Small with { Indented = true };

    public static string Compact(JsonNode node) => Write(node, Small);

    public static string Indented(JsonNode node) => Write(node, Readable);

    /// <summary>Reads JSON; null when the text is none.</summary>
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Write(JsonNode node, JsonWriterOptions options)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, options))
            node.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
