namespace Guanxi.Cli;

/// <summary>A text for people in both languages.</summary>
internal readonly record struct Phrase(string Zh, string En)
{
    public string In(bool chinese) => chinese ? Zh : En;
}

/// <summary>What an option's value is and how it travels as JSON.</summary>
internal enum Kind
{
    Text,
    Number,
    Integer,
    YesNo,

    /// <summary>Present or not; never sent to the server.</summary>
    Flag,

    /// <summary>Several values: the option repeated, or separated by commas.</summary>
    List,

    /// <summary>A piece of JSON, sent as it is.</summary>
    Json,

    /// <summary><c>key=value</c>; the option may be repeated.</summary>
    Pair,
}

/// <summary>One option. <paramref name="Values"/> are offered by completion, and enforced when <paramref name="Strict"/>.</summary>
internal sealed record OptionSpec(string Name, Phrase Help, Kind Kind = Kind.Text, string[]? Values = null)
{
    public bool Required { get; init; }
    public bool Strict { get; init; }

    /// <summary>Not part of the request: the command itself reads it.</summary>
    public bool Local { get; init; }

    public OptionSpec AsRequired() => this with { Required = true };
}

/// <summary>
/// One command: what it sends (<see cref="Method"/>, <see cref="Route"/>, options) and what it shows (<see cref="Columns"/>).
/// Options named in the route go there; the others go into the query of a GET and into the body otherwise.
/// </summary>
internal sealed record CommandSpec(string Name, Phrase Help, HttpMethod Method, string Route, OptionSpec[] Options)
{
    /// <summary>The columns of a table or CSV; empty shows all fields of the one record.</summary>
    public string[] Columns { get; init; } = [];

    /// <summary>The member of the answer that holds the rows of the table.</summary>
    public string Rows { get; init; } = "items";

    /// <summary>As one would type it, shown in the help.</summary>
    public string Example { get; init; } = "";

    /// <summary>Where the server says what a deletion takes along; named, the command asks first on a terminal.</summary>
    public string? Confirm { get; init; }

    /// <summary>The command says enough by itself: it needs no option that changes something.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Words that follow the command without a name.</summary>
    public OptionSpec[] Arguments { get; init; } = [];

    /// <summary>What to do instead of sending the one request.</summary>
    public Func<Invocation, CancellationToken, Task<int>> Run { get; init; } = Request.Run;
}

/// <summary>Every command of <c>crm</c>, in the order of the manual.</summary>
internal static class Commands
{
    public static readonly IReadOnlyList<(Phrase Heading, CommandSpec[] Commands)> All =
    [
        (new("登录", "Signing in"), AccountCommands.All),
        (new("客户", "Customers"), CustomerCommands.All),
        (new("联系人与沟通记录", "Contacts and interactions"), ContactCommands.All),
        (new("线索", "Leads"), LeadCommands.All),
        (new("商机与漏斗", "Opportunities and funnel"), OpportunityCommands.All),
        (new("任务", "Tasks"), TaskCommands.All),
        (new("客户分析与报表", "Analysis and reports"), AnalyticsCommands.All),
        (new("导入导出", "Import and export"), DataCommands.All),
        (new("其他", "Other"), [CompletionScript.Command]),
    ];
}
