using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Guanxi.Cli;

internal enum Format
{
    Table,
    Json,
    Csv,
}

/// <summary>Answers go to standard output in the asked format; everything said to people goes to standard error.</summary>
internal sealed class Output(Terminal terminal, Format format, bool chinese)
{
    /// <summary>Width of a table that is not for a terminal: nothing wraps.</summary>
    private const int Unbroken = 4096;

    private const int ColumnGap = 3, WrapFrom = 24;

    public void Say(Phrase text) => terminal.Err.WriteLine(Plain(text.In(chinese)));

    /// <summary>Shows the server's answer; nothing when it had none.</summary>
    public void Show(JsonNode? answer, CommandSpec spec)
    {
        if (answer is null)
            return;
        if (format == Format.Json)
        {
            terminal.Out.WriteLine(Json.Indented(answer));
            return;
        }

        var rows = answer[spec.Rows] is JsonArray items ? items.OfType<JsonObject>().ToList() : null;
        if (format == Format.Csv)
            WriteCsv(rows ?? [(JsonObject)answer], spec.Columns is [] ? [.. ((JsonObject)answer).Select(p => p.Key)] : spec.Columns);
        else if (rows is null)
            WriteRecord((JsonObject)answer);
        else
            WriteList(rows, [.. spec.Columns.Where(c => c != "interactions")], (JsonObject)answer);
    }

    /// <summary>A report: its rows with the total below, under the server's headings; notes are said beside it.</summary>
    public void ShowReport(JsonObject answer)
    {
        if (format == Format.Json)
        {
            terminal.Out.WriteLine(Json.Indented(answer));
            return;
        }

        var columns = answer["columns"]!.AsArray().OfType<JsonObject>().Select(c => (Key: (string)c["key"]!, Label: (string)c["label"]!, Type: (string?)c["type"])).ToList();
        JsonObject Row(JsonNode? cells) => new(columns.DistinctBy(c => c.Label).Select(c => KeyValuePair.Create(c.Label, format == Format.Csv ? cells?[c.Key]?.DeepClone() : Figure(cells?[c.Key], c.Type))));
        var rows = answer["rows"]!.AsArray().Select(r => Row(r!["cells"])).ToList();
        var labels = columns.Select(c => c.Label).Distinct().ToArray();
        if (format == Format.Csv)
        {
            WriteCsv(rows, labels);
            return;
        }
        if (answer["totals"] is JsonObject totals) rows.Add(new JsonObject(Row(totals["cells"]).Select((p, i) => KeyValuePair.Create(p.Key, i == 0 && p.Value is null ? (JsonNode)"∑" : p.Value?.DeepClone()))));
        WriteList(rows, labels, answer);
        foreach (var note in answer["notes"]?.AsArray().Select(n => (string)n!) ?? []) Say(new(note, note));
    }

    private static JsonNode? Figure(JsonNode? value, string? type) => value is null || IsText(value) ? value?.DeepClone() : type switch
    {
        "rate" => (JsonNode)((double)value).ToString("0.0%", CultureInfo.InvariantCulture),
        "money" => (JsonNode)((decimal)value).ToString("#,0.00", CultureInfo.InvariantCulture),
        _ => value.DeepClone(),
    };

