namespace Guanxi.Cli;

/// <summary>Shell completion: each script asks <c>crm</c> itself, so it never goes stale.</summary>
internal static class CompletionScript
{
    /// <summary>The first word by which the scripts ask: <c>crm __complete POSITION LINE</c>.</summary>
    public const string Question = "__complete";

    private static readonly string[] Shells = ["bash", "zsh", "fish", "powershell"];

    public static readonly CommandSpec Command = new("completion", new("输出命令行补全脚本", "Print a shell completion script"), HttpMethod.Get, "", [])
    {
        Arguments = [new OptionSpec("shell", new("终端", "Shell"), Values: Shells)],
        Run = Write,
        Example = "eval \"$(crm completion bash)\"",
    };

    private static Task<int> Write(Invocation call, CancellationToken ct)
    {
        call.Terminal.Out.WriteLine(call["shell"] switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            "powershell" => PowerShell,
            null => throw new WrongUsage(Texts.NotAmong("shell", "", Shells)),
            var other => throw new WrongUsage(Texts.NotAmong("shell", other, Shells)),
        });
        return Task.FromResult(Crm.Done);
    }

    private const string Bash = """
        _crm() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$(crm __complete "${COMP_POINT}" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _crm crm
        """;

    private const string Zsh = """
        #compdef crm
        _crm() {
          local -a words_found
          words_found=("${(@f)$(crm __complete "${#LBUFFER}" "${LBUFFER}" 2>/dev/null)}")
          compadd -a words_found || _files
        }
        compdef _crm crm
        """;

    private const string Fish = """
        function __crm_complete
            set -l line (commandline -cp)
            crm __complete (string length -- "$line") "$line" 2>/dev/null
        end
        complete -c crm -a '(__crm_complete)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName crm -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $line = $commandAst.ToString().PadRight($cursorPosition)
            crm __complete $cursorPosition $line 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;
}
