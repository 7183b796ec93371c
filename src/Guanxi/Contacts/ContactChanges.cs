using System.Text.Json;
using Guanxi.Customers;
using Guanxi.Platform.Sight;
using Guanxi.Platform;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Validation;

namespace Guanxi.Contacts;

/// <summary>What may be written on a contact; absent fields stay as they are.</summary>
[Writes("contacts")]
public sealed record ContactChanges
{
    private const int NameLength = 100;
    private const int PlaceLength = 100;
    private const int NumberLength = 60;
    private const int EmailLength = 254;
    private const int TextLength = 2000;

    public static readonly IReadOnlyDictionary<string, int> Lengths = new Dictionary<string, int>
    {
        [nameof(Contact.Name)] = NameLength,
        [nameof(Contact.Position)] = PlaceLength,
        [nameof(Contact.Department)] = PlaceLength,
        [nameof(Contact.Mobile)] = NumberLength,
        [nameof(Contact.Phone)] = NumberLength,
        [nameof(Contact.Email)] = EmailLength,
        [nameof(Contact.Wechat)] = NumberLength,
        [nameof(Contact.Hobbies)] = TextLength,
        [nameof(Contact.Notes)] = TextLength,
    };

    public Optional<Id<Customer>?> CustomerId { get; init; }
    [NotEmptied, Text(NameLength)] public Optional<string> Name { get; init; }
    [Text(PlaceLength)] public Optional<string> Position { get; init; }
    [Text(PlaceLength)] public Optional<string> Department { get; init; }
    [Text(NumberLength)] public Optional<string> Mobile { get; init; }
    [Text(NumberLength)] public Optional<string> Phone { get; init; }
    [MailAddress] public Optional<string> Email { get; init; }
    [Text(NumberLength)] public Optional<string> Wechat { get; init; }
    public Optional<DateOnly?> Birthday { get; init; }
    [NotEmptied] public Optional<bool?> BirthdayIsLunar { get; init; }
    [Text(TextLength)] public Optional<string> Hobbies { get; init; }
    [Text(TextLength)] public Optional<string> Notes { get; init; }

    /// <summary>decision_maker, influencer, user, or 决策人, 影响人, 使用人.</summary>
    [Text(40)] public Optional<string> Role { get; init; }
    [NotEmptied] public Optional<bool?> IsPrimary { get; init; }

    /// <summary>Values of the organisation's own fields by key; those left out stay, null takes one away.</summary>
    [AtMost(CustomValues.MostFields)] public Optional<Dictionary<string, JsonElement>> CustomFields { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
