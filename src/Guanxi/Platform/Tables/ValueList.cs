namespace Guanxi.Platform.Tables;

/// <summary>Several values in one cell, as other programs write them: " ::: ", semicolons, line breaks; commas where a value holds none.</summary>
public static class ValueList
{
    private static readonly char[] Strong = [';', '；', '\n', '\r'];
    private static readonly char[] Loose = [';', '；', '\n', '\r', ',', '，', '、'];
    private static readonly char[] Phone = [';', '；', '\n', '\r', ',', '，', '、', '/', '|'];

    /// <summary>Ids and other texts that may hold commas.</summary>
    public static IReadOnlyList<string> Texts(string cell) => Split(cell, Strong);

    public static IReadOnlyList<string> Emails(string cell) => Split(cell, Loose);

    public static IReadOnlyList<string> Phones(string cell) => Split(cell, Phone);

    /// <summary>Without repetitions and without the groups Google keeps for itself ("* myContacts").</summary>
    public static IReadOnlyList<string> Tags(string cell) =>
        [.. Split(cell, Loose).Where(t => !t.StartsWith("* ", StringComparison.Ordinal) && t != "*").Distinct(StringComparer.OrdinalIgnoreCase)];

    private static List<string> Split(string cell, char[] separators) =>
        [.. cell.Split(" ::: ").SelectMany(part => part.Split(separators)).Select(ValueParser.Text).Where(v => v.Length > 0)];
}
