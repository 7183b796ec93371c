using System.IO.Pipelines;
using Guanxi.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Guanxi.Files;

/// <summary>Files: what people upload, kept apart from the database.</summary>
public sealed class FilesModule : Module
{
    /// <summary>The web server's own limit; what may be kept is less, and set by the operator.</summary>
    private const long LongestRequest = 2L * 1024 * 1024 * 1024;

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<IFileStore, DiskFileStore>();

    public override void Endpoints(RouteGroupBuilder api)
    {
        var files = api.MapGroup("/files").WithTags("Files");
        TakesUpload(files.MapPost("/", UploadFile.Handle)).RequiresSignIn().Produces<UploadedFile>(201).WithName("upload_file");
        files.MapGet("/{id}", UploadFile.Get).RequiresSignIn().Produces(200, contentType: "application/octet-stream").WithName("download_file");
    }

    // ---- offered to other modules ----

    /// <summary>Lets a route take a file in a form.</summary>
    public static RouteHandlerBuilder TakesUpload(RouteHandlerBuilder route) => route.DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LongestRequest));

    /// <summary>Keeps the one file of the request and saves, together with what the caller hangs it on.</summary>
    /// <exception cref="Refusal">400 without a file, 413 when it is longer than the operator allows, 415 for what is no form.</exception>
    public static Task<StoredFile> Receive(HttpContext http, CrmDb db, Session session, Func<StoredFile, Task> hang, CancellationToken ct) =>
        UploadFile.Receive(http, db, session, hang, ct);

    /// <summary>Keeps an upload; the caller saves.</summary>
    /// <exception cref="Refusal">413 when it is longer than <paramref name="most"/> bytes.</exception>
    public static async Task<StoredFile> Keep(CrmDb db, Session session, IServiceProvider services, string name, Stream content, long most, CancellationToken ct)
    {
        var file = StoredFile.Named(name);
        file.TenantId = session.TenantId; // it is opened before it is saved
        file.Measure(await services.GetRequiredService<IFileStore>().Write(session.TenantId, file.Id.Value, content, most, ct));
        db.Files.Add(file);
        return file;
    }

    /// <summary>The one uploaded file of a form.</summary>
    /// <exception cref="Refusal">400 without one, 413 when it is too long, 415 for what is no form.</exception>
    public static Task<IFormFile> OneOf(HttpContext http, long most, CancellationToken ct) => UploadFile.One(http, most, ct);

    /// <summary>
    /// Keeps what the server itself writes, instead of what lay under this name; answers its length. It has no row and is given out by
    /// the module alone that had it written. What breaks off leaves nothing behind.
    /// </summary>
    public static async Task<long> Write(IServiceProvider services, Guid tenant, Guid name, Func<Stream, Task> write, CancellationToken ct)
    {
        var store = services.GetRequiredService<IFileStore>();
        store.Delete(tenant, name);
        var pipe = new Pipe();
        var kept = Keep(pipe.Reader);
        try
        {
            await using (var target = pipe.Writer.AsStream(leaveOpen: true)) await write(target);
            await pipe.Writer.CompleteAsync();
        }
        catch (Exception failure)
        {
            await pipe.Writer.CompleteAsync(failure);
            await Task.WhenAny(kept);
            throw;
        }
        return await kept;

        async Task<long> Keep(PipeReader reader)
        {
            await using var content = reader.AsStream(); // closed also when the store fails, so that the writer never waits for it
            return await store.Write(tenant, name, content, long.MaxValue, ct);
        }
    }

    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static Stream Open(IServiceProvider services, Guid tenant, Guid name) => services.GetRequiredService<IFileStore>().Open(tenant, name);

    /// <summary>Of what the server itself wrote; one that is gone is no error.</summary>
    public static void Erase(IServiceProvider services, Guid tenant, Guid name) => services.GetRequiredService<IFileStore>().Delete(tenant, name);

    public static Stream Open(IServiceProvider services, StoredFile file) =>
        services.GetRequiredService<IFileStore>().Open(file.TenantId, file.Id.Value);

    public static void Delete(IServiceProvider services, StoredFile file) =>
        services.GetRequiredService<IFileStore>().Delete(file.TenantId, file.Id.Value);
}
