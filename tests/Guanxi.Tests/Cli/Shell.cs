using System.Text;
using System.Text.Json.Nodes;
using Guanxi.Cli;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Cli;

/// <summary>Somebody at a shell: a home folder, some variables, and crm typed as in the manual.</summary>
internal sealed class Shell : IDisposable
{
    private readonly Dictionary<string, string> variables = new() { ["LANG"] = "zh_CN.UTF-8" };

    public Shell() => variables["HOME"] = Home;

    /// <summary>A shell where the administrator of the organisation is signed in by variables.</summary>
    public static Shell Of(CrmApp app, Tenant tenant) => new Shell().With("CRM_URL", app.Address.AbsoluteUri).With("CRM_TOKEN", TokenOf(tenant.Admin));

    public string Home { get; } = Directory.CreateTempSubdirectory("guanxi-shell-").FullName;

    public static string TokenOf(HttpClient client) => client.DefaultRequestHeaders.Authorization!.Parameter!;

    public Shell With(string variable, string value)
    {
        variables[variable] = value;
        return this;
    }

    public string FileNamed(string name) => Path.Combine(Home, name);

    /// <summary>Runs a line as a shell would split it; the manual's <c>python3 crm.py</c> is our <c>crm</c>.</summary>
    public Task<Said> Type(string line, string input = "")
    {
        var words = Split(line.Replace("python3 crm.py", "crm", StringComparison.Ordinal)).ToArray();
        Assert.Equal("crm", words[0]);
        return Run(words[1..], input);
    }

    /// <summary>Runs a line in front of a person who answers with <paramref name="answers"/>.</summary>
    public Task<Said> Ask(string line, string answers, string? secret = null) =>
        Run(Split(line).Skip(1).ToArray(), answers, t => t with { InIsTerminal = true, OutIsTerminal = true, ErrIsTerminal = true, Width = 200, ReadSecret = () => secret });

    private async Task<Said> Run(string[] args, string input, Func<Terminal, Terminal>? seat = null)
    {
        using var said = new StringWriter();
        using var complained = new StringWriter();
        var bytes = new MemoryStream();
        var terminal = new Terminal
        {
            In = new StringReader(input),
            Out = said,
            Err = complained,
            OpenOut = () => bytes,
            Variable = name => variables.GetValueOrDefault(name),
        };
        var code = await Crm.Run(args, seat is null ? terminal : seat(terminal));
        return new Said(code, said + Encoding.UTF8.GetString(bytes.ToArray()), complained.ToString());
    }

    public void Dispose() => Directory.Delete(Home, recursive: true);

    private static IEnumerable<string> Split(string line)
    {
        var word = new StringBuilder();
        var (quoted, any) = (false, false);
        foreach (var c in line.Replace("\\\n", " ", StringComparison.Ordinal))
        {
            if (c == '"')
                (quoted, any) = (!quoted, true);
            else if (!quoted && char.IsWhiteSpace(c))
            {
                if (any)
                    yield return word.ToString();
                word.Clear();
                any = false;
            }
            else
            {
                word.Append(c);
                any = true;
            }
        }

        if (any)
            yield return word.ToString();
    }
}

/// <summary>What a command left: exit code, standard output, standard error.</summary>
internal sealed record Said(int Code, string Out, string Err)
{
    public JsonNode Json
    {
        get
        {
            Assert.True(Code == 0, $"{Code}: {Err}");
            return JsonNode.Parse(Out)!;
        }
    }

    public Said Succeeds()
    {
        Assert.True(Code == 0, $"{Code}: {Err}");
        return this;
    }

    /// <summary>Ends with this code, says this on standard error and nothing on standard output.</summary>
    public void Fails(int code, params string[] saying)
    {
        Assert.True(code == Code, $"{Code}: {Out}{Err}");
        Assert.Empty(Out);
        Assert.All(saying, text => Assert.Contains(text, Err, StringComparison.Ordinal));
    }
}
