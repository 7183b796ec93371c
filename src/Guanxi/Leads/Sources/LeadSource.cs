using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Leads.Sources;

/// <summary>Where leads come from, and what that has cost. Leads name their source by its name; any name may be used.</summary>
[IdPrefix("src"), Kind("lead_sources")]
public sealed class LeadSource : Record<LeadSource>
{
    public const string UsualCurrency = "CNY";

    private LeadSource() { }

    public string Name { get; private set; } = "";

    /// <summary>Spent so far.</summary>
    public decimal Cost { get; private set; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; private set; } = UsualCurrency;
    public string? Note { get; private set; }

    /// <exception cref="Refusal">400 without a name.</exception>
    public static LeadSource Open(LeadSourceChanges first)
    {
        if (first.Name.Value is null) throw Refusal.Field("name", "required");
        var source = new LeadSource();
        source.Change(first);
        return source;
    }

    public void Change(LeadSourceChanges c)
    {
        Name = (c.Name.Or(Name) ?? Name).Trim();
        Cost = c.Cost.Or(Cost) ?? Cost;
        Currency = (c.Currency.Or(Currency) ?? Currency).Trim().ToUpperInvariant();
        Note = c.Note.Or(Note) is { } note && !string.IsNullOrWhiteSpace(note) ? note.Trim() : null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<LeadSource>
    {
        public void Configure(EntityTypeBuilder<LeadSource> builder)
        {
            builder.ToTable("lead_sources");
            builder.Property(s => s.Name).HasMaxLength(100);
            builder.Property(s => s.Currency).HasMaxLength(3);
            builder.Property(s => s.Note).HasMaxLength(500);
            builder.HasIndex(s => new { s.TenantId, s.Name }).IsUnique();
        }
    }
}

/// <summary>What may be written on a source; absent fields stay as they are.</summary>
public sealed record LeadSourceChanges
{
    [NotEmptied, Text(100)] public Optional<string> Name { get; init; }
    [NotEmptied, Between(0, 9_999_999_999_999)] public Optional<decimal?> Cost { get; init; }
    [NotEmptied, CurrencyCode] public Optional<string> Currency { get; init; }
    [Text(500)] public Optional<string> Note { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
