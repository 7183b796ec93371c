using System.Globalization;
using Guanxi.Platform;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Files;

public sealed record UploadedFile(Id<StoredFile> FileId, string Name, long Size, string ContentType);

/// <summary>Takes a file in, and gives it to whoever may see a record it hangs on.</summary>
internal static class UploadFile
{
    private const int LongestFormFields = 64 * 1024;
    private static readonly FileExtensionContentTypeProvider Types = new();

    public static async Task<IResult> Handle(HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var file = await Receive(http, db, session, _ => Task.CompletedTask, ct);
        return Results.Created($"/api/files/{file.Id}", new UploadedFile(file.Id, file.Name, file.Length, TypeOf(file.Name)));
    }

    public static async Task<StoredFile> Receive(HttpContext http, CrmDb db, Session session, Func<StoredFile, Task> hang, CancellationToken ct)
    {
        var most = MostBytes(http.RequestServices.GetRequiredService<IConfiguration>());
        var upload = await One(http, most, ct);
        await using var content = upload.OpenReadStream();
        var file = await FilesModule.Keep(db, session, http.RequestServices, upload.FileName, content, most, ct);
        try
        {
            await hang(file);
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            FilesModule.Delete(http.RequestServices, file); // bytes that no row knows would stay for ever
            throw;
        }
        return file;
    }

    /// <summary>Always as a download, never shown inside the application: an uploaded page must not run in its name.</summary>
    public static async Task<IResult> Get(Id<StoredFile> id, HttpContext http, CrmDb db, Session session, IEnumerable<IFileHolder> holders, CancellationToken ct)
    {
        var file = await db.Files.AsNoTracking().Get(id, ct);
        if (!await IsShown(file, holders, session, ct)) throw Refusal.NotFound();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.File(FilesModule.Open(http.RequestServices, file), TypeOf(file.Name), file.Name, enableRangeProcessing: true);
    }

    /// <summary>The one file of a form.</summary>
    /// <exception cref="Refusal">400 without one, 413 when the form is longer than allowed, 415 for what is no form.</exception>
    public static async Task<IFormFile> One(HttpContext http, long most, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) throw Refusal.With(415, "import.not_multipart");
        if (http.Request.ContentLength > most + LongestFormFields) throw Refusal.With(413, "too_large");
        try
        {
            var form = await http.Request.ReadFormAsync(ct);
            var file = form.Files.GetFile("file") ?? throw Refusal.Field("file", "required");
            return file.Length <= most ? file : throw Refusal.With(413, "too_large");
        }
        catch (InvalidDataException)
        {
            throw Refusal.Malformed("import.not_multipart");
        }
    }

    /// <summary>In bytes; <c>Files:MostMegabytes</c> sets another.</summary>
    public static long MostBytes(IConfiguration configuration) => Math.Max(1, Convert.ToInt64(configuration["Files:MostMegabytes"] ?? "25", CultureInfo.InvariantCulture)) * 1024 * 1024;

    /// <summary>What hangs on a record is seen as that is, also by who brought it; until then it is his alone.</summary>
    private static async Task<bool> IsShown(StoredFile file, IEnumerable<IFileHolder> holders, Session session, CancellationToken ct)
    {
        var isHeld = false;
        foreach (var holder in holders)
        {
            var shows = await holder.Shows(file.Id, ct);
            if (shows == true) return true;
            isHeld |= shows is not null;
        }
        return !isHeld && file.CreatedBy == session.UserId;
    }

    private static string TypeOf(string name) => Types.TryGetContentType(name, out var type) ? type : "application/octet-stream";
}
