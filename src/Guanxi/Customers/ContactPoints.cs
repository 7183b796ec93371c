using Guanxi.Platform;
using Guanxi.Platform.Validation;

namespace Guanxi.Customers;

/// <summary>A telephone number with what it is for.</summary>
public sealed record PhoneEntry
{
    [Text(40)] public string? Label { get; init; }
    [Needed, Text(60)] public required string Number { get; init; }
    public bool IsPrimary { get; init; }
}

public sealed record EmailEntry
{
    [Text(40)] public string? Label { get; init; }
    [Needed, MailAddress] public required string Address { get; init; }
    public bool IsPrimary { get; init; }
}

/// <summary>A postal address, either as one text or with its parts.</summary>
public sealed record AddressEntry
{
    [Text(40)] public string? Label { get; init; }
    [Text(500)] public string? Text { get; init; }
    [Text(60)] public string? Province { get; init; }
    [Text(60)] public string? City { get; init; }
    [Text(60)] public string? District { get; init; }
    [Text(20)] public string? Postcode { get; init; }
    public bool IsPrimary { get; init; }
}

/// <summary>Keeps exactly one entry of a list primary, and the flat field and the list saying the same.</summary>
internal static class ContactPoints
{
    public const int Most = 20;

    /// <summary>The entries with one primary: the first marked one, else the first.</summary>
    public static List<T> WithOnePrimary<T>(IReadOnlyList<T>? entries, Func<T, bool> isPrimary, Func<T, bool, T> mark)
    {
        if (entries is null) return [];
        var primary = Math.Max(entries.ToList().FindIndex(e => isPrimary(e)), 0);
        return [.. entries.Select((e, i) => mark(e, i == primary))];
    }

    /// <summary>The entries after the flat field was written: the primary one changed, added or taken away.</summary>
    public static List<T> WithPrimary<T>(List<T> entries, T? primary, Func<T, bool> isPrimary, Func<T, bool, T> mark) where T : class
    {
        var rest = entries.Where(e => !isPrimary(e));
        return WithOnePrimary(primary is null ? [.. rest] : [mark(primary, true), .. rest], isPrimary, mark);
    }
}
