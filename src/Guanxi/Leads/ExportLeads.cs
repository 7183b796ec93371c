using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads;

/// <summary>The leads of a list as a file, read and written row by row.</summary>
internal static class ExportLeads
{
    public static async Task<IResult> Handle(
        [AsParameters] LeadCriteria criteria, [AsParameters] ExportQuery export, string? sort, CrmDb db, Session session, LeadSelection selection, CancellationToken ct)
    {
        var format = export.Format ?? "csv";
        TableDownload.FormatOf(format);
        var language = RecordExport.LanguageOf(export.Language, session.Language);
        var columns = RecordExport.Columns(session.Fields(LeadFields.All), export.Columns);
        var order = session.Fields(LeadFields.All).Sort(string.IsNullOrEmpty(sort) ? "-created_at" : sort);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var rows = order.All(selection.Of(criteria), l => l, ct).Select(l => (IReadOnlyList<object?>)[.. columns.Select(f => Cell(f, l, people, format, language))]);
        db.Note("leads", null, "exported", new { format, filter = criteria.Filter is not null, columns = columns.Select(c => c.Key) });
        await db.SaveChangesAsync(ct);
        return TableDownload.Of(format, "leads", RecordExport.Headings(columns, format, language), rows);
    }

    /// <summary>People read the owner's name, programs the id.</summary>
    private static object? Cell(Field<Lead> field, Lead lead, Dictionary<Id<User>, string> people, string format, string language) =>
        field.Key != "owner_id" ? RecordExport.Cell(field, lead, format, language)
        : format == "json" ? lead.OwnerId?.ToString()
        : lead.OwnerId is { } owner ? people.GetValueOrDefault(owner) : null;
}
