namespace Guanxi.Cli;

/// <summary>The manual page of the program or of one command.</summary>
internal sealed class Help(TextWriter page, bool chinese)
{
    public int Write(CommandSpec? command)
    {
        if (command is null)
            WriteProgram();
        else
            WriteCommand(command);
        return Crm.Done;
    }

    private void WriteProgram()
    {
        page.WriteLine($"{Texts.About.In(chinese)} {Crm.Version}");
        page.WriteLine();
        page.WriteLine($"{Texts.Usage.In(chinese)}: crm {Texts.CommandWord.In(chinese)} {Texts.OptionsWord.In(chinese)}");
        foreach (var (heading, commands) in Commands.All)
            Section(heading, commands.Select(c => (c.Name, c.Help.In(chinese))));
        GlobalOptions();
        Section(Texts.Surroundings, [("CRM_URL", Texts.UrlVariable.In(chinese)), ("CRM_TOKEN", Texts.TokenVariable.In(chinese))]);
        page.WriteLine();
        page.WriteLine(Texts.MoreHelp.In(chinese));
        page.WriteLine(Texts.ExitCodes.In(chinese));
    }

    private void WriteCommand(CommandSpec command)
    {
        page.WriteLine(command.Help.In(chinese));
        page.WriteLine();
        var arguments = string.Concat(command.Arguments.Select(a => $" {string.Join('|', a.Values ?? [a.Name])}"));
        page.WriteLine($"{Texts.Usage.In(chinese)}: crm {command.Name}{arguments} {Texts.OptionsWord.In(chinese)}");
        if (command.Options is not [])
            Section(Texts.Options, command.Options.Select(o => ("--" + o.Name, o.Help.In(chinese) + (Invocation.IsRequired(command, o) ? Texts.RequiredMark.In(chinese) : ""))));
        GlobalOptions(ownOutput: command.Options.Any(o => o.Name == "output"));
        if (command.Example.Length > 0)
            Section(Texts.Example, [(command.Example, "")]);
    }

    private void GlobalOptions(bool ownOutput = false)
    {
        var rows = new List<(string, string)> { ("--help", Texts.HelpOption.In(chinese)), ("--version", Texts.VersionOption.In(chinese)) };
        if (!ownOutput)
            rows.Insert(0, ("--output", Texts.OutputOption.In(chinese)));
        Section(Texts.GlobalOptions, rows);
    }

    private void Section(Phrase heading, IEnumerable<(string Name, string Text)> rows)
    {
        page.WriteLine();
        page.WriteLine(heading.In(chinese) + ":");
        foreach (var (name, text) in rows)
            page.WriteLine($"  {name,-20} {text}".TrimEnd());
    }
}
