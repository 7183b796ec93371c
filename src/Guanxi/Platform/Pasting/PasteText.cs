using System.Text.RegularExpressions;

namespace Guanxi.Platform.Pasting;

/// <summary>The text while it is read: what was understood is taken out, so that nothing is read twice.</summary>
internal sealed class PasteText
{
    /// <summary>Stands where something was taken out; it parts words like the end of a line.</summary>
    public const char Taken = '\u0001';

    private readonly string original;
    private readonly char[] left;
    private readonly Dictionary<string, PastedField> found = [];

    public PasteText(string pasted)
    {
        original = pasted.Length > PasteReader.Longest ? pasted[..PasteReader.Longest] : pasted;
        left = [.. original.Select(Plain)];
    }

    public IReadOnlyCollection<PastedField> Found => found.Values;

    /// <summary>What is not understood yet; places are those of the pasted text.</summary>
    public string Left => new(left);

    public bool Has(string field) => found.ContainsKey(field);

    /// <summary>The value found for a field.</summary>
    public string? ValueOf(string field) => found.GetValueOrDefault(field)?.Value;

    /// <summary>Keeps the first value of a field; the text is taken out either way.</summary>
    public void Take(string field, string value, int start, int length)
    {
        value = value.Trim();
        if (value.Length > 0) found.TryAdd(field, new PastedField(field, value, original.Substring(start, length).Trim(), start));
        Drop(start, length);
    }

    /// <summary>A piece as it was pasted; only letters and digits of full width are written as usual.</summary>
    public string Piece(int start, int length) => string.Concat(original.Substring(start, length).Select(c => char.IsLetterOrDigit(Plain(c)) ? Plain(c) : c));

    public void Take(string field, string value, Capture piece) => Take(field, value, piece.Index, piece.Length);

    public void Drop(int start, int length) => Array.Fill(left, Taken, start, length);

    /// <summary>Full width letters, digits and signs are written as usual, one for one.</summary>
    private static char Plain(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' => ' ',
        '\u200B' or '\uFEFF' or '\u200E' or '\u200F' or '\u202D' or '\u202C' => ' ',
        '\u2011' or '\u2010' or '\u2013' => '-',
        Taken => ' ',
        _ => c,
    };
}
