using System.Security.Cryptography;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Database;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Leads.Forms;

/// <summary>What a visitor agreed to, when, and by which form.</summary>
public sealed record Consent(string Text, DateTimeOffset At, Id<WebForm> FormId);

/// <summary>A field a form asks for: one of a lead's, with the words and the need of this form.</summary>
public sealed record FormField
{
    [Needed, Text(40)] public required string Key { get; init; }

    /// <summary>The field's own label when left out.</summary>
    [Text(100)] public string? Label { get; init; }
    public bool Required { get; init; }
}

/// <summary>A form on somebody's web page that captures leads. Who knows the key may send it; nothing can be read by it but the form.</summary>
[IdPrefix("form"), Kind("web_forms")]
public sealed class WebForm : Record<WebForm>
{
    public const string KeyPrefix = "f_";
    public const int LongestConsent = 4000;

    /// <summary>What a visitor may say of himself. The honeypot is called website, which visitors never see.</summary>
    public static readonly IReadOnlyList<string> Askable =
        ["name", "company", "phone", "email", "wechat", "position", "industry", "company_size", "city", "interest", "notes"];

    private WebForm() { }

    public string Name { get; private set; } = "";

    /// <summary>Names the organisation and the form, and can't be guessed.</summary>
    public string Key { get; private init; } = "";
    public string Title { get; private set; } = "";
    public List<FormField> Fields { get; private set; } = [];
    public string? ConsentText { get; private set; }

    /// <summary>The source its leads get.</summary>
    public string? Source { get; private set; }

    /// <summary>Where a visitor goes afterwards.</summary>
    public string? RedirectUrl { get; private set; }
    public bool IsActive { get; private set; } = true;
    [NotAudited] public int Submissions { get; private set; }

    /// <exception cref="Refusal">400 without a name.</exception>
    public static WebForm Design(WebFormChanges first, Guid tenant)
    {
        if (first.Name.Value is null) throw Refusal.Field("name", "required");
        var form = new WebForm { Key = KeyPrefix + Base32.Encode(tenant) + Base32.Encode(new Guid(RandomNumberGenerator.GetBytes(16))), Title = first.Name.Value.Trim() };
        form.Change(first.Fields.IsSet ? first : first with { Fields = new List<FormField> { new() { Key = "name", Required = true }, new() { Key = "company" }, new() { Key = "phone", Required = true } } });
        return form;
    }

    /// <summary>The organisation a key belongs to.</summary>
    public static bool TryTenant(string key, out Guid tenant)
    {
        tenant = default;
        return key.Length == KeyPrefix.Length + (2 * Base32.Length) && key.StartsWith(KeyPrefix, StringComparison.Ordinal)
            && Base32.TryDecode(key.AsSpan(KeyPrefix.Length, Base32.Length), out tenant);
    }

    public void Change(WebFormChanges c)
    {
        Name = (c.Name.Or(Name) ?? Name).Trim();
        Title = (c.Title.Or(Title) ?? Title).Trim();
        if (c.Fields is { IsSet: true, Value: { } fields }) Fields = Checked(fields);
        ConsentText = Clean(c.ConsentText, ConsentText);
        Source = Clean(c.Source, Source);
        RedirectUrl = Clean(c.RedirectUrl, RedirectUrl);
        IsActive = c.IsActive.Or(IsActive) ?? IsActive;
    }

    /// <exception cref="Refusal">400 for a field that is not asked for, twice there, or without the name.</exception>
    private static List<FormField> Checked(List<FormField> fields)
    {
        if (fields.Exists(f => !Askable.Contains(f.Key))) throw Refusal.Field("fields", "unknown_option");
        if (fields.Select(f => f.Key).Distinct().Count() < fields.Count) throw Refusal.Field("fields", "form.field_twice");
        if (!fields.Exists(f => f.Key == "name")) throw Refusal.Field("fields", "form.needs_name");
        return [.. fields.Select(f => f.Key == "name" ? f with { Required = true } : f)];
    }

    private static string? Clean(Optional<string> given, string? current) =>
        given.IsSet ? (string.IsNullOrWhiteSpace(given.Value) ? null : given.Value.Trim()) : current;

    internal sealed class Mapping : IEntityTypeConfiguration<WebForm>
    {
        public void Configure(EntityTypeBuilder<WebForm> builder)
        {
            builder.ToTable("web_forms");
            builder.Property(f => f.Name).HasMaxLength(100);
            builder.Property(f => f.Key).HasMaxLength(60);
            builder.Property(f => f.Title).HasMaxLength(200);
            builder.Property(f => f.Fields).AsJson();
            builder.Property(f => f.ConsentText).HasMaxLength(LongestConsent);
            builder.Property(f => f.Source).HasMaxLength(100);
            builder.Property(f => f.RedirectUrl).HasMaxLength(500);
            builder.HasIndex(f => new { f.TenantId, f.Key }).IsUnique();
        }
    }
}

/// <summary>What may be written on a form; absent fields stay as they are.</summary>
public sealed record WebFormChanges
{
    [NotEmptied, Text(100)] public Optional<string> Name { get; init; }

    /// <summary>What visitors read on top.</summary>
    [NotEmptied, Text(200)] public Optional<string> Title { get; init; }
    [NotEmptied, AtMost(20), NoGaps] public Optional<List<FormField>> Fields { get; init; }

    /// <summary>Must be ticked where there is one.</summary>
    [Text(WebForm.LongestConsent)] public Optional<string> ConsentText { get; init; }
    [Text(100)] public Optional<string> Source { get; init; }
    [Text(500), WebAddress] public Optional<string> RedirectUrl { get; init; }
    [NotEmptied] public Optional<bool?> IsActive { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
