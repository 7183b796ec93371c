using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Import;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>Reads the cells of a row into what may be written on a customer.</summary>
internal static class CustomerRows
{
    public static CustomerChanges Read(ImportRow row, RowPeople people, ImportScope scope) => new()
    {
        Name = row.Text("name", 200),
        ShortName = row.Text("short_name", 100),
        Type = Given(row.Choice<CustomerType>("type", CustomerFields.Types)),
        Industry = row.Text("industry", 100),
        Scale = row.Text("scale", 50),
        Website = row.WebAddress("website", 500),
        FoundedOn = row.Date("founded_on"),
        CreditLimit = NotNegative(row, "credit_limit"),
        PaymentTerms = row.Text("payment_terms", 200),
        CreditDays = row.Whole("credit_days", 0, 3650),
        Source = row.Text("source", 100),
        OwnerId = people.OwnerOf(row, scope),
        Status = Given(row.Choice<CustomerStatus>("status", CustomerFields.Statuses)),
        IsActive = Given(row.YesNo("is_active")),
        AnnualRevenue = NotNegative(row, "annual_revenue"),
        CooperationYears = row.Whole("cooperation_years", 0, 500),
        Phones = List(row, "phone", row.Phones("phone"), (number, first) => new PhoneEntry { Number = number, IsPrimary = first }),
        Emails = List(row, "email", row.Emails("email"), (address, first) => new EmailEntry { Address = address, IsPrimary = first }),
        Addresses = AddressOf(row),
        Tags = row.Raw("tags") is not null ? new([.. row.Tags("tags", 50)]) : default,
        CustomFields = row.CustomFields,
    };

    /// <summary>The same for a customer that is there: lists grow, nothing already known is lost.</summary>
    public static CustomerChanges Onto(Customer customer, CustomerChanges changes) => changes with
    {
        Phones = Joined(changes.Phones, customer.Phones, p => CustomersModule.MatchKey("phone", p.Number) ?? p.Number, p => p with { IsPrimary = false }),
        Emails = Joined(changes.Emails, customer.Emails, e => e.Address.ToLowerInvariant(), e => e with { IsPrimary = false }),
        Addresses = Joined(changes.Addresses, customer.Addresses, a => $"{a.Province}{a.City}{a.District}{a.Text}", a => a with { IsPrimary = false }),
        Tags = changes.Tags.Value is { } tags ? new([.. customer.Tags, .. tags]) : default,
    };

    private static Optional<List<T>> Joined<T>(Optional<List<T>> given, List<T> there, Func<T, string> key, Func<T, T> secondary)
    {
        if (given.Value is not { Count: > 0 } first) return default;
        var known = first.Select(key).ToHashSet();
        return new([.. first, .. there.Where(e => !known.Contains(key(e))).Select(secondary)]);
    }

    private static Optional<List<T>> List<T>(ImportRow row, string field, IReadOnlyList<string> values, Func<string, bool, T> entry) =>
        row.Raw(field) is null ? default : new([.. values.Take(20).Select((v, i) => entry(v, i == 0))]);

    private static Optional<List<AddressEntry>> AddressOf(ImportRow row)
    {
        var entry = new AddressEntry
        {
            Text = row.Text("address", 500).Value,
            Province = row.Text("province", 60).Value,
            City = row.Text("city", 60).Value,
            District = row.Text("district", 60).Value,
            Postcode = row.Text("postcode", 20).Value,
            IsPrimary = true,
        };
        return entry is { Text: null, Province: null, City: null, District: null } ? default : new([entry]);
    }

    private static Optional<decimal?> NotNegative(ImportRow row, string field)
    {
        var amount = row.Money(field);
        if (amount.Value is not (< 0 or > 9_999_999_999_999m)) return amount;
        row.Fail(field, "out_of_range");
        return default;
    }

    /// <summary>An empty cell of a field that always has a value leaves it as it is.</summary>
    private static Optional<T?> Given<T>(Optional<T?> value) where T : struct => value.Value is null ? default : value;
}
