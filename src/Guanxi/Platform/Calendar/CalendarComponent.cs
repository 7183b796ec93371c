using System.Text;

namespace Guanxi.Platform.Calendar;

/// <summary>One line of an iCalendar file, unfolded: name, parameters, value as it is written.</summary>
public sealed record CalendarProperty(string Name, IReadOnlyDictionary<string, string> Parameters, string Value, int Line)
{
    /// <summary>The value of a text property, without its escapes.</summary>
    public string Text => CalendarText.Unescape(Value);
}

/// <summary>What stands between BEGIN and END.</summary>
public sealed class CalendarComponent(string name, int line)
{
    public string Name => name;
    public int Line => line;
    public List<CalendarProperty> Properties { get; } = [];
    public List<CalendarComponent> Children { get; } = [];

    public CalendarProperty? this[string property] => Properties.Find(p => p.Name == property);

    public IEnumerable<CalendarProperty> All(string property) => Properties.Where(p => p.Name == property);
}

/// <summary>
/// Reads iCalendar (RFC 5545, section 3.1) as generously as files of this world need: any line ends, lower case, stray lines without
/// a colon. What is not nested properly is refused.
/// </summary>
public static class CalendarReader
{
    private const int DeepestNesting = 12;
    private const int MostComponents = 50_000;

    /// <returns>The calendars of the file; none when it is no iCalendar file.</returns>
    /// <exception cref="FormatException">With the number of the line that can't be read.</exception>
    public static List<CalendarComponent> Read(byte[] file)
    {
        var root = new CalendarComponent("", 0);
        var open = new Stack<CalendarComponent>([root]);
        var components = 0;
        foreach (var (line, number) in CalendarText.Lines(file))
        {
            if (CalendarText.Property(line, number) is not { } property) continue;
            if (property.Name == "BEGIN")
            {
                if (open.Count > DeepestNesting || ++components > MostComponents) throw Broken(number);
                var component = new CalendarComponent(property.Value.Trim().ToUpperInvariant(), number);
                open.Peek().Children.Add(component);
                open.Push(component);
            }
            else if (property.Name != "END") open.Peek().Properties.Add(property);
            else if (open.Count == 1 || !open.Pop().Name.Equals(property.Value.Trim(), StringComparison.OrdinalIgnoreCase)) throw Broken(number);
        }
        return open.Count == 1 ? [.. root.Children.Where(c => c.Name == "VCALENDAR")] : throw Broken(open.Peek().Line);
    }

    private static FormatException Broken(int line) => new(line.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>The lowest level of iCalendar: lines, their parts and escapes.</summary>
internal static class CalendarText
{
    private const int FoldAt = 75; // octets, without the line break
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Unfolded before decoding, since a fold may lie within a character.</summary>
    public static IEnumerable<(string Line, int Number)> Lines(byte[] file)
    {
        var start = file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var line = new List<byte>();
        var (number, first) = (1, 1);
        for (var i = start; i <= file.Length; i++)
        {
            if (i < file.Length && file[i] is not ((byte)'\r' or (byte)'\n'))
            {
                line.Add(file[i]);
                continue;
            }
            if (i + 1 < file.Length && file[i] == '\r' && file[i + 1] == '\n') i++;
            number++;
            if (i + 1 < file.Length && file[i + 1] is (byte)' ' or (byte)'\t' && line.Count > 0)
            {
                i++;
                continue;
            }
            if (line.Count > 0) yield return (Decode([.. line]), first);
            line.Clear();
            first = number;
        }
    }

    public static CalendarProperty? Property(string line, int number)
    {
        var end = line.AsSpan().IndexOfAny(':', ';');
        if (end <= 0) return null;
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = end;
        while (at < line.Length && line[at] == ';')
        {
            var next = EndOfParameter(line, at + 1);
            var cut = line.IndexOf('=', at + 1, next - at - 1);
            if (cut > 0) parameters[line[(at + 1)..cut].Trim()] = line[(cut + 1)..next].Trim().Trim('"');
            at = next;
        }
        return at < line.Length ? new(line[..end].Trim().ToUpperInvariant(), parameters, line[(at + 1)..], number) : null;
    }

    public static string Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal)) return value.Trim();
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
            text.Append(value[i] != '\\' || i + 1 == value.Length ? value[i] : value[++i] is 'n' or 'N' ? '\n' : value[i]);
        return text.ToString().Trim();
    }

    public static string Escape(string text)
    {
        var written = new StringBuilder(text.Length + 16);
        foreach (var c in text.ReplaceLineEndings("\n"))
            written.Append(c switch { '\\' => "\\\\", ';' => "\\;", ',' => "\\,", '\n' => "\\n", _ when char.IsControl(c) => " ", _ => c.ToString() });
        return written.ToString();
    }

    /// <summary>Adds a line, folded so that no part of it is longer than 75 octets and no character is cut.</summary>
    public static void AddFolded(StringBuilder target, string line)
    {
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > FoldAt)
            {
                target.Append("\r\n ");
                used = 1;
            }
            target.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }
        target.Append("\r\n");
    }

    private static int EndOfParameter(string line, int from)
    {
        var quoted = false;
        for (var i = from; i < line.Length; i++)
        {
            if (line[i] == '"') quoted = !quoted;
            else if (!quoted && line[i] is ':' or ';' && !quoted) return i;
        }
        return line.Length;
    }

    private static string Decode(byte[] line)
    {
        try
        {
            return Strict.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(line);
        }
    }
}
