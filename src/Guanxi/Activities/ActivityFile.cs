using Guanxi.Files;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Activities;

/// <summary>A file that hangs on an activity.</summary>
public sealed class ActivityFile : Entity
{
    public required Id<Activity> ActivityId { get; init; }
    public required Id<StoredFile> FileId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ActivityFile>
    {
        public void Configure(EntityTypeBuilder<ActivityFile> builder)
        {
            builder.ToTable("activity_files");
            builder.HasKey(f => new { f.TenantId, f.ActivityId, f.FileId });
            builder.HasOne<Activity>().WithMany().HasForeignKey(f => new { f.TenantId, f.ActivityId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(f => new { f.TenantId, f.FileId }).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(f => new { f.TenantId, f.FileId });
        }
    }
}

/// <summary>Whoever sees an activity may open the files that hang on it.</summary>
internal sealed class ActivityFiles(CrmDb db, Session session) : IFileHolder
{
    public async Task<bool?> Shows(Id<StoredFile> file, CancellationToken ct)
    {
        if (!await db.ActivityFiles.AnyAsync(f => f.FileId == file, ct)) return null;
        return session.May(ActivitiesModule.View) && await db.ActivityFiles.AnyAsync(f => f.FileId == file && db.Activities.Any(a => a.Id == f.ActivityId), ct);
    }
}
