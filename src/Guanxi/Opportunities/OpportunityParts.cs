using System.Text.Json.Serialization;
using Guanxi.Contacts;
using Guanxi.Identity;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Guanxi.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Opportunities;

public enum CompetitorOutcome { Open, Won, Lost }

/// <summary>Who else wants the deal. Written as an object, or as the name alone.</summary>
[JsonConverter(typeof(CompetitorConverter))]
public sealed record Competitor
{
    [Needed, Text(OpportunityChanges.WordLength)] public required string Name { get; init; }
    [Text(OpportunityChanges.SentenceLength)] public string? Strengths { get; init; }
    [Text(OpportunityChanges.SentenceLength)] public string? Weaknesses { get; init; }

    /// <summary>won: the competitor got it.</summary>
    public CompetitorOutcome Outcome { get; init; }
}

/// <summary>What of a product the deal is about, at which price.</summary>
[IdPrefix("line")]
public sealed class OpportunityLine : Entity<OpportunityLine>
{
    private OpportunityLine() { }

    public Id<Opportunity> OpportunityId { get; private init; }
    public int Number { get; private init; }

    /// <summary>Nothing for what is not in the catalogue.</summary>
    public Id<Product>? ProductId { get; private init; }
    public string Name { get; private init; } = "";
    public ProductKind Kind { get; private init; }
    public decimal Quantity { get; private init; }
    public decimal UnitPrice { get; private init; }

    /// <summary>Percent off.</summary>
    public decimal Discount { get; private init; }
    public decimal Amount { get; private init; }

    /// <summary>What the entry leaves out comes from the product.</summary>
    internal static OpportunityLine Of(Id<Opportunity> opportunity, int number, LineEntry entry, Product? product)
    {
        var (quantity, price, discount) = (entry.Quantity ?? 1, entry.UnitPrice ?? product?.UnitPrice ?? 0, entry.Discount ?? 0);
        return new()
        {
            Id = entry.LineId ?? Id<OpportunityLine>.New(),
            OpportunityId = opportunity,
            Number = number,
            ProductId = product?.Id,
            Name = string.IsNullOrWhiteSpace(entry.Name) ? product?.Name ?? entry.Product! : entry.Name.Trim(),
            Kind = entry.Kind ?? product?.Kind ?? ProductKind.OneOff,
            Quantity = quantity,
            UnitPrice = price,
            Discount = discount,
            Amount = Math.Round(quantity * price * (100 - discount) / 100, 2, MidpointRounding.AwayFromZero),
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<OpportunityLine>
    {
        public void Configure(EntityTypeBuilder<OpportunityLine> builder)
        {
            builder.ToTable("opportunity_lines");
            builder.HasKey(l => new { l.TenantId, l.Id });
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.Property(l => l.Name).HasMaxLength(ProductChanges.NameLength);
            builder.HasOne<Opportunity>().WithMany().HasForeignKey(l => new { l.TenantId, l.OpportunityId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Product>().WithMany().HasForeignKey(l => new { l.TenantId, l.ProductId }).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(l => new { l.TenantId, l.OpportunityId, l.Number });
            builder.HasIndex(l => new { l.TenantId, l.ProductId });
        }
    }
}

/// <summary>A person at the customer and the part played in the deal.</summary>
public sealed class OpportunityContact : Entity
{
    public required Id<Opportunity> OpportunityId { get; init; }
    public required Id<Contact> ContactId { get; init; }
    public string? Role { get; init; }
    public required int Number { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OpportunityContact>
    {
        public void Configure(EntityTypeBuilder<OpportunityContact> builder)
        {
            builder.ToTable("opportunity_contacts");
            builder.HasKey(c => new { c.TenantId, c.OpportunityId, c.ContactId });
            builder.Property(c => c.Role).HasMaxLength(ContactEntry.RoleLength);
            builder.HasOne<Opportunity>().WithMany().HasForeignKey(c => new { c.TenantId, c.OpportunityId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Contact>().WithMany().HasForeignKey(c => new { c.TenantId, c.ContactId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(c => new { c.TenantId, c.ContactId });
        }
    }
}

/// <summary>A stay in a stage: since when, until when, brought there by whom. The stage's name of that day stays.</summary>
public sealed class StageVisit : Entity
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Id<Opportunity> OpportunityId { get; init; }
    public required Id<Pipeline> PipelineId { get; init; }
    public required Id<Stage> StageId { get; init; }
    public required string StageName { get; init; }
    public required DateTimeOffset EnteredAt { get; init; }
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Who brought it into the stage.</summary>
    public required Id<User>? By { get; init; }

    internal void Stay() => LeftAt = null;

    internal void Leave(DateTimeOffset at) => LeftAt = at < EnteredAt ? EnteredAt : at;

    internal sealed class Mapping : IEntityTypeConfiguration<StageVisit>
    {
        public void Configure(EntityTypeBuilder<StageVisit> builder)
        {
            builder.ToTable("opportunity_stages");
            builder.HasKey(v => new { v.TenantId, v.Id });
            builder.Property(v => v.Id).ValueGeneratedNever();
            builder.Property(v => v.StageName).HasMaxLength(StageEntry.NameLength);
            builder.HasOne<Opportunity>().WithMany().HasForeignKey(v => new { v.TenantId, v.OpportunityId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(v => new { v.TenantId, v.OpportunityId, v.EnteredAt });
            builder.HasIndex(v => new { v.TenantId, v.PipelineId, v.StageId }).IncludeProperties(v => new { v.OpportunityId, v.EnteredAt, v.LeftAt });
        }
    }
}
