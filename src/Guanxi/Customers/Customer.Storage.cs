using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Customers;

public sealed partial class Customer : ISearchable
{
    /// <summary>Brings the search and match columns up to date with the rest.</summary>
    private void Index()
    {
        if (Code.Length == 0) return; // an import's, which gets its code at the end; half of an import's work would be done twice
        var (text, grams) = Platform.Search.SearchText.Of([Name, ShortName], [Code], Phones.Select(p => p.Number), Emails.Select(e => e.Address));
        if (text != SearchText) (SearchText, SearchGrams) = (text, grams);
        var keys = CustomerMatch.KeysOf(Name, ShortName, [.. Phones.Select(p => p.Number)], [.. Emails.Select(e => e.Address)], Website);
        if (!keys.SequenceEqual(MatchKeys)) MatchKeys = keys;
    }

    /// <summary>Everything that may be written, as it is now: changing back to it undoes what came after.</summary>
    public CustomerChanges Snapshot() => new()
    {
        Name = Name,
        ShortName = ShortName,
        Type = Type,
        Industry = Industry,
        Scale = Scale,
        Website = Website,
        FoundedOn = FoundedOn,
        CreditLimit = CreditLimit,
        PaymentTerms = PaymentTerms,
        CreditDays = CreditDays,
        Source = Source,
        OwnerId = OwnerId,
        Status = Status,
        IsActive = IsActive,
        AnnualRevenue = AnnualRevenue,
        CooperationYears = CooperationYears,
        ParentId = ParentId,
        Phones = Phones,
        Emails = Emails,
        Addresses = Addresses,
        Tags = Tags.ToList(),
        CustomFields = CustomFields,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<Customer>
    {
        public void Configure(EntityTypeBuilder<Customer> builder)
        {
            builder.ToTable("customers");
            Lengths(builder);
            builder.ComplexCollection(c => c.Phones, phones => phones.ToJson());
            builder.ComplexCollection(c => c.Emails, emails => emails.ToJson());
            builder.ComplexCollection(c => c.Addresses, addresses => addresses.ToJson());
            builder.HasOne<Customer>().WithMany().HasForeignKey(c => new { c.TenantId, c.ParentId }).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne(c => c.Figures).WithOne().HasForeignKey<CustomerFigures>(f => new { f.TenantId, f.CustomerId }).OnDelete(DeleteBehavior.Cascade);
            builder.Navigation(c => c.Figures).IsRequired();
            builder.HasOne<User>().WithMany().HasForeignKey(c => new { c.TenantId, c.OwnerId }).OnDelete(DeleteBehavior.Restrict);
            Indexes(builder);
        }

        private static void Lengths(EntityTypeBuilder<Customer> builder)
        {
            builder.Property(c => c.Code).HasMaxLength(40);
            builder.Property(c => c.Name).HasMaxLength(200);
            builder.Property(c => c.ShortName).HasMaxLength(100);
            builder.Property(c => c.Industry).HasMaxLength(100);
            builder.Property(c => c.Scale).HasMaxLength(50);
            builder.Property(c => c.Website).HasMaxLength(500);
            builder.Property(c => c.PaymentTerms).HasMaxLength(200);
            builder.Property(c => c.Source).HasMaxLength(100);
            builder.Property(c => c.Province).HasMaxLength(20);
            builder.Property(c => c.Phone).HasMaxLength(60);
            builder.Property(c => c.Email).HasMaxLength(254);
            builder.Property(c => c.Address).HasMaxLength(500);
        }

        private static void Indexes(EntityTypeBuilder<Customer> builder)
        {
            builder.HasIndex(c => new { c.TenantId, c.Code }).IsUnique();
            builder.HasIndex(c => new { c.TenantId, c.Name, c.Id });
            builder.HasIndex(c => new { c.TenantId, c.CreatedAt, c.Id }).IncludeProperties(c => new { c.OwnerId, c.IsActive }); // reports of growth and of activity are counted in these two alone
            builder.HasIndex(c => new { c.TenantId, c.UpdatedAt, c.Id });
            builder.HasIndex(c => new { c.TenantId, c.LastActivityAt, c.Id }).IncludeProperties(c => new { c.OwnerId, c.IsActive });
            builder.HasIndex(c => new { c.TenantId, c.AnnualRevenue, c.Id });
            builder.HasIndex(c => new { c.TenantId, c.Grade, c.Id });
            builder.HasIndex(c => new { c.TenantId, c.OwnerId, c.UpdatedAt }).IncludeProperties(c => c.IsActive); // lists are counted in it alone
            builder.HasIndex(c => new { c.TenantId, c.ParentId });
            builder.HasIndex(c => c.SearchGrams).HasMethod("gin").HasDatabaseName("ix_customers_search").HasStorageParameter(Platform.Search.SearchText.Waiting, Platform.Search.SearchText.WaitingKilobytes);
            builder.HasIndex(c => c.MatchKeys).HasMethod("gin").HasDatabaseName("ix_customers_match").HasStorageParameter(Platform.Search.SearchText.Waiting, Platform.Search.SearchText.WaitingKilobytes);
            builder.HasIndex(c => c.Tags).HasMethod("gin").HasDatabaseName("ix_customers_tags");
        }
    }
}
