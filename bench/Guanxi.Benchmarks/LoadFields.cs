using System.Globalization;
using System.Text.Json;
using Guanxi.Customers;
using Guanxi.CustomFields;
using Guanxi.Platform.Fields;

namespace Guanxi.Benchmarks;

/// <summary>Fields of their own for two organisations: five for the largest, of which a list is filtered by all, and as many as there may be for another.</summary>
internal static class LoadFields
{
    public const int Wide = 300;
    private const int FilledOfWide = 30;
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly string[] Levels = ["deep", "thin", "none", "lost"];
    private static readonly string[] Busy = ["office", "shop"];
    private static readonly string[] Plain = ["plant"];

    /// <summary>Lets about one customer in a thousand through: a choice, a range of numbers, one of days, a yes and a word.</summary>
    public const string Filter = "c_level = 'deep' and c_seats > 400 and c_since >= 2026-01-01 and c_key and c_uses contains 'office'";

    /// <summary>What has an order is indexed by the administrator, as who filters so many customers by it would have it.</summary>
    public static IEnumerable<FieldDefinition> Five() =>
    [
        Define("c_level", FieldType.Select, 1, Levels), Define("c_seats", FieldType.Integer, 2, isIndexed: true), Define("c_since", FieldType.Date, 3, isIndexed: true),
        Define("c_key", FieldType.YesNo, 4), Define("c_uses", FieldType.MultiSelect, 5, ["office", "plant", "shop", "home"]),
    ];

    public static IEnumerable<FieldDefinition> Many() => Enumerable.Range(0, Wide).Select(i => Define($"c_f{i}", i % 3 == 0 ? FieldType.Number : FieldType.Text, i));

    public static void FillFive(Customer customer, int number)
    {
        Put(customer, "c_level", Levels[number % Levels.Length]);
        Put(customer, "c_seats", number * 7919 % 500);
        Put(customer, "c_since", First.AddDays(number * 31 % 900).ToString("O", CultureInfo.InvariantCulture));
        Put(customer, "c_key", number % 5 == 0);
        Put(customer, "c_uses", number % 3 == 0 ? Busy : Plain);
    }

    public static void FillMany(Customer customer, int number)
    {
        for (var i = 0; i < FilledOfWide; i++)
        {
            var field = (number * 13 + i * 7) % Wide;
            if (field % 3 == 0) Put(customer, $"c_f{field}", number % 1000);
            else Put(customer, $"c_f{field}", $"值{number % 977}");
        }
    }

    private static void Put<T>(Customer customer, string key, T value) => customer.CustomFields[key] = JsonSerializer.SerializeToElement(value);

    private static FieldDefinition Define(string key, FieldType type, int position, string[]? options = null, bool isIndexed = false) => FieldDefinition.Define("customers", key, type, new FieldChanges
    {
        Label = $"字段{key}",
        Indexed = isIndexed,
        Options = options is null ? default : new([.. options.Select(o => new FieldOptionRequest { Label = o })]),
    }, position);
}
