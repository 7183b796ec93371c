using Guanxi.Exports;
using Guanxi.Platform;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Contacts;

/// <summary>The contacts of a list as a file. People read the customer's name, programs its id.</summary>
internal static class ExportContacts
{
    public static async Task<IResult> Handle(
        [AsParameters] ContactCriteria criteria, [AsParameters] ExportQuery export, HttpContext http, CrmDb db, Session session)
    {
        var call = new EditCall(http, db, session);
        return await ExportsModule.Send(await Prepare(criteria, export, null, call), call);
    }

    public static Task<ListFile> Prepare(ContactCriteria criteria, ExportQuery export, string? _, EditCall call)
    {
        var (db, session) = (call.Db, call.Session);
        var file = new RecordFile<Contact>(session.Fields(ContactFields.All), export, session);
        var found = call.Get<ContactSelection>().Of(criteria).Join(db.Customers, k => k.CustomerId, c => c.Id, (k, c) => new { Contact = k, CustomerName = c.Name })
            .OrderByDescending(r => r.Contact.CreatedAt).ThenByDescending(r => r.Contact.Id);
        return Task.FromResult(file.Of(found.CountAsync, found.AsAsyncEnumerable(), (field, row) =>
            field.Key == "customer_id" ? file.IsForPeople ? row.CustomerName : row.Contact.CustomerId.ToString() : file.Cell(field, row.Contact)));
    }
}
