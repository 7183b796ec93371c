using System.Text.Json;
using System.Xml;

namespace Guanxi.Platform.Tables;

/// <summary>
/// A table file that cannot be read, with a stable <see cref="Code"/> and the figures that explain it.
/// The words for people are in <see cref="TableTexts"/>.
/// </summary>
public sealed class TableException : Exception
{
    public TableException(string code, params (string Name, object Value)[] details)
        : base(TableTexts.Say(code, english: true, Named(details)))
    {
        Code = code;
        Details = Named(details);
    }

    public string Code { get; }

    public IReadOnlyDictionary<string, string> Details { get; }

    /// <summary>The refusal in the reader's language.</summary>
    public string Say(bool english) => TableTexts.Say(Code, english, Details);

    /// <summary>What a parser threw, as a refusal of the file; null when it is not the file's fault.</summary>
    internal static TableException? From(Exception error) => error switch
    {
        TableException refusal => refusal,
        XmlException => new TableException("table.xml"),
        JsonException json => new TableException("table.json", ("line", (json.LineNumber ?? 0) + 1)),
        InvalidDataException or EndOfStreamException or FormatException or OverflowException
            or ArgumentException or IndexOutOfRangeException => new TableException("table.broken"),
        _ => null,
    };

    private static Dictionary<string, string> Named((string Name, object Value)[] details) =>
        details.ToDictionary(d => d.Name, d => Convert.ToString(d.Value, System.Globalization.CultureInfo.InvariantCulture) ?? "");
}
