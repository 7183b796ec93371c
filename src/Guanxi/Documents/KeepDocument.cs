using Guanxi.Files;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Documents;

public sealed record DocumentChanges
{
    [Needed, Text(Document.NameLength)] public required string Name { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

/// <summary>Adds documents and versions of them, renames and deletes them: for who may change the record they are kept with.</summary>
internal static class KeepDocument
{
    public static async Task<IResult> Add(string? kind, [FromQuery(Name = "record_id")] string? recordId, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var place = await DocumentPlace.Named(kind, recordId, db, ct);
        place.RequireEdit(session);
        Document? document = null;
        await FilesModule.Receive(http, db, session, async file =>
        {
            document = Document.On(place, file.Name);
            db.Documents.Add(document);
            db.DocumentVersions.Add(document.Add(file, await LookOf(file, http, ct), clock.GetUtcNow(), session.UserId));
        }, ct);
        return Results.Created($"/api/documents/{document!.Id}", await DocumentQueries.One(db, document.Id, ct));
    }

    /// <summary>The next version; two at once get two numbers.</summary>
    public static async Task<IResult> AddVersion(Id<Document> id, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var (_, place) = await DocumentPlace.Of(id, db, ct);
        place.RequireEdit(session);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.documents WHERE id = {id.Value} FOR UPDATE", ct);
        db.ChangeTracker.Clear();
        var document = await db.Documents.Get(id, ct);
        await FilesModule.Receive(http, db, session, async file =>
            db.DocumentVersions.Add(document.Add(file, await LookOf(file, http, ct), clock.GetUtcNow(), session.UserId)), ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return Results.Created($"/api/documents/{id}", await DocumentQueries.One(db, id, ct));
    }

    public static Task<DocumentRow> Rename(Id<Document> id, DocumentChanges request, HttpContext http, CrmDb db, Session session, CancellationToken ct) => db.Retrying(async () =>
    {
        var (document, place) = await DocumentPlace.Of(id, db, ct);
        place.RequireEdit(session);
        await http.RequireSame(document.Version, request.Version, async () => await DocumentQueries.One(db, id, ct));
        document.Rename(request.Name);
        await db.SaveChangesAsync(ct);
        return await DocumentQueries.One(db, id, ct);
    });

    /// <summary>With all its versions. The bytes go with the nightly cleaning.</summary>
    public static async Task<IResult> Delete(Id<Document> id, CrmDb db, Session session, CancellationToken ct)
    {
        var (document, place) = await DocumentPlace.Of(id, db, ct);
        place.RequireEdit(session);
        await db.Delete(document, ct);
        return Results.NoContent();
    }

    /// <summary>Takes back a deletion of a moment ago.</summary>
    public static async Task<DocumentRow> Restore(Id<Document> id, CrmDb db, Session session, CancellationToken ct)
    {
        await db.Restore(id, async _ => (await DocumentPlace.Of(id, db, ct)).Place.RequireEdit(session), ct);
        return await DocumentQueries.One(db, id, ct);
    }

    private static async Task<FileLook> LookOf(StoredFile file, HttpContext http, CancellationToken ct)
    {
        await using var content = FilesModule.Open(http.RequestServices, file);
        return await FileLooks.Of(content, ct);
    }
}
