using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads.Forms;
using Guanxi.Opportunities;
using Guanxi.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Find = Guanxi.Platform.Search.SearchText;

namespace Guanxi.Leads;

public sealed partial class Lead
{
    /// <summary>Brings the search and match columns up to date with the rest.</summary>
    private void Index()
    {
        var (text, grams) = Find.Of([Name, Company], [Wechat], [Phone], [Email]);
        if (text != SearchText) (SearchText, SearchGrams) = (text, grams);
        var keys = LeadMatch.KeysOf(Name, Company, Phone, Email);
        if (!keys.SequenceEqual(MatchKeys)) MatchKeys = keys;
    }

    /// <summary>Everything that may be written, as it is now: changing back to it undoes what came after.</summary>
    public LeadChanges Snapshot() => new()
    {
        Name = Name,
        Company = Company,
        Phone = Phone,
        Email = Email,
        Wechat = Wechat,
        Position = Position,
        Industry = Industry,
        CompanySize = CompanySize,
        City = City,
        Website = Website,
        Source = Source,
        Interest = Interest,
        Notes = Notes,
        Status = IsOpen ? Status : default(Platform.Optional<LeadStatus?>),
        OwnerId = OwnerId,
        PageVisits = PageVisits,
        VisitedPricing = VisitedPricing,
        DownloadedWhitepaper = DownloadedWhitepaper,
        EmailOpens = EmailOpens,
        Tags = Tags.ToList(),
        CustomFields = CustomFields,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<Lead>
    {
        public void Configure(EntityTypeBuilder<Lead> builder)
        {
            builder.ToTable("leads");
            foreach (var (property, max) in LeadChanges.Lengths) builder.Property(property).HasMaxLength(max);
            builder.Property(l => l.ScoreParts).AsJson();
            builder.Property(l => l.Consent).AsJson();
            builder.HasOne<User>().WithMany().HasForeignKey(l => new { l.TenantId, l.OwnerId }).OnDelete(DeleteBehavior.Restrict);
            // what became of a lead may be deleted; a trigger then forgets it
            builder.HasOne<Customer>().WithMany().HasForeignKey(l => new { l.TenantId, l.CustomerId }).OnDelete(DeleteBehavior.ClientNoAction);
            builder.HasOne<Contact>().WithMany().HasForeignKey(l => new { l.TenantId, l.ContactId }).OnDelete(DeleteBehavior.ClientNoAction);
            builder.HasOne<Opportunity>().WithMany().HasForeignKey(l => new { l.TenantId, l.OpportunityId }).OnDelete(DeleteBehavior.ClientNoAction);
            Indexes(builder);
        }

        private static void Indexes(EntityTypeBuilder<Lead> builder)
        {
            builder.HasIndex(l => new { l.TenantId, l.CreatedAt, l.Id });
            builder.HasIndex(l => new { l.TenantId, l.UpdatedAt, l.Id });
            builder.HasIndex(l => new { l.TenantId, l.Name, l.Id });
            builder.HasIndex(l => new { l.TenantId, l.Score, l.Id });
            builder.HasIndex(l => new { l.TenantId, l.LastActivityAt, l.Id });
            builder.HasIndex(l => new { l.TenantId, l.OwnerId, l.CreatedAt });
            builder.HasIndex(l => new { l.TenantId, l.Status, l.CreatedAt });
            builder.HasIndex(l => new { l.TenantId, l.CustomerId }).HasFilter("customer_id IS NOT NULL");
            builder.HasIndex(l => new { l.TenantId, l.ContactId }).HasFilter("contact_id IS NOT NULL");
            builder.HasIndex(l => new { l.TenantId, l.OpportunityId }).HasFilter("opportunity_id IS NOT NULL");
            builder.HasIndex(l => l.SearchGrams).HasMethod("gin").HasDatabaseName("ix_leads_search").HasStorageParameter(Find.Waiting, Find.WaitingKilobytes);
            builder.HasIndex(l => l.MatchKeys).HasMethod("gin").HasDatabaseName("ix_leads_match").HasStorageParameter(Find.Waiting, Find.WaitingKilobytes);
            builder.HasIndex(l => l.Tags).HasMethod("gin").HasDatabaseName("ix_leads_tags");
        }
    }
}
