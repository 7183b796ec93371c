namespace Guanxi.Platform.Pasting;

/// <summary>
/// Reads a pasted mail signature or chat, Chinese or English: what can be told by its shape first (addresses of mail, numbers), what a
/// label names then, and by what words it consists of last. No two runs differ.
/// </summary>
public static class PasteReader
{
    public const int Longest = 5000;

    private static readonly string[] Order = ["name", "position", "department", "company", "mobile", "phone", "email", "wechat", "website", "address"];

    public static IReadOnlyList<PastedField> Read(string pasted)
    {
        var text = new PasteText(pasted);
        PasteShapes.Read(text);
        PasteNumbers.Read(text);
        PasteLabels.Read(text);
        PasteWords.Read(text);
        return [.. text.Found.OrderBy(f => Array.IndexOf(Order, f.Field))];
    }
}
