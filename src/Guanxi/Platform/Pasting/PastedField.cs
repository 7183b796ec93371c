namespace Guanxi.Platform.Pasting;

/// <summary>Something found in a pasted signature or chat: what it is, its tidy value, and the piece of text it was read from.</summary>
/// <param name="Field">name, company, position, department, mobile, phone, email, address, website, wechat.</param>
public sealed record PastedField(string Field, string Value, string Text, int Start);
