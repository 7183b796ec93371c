using Guanxi.Exports;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>The opportunities of a list as a file, read and written row by row. People read names, programs ids.</summary>
internal static class ExportOpportunities
{
    public static async Task<IResult> Handle(
        [AsParameters] OpportunityCriteria criteria, [AsParameters] ExportQuery export, string? sort, HttpContext http, CrmDb db, Session session)
    {
        var call = new EditCall(http, db, session);
        return await ExportsModule.Send(await Prepare(criteria, export, sort, call), call);
    }

    public static async Task<ListFile> Prepare(OpportunityCriteria criteria, ExportQuery export, string? sort, EditCall call)
    {
        var (db, session, ct) = (call.Db, call.Session, call.Ct);
        var format = export.Format ?? "csv";
        TableDownload.FormatOf(format);
        var language = RecordExport.LanguageOf(export.Language, session.Language);
        var columns = RecordExport.Columns(session.Fields(OpportunityFields.All), export.Columns);
        var order = session.Fields(OpportunityFields.All).Sort(string.IsNullOrEmpty(sort) ? "-created_at" : sort);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var found = await call.Get<OpportunitySelection>().Of(criteria, ct);
        var deals = found.Include(o => o.Stage).Include(o => o.FurthestStage).Include(o => o.Pipeline);
        var rows = order.All(deals, o => o, ct).Select(o => (IReadOnlyList<object?>)[.. columns.Select(f => Cell(f, o, people, format, language))]);
        return new ListFile("opportunities", format, RecordExport.Headings(columns, format, language), found.CountAsync, rows);
    }

    private static object? Cell(Field<Opportunity> field, Opportunity opportunity, Dictionary<Id<User>, string> people, string format, string language) => field.Key switch
    {
        "owner_id" when format != "json" => opportunity.OwnerId is { } owner ? people.GetValueOrDefault(owner) : null,
        "owner_id" => opportunity.OwnerId?.ToString(),
        "customer_id" => opportunity.CustomerId?.ToString(),
        _ => RecordExport.Cell(field, opportunity, format, language),
    };
}
