namespace Guanxi.Files;

/// <summary>Where the bytes of files lie: on disk, or in an object store with the S3 protocol.</summary>
public interface IFileStore
{
    /// <summary>Writes the whole stream and answers its length in bytes.</summary>
    /// <exception cref="Platform.Refusal">413 when it is longer than <paramref name="most"/>; nothing is left behind.</exception>
    Task<long> Write(Guid tenant, Guid file, Stream content, long most, CancellationToken ct);

    /// <summary>Opens a file for reading from any place in it.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    Stream Open(Guid tenant, Guid file);

    /// <summary>A file that is not there is no error.</summary>
    void Delete(Guid tenant, Guid file);
}
