using Guanxi.Exports;
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
        [AsParameters] LeadCriteria criteria, [AsParameters] ExportQuery export, string? sort, HttpContext http, CrmDb db, Session session)
    {
        var call = new EditCall(http, db, session);
        return await ExportsModule.Send(await Prepare(criteria, export, sort, call), call);
    }

    public static async Task<ListFile> Prepare(LeadCriteria criteria, ExportQuery export, string? sort, EditCall call)
    {
        var (db, session, ct) = (call.Db, call.Session, call.Ct);
        var format = export.Format ?? "csv";
        TableDownload.FormatOf(format);
        var language = RecordExport.LanguageOf(export.Language, session.Language);
        var columns = RecordExport.Columns(session.Fields(LeadFields.All), export.Columns);
        var found = call.Get<LeadSelection>().Of(criteria);
        var order = session.Fields(LeadFields.All).Sort(string.IsNullOrEmpty(sort) ? "-created_at" : sort);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var rows = order.All(found, l => l, ct).Select(l => (IReadOnlyList<object?>)[.. columns.Select(f => Cell(f, l, people, format, language))]);
        return new ListFile("leads", format, RecordExport.Headings(columns, format, language), found.CountAsync, rows);
    }

    /// <summary>People read the owner's name, programs the id.</summary>
    private static object? Cell(Field<Lead> field, Lead lead, Dictionary<Id<User>, string> people, string format, string language) =>
        field.Key != "owner_id" ? RecordExport.Cell(field, lead, format, language)
        : format == "json" ? lead.OwnerId?.ToString()
        : lead.OwnerId is { } owner ? people.GetValueOrDefault(owner) : null;
}
