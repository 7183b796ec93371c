using System.Text.Json;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Products;

/// <summary>How a product is sold: once, as a service, or again and again.</summary>
public enum ProductKind { OneOff, Service, Renewal }

/// <summary>Something that can be sold.</summary>
[IdPrefix("prod"), Kind("products")]
public sealed class Product : Record<Product>, ISearchable, ICustomized
{
    private Product() { }

    /// <summary>Unique in the organisation.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string? Category { get; private set; }
    public ProductKind Kind { get; private set; }

    /// <summary>What one of it is called: 套, 人天, 年 …</summary>
    public string? Unit { get; private set; }
    public decimal UnitPrice { get; private set; }
    public string Currency { get; private set; } = "CNY";

    /// <summary>Percent.</summary>
    public decimal? TaxRate { get; private set; }
    public string? Description { get; private set; }
    public bool IsActive { get; private set; } = true;

    /// <summary>The name without case, blanks, width and punctuation, by which lines and files name the product.</summary>
    [NotAudited] public string NameKey { get; private set; } = "";
    public Dictionary<string, JsonElement> CustomFields { get; private set; } = [];

    [NotAudited] public string SearchText { get; private set; } = "";
    [NotAudited] public string[] SearchGrams { get; private set; } = [];

    /// <exception cref="Refusal">400 without a name.</exception>
    public static Product Offer(string code, ProductChanges first)
    {
        if (first.Name.Value is null) throw Refusal.Field("name", "required");
        var product = new Product { Code = code };
        product.Change(first with { Code = default });
        return product;
    }

    public void Change(ProductChanges c)
    {
        if (c.CustomFields.IsSet) CustomFields = CustomValues.Merged(CustomFields, c.CustomFields.Value);
        if (c.Code is { IsSet: true, Value: { } code }) Code = code.Trim();
        Name = (c.Name.Or(Name) ?? Name).Trim();
        Category = Clean(c.Category, Category);
        Kind = c.Kind.Or(Kind) ?? Kind;
        Unit = Clean(c.Unit, Unit);
        UnitPrice = c.UnitPrice.Or(UnitPrice) ?? UnitPrice;
        Currency = (c.Currency.Or(Currency) ?? Currency).Trim().ToUpperInvariant();
        TaxRate = c.TaxRate.Or(TaxRate);
        Description = Clean(c.Description, Description);
        IsActive = c.IsActive.Or(IsActive) ?? IsActive;
        NameKey = KeyOf(Name);
        (SearchText, SearchGrams) = Platform.Search.SearchText.Of([Name], [Code], [], []);
    }

    public ProductChanges Snapshot() => new()
    {
        Code = Code,
        Name = Name,
        Category = Category,
        Kind = Kind,
        Unit = Unit,
        UnitPrice = UnitPrice,
        Currency = Currency,
        TaxRate = TaxRate,
        Description = Description,
        IsActive = IsActive,
        CustomFields = CustomFields,
    };

    /// <summary>GTXPro and GTX Pro are one.</summary>
    public static string KeyOf(string name) => string.Concat(Folding.Of(name).Where(char.IsLetterOrDigit));

    private static string? Clean(Optional<string> given, string? current) =>
        given.IsSet ? (string.IsNullOrWhiteSpace(given.Value) ? null : given.Value.Trim()) : current;

    internal sealed class Mapping : IEntityTypeConfiguration<Product>
    {
        public void Configure(EntityTypeBuilder<Product> builder)
        {
            builder.ToTable("products");
            builder.Property(p => p.Code).HasMaxLength(ProductChanges.CodeLength);
            builder.Property(p => p.Name).HasMaxLength(ProductChanges.NameLength);
            builder.Property(p => p.NameKey).HasMaxLength(2 * ProductChanges.NameLength);
            builder.Property(p => p.Category).HasMaxLength(ProductChanges.WordLength);
            builder.Property(p => p.Unit).HasMaxLength(ProductChanges.UnitLength);
            builder.Property(p => p.Currency).HasMaxLength(3);
            builder.Property(p => p.Description).HasMaxLength(ProductChanges.TextLength);
            builder.HasIndex(p => new { p.TenantId, p.Code }).IsUnique();
            builder.HasIndex(p => new { p.TenantId, p.NameKey });
            builder.HasIndex(p => new { p.TenantId, p.Name, p.Id });
            builder.HasIndex(p => new { p.TenantId, p.UnitPrice, p.Id });
            builder.HasIndex(p => new { p.TenantId, p.CreatedAt, p.Id });
            builder.HasIndex(p => new { p.TenantId, p.UpdatedAt, p.Id });
            builder.HasIndex(p => p.SearchGrams).HasMethod("gin").HasDatabaseName("ix_products_search").HasStorageParameter(Platform.Search.SearchText.Waiting, Platform.Search.SearchText.WaitingKilobytes);
        }
    }
}
