using Guanxi.Platform;

namespace Guanxi.Files;

/// <summary>Records on which files hang. Their modules stand below files, which therefore can't read them: they fill this in.</summary>
public interface IFileHolder
{
    /// <summary>Whether the file hangs on a record the caller may see; null when it hangs on none of these.</summary>
    Task<bool?> Shows(Id<StoredFile> file, CancellationToken ct);
}
