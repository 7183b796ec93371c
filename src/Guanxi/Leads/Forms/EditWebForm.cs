using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads.Forms;

public sealed record WebFormDetail(
    Id<WebForm> FormId, string Name, string Key, string Title, IReadOnlyList<FormField> Fields, string? ConsentText, string? Source, string? RedirectUrl,
    bool IsActive, int Submissions, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version);

/// <summary>Designs, lists, changes and removes the forms of an organisation.</summary>
internal static class EditWebForm
{
    private const int MostListed = 500;

    public static async Task<Listing<WebFormDetail>> List(CrmDb db, CancellationToken ct) =>
        new([.. (await db.WebForms.AsNoTracking().OrderBy(f => f.CreatedAt).Take(MostListed).ToListAsync(ct)).Select(Detail)]);

    public static async Task<WebFormDetail> Get(Id<WebForm> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var form = await db.WebForms.AsNoTracking().Get(id, ct);
        return http.Tagged(Detail(form), form.Version);
    }

    public static async Task<IResult> Create(WebFormChanges request, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var form = WebForm.Design(request, session.TenantId);
        db.WebForms.Add(form);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/web_forms/{form.Id}", http.Tagged(Detail(form), form.Version));
    }

    public static Task<WebFormDetail> Handle(Id<WebForm> id, WebFormChanges request, HttpContext http, CrmDb db, CancellationToken ct) => db.Retrying(async () =>
    {
        var form = await db.WebForms.Get(id, ct);
        await http.RequireSame(form.Version, request.Version, () => Task.FromResult<object>(Detail(form)));
        form.Change(request);
        await db.SaveChangesAsync(ct);
        return http.Tagged(Detail(form), form.Version);
    });

    /// <summary>Its leads stay, with what their senders agreed to.</summary>
    public static async Task<IResult> Delete(Id<WebForm> id, CrmDb db, CancellationToken ct)
    {
        await db.Delete(await db.WebForms.Get(id, ct), ct);
        return Results.NoContent();
    }

    /// <summary>Takes back a deletion of a moment ago.</summary>
    public static async Task<WebFormDetail> Restore(Id<WebForm> id, CrmDb db, CancellationToken ct) => Detail(await db.Restore(id, null, ct));

    private static WebFormDetail Detail(WebForm f) => new(
        f.Id, f.Name, f.Key, f.Title, f.Fields, f.ConsentText, f.Source, f.RedirectUrl, f.IsActive, f.Submissions, f.CreatedAt, f.UpdatedAt, f.Version);
}
