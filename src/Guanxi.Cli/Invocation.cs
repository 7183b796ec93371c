using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Guanxi.Cli;

/// <summary>One typed command with its values, checked for shape before anything is sent.</summary>
internal sealed class Invocation
{
    private readonly Dictionary<string, string[]> given = [];

    /// <summary>Throws <see cref="WrongUsage"/> when a required option is missing or a value is not of its kind.</summary>
    public Invocation(CommandSpec spec, ParseResult parsed, IReadOnlyDictionary<string, Option> options, Output output, Terminal terminal, bool chinese)
    {
        (Spec, Output, Terminal, Chinese) = (spec, output, terminal, chinese);
        foreach (var option in spec.Options)
        {
            if (parsed.GetResult(options[option.Name]) is { Implicit: false } result)
                given[option.Name] = Checked(option, [.. result.Tokens.Select(t => t.Value)]);
            else if (IsRequired(spec, option))
                throw new WrongUsage(Texts.Missing(option.Name));
        }

        foreach (var argument in spec.Arguments)
        {
            if (parsed.GetValue<string>(argument.Name) is { } word)
                given[argument.Name] = [word];
        }
    }

    public CommandSpec Spec { get; }
    public Output Output { get; }
    public Terminal Terminal { get; }
    public bool Chinese { get; }

    /// <summary>The value as typed; null when the option is absent or empty.</summary>
    public string? this[string option] => given.TryGetValue(option, out var values) && values is [{ Length: > 0 } value, ..] ? value : null;

    /// <summary>Everything typed for an option that may be repeated; nothing when it is absent.</summary>
    public string[] All(string option) => given.GetValueOrDefault(option, []);

    public bool Flag(string option) => given.TryGetValue(option, out var values) && values is not ["false"];

    public static bool IsRequired(CommandSpec spec, OptionSpec option) => option.Required || InRoute(spec, option);

    public ApiClient Connect()
    {
        var credentials = Credentials.Find(Terminal);
        return new ApiClient(credentials.Url, credentials.Token, Chinese);
    }

    /// <summary>Fills <c>{customer_id}</c> and the like.</summary>
    public string Fill(string route)
    {
        foreach (var option in Spec.Options.Where(o => InRoute(Spec, o)))
        {
            var value = this[option.Name] ?? throw new WrongUsage(Texts.Empty(option.Name));
            // as a path segment these mean "here" and "above": …/tags/.. would be the customer itself
            if (value is "." or "..")
                throw new WrongUsage(Texts.NotAValue(option.Name, value));
            route = route.Replace($"{{{option.Name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
        }

        return route;
    }

    /// <summary>An address that asks for one thing more.</summary>
    public static string Asking(string path, string name, string value) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";

    /// <summary>The route with the options that are not part of it as query.</summary>
    public string PathWithQuery()
    {
        var path = Fill(Spec.Route);
        foreach (var option in Sent().Where(o => this[o.Name] is not null))
        {
            path = Asking(path, option.Name, string.Join(',', given[option.Name]));
        }

        return path;
    }

    public JsonObject Body()
    {
        var body = new JsonObject();
        foreach (var option in Sent().Where(o => given.ContainsKey(o.Name)))
            body[option.Name] = ToJson(option.Kind, given[option.Name]);
        return body;
    }

    private IEnumerable<OptionSpec> Sent() => Spec.Options.Where(o => !o.Local && o.Kind != Kind.Flag && !InRoute(Spec, o));

    private static bool InRoute(CommandSpec spec, OptionSpec option) => spec.Route.Contains($"{{{option.Name}}}", StringComparison.Ordinal);

    private static string[] Checked(OptionSpec option, string[] values) => option.Kind switch
    {
        Kind.List => [.. values.SelectMany(v => v.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        Kind.YesNo or Kind.Flag => [values is [] ? "true" : ReadYesNo(values[0]) ?? throw new WrongUsage(Texts.NotAYesNo(option.Name, values[0]))],
        _ when values is [""] && option.Kind != Kind.Pair => values,
        Kind.Number when !decimal.TryParse(values[0], NumberStyles.Number, CultureInfo.InvariantCulture, out _) => throw new WrongUsage(Texts.NotANumber(option.Name, values[0])),
        Kind.Integer when !long.TryParse(values[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out _) => throw new WrongUsage(Texts.NotANumber(option.Name, values[0])),
        Kind.Pair => Array.Find(values, v => v.IndexOf('=', StringComparison.Ordinal) < 1) is { } wrong ? throw new WrongUsage(Texts.NotAPair(option.Name, wrong)) : values,
        Kind.Json when Json.Parse(values[0]) is null => throw new WrongUsage(Texts.NotJson(option.Name)),
        _ when option.Strict && !option.Values!.Contains(values[0]) => throw new WrongUsage(Texts.NotAmong(option.Name, values[0], option.Values!)),
        _ => values,
    };

    internal static string? ReadYesNo(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "1" or "是" => "true",
        "false" or "no" or "0" or "否" => "false",
        _ => null,
    };

    private static JsonNode? ToJson(Kind kind, string[] values) => (kind, values) switch
    {
        (Kind.List, _) => new JsonArray([.. values.Select(v => (JsonNode)v)]),
        (_, [""]) => null, // an empty value clears the field
        (Kind.Number, _) => decimal.Parse(values[0], NumberStyles.Number, CultureInfo.InvariantCulture),
        (Kind.Integer, _) => long.Parse(values[0], NumberStyles.Integer, CultureInfo.InvariantCulture),
        (Kind.YesNo, _) => values[0] == "true",
        (Kind.Json, _) => Json.Parse(values[0]),
        _ => values[0],
    };
}
