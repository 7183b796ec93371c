using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Guanxi.Platform.Validation;

/// <summary>A check of shape on a request field. It answers a text key with its values and looks through <see cref="Optional{T}"/>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public abstract class ShapeAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is IOptional optional)
        {
            if (!optional.IsSet) return ValidationResult.Success;
            value = optional.Value;
        }
        return Fault(value) is { } fault ? new ValidationResult(fault, [validationContext.MemberName!]) : ValidationResult.Success;
    }

    /// <summary>The text key of what is wrong, values behind bars (<c>max_length|200</c>); null when nothing is.</summary>
    protected abstract string? Fault(object? value);

    protected static string Key(string key, IFormattable value) => $"{key}|{value.ToString(null, CultureInfo.InvariantCulture)}";
}

/// <summary>Must be given and not be blank.</summary>
public sealed class NeededAttribute : ShapeAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is IOptional { IsSet: false } ? new ValidationResult("required", [validationContext.MemberName!]) : base.IsValid(value, validationContext);

    protected override string? Fault(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text)) ? "required" : null;
}

/// <summary>When given in a partial write, may not be emptied.</summary>
public sealed class NotEmptiedAttribute : ShapeAttribute
{
    protected override string? Fault(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text)) ? "required" : null;
}

/// <summary>A text of at most so many characters that PostgreSQL and XML can carry: no NUL, no half surrogate pair.</summary>
public sealed class TextAttribute(int max) : ShapeAttribute
{
    public int Max => max;

    protected override string? Fault(object? value) => value switch
    {
        null => null,
        string text when text.Length > max => Key("max_length", max),
        string text when !IsClean(text) => "bad_characters",
        IEnumerable<string> list when ((IEnumerable<string?>)list).Contains(null) => "required",
        IEnumerable<string> list when list.Any(t => t.Length > max) => Key("max_length", max),
        IEnumerable<string> list when list.Any(t => !IsClean(t)) => "bad_characters",
        _ => null,
    };

    internal static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i])) return false;
        }
        return true;
    }
}

/// <summary>An address mail can be sent to.</summary>
public sealed class MailAddressAttribute : ShapeAttribute
{
    private static readonly EmailAddressAttribute Form = new();

    protected override string? Fault(object? value) =>
        value is string { Length: > 0 } text && (text.Length > 254 || !Form.IsValid(text) || text.Any(char.IsWhiteSpace)) ? "not_an_email" : null;
}

/// <summary>A number between two bounds, both included.</summary>
public sealed class BetweenAttribute(double min, double max) : ShapeAttribute
{
    protected override string? Fault(object? value) =>
        value is null || (Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && number >= min && number <= max)
            ? null
            : $"{Key("between", min)}|{max.ToString("0.##", CultureInfo.InvariantCulture)}";
}

/// <summary>At most so many entries.</summary>
public sealed class AtMostAttribute(int count) : ShapeAttribute
{
    protected override string? Fault(object? value) =>
        value is System.Collections.ICollection list && list.Count > count ? Key("max_count", count) : null;
}

/// <summary>Numbers of days, none below zero or beyond a year.</summary>
public sealed class DaysAttribute : ShapeAttribute
{
    private const int Most = 365;

    protected override string? Fault(object? value) =>
        value is int[] days && days.Any(d => d is < 0 or > Most) ? $"{Key("between", 0)}|{Most}" : null;
}

/// <summary>A list without nulls in it.</summary>
public sealed class NoGapsAttribute : ShapeAttribute
{
    protected override string? Fault(object? value) =>
        value is System.Collections.IEnumerable list && list.Cast<object?>().Any(entry => entry is null) ? "required" : null;
}

/// <summary>An address of the web: http or https.</summary>
public sealed class WebAddressAttribute : ShapeAttribute
{
    protected override string? Fault(object? value) => value is string { Length: > 0 } text && !IsWebAddress(text) ? "not_a_url" : null;

    /// <summary>A bare host (<c>www.example.com</c>) is fine; other schemes, such as <c>javascript:</c>, are not.</summary>
    internal static bool IsWebAddress(string text) =>
        Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal);
}

/// <summary>The three letters of a currency, ISO 4217.</summary>
public sealed class CurrencyCodeAttribute : ShapeAttribute
{
    protected override string? Fault(object? value) =>
        value is string { Length: > 0 } text && !Currencies.IsCode(text) ? "not_a_currency" : null;
}

/// <summary>A colour as #rrggbb.</summary>
public sealed class HexColorAttribute : ShapeAttribute
{
    protected override string? Fault(object? value) =>
        value is string text && (text.Length != 7 || text[0] != '#' || !text.Skip(1).All(char.IsAsciiHexDigit)) ? "not_a_color" : null;
}
