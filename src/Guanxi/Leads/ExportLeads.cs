using Guanxi.Exports;
using Guanxi.Identity;
using Guanxi.Platform;
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
        var fields = session.Fields(LeadFields.All);
        var file = new RecordFile<Lead>(fields, export, session);
        var found = call.Get<LeadSelection>().Of(criteria);
        var order = fields.Sort(string.IsNullOrEmpty(sort) ? "-created_at" : sort);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return file.Of(found.CountAsync, order.All(found, l => l, ct), (field, l) => field.Key == "owner_id" ? file.Person(l.OwnerId, people) : file.Cell(field, l));
    }
}
