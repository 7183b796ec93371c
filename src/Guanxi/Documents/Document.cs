using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Documents;

/// <summary>A contract, an offer, a letter: a file kept with a record, with everything it was before. Who sees the record sees it.</summary>
[IdPrefix("doc"), Kind("documents")]
public sealed class Document : Record<Document>
{
    public const int NameLength = 200;

    private Document() { }

    /// <summary>customers, contacts, leads or opportunities.</summary>
    public string RecordKind { get; private init; } = "";
    public Guid RecordId { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>The number of its newest version, from 1.</summary>
    public int Latest { get; private set; }

    internal static Document On(DocumentPlace place, string name) => new() { RecordKind = place.Kind, RecordId = place.Id, Name = name };

    /// <summary>The next version; those before it stay.</summary>
    internal DocumentVersion Add(StoredFile file, FileLook look, DateTimeOffset now, Id<User>? by) => new()
    {
        DocumentId = Id,
        Number = ++Latest,
        FileId = file.Id,
        FileName = file.Name,
        Size = file.Length,
        Look = look,
        At = now,
        By = by,
    };

    internal void Rename(string name) => Name = name.Trim();

    internal sealed class Mapping : IEntityTypeConfiguration<Document>
    {
        public void Configure(EntityTypeBuilder<Document> builder)
        {
            builder.ToTable("documents");
            builder.Property(d => d.RecordKind).HasMaxLength(40);
            builder.Property(d => d.Name).HasMaxLength(NameLength);
            builder.HasIndex(d => new { d.TenantId, d.RecordId, d.CreatedAt });
        }
    }
}

/// <summary>One state of a document. Never changed.</summary>
public sealed class DocumentVersion : Entity
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Id<Document> DocumentId { get; init; }
    public required int Number { get; init; }
    public required Id<StoredFile> FileId { get; init; }

    /// <summary>What it was called where it came from.</summary>
    public required string FileName { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }
    public required FileLook Look { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Id<User>? By { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DocumentVersion>
    {
        public void Configure(EntityTypeBuilder<DocumentVersion> builder)
        {
            builder.ToTable("document_versions");
            builder.HasKey(v => new { v.TenantId, v.Id });
            builder.Property(v => v.Id).ValueGeneratedNever();
            builder.Property(v => v.FileName).HasMaxLength(Document.NameLength);
            builder.HasOne<Document>().WithMany().HasForeignKey(v => new { v.TenantId, v.DocumentId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(v => new { v.TenantId, v.FileId }).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(v => new { v.TenantId, v.DocumentId, v.Number }).IsUnique();
            builder.HasIndex(v => new { v.TenantId, v.FileId });
        }
    }
}
