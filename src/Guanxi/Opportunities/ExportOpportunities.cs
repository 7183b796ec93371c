using Guanxi.Exports;
using Guanxi.Identity;
using Guanxi.Platform;
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
        var fields = session.Fields(OpportunityFields.All);
        var file = new RecordFile<Opportunity>(fields, export, session);
        var order = fields.Sort(string.IsNullOrEmpty(sort) ? "-created_at" : sort);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var found = await call.Get<OpportunitySelection>().Of(criteria, ct);
        var deals = found.Include(o => o.Stage).Include(o => o.FurthestStage).Include(o => o.Pipeline);
        return file.Of(found.CountAsync, order.All(deals, o => o, ct), (field, o) => field.Key switch
        {
            "owner_id" => file.Person(o.OwnerId, people),
            "customer_id" => o.CustomerId?.ToString(),
            _ => file.Cell(field, o),
        });
    }
}
