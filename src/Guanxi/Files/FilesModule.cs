using Guanxi.Platform;

namespace Guanxi.Files;

/// <summary>Files: what people upload, kept apart from the database.</summary>
public sealed class FilesModule : Module
{
    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<IFileStore, DiskFileStore>();

    // ---- offered to other modules ----

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

    public static Stream Open(IServiceProvider services, StoredFile file) =>
        services.GetRequiredService<IFileStore>().Open(file.TenantId, file.Id.Value);

    public static void Delete(IServiceProvider services, StoredFile file) =>
        services.GetRequiredService<IFileStore>().Delete(file.TenantId, file.Id.Value);
}
