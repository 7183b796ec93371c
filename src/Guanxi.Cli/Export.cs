namespace Guanxi.Cli;

/// <summary>Writes an export to a file as it arrives. A broken one leaves no half file behind.</summary>
internal static class Export
{
    public static async Task<int> Run(Invocation call, CancellationToken ct)
    {
        var target = call["output"] is { } named && named != "-" ? named : null;
        var path = call.PathWithQuery();
        if (call["format"] is null)
            path = Invocation.Asking(path, "format", FormatOf(target));
        if (target is null && call.Terminal.OutIsTerminal && call["format"] == "xlsx")
            throw new WrongUsage(Texts.Missing("output"));

        using var api = call.Connect();
        if (target is null)
        {
            await api.Download(path, call.Terminal.OpenOut, ct);
            return Crm.Done;
        }

        var bytes = await ToFile(api, path, target, ct);
        call.Output.Say(Texts.Written(target, bytes));
        return Crm.Done;
    }

    private static async Task<long> ToFile(ApiClient api, string path, string target, CancellationToken ct)
    {
        var part = target + ".part";
        try
        {
            var bytes = await api.Download(path, () => File.Create(part), ct);
            File.Move(part, target, overwrite: true);
            return bytes;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static string FormatOf(string? file) => Path.GetExtension(file)?.ToLowerInvariant() switch
    {
        ".xlsx" => "xlsx",
        ".json" => "json",
        _ => "csv",
    };
}
