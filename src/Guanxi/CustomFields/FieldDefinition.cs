using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Database;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.CustomFields;

/// <summary>The values that the system works out must be worked out for the records of a kind behind this one. Run is set where a field waits for it.</summary>
[Event("custom_field.values_due")]
public sealed record ValuesDue(string Kind, Guid? Run, Guid? Behind) : IEvent;

[Event("custom_field.removed")]
public sealed record CustomFieldRemoved(Id<FieldDefinition> FieldId) : IEvent;

/// <summary>One choice of a select field: what is kept, and how people read it. English as Chinese where it is left out.</summary>
public sealed record FieldOption(string Value, string Label, string? LabelEn);

/// <summary>A field that an organisation gave to one kind of record.</summary>
[IdPrefix("field"), Kind("custom_fields")]
public sealed class FieldDefinition : Record<FieldDefinition>
{
    private FieldDefinition() { }

    /// <summary>The kind of record, e.g. <c>customers</c>; fixed, like key and type.</summary>
    public string RecordKind { get; private set; } = "";
    public string Key { get; private set; } = "";
    public FieldType Type { get; private set; }
    public string Label { get; private set; } = "";
    public string? LabelEn { get; private set; }
    public List<FieldOption> Options { get; private set; } = [];
    public bool IsRequired { get; private set; }
    public bool IsUnique { get; private set; }
    public string? Default { get; private set; }
    public string? Pattern { get; private set; }
    public decimal? Min { get; private set; }
    public decimal? Max { get; private set; }
    public string? Help { get; private set; }
    public string? HelpEn { get; private set; }
    public string? Section { get; private set; }
    public string? ShownWhen { get; private set; }
    public string? RequiredWhen { get; private set; }
    public string? TargetKind { get; private set; }

    /// <summary>How the system works the value out, over the record's own fields.</summary>
    public string? Formula { get; private set; }

    /// <summary>The same, over related records.</summary>
    public Rollup? Rollup { get; private set; }

    /// <summary>Has an index of its own for ranges and sorts.</summary>
    public bool IsIndexed { get; private set; }

    /// <summary>Set while its values are being worked out for all records.</summary>
    [NotAudited] public Guid? Run { get; private set; }

    /// <summary>Its place among the fields of its kind.</summary>
    public int Position { get; private set; }

    /// <summary>Out of use fields keep their values and come back with them.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Being removed with its values; until that is done nobody may have its key.</summary>
    [NotAudited] public bool IsRemoved { get; private set; }

    public static FieldDefinition Define(string kind, string key, FieldType type, FieldChanges first, int position)
    {
        var field = new FieldDefinition { RecordKind = kind, Key = key, Type = type, Position = position, TargetKind = first.TargetKind.Value };
        (field.Formula, field.Rollup) = (Blank(first.Formula.Value), first.Rollup.Value?.Tidied);
        field.Change(first);
        return field;
    }

    public void Change(FieldChanges c)
    {
        Label = (c.Label.Or(Label) ?? Label).Trim();
        LabelEn = Blank(c.LabelEn.Or(LabelEn));
        if (c.Options.IsSet) Options = [.. (c.Options.Value ?? []).Select(o => o.Tidied)];
        IsRequired = c.Required.Or(IsRequired) ?? IsRequired;
        IsUnique = c.Unique.Or(IsUnique) ?? IsUnique;
        Default = Blank(c.Default.Or(Default));
        Pattern = Blank(c.Pattern.Or(Pattern));
        Min = c.Min.Or(Min);
        Max = c.Max.Or(Max);
        Help = Blank(c.Help.Or(Help));
        HelpEn = Blank(c.HelpEn.Or(HelpEn));
        Section = Blank(c.Section.Or(Section));
        ShownWhen = Blank(c.ShownWhen.Or(ShownWhen));
        RequiredWhen = Blank(c.RequiredWhen.Or(RequiredWhen));
        IsActive = c.IsActive.Or(IsActive) ?? IsActive;
        IsIndexed = c.Indexed.Or(IsIndexed) ?? IsIndexed;
        if (Formula is not null) Formula = Blank(c.Formula.Or(Formula)) ?? throw Refusal.Field("formula", "required");
        if (Rollup is not null && c.Rollup.IsSet) Rollup = c.Rollup.Value?.Tidied ?? throw Refusal.Field("rollup", "required");
    }

    public bool IsComputed => Formula is not null || Rollup is not null;

    /// <summary>All records must get their values anew; a run that is under way ends.</summary>
    public void WorkOut()
    {
        Run = Guid.CreateVersion7();
        Raise(new ValuesDue(RecordKind, Run, null));
    }

    public void Place(int position, string? section) => (Position, Section) = (position, Blank(section));

    /// <exception cref="Refusal">409 while it is in use.</exception>
    public void Remove()
    {
        if (IsActive) throw Refusal.Conflict("custom_field.in_use");
        IsRemoved = true;
        Raise(new CustomFieldRemoved(Id));
    }

    /// <summary>The definition as reading and writing records uses it.</summary>
    public CustomField Compiled() => new()
    {
        Key = Key,
        Zh = Label,
        En = LabelEn ?? Label,
        Type = Type,
        Options = [.. Options.Select(o => new Option(o.Value, o.Label, o.LabelEn ?? o.Label))],
        IsRequired = IsRequired,
        IsUnique = IsUnique,
        Default = Default,
        Pattern = Pattern is { } pattern ? new(() => FieldPattern.Of(pattern)) : null,
        Min = Min,
        Max = Max,
        HelpZh = Help,
        HelpEn = HelpEn,
        Section = Section,
        ShownWhen = ShownWhen,
        RequiredWhen = RequiredWhen,
        TargetKind = TargetKind,
        Formula = Formula,
        Rollup = Rollup,
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal sealed class Mapping : IEntityTypeConfiguration<FieldDefinition>
    {
        public void Configure(EntityTypeBuilder<FieldDefinition> builder)
        {
            builder.ToTable("field_definitions");
            builder.Property(f => f.RecordKind).HasMaxLength(40);
            builder.Property(f => f.Key).HasMaxLength(FieldKeys.Longest);
            builder.Property(f => f.Label).HasMaxLength(60);
            builder.Property(f => f.LabelEn).HasMaxLength(60);
            builder.Property(f => f.Options).AsJson();
            builder.Property(f => f.Rollup).AsJson();
            builder.Ignore(f => f.IsComputed);
            builder.Property(f => f.Min).HasPrecision(28, 8);
            builder.Property(f => f.Max).HasPrecision(28, 8);
            builder.HasIndex(f => new { f.TenantId, f.RecordKind, f.Key }).IsUnique();
        }
    }
}
