using System.Linq.Expressions;
using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Documents;

/// <summary>A state of a document.</summary>
/// <param name="Look">image, pdf or text can be shown; other is downloaded.</param>
/// <param name="Size">In bytes.</param>
public sealed record DocumentVersionRow(int Number, string FileName, long Size, FileLook Look, DateTimeOffset At, Id<User>? By, string? ByName);

/// <summary>A document with all its versions, the newest first.</summary>
public sealed record DocumentRow(
    Id<Document> DocumentId, string Kind, string RecordId, string Name, int Latest, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version, IReadOnlyList<DocumentVersionRow> Versions);

internal static class DocumentQueries
{
    private const int Most = 500;

    public static async Task<Listing<DocumentRow>> List(string? kind, [FromQuery(Name = "record_id")] string? recordId, CrmDb db, CancellationToken ct)
    {
        var place = await DocumentPlace.Named(kind, recordId, db, ct);
        return new(await Rows(db, d => d.RecordKind == place.Kind && d.RecordId == place.Id, ct));
    }

    public static async Task<DocumentRow> Get(Id<Document> id, CrmDb db, CancellationToken ct)
    {
        await DocumentPlace.Of(id, db, ct);
        return await One(db, id, ct);
    }

    public static async Task<DocumentRow> One(CrmDb db, Id<Document> id, CancellationToken ct) => (await Rows(db, d => d.Id == id, ct))[0];

    private static async Task<List<DocumentRow>> Rows(CrmDb db, Expression<Func<Document, bool>> which, CancellationToken ct)
    {
        var documents = await db.Documents.AsNoTracking().Where(which).OrderByDescending(d => d.UpdatedAt).ThenByDescending(d => d.Id).Take(Most).ToListAsync(ct);
        var ids = documents.Select(d => d.Id).ToArray();
        var versions = (await db.DocumentVersions.AsNoTracking().Where(v => ids.Contains(v.DocumentId)).OrderByDescending(v => v.Number)
            .Select(v => new { v.DocumentId, Row = new DocumentVersionRow(v.Number, v.FileName, v.Size, v.Look, v.At, v.By, db.Users.Where(u => u.Id == v.By).Select(u => u.Name).FirstOrDefault()) })
            .ToListAsync(ct)).ToLookup(v => v.DocumentId, v => v.Row);
        return [.. documents.Select(d => new DocumentRow(d.Id, d.RecordKind, RecordIds.Text(d.RecordKind, d.RecordId)!, d.Name, d.Latest, d.CreatedAt, d.UpdatedAt, d.Version, [.. versions[d.Id]]))];
    }
}
