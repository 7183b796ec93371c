using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform.Database;
using Guanxi.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Opportunities;

public sealed partial class Opportunity : ISearchable
{
    /// <summary>Fractional keys are compared byte by byte, whatever the database's language.</summary>
    private const string ByteByByte = "C";

    internal sealed class Mapping : IEntityTypeConfiguration<Opportunity>
    {
        public void Configure(EntityTypeBuilder<Opportunity> builder)
        {
            builder.ToTable("opportunities");
            builder.Property(o => o.CustomerName).HasMaxLength(200);
            builder.Property(o => o.Title).HasMaxLength(OpportunityChanges.TitleLength);
            builder.Property(o => o.Currency).HasMaxLength(3);
            builder.Property(o => o.NextStep).HasMaxLength(OpportunityChanges.SentenceLength);
            builder.Property(o => o.Source).HasMaxLength(OpportunityChanges.WordLength);
            builder.Property(o => o.Description).HasMaxLength(OpportunityChanges.TextLength);
            builder.Property(o => o.LostReason).HasMaxLength(OpportunityChanges.SentenceLength);
            builder.Property(o => o.LostTo).HasMaxLength(OpportunityChanges.WordLength);
            builder.Property(o => o.Position).UseCollation(ByteByByte);
            builder.Property(o => o.Competitors).AsJson();
            builder.HasOne(o => o.Pipeline).WithMany().HasForeignKey(o => new { o.TenantId, o.PipelineId }).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(o => o.Stage).WithMany().HasForeignKey(o => new { o.TenantId, o.StageId }).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(o => o.FurthestStage).WithMany().HasForeignKey(o => new { o.TenantId, o.FurthestStageId }).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Customer>().WithMany().HasForeignKey(o => new { o.TenantId, o.CustomerId }).OnDelete(DeleteBehavior.ClientNoAction); // a trigger lets go of it
            builder.HasOne<User>().WithMany().HasForeignKey(o => new { o.TenantId, o.OwnerId }).OnDelete(DeleteBehavior.Restrict);
            Indexes(builder);
        }

        private static void Indexes(EntityTypeBuilder<Opportunity> builder)
        {
            // a column of the board is read, counted and summed in this index alone
            builder.HasIndex(o => new { o.TenantId, o.StageId, o.Position, o.Id }).IncludeProperties(o => new { o.Amount, o.Probability, o.OwnerId, o.Currency });
            builder.HasIndex(o => new { o.TenantId, o.PipelineId, o.CreatedAt }).IncludeProperties(o => new { o.Status, o.StageId, o.FurthestStageId, o.Amount, o.Probability, o.ClosedAt, o.OwnerId, o.ActualAmount, o.LostReason, o.Currency }); // the funnel is counted in it
            builder.HasIndex(o => new { o.TenantId, o.Status, o.ExpectedCloseDate, o.Id }).IncludeProperties(o => new { o.PipelineId, o.Amount, o.Probability, o.ForecastCategory, o.OwnerId, o.Currency }); // the forecast is counted in it
            builder.HasIndex(o => new { o.TenantId, o.ClosedAt, o.Id });
            builder.HasIndex(o => new { o.TenantId, o.CustomerId, o.CreatedAt });
            builder.HasIndex(o => new { o.TenantId, o.OwnerId, o.UpdatedAt });
            builder.HasIndex(o => new { o.TenantId, o.Title, o.Id });
            builder.HasIndex(o => new { o.TenantId, o.Amount, o.Id });
            builder.HasIndex(o => new { o.TenantId, o.ExpectedCloseDate, o.Id });
            builder.HasIndex(o => new { o.TenantId, o.CreatedAt, o.Id });
            builder.HasIndex(o => new { o.TenantId, o.UpdatedAt, o.Id });
            builder.HasIndex(o => o.SearchGrams).HasMethod("gin").HasDatabaseName("ix_opportunities_search").HasStorageParameter(Platform.Search.SearchText.Waiting, Platform.Search.SearchText.WaitingKilobytes);
        }
    }
}
