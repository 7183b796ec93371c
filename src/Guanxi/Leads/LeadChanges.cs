using System.Text.Json;
using Guanxi.Identity;
using Guanxi.Platform.Sight;
using Guanxi.Platform;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Validation;

namespace Guanxi.Leads;

/// <summary>What may be written on a lead; absent fields stay as they are. The same for API, import, forms and tests.</summary>
[Writes("leads")]
public sealed record LeadChanges
{
    public const int MostTags = 50;
    public const int LongestNotes = 20_000;
    private const int ShortText = 100;
    private const int NumberLength = 60;

    public static readonly IReadOnlyDictionary<string, int> Lengths = new Dictionary<string, int>
    {
        [nameof(Lead.Name)] = ShortText,
        [nameof(Lead.Company)] = 200,
        [nameof(Lead.Phone)] = NumberLength,
        [nameof(Lead.Email)] = 254,
        [nameof(Lead.Wechat)] = NumberLength,
        [nameof(Lead.Position)] = ShortText,
        [nameof(Lead.Industry)] = ShortText,
        [nameof(Lead.City)] = ShortText,
        [nameof(Lead.Website)] = 500,
        [nameof(Lead.Source)] = ShortText,
        [nameof(Lead.Interest)] = 500,
        [nameof(Lead.Notes)] = LongestNotes,
        [nameof(Lead.DisqualifiedReason)] = 500,
    };

    [NotEmptied, Text(ShortText)] public Optional<string> Name { get; init; }
    [Text(200)] public Optional<string> Company { get; init; }
    [Text(NumberLength)] public Optional<string> Phone { get; init; }
    [MailAddress] public Optional<string> Email { get; init; }
    [Text(NumberLength)] public Optional<string> Wechat { get; init; }
    [Text(ShortText)] public Optional<string> Position { get; init; }
    [Text(ShortText)] public Optional<string> Industry { get; init; }

    /// <summary>People who work there.</summary>
    [Between(0, 10_000_000)] public Optional<int?> CompanySize { get; init; }
    [Text(ShortText)] public Optional<string> City { get; init; }
    [Text(500), WebAddress] public Optional<string> Website { get; init; }
    [Text(ShortText)] public Optional<string> Source { get; init; }

    /// <summary>What they asked for.</summary>
    [Text(500)] public Optional<string> Interest { get; init; }
    [Text(LongestNotes)] public Optional<string> Notes { get; init; }

    /// <summary>new, working, nurturing or qualified; the ends have verbs of their own.</summary>
    [NotEmptied] public Optional<LeadStatus?> Status { get; init; }
    public Optional<Id<User>?> OwnerId { get; init; }

    /// <summary>The second document's word for the owner.</summary>
    public Optional<Id<User>?> AssignedTo { get; init; }

    /// <summary>By hand only where leads are not scored by rules.</summary>
    [NotEmptied, Between(0, LeadScore.Most)] public Optional<int?> Score { get; init; }
    [NotEmptied, Between(0, 1_000_000)] public Optional<int?> PageVisits { get; init; }
    [NotEmptied] public Optional<bool?> VisitedPricing { get; init; }
    [NotEmptied] public Optional<bool?> DownloadedWhitepaper { get; init; }
    [NotEmptied, Between(0, 1_000_000)] public Optional<int?> EmailOpens { get; init; }
    [Text(50), AtMost(MostTags)] public Optional<List<string>> Tags { get; init; }

    /// <summary>Values of the organisation's own fields by key; those left out stay, null takes one away.</summary>
    [AtMost(CustomValues.MostFields)] public Optional<Dictionary<string, JsonElement>> CustomFields { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }

    /// <summary>The owner by either of its names.</summary>
    internal Optional<Id<User>?> Owner => AssignedTo.IsSet ? AssignedTo : OwnerId;
}
