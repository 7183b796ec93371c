using Guanxi.Exports;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers;

/// <summary>The customers of a list as a file, read and written row by row.</summary>
internal static class ExportCustomers
{
    public static async Task<IResult> Handle(
        [AsParameters] CustomerCriteria criteria, [AsParameters] ExportQuery export, string? sort, HttpContext http, CrmDb db, Session session)
    {
        var call = new EditCall(http, db, session);
        return await ExportsModule.Send(await Prepare(criteria, export, sort, call), call);
    }

    public static async Task<ListFile> Prepare(CustomerCriteria criteria, ExportQuery export, string? sort, EditCall call)
    {
        var (db, session, ct) = (call.Db, call.Session, call.Ct);
        var format = export.Format ?? "csv";
        TableDownload.FormatOf(format);
        var language = RecordExport.LanguageOf(export.Language, session.Language);
        var columns = RecordExport.Columns(session.Fields(CustomerFields.All), export.Columns);
        var found = call.Get<CustomerSelection>().Of(criteria);
        var order = session.Fields(CustomerFields.All).Sort(string.IsNullOrEmpty(sort) ? "-created_at" : sort);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var parents = format == "json" ? [] : await Parents(db, ct);
        var rows = order.All(found.Include(c => c.Figures), c => c, ct).Select(c => (IReadOnlyList<object?>)[.. columns.Select(f => Cell(f, c, people, parents, format, language))]);
        return new ListFile("customers", format, RecordExport.Headings(columns, format, language), found.CountAsync, rows);
    }

    /// <summary>
    /// The names of those that are parents, of which there are few. Their ids are asked for first: joined with itself, a list that was
    /// imported a moment ago, of which the database has no statistics yet, is compared row by row with every other.
    /// </summary>
    private static async Task<Dictionary<Id<Customer>, string>> Parents(CrmDb db, CancellationToken ct)
    {
        var ids = await db.Customers.AsNoTracking().Where(c => c.ParentId != null).Select(c => c.ParentId!.Value).Distinct().ToListAsync(ct);
        return await db.Customers.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }

    private static object? Cell(Field<Customer> field, Customer customer, Dictionary<Id<User>, string> people, Dictionary<Id<Customer>, string> parents, string format, string language) => field.Key switch
    {
        "owner_id" when format != "json" => customer.OwnerId is { } owner ? people.GetValueOrDefault(owner) : null,
        "owner_id" => customer.OwnerId?.ToString(),
        "parent_id" when format != "json" => customer.ParentId is { } parent ? parents.GetValueOrDefault(parent) : null,
        "parent_id" => customer.ParentId?.ToString(),
        _ => RecordExport.Cell(field, customer, format, language),
    };
}