    private void WriteList(List<JsonObject> rows, string[] columns, JsonObject page)
    {
        var cells = rows.ConvertAll(row => columns.Select(c => Plain(ForPeople(c, row[c]))).ToArray());
        var shown = Fitting(columns, cells);
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns[..shown])
            table.AddColumn(new TableColumn(Escaped(Texts.Label(column).In(chinese))) { NoWrap = column.EndsWith("_id", StringComparison.Ordinal) });
        foreach (var row in cells)
            table.AddRow([.. row[..shown].Select(Markup.Escape)]);
        Write(table);
        foreach (var row in rows.Where(r => r["interactions"] is JsonArray { Count: > 0 }))
            WriteInteractions(row);
        Say(Texts.Count(rows.Count, (long?)page["total"], (bool?)page["total_is_exact"] ?? true, (string?)page["next_cursor"]));
    }

    /// <summary>How many columns fit on the line: the tables name the important ones first. Long cells may wrap.</summary>
    private int Fitting(string[] columns, List<string[]> cells)
    {
        if (!terminal.OutIsTerminal)
            return columns.Length;
        var left = terminal.Width - ColumnGap;
        for (var i = 0; i < columns.Length; i++)
        {
            var widest = cells.Select(row => WidthOf(row[i])).Append(WidthOf(Texts.Label(columns[i]).In(chinese))).Max();
            left -= ColumnGap + (columns[i].EndsWith("_id", StringComparison.Ordinal) ? widest : Math.Min(widest, WrapFrom));
            if (left < 0)
                return Math.Max(i, 1);
        }

        return columns.Length;
    }

    private static int WidthOf(string text) => text.Sum(c => c >= '\u1100' ? 2 : 1);

    private void WriteInteractions(JsonObject contact)
    {
        string[] columns = ["date", "type", "content"];
        var table = new Table().Border(TableBorder.Simple).Title(Escaped((string?)contact["name"] ?? ""));
        table.AddColumns([.. columns.Select(c => Escaped(Texts.Label(c).In(chinese)))]);
        foreach (var interaction in contact["interactions"]!.AsArray().OfType<JsonObject>())
            table.AddRow([.. columns.Select(c => Escaped(ForPeople(c, interaction[c])))]);
        Write(table);
    }

    private void WriteRecord(JsonObject record)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "");
        foreach (var (key, value) in record)
        {
            if (value is not null and not JsonArray { Count: 0 } and not JsonObject { Count: 0 })
                table.AddRow(Escaped(Texts.Label(key).In(chinese)), Escaped(ForPeople(key, value)));
        }

        Write(table);
    }

    private void Write(Table table)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(terminal.Out),
        });
        console.Profile.Width = terminal.OutIsTerminal ? terminal.Width : Unbroken;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
    }

    private void WriteCsv(List<JsonObject> rows, string[] columns)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', columns).Append("\r\n");
        foreach (var row in rows)
            text.AppendJoin(',', columns.Select(c => CsvCell(row[c]))).Append("\r\n");
        terminal.Out.Write(terminal.OutIsTerminal ? Plain(text.ToString()) : text.ToString());
    }

    private static string CsvCell(JsonNode? value)
    {
        var text = value switch
        {
            null => "",
            JsonArray list when list.All(IsText) => string.Join(',', list.Select(v => (string?)v)),
            JsonArray or JsonObject => Json.Compact(value),
            _ when IsText(value) => OnlyText((string)value!),
            _ => value.ToString(),
        };
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    /// <summary>A spreadsheet must not run what someone typed into a field; phone numbers stay as they are.</summary>
    private static string OnlyText(string text)
    {
        var start = text.TrimStart(' ', '\t', '\r', '\n', '"', ',', ';');
        var looksLikeFormula = start.Length > 1 && "=+-@＝＋－＠".Contains(start[0], StringComparison.Ordinal);
        return looksLikeFormula && !start[1..].All(c => char.IsAsciiDigit(c) || " ()-.%".Contains(c, StringComparison.Ordinal)) ? "'" + text : text;
    }

    private string ForPeople(string key, JsonNode? value) => value switch
    {
        null => "",
        JsonArray list when list.All(IsText) => string.Join('、', list.Select(v => (string?)v)),
        JsonArray list => string.Join('\n', list.OfType<JsonObject>().Select(o => string.Join(' ', o.Select(p => ForPeople(p.Key, p.Value)).Where(t => t.Length > 0)))),
        JsonObject score when key == "rfm_score" => string.Join('-', score.Where(p => p.Key != "total").Select(p => ForPeople(p.Key, p.Value))),
        JsonObject o => string.Join('\n', o.Select(p => $"{Texts.Label(p.Key).In(chinese)}: {ForPeople(p.Key, p.Value)}")),
        _ when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => ((bool)value ? Texts.Yes : Texts.No).In(chinese),
        _ when !IsText(value) && key is ("conversion_rate" or "next_rate") => Figure(value, "rate")!.ToString(),
        _ when !IsText(value) => value.ToString(),
        _ when key.EndsWith("_at", StringComparison.Ordinal) => LocalTime((string)value!),
        _ => Texts.Value(key, (string)value!).In(chinese),
    };

    private string LocalTime(string instant) =>
        DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? TimeZoneInfo.ConvertTime(at, terminal.Clock.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : instant;

    private static bool IsText(JsonNode? value) => value is JsonValue && value.GetValueKind() == JsonValueKind.String;

    private static string Escaped(string text) => Markup.Escape(Plain(text));

    /// <summary>Without control characters: a name must not move the cursor or colour the terminal.</summary>
    private static string Plain(string text) =>
        text.Any(c => char.IsControl(c) && c != '\n') ? string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? ' ' : c)) : text;
}
