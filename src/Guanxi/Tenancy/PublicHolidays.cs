using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guanxi.Platform;

namespace Guanxi.Tenancy;

/// <summary>A day that is not what its day of the week says: off, or worked in stead of another.</summary>
public sealed record SpecialDay(DateOnly Date, string Name, bool IsWorking);

/// <summary>A year as holiday-cn writes it.</summary>
public sealed record HolidayFile
{
    [JsonPropertyName("$schema")] public string? Schema { get; init; }
    [JsonPropertyName("$id")] public string? FileId { get; init; }
    public required int Year { get; init; }
    public List<string> Papers { get; init; } = [];
    public required List<HolidayFileDay> Days { get; init; }
}

public sealed record HolidayFileDay
{
    [Platform.Validation.Needed, Platform.Validation.Text(60)] public required string Name { get; init; }
    public required DateOnly Date { get; init; }
    [JsonPropertyName("isOffDay")] public required bool IsOffDay { get; init; }
}

/// <summary>The years of public holidays that ship with the product; see the folder Holidays.</summary>
internal static class PublicHolidays
{
    private static readonly FrozenDictionary<int, SpecialDay[]> ByYear = typeof(PublicHolidays).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("holidays/", StringComparison.Ordinal)).Select(Read).ToFrozenDictionary(f => f.Year, DaysOf);

    public static IReadOnlyList<int> Years { get; } = [.. ByYear.Keys.Order()];

    public static IReadOnlyList<SpecialDay> Of(int year) => ByYear.GetValueOrDefault(year) ?? [];

    public static IEnumerable<SpecialDay> All => ByYear.Values.SelectMany(days => days);

    public static SpecialDay[] DaysOf(HolidayFile file) => [.. file.Days.Select(d => new SpecialDay(d.Date, d.Name.Trim(), !d.IsOffDay))];

    private static HolidayFile Read(string name)
    {
        using var file = typeof(PublicHolidays).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<HolidayFile>(file, Json.Options)!;
    }
}
