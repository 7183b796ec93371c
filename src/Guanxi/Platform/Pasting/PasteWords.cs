using System.Text.RegularExpressions;

namespace Guanxi.Platform.Pasting;

/// <summary>What the words themselves tell: companies end in a legal form, addresses have streets, people begin with a surname.</summary>
internal static partial class PasteWords
{
    private const int LongestLine = 200;
    private const int LongestTitle = 60;

    private static readonly char[] Trimmed = [' ', ',', '.', ':', '-', '*', '_', '~', '"', '\'', '(', ')', '[', ']', '<', '>', '=', '#', '!', '?', '。', '，', '、', '！', '？', '【', '】', '《', '》', '“', '”', '·', '—', '…', PasteText.Taken];

    public static void Read(PasteText text)
    {
        WholeLines(text, EnglishLine);
        Pieces(text, Company);
        WholeLines(text, Address);
        foreach (var step in new Action<PasteText, int, string>[] { Spoken, Name, Person, Position, Department }) Pieces(text, step);
        if (!text.Has("name")) Pieces(text, EnglishNameAlone);
        if (!text.Has("company")) Pieces(text, ShortCompany);
    }

    /// <summary>The person's name in a text that holds little else; null when there is none.</summary>
    public static string? NameIn(string text) => ChineseName().Match(text.Trim(Trimmed)) is { Success: true } found ? found.Groups["name"].Value : EnglishName().Match(text.Trim(Trimmed)) is { Success: true } english ? english.Groups["name"].Value : null;

    /// <summary>Offers what may go on behind a comma; what is longer than any line is no signature's.</summary>
    private static void WholeLines(PasteText text, Action<PasteText, Match> read)
    {
        foreach (Match line in Lines().Matches(text.Left))
            if (line.Length <= LongestLine && !Polite().IsMatch(line.Value)) read(text, line);
    }

    private static void EnglishLine(PasteText text, Match line)
    {
        if (!text.Has("company") && EnglishCompany().Match(line.Value) is { Success: true } company) Take(text, "company", line.Index, company.Groups["value"]);
        else if (!text.Has("position") && line.Length <= LongestTitle && EnglishPosition().IsMatch(line.Value) && !EnglishName().IsMatch(line.Value.Split(',')[0].Trim()) && !Sentence().IsMatch(line.Value))
            text.Take("position", text.Piece(line.Index, line.Length).Trim(Trimmed), line.Index, line.Length);
    }

    private static void Address(PasteText text, Match line)
    {
        if (text.Has("address")) return;
        if (ChineseAddress().Match(line.Value) is { Success: true } chinese) Take(text, "address", line.Index, chinese.Groups["value"]);
        else if (EnglishAddress().IsMatch(line.Value)) TakeEnglish(text, line);
    }

    /// <summary>With the next line where that goes on with the town.</summary>
    private static void TakeEnglish(PasteText text, Match line)
    {
        var value = line.Value.Trim(Trimmed);
        var end = line.Index + line.Length;
        if (line.NextMatch() is { Success: true } next && Town().IsMatch(next.Value) && !EnglishCompany().IsMatch(next.Value)) (value, end) = ($"{value}, {next.Value.Trim(Trimmed)}", next.Index + next.Length);
        text.Take("address", value, line.Index, end - line.Index);
    }

    /// <summary>Offers each piece of what is left, by lines first, then by blanks and signs.</summary>
    private static void Pieces(PasteText text, Action<PasteText, int, string> read)
    {
        foreach (Match piece in Parts().Matches(text.Left))
        {
            var value = piece.Value.Trim(Trimmed);
            if (value.Length is > 1 and <= LongestLine && !Polite().IsMatch(value)) read(text, piece.Index + piece.Value.IndexOf(value, StringComparison.Ordinal), value);
        }
    }

    private static void Company(PasteText text, int start, string piece)
    {
        if (ChineseCompany().Match(piece) is { Success: true } chinese) Take(text, "company", start, chinese.Groups["value"]);
    }

    /// <summary>Sentences in which somebody tells who he is.</summary>
    private static void Spoken(PasteText text, int start, string piece)
    {
        if (SpokenChinese().Match(piece) is { Success: true } chinese) Take(text, "name", start, chinese.Groups["name"]);
        else if (SpokenEnglish().Match(piece) is { Success: true } english)
        {
            Take(text, "name", start, english.Groups["name"]);
            if (english.Groups["company"].Success) Take(text, "company", start, english.Groups["company"]);
        }
    }

    /// <summary>A name and what its bearer is, with nothing or a blank between: 张伟 销售总监, 采购经理李娜.</summary>
    private static void Person(PasteText text, int start, string piece)
    {
        if (text.Has("name") || text.Has("position")) return;
        var both = NameAndPosition().Match(piece) is { Success: true } first ? first : PositionAndName().Match(piece);
        if (!both.Success) return;
        Take(text, "name", start, both.Groups["name"]);
        Take(text, "position", start, both.Groups["position"]);
    }

    private static void Position(PasteText text, int start, string piece)
    {
        if (text.Has("position")) return;
        if (ChinesePosition().Match(piece) is { Success: true } chinese)
        {
            if (chinese.Groups["department"] is { Success: true } department) Take(text, "department", start, department);
            Take(text, "position", start, chinese.Groups["value"]);
        }
        else if (EnglishPosition().IsMatch(piece) && piece.Length <= 60) text.Take("position", piece, start, piece.Length);
    }

    private static void Department(PasteText text, int start, string piece)
    {
        if (!text.Has("department") && DepartmentName().Match(piece) is { Success: true } found) Take(text, "department", start, found.Groups["value"]);
    }

    private static void Name(PasteText text, int start, string piece)
    {
        if (text.Has("name")) return;
        if (ChineseName().Match(piece) is { Success: true } chinese && !Job().IsMatch(chinese.Groups["name"].Value)) text.Take("name", text.Piece(start + chinese.Groups["name"].Index, chinese.Groups["name"].Length), start, piece.Length);
        else if (BothNames().Match(piece) is { Success: true } both) text.Take("name", both.Groups["name"].Value, start, piece.Length);
    }

    private static void EnglishNameAlone(PasteText text, int start, string piece)
    {
        if (EnglishName().Match(piece) is { Success: true } english) Take(text, "name", start, english.Groups["name"]);
    }

    private static void ShortCompany(PasteText text, int start, string piece)
    {
        if (CompanyWithoutForm().Match(piece) is { Success: true } found) Take(text, "company", start, found.Groups["value"]);
    }

    private static void Take(PasteText text, string field, int start, Group found)
    {
        if (!text.Has(field)) text.Take(field, text.Piece(start + found.Index, found.Length).Trim(), start + found.Index, found.Length);
    }
}
