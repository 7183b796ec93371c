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

    public static Stream Open(IServiceProvider services, StoredFile file) =>
        services.GetRequiredService<IFileStore>().Open(file.TenantId, file.Id.Value);

    public static void Delete(IServiceProvider services, StoredFile file) =>
        services.GetRequiredService<IFileStore>().Delete(file.TenantId, file.Id.Value);
}
