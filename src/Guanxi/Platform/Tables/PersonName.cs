namespace Guanxi.Platform.Tables;

/// <summary>A name from its parts: family name first and joined in Chinese, Japanese and Korean writing, else given name first.</summary>
public static class PersonName
{
    public static string Combine(string given, string family)
    {
        given = ValueParser.Text(given);
        family = ValueParser.Text(family);
        if (given.Length == 0 || family.Length == 0) return given + family;
        return IsEastAsian(given) && IsEastAsian(family) ? family + given : $"{given} {family}";
    }

    private static bool IsEastAsian(string text) => text[0] is >= '\u2e80' and <= '\u9fff' or >= '\uac00' and <= '\ud7af' or >= '\uf900' and <= '\ufaff' or >= '\ud840' and <= '\ud8bf';
}
