using Guanxi.Leads;
using Guanxi.Platform;
using Guanxi.Platform.Import;
using Guanxi.Platform.Tables;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>Reads the cells of a row as what may be written on a lead.</summary>
internal static class LeadRows
{
    /// <summary>What drop-down lists of other programs leave in a cell when nobody chose.</summary>
    private static readonly string[] NotChosen = ["Select", "请选择", "-None-", "--None--"];

    /// <summary>The words of other programs for where a lead has got, looked for in this order.</summary>
    private static readonly (string Word, LeadStatus Status)[] StatusWords =
    [
        ("not contacted", LeadStatus.New), ("not converted", LeadStatus.Disqualified), ("unqualified", LeadStatus.Disqualified), ("not qualified", LeadStatus.Disqualified),
        ("junk", LeadStatus.Disqualified), ("lost", LeadStatus.Disqualified), ("不合格", LeadStatus.Disqualified), ("invalid", LeadStatus.Disqualified),
        ("converted", LeadStatus.Qualified), ("qualified", LeadStatus.Qualified), ("合格", LeadStatus.Qualified), ("nurtur", LeadStatus.Nurturing),
        ("contact", LeadStatus.Working), ("working", LeadStatus.Working), ("in progress", LeadStatus.Working), ("跟进", LeadStatus.Working),
        ("open", LeadStatus.New), ("new", LeadStatus.New), ("未处理", LeadStatus.New), ("新", LeadStatus.New),
    ];

    public static LeadChanges Read(ImportRow row, RowPeople people, ImportScope scope)
    {
        var (numbers, mails) = ((IReadOnlyList<string>)[.. row.Phones("mobile"), .. row.Phones("phone")], row.Emails("email"));
        var changes = new LeadChanges
        {
            Name = Name(row, mails, numbers),
            Company = Chosen(row.Text("company", 200)),
            Phone = numbers.Count > 0 ? numbers[0] : default(Optional<string>),
            Email = mails.Count > 0 ? mails[0] : default(Optional<string>),
            Wechat = row.Text("wechat", 60),
            Position = Chosen(row.Text("position", 100)),
            Industry = Chosen(row.Text("industry", 100)),
            CompanySize = Size(row),
            City = Chosen(row.Raw("city") is null ? row.Text("province", 100) : row.Text("city", 100)),
            Website = row.WebAddress("website", 500),
            Source = Chosen(row.Text("source", 100)),
            Interest = Chosen(row.Raw("interest") is null ? row.Text("title", 500) : row.Text("interest", 500)),
            Notes = row.Text("notes", LeadChanges.LongestNotes),
            PageVisits = Given(row.Whole("page_visits", 0, 1_000_000)),
            VisitedPricing = Given(row.YesNo("visited_pricing")),
            DownloadedWhitepaper = Given(row.YesNo("downloaded_whitepaper")),
            EmailOpens = Given(row.Whole("email_opens", 0, 1_000_000)),
            Tags = row.Tags("tags", 50) is { Count: > 0 } tags ? tags.Take(LeadChanges.MostTags).ToList() : default(Optional<List<string>>),
            OwnerId = people.OwnerOf(row, scope, LeadsModule.Assign, "lead.cannot_assign"),
            CustomFields = row.CustomFields,
        };
        return StatusOf(row) is { } status and not LeadStatus.Disqualified ? changes with { Status = status } : changes;
    }

    /// <summary>Why a row's lead is not to be followed up, in the file's words; null when it is.</summary>
    public static string? ReasonAgainst(ImportRow row) => StatusOf(row) == LeadStatus.Disqualified ? row.Raw("status") : null;

    /// <summary>Files without names have companies, mails or numbers to call a lead by.</summary>
    private static Optional<string> Name(ImportRow row, IReadOnlyList<string> mails, IReadOnlyList<string> numbers)
    {
        var name = row.Raw("name") is not null ? row.Text("name", 100).Value : PersonName.Combine(row.Raw("given_name") ?? "", row.Raw("family_name") ?? "");
        if (string.IsNullOrWhiteSpace(name)) name = row.Raw("company") ?? mails.Concat(numbers).FirstOrDefault();
        if (row.Outcome == RowOutcome.Failed) return default;
        if (string.IsNullOrWhiteSpace(name)) row.Fail("name", "required");
        else if (name.Length > 100) row.Fail("name", "value.too_long");
        return name is null ? default : new(name);
    }

    /// <summary>A number of people, also from a range such as 50-99人, which counts from its start.</summary>
    private static Optional<int?> Size(ImportRow row)
    {
        if (row.Raw("scale") is not { } text) return default;
        var digits = new string([.. text.Replace(",", "", StringComparison.Ordinal).SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).Take(8)]);
        return int.TryParse(digits, out var size) ? new(size) : default;
    }

    private static LeadStatus? StatusOf(ImportRow row)
    {
        if (row.Raw("status") is not { } word || NotChosen.Contains(word)) return null;
        var ours = (LeadStatus?)LeadFields.Statuses.FirstOrDefault(o => o.IsMeantBy(word))?.Member;
        if (ours is { } known) return known == LeadStatus.Converted ? LeadStatus.Qualified : known; // what it became is not in the file
        foreach (var (part, status) in StatusWords)
            if (word.Contains(part, StringComparison.OrdinalIgnoreCase)) return status;
        row.Fail("status", "unknown_option");
        return null;
    }

    private static Optional<string> Chosen(Optional<string> text) => text.Value is { } word && NotChosen.Contains(word) ? new(null) : text;

    /// <summary>An empty cell of what can't be emptied says nothing.</summary>
    private static Optional<T?> Given<T>(Optional<T?> value) where T : struct => value.Value is null ? default : value;
}
