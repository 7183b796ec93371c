using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Files;

/// <summary>A file somebody gave us. Its bytes lie in the <see cref="IFileStore"/> under its id.</summary>
[IdPrefix("file"), Kind("files")]
public sealed class StoredFile : Record<StoredFile>
{
    private StoredFile() { }

    /// <summary>What its owner calls it; never part of a path.</summary>
    public string Name { get; private set; } = "";
    public long Length { get; private set; }

    public static StoredFile Named(string name) => new() { Name = Shorten(Path.GetFileName(name.Replace('\\', '/'))) };

    public void Measure(long length) => Length = length;

    private static string Shorten(string name)
    {
        var clean = string.Concat(name.Where(c => !char.IsControl(c)));
        return clean.Length == 0 ? "file" : clean.Length <= 200 ? clean : clean[^200..];
    }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> builder)
        {
            builder.ToTable("files");
            builder.Property(f => f.Name).HasMaxLength(200);
        }
    }
}
