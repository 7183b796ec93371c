using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Tables;

/// <summary>
/// What columns are called: our own labels, and the headings of Salesforce, HubSpot, Zoho, Pipedrive, Dynamics 365,
/// Google Contacts (old and 2024), Outlook and 悟空CRM. A superset of the fields a kind of record has: offer the
/// matcher only those that exist.
/// </summary>
public static partial class KnownHeadings
{
    private static readonly Dictionary<string, IReadOnlyList<ImportField>> Kinds = new(StringComparer.Ordinal)
    {
        ["customers"] = CustomerFields(),
        ["contacts"] = ContactFields(),
        ["leads"] = LeadFields(),
        ["opportunities"] = OpportunityFields(),
        ["products"] = ProductFields(),
        ["orders"] = OrderFields(),
        ["users"] = UserFields(),
    };

    private static readonly HashSet<string> Ignored = Keys(
        "(Do Not Modify) Row Checksum", "Row Checksum", "(Do Not Modify) Modified On", "Modified On", "SystemModstamp", "Photo",
        "Modified By", "Modified Time", "Last Modified Date", "LastModifiedDate", "LastModifiedById", "Last Modified By", "更新时间", "修改时间",
        "E-mail 1 - Label", "E-mail 2 - Label", "E-mail 1 - Type", "E-mail 2 - Type", "Phone 1 - Label", "Phone 2 - Label", "Phone 1 - Type",
        "Phone 2 - Type", "Address 1 - Label", "Address 1 - Type", "Website 1 - Label", "Event 1 - Label", "Organization 1 - Type",
        "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name", "Yomi Name", "Given Name Yomi", "Additional Name Yomi",
        "Family Name Yomi", "Given Yomi", "Surname Yomi", "Company Yomi", "Organization 1 - Yomi Name", "序号", "No.");

    private static readonly HashSet<string> RowSkipping = Keys("IsDeleted", "Is Deleted", "Deleted", "已删除", "是否删除");

    private static readonly HashSet<string> Everything =
    [
        .. Ignored, .. RowSkipping,
        .. Kinds.Values.SelectMany(f => f).SelectMany(f => f.Aliases.Append(f.LabelZh).Append(f.LabelEn).Append(f.Key)).Select(HeadingText.Key),
    ];

    /// <summary>The fields of <c>customers</c>, <c>contacts</c>, <c>leads</c>, <c>opportunities</c>, <c>products</c>, <c>orders</c> or <c>users</c>; none for other kinds.</summary>
    public static IReadOnlyList<ImportField> For(string kind) => Kinds.GetValueOrDefault(kind, []);

    /// <summary>Some program calls a column this.</summary>
    internal static bool Contains(string heading)
    {
        if (heading.Length is 0 or > 100) return false;
        return Everything.Contains(HeadingText.Key(heading)) || Everything.Contains(HeadingText.Key(HeadingText.Bare(heading)));
    }

    internal static bool IsIgnored(string heading) => Ignored.Contains(HeadingText.Key(heading));

    internal static bool SkipsRow(string heading) => RowSkipping.Contains(HeadingText.Key(heading));

    private static HashSet<string> Keys(params string[] headings) => [.. headings.Select(HeadingText.Key)];

    private static ImportField One(string key, string zh, string en, FieldType type, string aliases) =>
        new(key, zh, en, type, aliases.Split('|', StringSplitOptions.RemoveEmptyEntries));

    private static ImportField Many(string key, string zh, string en, FieldType type, string aliases) =>
        One(key, zh, en, type, aliases) with { TakesSeveral = true };
}
