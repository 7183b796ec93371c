using System.Text.Json;
using Guanxi.Identity;
using Guanxi.Platform.Sight;
using Guanxi.Platform;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Validation;

namespace Guanxi.Customers;

/// <summary>What may be written on a customer; absent fields stay as they are. The same for API, import and tests.</summary>
[Writes("customers")]
public sealed record CustomerChanges
{
    public const int MostTags = 50;

    /// <summary>Only when the customer is made; given by the system when left out.</summary>
    [Text(40)] public Optional<string> Code { get; init; }
    [NotEmptied, Text(200)] public Optional<string> Name { get; init; }
    [Text(100)] public Optional<string> ShortName { get; init; }
    [NotEmptied] public Optional<CustomerType?> Type { get; init; }
    [Text(100)] public Optional<string> Industry { get; init; }
    [Text(50)] public Optional<string> Scale { get; init; }
    [Text(500), WebAddress] public Optional<string> Website { get; init; }
    public Optional<DateOnly?> FoundedOn { get; init; }

    /// <summary>Yuan.</summary>
    [Between(0, 9_999_999_999_999)] public Optional<decimal?> CreditLimit { get; init; }
    [Text(200)] public Optional<string> PaymentTerms { get; init; }

    /// <summary>Days until an invoice is due.</summary>
    [Between(0, 3650)] public Optional<int?> CreditDays { get; init; }
    [Text(100)] public Optional<string> Source { get; init; }
    public Optional<Id<User>?> OwnerId { get; init; }
    [NotEmptied] public Optional<CustomerStatus?> Status { get; init; }
    [NotEmptied] public Optional<bool?> IsActive { get; init; }

    /// <summary>Yuan a year.</summary>
    [Between(0, 9_999_999_999_999)] public Optional<decimal?> AnnualRevenue { get; init; }
    [Between(0, 500)] public Optional<int?> CooperationYears { get; init; }
    public Optional<Id<Customer>?> ParentId { get; init; }

    /// <summary>The primary number; the others stay.</summary>
    [Text(60)] public Optional<string> Phone { get; init; }
    [MailAddress] public Optional<string> Email { get; init; }
    [Text(500)] public Optional<string> Address { get; init; }
    [AtMost(ContactPoints.Most), NoGaps] public Optional<List<PhoneEntry>> Phones { get; init; }
    [AtMost(ContactPoints.Most), NoGaps] public Optional<List<EmailEntry>> Emails { get; init; }
    [AtMost(ContactPoints.Most), NoGaps] public Optional<List<AddressEntry>> Addresses { get; init; }
    [Text(50), AtMost(MostTags)] public Optional<List<string>> Tags { get; init; }

    /// <summary>Values of the organisation's own fields by key; those left out stay, null takes one away.</summary>
    [AtMost(CustomValues.MostFields)] public Optional<Dictionary<string, JsonElement>> CustomFields { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
