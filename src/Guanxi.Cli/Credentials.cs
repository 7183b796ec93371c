using System.Text.Json.Nodes;

namespace Guanxi.Cli;

/// <summary>
/// Which server, and as whom. <c>CRM_URL</c> and <c>CRM_TOKEN</c> go before the file that <c>crm login</c> writes,
/// <c>~/.config/guanxi/crm.json</c>, which only its owner may read.
/// </summary>
internal sealed record Credentials(Uri Url, string? Token, string? TokenId = null, string? Email = null)
{
    /// <summary>Finds the settings of this call. Throws <see cref="WrongUsage"/> when no server is named anywhere.</summary>
    public static Credentials Find(Terminal terminal)
    {
        var stored = Stored(terminal);
        var url = terminal.Variable("CRM_URL") is { Length: > 0 } named ? ReadUrl(named) : stored?.Url;
        if (url is null)
            throw new WrongUsage(Texts.NoServer);
        if (terminal.Variable("CRM_TOKEN") is { Length: > 0 } token)
            return new Credentials(url, token);
        // the stored token belongs to the stored server: never show it to another one
        return stored is not null && stored.Url == url ? stored : new Credentials(url, null);
    }

    /// <summary>What the last <c>crm login</c> left; null when there is nothing or it cannot be read.</summary>
    public static Credentials? Stored(Terminal terminal)
    {
        var file = FilePath(terminal);
        if (!File.Exists(file) || Json.Parse(File.ReadAllText(file)) is not JsonObject o || (string?)o["url"] is not { } url)
            return null;
        return new Credentials(ReadUrl(url), (string?)o["token"], (string?)o["token_id"], (string?)o["email"]);
    }

    public void Store(Terminal terminal)
    {
        var file = FilePath(terminal);
        var folder = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var content = new JsonObject { ["url"] = Url.AbsoluteUri, ["email"] = Email, ["token_id"] = TokenId, ["token"] = Token };
        // written beside and moved: the token is never in a file that others may read, not even for a moment
        var fresh = file + ".new";
        File.Delete(fresh);
        using (var stream = new FileStream(fresh, OnlyForOwner()))
        using (var writer = new StreamWriter(stream))
            writer.WriteLine(Json.Indented(content));
        File.Move(fresh, file, overwrite: true);
    }

    public static bool Forget(Terminal terminal)
    {
        var file = FilePath(terminal);
        if (!File.Exists(file))
            return false;
        File.Delete(file);
        return true;
    }

    /// <summary>Reads an address as people type it: <c>crm.example.com</c> is https, this machine is http.</summary>
    public static Uri ReadUrl(string text)
    {
        var typed = text.Trim();
        if (!typed.Contains("://", StringComparison.Ordinal))
            typed = (IsThisMachine(typed) ? "http://" : "https://") + typed;
        return Uri.TryCreate(typed, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new WrongUsage(Texts.BadUrl(text));

        static bool IsThisMachine(string typed) =>
            typed.Split(':', '/')[0] is "localhost" or "127.0.0.1" || typed.StartsWith("[::1]", StringComparison.Ordinal);
    }

    private static string FilePath(Terminal terminal)
    {
        var folder = terminal.Variable("XDG_CONFIG_HOME") is { Length: > 0 } named ? named
            : terminal.Variable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".config")
            : Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        return Path.Combine(folder, "guanxi", "crm.json");
    }

    private static FileStreamOptions OnlyForOwner()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
