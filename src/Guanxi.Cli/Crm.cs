using System.Reflection;
using System.Text.Json.Nodes;

namespace Guanxi.Cli;

/// <summary>The command line program: words in, an exit code out.</summary>
public static class Crm
{
    /// <summary>Exit codes: done; refused by the server or impossible; wrong usage; interrupted.</summary>
    public const int Done = 0, Refused = 1, WrongUsage = 2, Interrupted = 130;

    internal static string Version { get; } =
        typeof(Crm).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Runs one command in <paramref name="terminal"/> and answers with its exit code; never throws for what can go wrong.</summary>
    public static async Task<int> Run(string[] args, Terminal terminal)
    {
        var chinese = SpeaksChinese(terminal);
        var line = new CommandLine(terminal, chinese);
        void Complain(Phrase text) => new Output(terminal, Format.Table, chinese).Say(new("crm: " + text.Zh, "crm: " + text.En));
        try
        {
            return await line.Run(args);
        }
        catch (WrongUsage wrong)
        {
            Complain(wrong.Text);
            return WrongUsage;
        }
        catch (Refused refused)
        {
            Explain(refused, Complain);
            return Refused;
        }
        catch (Failed failed)
        {
            Complain(failed.Text);
            return Refused;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Complain(new(trouble.Message, trouble.Message));
            return Refused;
        }
        catch (OperationCanceledException)
        {
            Complain(Texts.Interrupted);
            return Interrupted;
        }
    }

    /// <summary>Title, detail, field errors and code of the server's problem answer.</summary>
    private static void Explain(Refused refused, Action<Phrase> complain)
    {
        var problem = refused.Problem;
        var (title, detail, code) = ((string?)problem?["title"], (string?)problem?["detail"], (string?)problem?["code"]);
        var lines = new List<string> { $"{title ?? "HTTP"} ({refused.Status}{(code is null ? "" : " " + code)})" };
        if (detail is not null && detail != title)
            lines.Add(detail);
        foreach (var (field, messages) in problem?["errors"] as JsonObject ?? [])
            lines.Add($"{field}: {string.Join(' ', (messages as JsonArray ?? []).Select(m => (string?)m))}");
        if ((int?)problem?["retry_after"] is { } seconds)
            lines.Add($"Retry-After: {seconds} s");
        if ((string?)problem?["trace_id"] is { } trace && refused.Status >= 500)
            lines.Add($"trace_id: {trace}");
        var text = string.Join("\n  ", lines);
        var hint = refused.Status == 401 ? Texts.SignInFirst : new("", "");
        complain(new(Join(text, hint.Zh), Join(text, hint.En)));

        static string Join(string text, string hint) => hint.Length == 0 ? text : $"{text}\n  {hint}";
    }

    /// <summary>The usual order of the locale variables; Chinese, the product's own language, when none is set.</summary>
    private static bool SpeaksChinese(Terminal terminal)
    {
        var named = ((string[])["LC_ALL", "LC_MESSAGES", "LANG"]).Select(terminal.Variable).FirstOrDefault(v => v is { Length: > 0 });
        return named is null || named.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
    }
}
