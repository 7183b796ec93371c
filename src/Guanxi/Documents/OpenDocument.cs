using Guanxi.Files;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Documents;

/// <summary>Gives a version of a document, as a file to keep or to look at. The record's rights are asked each time: who loses it loses its files.</summary>
internal static class OpenDocument
{
    private const string NothingRuns = "default-src 'none'; sandbox";

    /// <summary>The browser's own viewer of PDF files is shut off by a sandbox; it runs apart from the page, and nothing else is allowed.</summary>
    private const string OnlyTheViewer = "default-src 'none'; object-src 'self'; plugin-types application/pdf; style-src 'unsafe-inline'; frame-ancestors 'self'";

    public static async Task<IResult> Download(Id<Document> id, int number, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var (version, file) = await Find(id, number, db, ct);
        Guard(http, NothingRuns);
        db.Note("documents", id.Value, "downloaded", new { version = number });
        await db.SaveChangesAsync(ct);
        return Results.File(FilesModule.Open(http.RequestServices, file), "application/octet-stream", version.FileName, enableRangeProcessing: true);
    }

    /// <summary>Shown inside the application: pictures, PDF and plain text, each as nothing else.</summary>
    /// <exception cref="Refusal">422 for everything else.</exception>
    public static async Task<IResult> Preview(Id<Document> id, int number, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var (version, file) = await Find(id, number, db, ct);
        if (version.Look == FileLook.Other) throw Refusal.Rule("document.no_preview");
        Guard(http, version.Look == FileLook.Pdf ? OnlyTheViewer : NothingRuns);
        http.Response.Headers.ContentDisposition = "inline";
        if (version.Look == FileLook.Pdf) return Results.Stream(FilesModule.Open(http.RequestServices, file), "application/pdf", enableRangeProcessing: true);
        await using var content = FilesModule.Open(http.RequestServices, file);
        if (version.Look == FileLook.Text) return Results.Text(await FileLooks.Text(content, ct), "text/plain", System.Text.Encoding.UTF8);
        var type = FileLooks.ImageType(await FileLooks.Beginning(content, 16, ct)) ?? throw Refusal.Rule("document.no_preview");
        return Results.Stream(FilesModule.Open(http.RequestServices, file), type);
    }

    private static async Task<(DocumentVersion Version, StoredFile File)> Find(Id<Document> id, int number, CrmDb db, CancellationToken ct)
    {
        await DocumentPlace.Of(id, db, ct);
        var version = await db.DocumentVersions.AsNoTracking().FirstOrDefaultAsync(v => v.DocumentId == id && v.Number == number, ct) ?? throw Refusal.NotFound();
        return (version, await db.Files.AsNoTracking().Get(version.FileId, ct));
    }

    private static void Guard(HttpContext http, string policy)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = policy;
        http.Response.Headers.CacheControl = "private, no-store";
    }
}

/// <summary>Files of documents are opened as documents, by who sees the record.</summary>
internal sealed class DocumentFiles(CrmDb db) : IFileHolder
{
    public async Task<bool?> Shows(Id<StoredFile> file, CancellationToken ct)
    {
        var held = await db.DocumentVersions.Where(v => v.FileId == file).Join(db.Documents, v => v.DocumentId, d => d.Id, (_, d) => new { d.RecordKind, d.RecordId }).FirstOrDefaultAsync(ct);
        if (held is null) return null;
        try
        {
            await DocumentPlace.Of(held.RecordKind, held.RecordId, db, ct);
            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }
}
