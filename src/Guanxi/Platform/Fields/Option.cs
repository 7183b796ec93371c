using System.Text.Json;

namespace Guanxi.Platform.Fields;

/// <summary>One choice of a select field: the value of the API and of files, and how people read it.</summary>
public sealed record Option(string Value, string Zh, string En)
{
    /// <summary>What the record keeps when it is not the text of the value: the member of an enum.</summary>
    public Enum? Member { get; private init; }

    /// <summary>An enum member as a choice; its value is the snake_case name unless given.</summary>
    public static Option Of(Enum member, string zh, string en, string? value = null) =>
        new(value ?? WordOf(member), zh, en) { Member = member };

    /// <summary>How a member of an enum is stored and written.</summary>
    public static string WordOf(Enum member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());

    /// <summary>How people read the member of an enum that is one of the choices.</summary>
    public static string Label(IReadOnlyList<Option> options, Enum member, string language) => options.First(o => Equals(o.Member, member)).Label(language);

    public string Label(string language) => Field.InLanguage(language, Zh, En);

    /// <summary>True when a person who writes this text means this choice: its value or either label, in any case.</summary>
    public bool IsMeantBy(string text) =>
        Value.Equals(text, StringComparison.OrdinalIgnoreCase)
        || Zh.Equals(text, StringComparison.OrdinalIgnoreCase)
        || En.Equals(text, StringComparison.OrdinalIgnoreCase);
}
