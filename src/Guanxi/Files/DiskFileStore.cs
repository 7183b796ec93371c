using Guanxi.Platform;
using Guanxi.Platform.Database;

namespace Guanxi.Files;

/// <summary>Files in the data folder under names that nobody chooses, outside what the web server serves.</summary>
internal sealed class DiskFileStore(CrmDatabase database) : IFileStore
{
    private const int Piece = 128 * 1024;

    public async Task<long> Write(Guid tenant, Guid file, Stream content, long most, CancellationToken ct)
    {
        var path = PathOf(tenant, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Piece, useAsync: true);
            var buffer = new byte[Piece];
            long written = 0;
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0; written += read)
            {
                if (written + read > most) throw Refusal.With(413, "too_large");
                await target.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            return written;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public Stream Open(Guid tenant, Guid file) => new FileStream(PathOf(tenant, file), FileMode.Open, FileAccess.Read, FileShare.Read, Piece);

    public void Delete(Guid tenant, Guid file)
    {
        var path = PathOf(tenant, file);
        if (File.Exists(path)) File.Delete(path); // else a folder that is not there yet would be an error
    }

    private string PathOf(Guid tenant, Guid file) => Path.Combine(database.DataDirectory, "files", tenant.ToString("N"), file.ToString("N"));
}
