using System.Text.Json.Nodes;

namespace Guanxi.Cli;

/// <summary>Sends a file, follows the import to its end and lists what was refused.</summary>
internal static class Import
{
    private const int ErrorsShown = 20;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(300);

    public static async Task<int> Run(Invocation call, string kind, CancellationToken ct)
    {
        if (!File.Exists(call["file"]))
            throw new WrongUsage(Texts.NoSuchFile(call["file"] ?? ""));

        using var api = call.Connect();
        var import = await Send(call, kind, api, ct);
        if (!call.Flag("no_wait"))
            import = await Follow(call, api, import, ct);

        call.Output.Show(import, call.Spec);
        return await Verdict(call, api, import, ct);
    }

    private static async Task<JsonNode> Send(Invocation call, string kind, ApiClient api, CancellationToken ct)
    {
        using var form = new MultipartFormDataContent { { new StringContent(kind), "kind" } };
        foreach (var option in (string[])["mode", "match", "mapping"])
        {
            if (call[option] is { } value)
                form.Add(new StringContent(value), option);
        }

        if (call.Flag("dry_run"))
            form.Add(new StringContent("true"), "dry_run");
        await using var file = File.OpenRead(call["file"]!);
        form.Add(new StreamContent(file), "file", Path.GetFileName(file.Name));
        return await api.Upload(call.Spec.Route, form, ct) ?? throw new Failed(Texts.NoImport);
    }

    private static async Task<JsonNode> Follow(Invocation call, ApiClient api, JsonNode import, CancellationToken ct)
    {
        var path = Address(import);
        while (true)
        {
            import = await api.Send(HttpMethod.Get, path, null, ct) ?? throw new Failed(Texts.NoImport);
            var running = (string?)import["status"] == "running";
            if (call.Terminal.ErrIsTerminal)
                call.Terminal.Err.Write($"\r\u001b[K{(running ? Texts.Progress(import).In(call.Chinese) : "")}");
            if (!running)
                return import;
            await Task.Delay(Glance, call.Terminal.Clock, ct);
        }
    }

    /// <summary>0 when every row went in; 1 when the server refused the file or some of its rows.</summary>
    private static async Task<int> Verdict(Invocation call, ApiClient api, JsonNode import, CancellationToken ct)
    {
        var failed = (string?)import["status"] == "failed";
        var refusedRows = (long?)import["failed"] ?? 0;
        if (import["error"] is JsonObject error)
            call.Output.Say(Texts.ImportFailed((string?)error["detail"], (string?)error["code"]));
        if (refusedRows > 0)
            await ListErrors(call, api, import, refusedRows, ct);
        return failed || refusedRows > 0 ? Crm.Refused : Crm.Done;
    }

    private static async Task ListErrors(Invocation call, ApiClient api, JsonNode import, long refusedRows, CancellationToken ct)
    {
        var errors = await api.Send(HttpMethod.Get, $"{Address(import)}/errors?format=json", null, ct);
        var items = errors?["items"] as JsonArray ?? [];
        foreach (var item in items.Take(ErrorsShown))
            call.Output.Say(Texts.RowRefused((long?)item?["row"], (string?)item?["column"], (string?)item?["message"]));
        if (refusedRows > Math.Min(items.Count, ErrorsShown))
            call.Output.Say(Texts.MoreErrors(refusedRows, (string?)import["import_id"]));
    }

    private static string Address(JsonNode import) =>
        $"/api/imports/{(string?)import["import_id"] ?? throw new Failed(Texts.NoImport)}";
}
