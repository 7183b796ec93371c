using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Tasks;

public sealed partial class WorkTask
{
    internal sealed class Mapping : IEntityTypeConfiguration<WorkTask>
    {
        public void Configure(EntityTypeBuilder<WorkTask> builder)
        {
            builder.ToTable("tasks");
            builder.Property(t => t.Title).HasMaxLength(TaskChanges.LongestTitle);
            builder.Property(t => t.Description).HasMaxLength(TaskChanges.LongestText);
            builder.Property(t => t.Recurrence).HasMaxLength(TaskChanges.LongestRule);
            builder.Property(t => t.CalendarUid).HasMaxLength(255);
            builder.Property(t => t.RecurrenceZone).HasMaxLength(60);
            builder.Property(t => t.Location).HasMaxLength(TaskChanges.LongestTitle);
            builder.Property(t => t.Outcome).HasMaxLength(2000);
            builder.HasOne<User>().WithMany().HasForeignKey(t => new { t.TenantId, t.OwnerId }).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Customer>().WithMany().HasForeignKey(t => new { t.TenantId, t.CustomerId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Contact>().WithMany().HasForeignKey(t => new { t.TenantId, t.ContactId }).OnDelete(DeleteBehavior.ClientNoAction);
            builder.HasOne<Opportunity>().WithMany().HasForeignKey(t => new { t.TenantId, t.OpportunityId }).OnDelete(DeleteBehavior.ClientNoAction);
            builder.HasOne<Lead>().WithMany().HasForeignKey(t => new { t.TenantId, t.LeadId }).OnDelete(DeleteBehavior.ClientNoAction);
            Indexes(builder);
        }

        private static void Indexes(EntityTypeBuilder<WorkTask> builder)
        {
            builder.HasIndex(t => new { t.TenantId, t.OwnerId, t.DueAt, t.Id });
            builder.HasIndex(t => new { t.TenantId, t.OwnerId, t.DueAt, t.Id }, "ix_tasks_open_of_owner").HasFilter("is_open");
            builder.HasIndex(t => new { t.TenantId, t.OwnerId, t.DueAt }, "ix_tasks_series_of_owner").HasFilter("is_open AND recurrence IS NOT NULL");
            builder.HasIndex(t => new { t.TenantId, t.DueAt, t.Id });
            builder.HasIndex(t => new { t.TenantId, t.DueOn }, "ix_tasks_open_by_day").HasFilter("is_open");
            builder.HasIndex(t => new { t.TenantId, t.CreatedAt, t.Id });
            builder.HasIndex(t => new { t.TenantId, t.UpdatedAt, t.Id });
            builder.HasIndex(t => new { t.TenantId, t.CustomerId, t.DueAt, t.Id });
            builder.HasIndex(t => new { t.TenantId, t.ContactId });
            builder.HasIndex(t => new { t.TenantId, t.OwnerId, t.CalendarUid }).HasFilter("calendar_uid IS NOT NULL");
            builder.HasIndex(t => new { t.TenantId, t.OpportunityId, t.DueAt, t.Id });
            builder.HasIndex(t => new { t.TenantId, t.LeadId, t.DueAt, t.Id });
            builder.HasIndex(t => t.SearchGrams).HasMethod("gin").HasDatabaseName("ix_tasks_search").HasStorageParameter(Platform.Search.SearchText.Waiting, Platform.Search.SearchText.WaitingKilobytes);
        }
    }
}
