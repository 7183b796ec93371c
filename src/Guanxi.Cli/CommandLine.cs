using System.CommandLine;
using System.CommandLine.Parsing;

namespace Guanxi.Cli;

/// <summary>Makes the parser from the table of commands, and a command with its values from what was typed.</summary>
internal sealed class CommandLine
{
    private static readonly string[] Formats = ["table", "json", "csv"];
    private readonly Terminal terminal;
    private readonly bool chinese;
    private readonly RootCommand root;
    private readonly Option<string> output = new("--output") { Recursive = true };
    private readonly Option<bool> help = new("--help", "-h") { Recursive = true };
    private readonly Option<bool> version = new("--version");
    private readonly Dictionary<Command, (CommandSpec Spec, Dictionary<string, Option> Options)> commands = [];

    public CommandLine(Terminal terminal, bool chinese)
    {
        (this.terminal, this.chinese) = (terminal, chinese);
        output.CompletionSources.Add(Formats);
        root = new RootCommand(Texts.About.In(chinese));
        root.Directives.Clear();
        root.Options.Clear();
        foreach (var option in (Option[])[output, help, version])
            root.Options.Add(option);
        root.SetAction(_ => Crm.Done);
        foreach (var spec in Commands.All.SelectMany(group => group.Commands))
            root.Subcommands.Add(Build(spec));
    }

    public Task<int> Run(string[] args)
    {
        if (args is [CompletionScript.Question, var position, var line])
            return Task.FromResult(Suggest(line, position));
        // "@name" is a value like any other, not a file with more options
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        var command = parsed.CommandResult.Command;
        commands.TryGetValue(command, out var known);
        if (parsed.GetValue(help))
            return Task.FromResult(new Help(terminal.Out, chinese).Write(known.Spec));
        if (parsed.GetValue(version))
            return Task.FromResult(WriteVersion());
        if (parsed.Errors.Count > 0)
            throw new WrongUsage(Explain(parsed));
        if (command == root)
        {
            new Help(terminal.Err, chinese).Write(null);
            return Task.FromResult(Crm.WrongUsage);
        }

        return parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Out, Error = terminal.Err });
    }

    private Command Build(CommandSpec spec)
    {
        var command = new Command(spec.Name, spec.Help.In(chinese));
        if (spec.Name.Contains('_', StringComparison.Ordinal))
            command.Aliases.Add(Hyphenated(spec.Name));
        foreach (var argument in spec.Arguments)
        {
            var words = new Argument<string>(argument.Name) { Arity = ArgumentArity.ZeroOrOne };
            words.CompletionSources.Add(argument.Values ?? []);
            command.Arguments.Add(words);
        }

        var options = spec.Options.ToDictionary(o => o.Name, Build);
        foreach (var option in options.Values)
            command.Options.Add(option);
        commands[command] = (spec, options);
        command.SetAction((parsed, ct) =>
        {
            var call = new Invocation(spec, parsed, options, new Output(terminal, FormatOf(parsed), chinese), terminal, chinese);
            return spec.Run(call, ct);
        });
        return command;
    }

    private static Option Build(OptionSpec spec)
    {
        var names = spec.Name.Contains('_', StringComparison.Ordinal) ? (string[])["--" + Hyphenated(spec.Name)] : [];
        if (spec.Kind == Kind.Flag)
            return new Option<bool>("--" + spec.Name, names);
        Option option = spec.Kind is Kind.List or Kind.Pair
            ? new Option<string[]>("--" + spec.Name, names) { Arity = ArgumentArity.OneOrMore }
            : new Option<string>("--" + spec.Name, names) { Arity = spec.Kind == Kind.YesNo ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne };
        option.CompletionSources.Add(spec.Kind == Kind.YesNo ? ["true", "false"] : spec.Values ?? []);
        return option;
    }

    private Format FormatOf(ParseResult parsed) => parsed.GetValue(output) switch
    {
        "table" => Format.Table,
        "json" => Format.Json,
        "csv" => Format.Csv,
        null => terminal.OutIsTerminal ? Format.Table : Format.Json,
        var other => throw new WrongUsage(Texts.NotAmong("output", other, Formats)),
    };

    private int WriteVersion()
    {
        terminal.Out.WriteLine($"crm {Crm.Version}");
        return Crm.Done;
    }

    /// <summary>What may stand at the cursor of a half typed line: the answer to the completion scripts.</summary>
    private int Suggest(string line, string position)
    {
        var typed = int.TryParse(position, out var at) && at < line.Length ? line[..at] : line;
        foreach (var label in root.Parse(typed).GetCompletions(typed.Length).Select(c => c.Label).Where(IsFirstName))
            terminal.Out.WriteLine(label);
        return Crm.Done;

        // -h and the spellings with hyphens work, but one name for each thing is enough to choose from
        static bool IsFirstName(string label) => label.TrimStart('-') is { Length: > 1 } name && !(name.All(c => char.IsAsciiLetterLower(c) || c == '-') && name.Contains('-', StringComparison.Ordinal));
    }

    private Phrase Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var said = parsed.Errors.Select(error => error.SymbolResult).OfType<OptionResult>().FirstOrDefault() is { } option
            ? option.Tokens.Count == 0 ? Texts.NeedsValue(option.Option.Name) : Texts.OnlyOnce(option.Option.Name)
            : parsed.UnmatchedTokens is [var word, ..] ? Texts.Unknown(word, Nearest(word, command))
            : new Phrase(parsed.Errors[0].Message, parsed.Errors[0].Message);
        var see = Texts.SeeHelp(command == root ? "crm" : "crm " + command.Name);
        return new Phrase($"{said.Zh}\n  {see.Zh}", $"{said.En}\n  {see.En}");
    }

    /// <summary>The command or option that was probably meant; null when nothing is close.</summary>
    private string? Nearest(string word, Command command)
    {
        var names = word.StartsWith('-')
            ? command.Options.Concat(root.Options).Select(o => o.Name)
            : command.Subcommands.Select(c => c.Name);
        var nearest = names.Select(name => (name, distance: Distance(word, name))).OrderBy(n => n.distance).FirstOrDefault();
        return nearest.name is not null && nearest.distance <= Math.Max(2, word.Length / 4) ? nearest.name : null;
    }

    /// <summary>Letters to add, drop or change between two words.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    private static string Hyphenated(string name) => name.Replace('_', '-');
}
