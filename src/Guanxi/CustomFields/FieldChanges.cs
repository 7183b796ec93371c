using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Formulas;
using Guanxi.Platform.Validation;

namespace Guanxi.CustomFields;

/// <summary>What may be written on a field of the organisation's own; absent members stay. Kind, key and type only when it is made.</summary>
public sealed record FieldChanges
{
    /// <summary>The kind of record it is for, e.g. <c>customers</c>.</summary>
    [Text(40)] public Optional<string> Kind { get; init; }

    /// <summary>Its name in the API, in filters and files; made from the label when left out. It begins with <c>c_</c>.</summary>
    [Text(FieldKeys.Longest)] public Optional<string> Key { get; init; }
    public Optional<FieldType?> Type { get; init; }
    [NotEmptied, Text(60)] public Optional<string> Label { get; init; }
    [Text(60)] public Optional<string> LabelEn { get; init; }
    [AtMost(200), NoGaps] public Optional<List<FieldOptionRequest>> Options { get; init; }
    [NotEmptied] public Optional<bool?> Required { get; init; }

    /// <summary>No two records of the organisation may have the same value.</summary>
    [NotEmptied] public Optional<bool?> Unique { get; init; }

    /// <summary>What a new record gets when nothing is given.</summary>
    [Text(500)] public Optional<string> Default { get; init; }

    /// <summary>What a text must match as a whole.</summary>
    [Text(500)] public Optional<string> Pattern { get; init; }
    public Optional<decimal?> Min { get; init; }
    public Optional<decimal?> Max { get; init; }
    [Text(500)] public Optional<string> Help { get; init; }
    [Text(500)] public Optional<string> HelpEn { get; init; }

    /// <summary>The heading it stands under.</summary>
    [Text(60)] public Optional<string> Section { get; init; }

    /// <summary>A condition in the filter language on the record's own fields.</summary>
    [Text(1000)] public Optional<string> ShownWhen { get; init; }
    [Text(1000)] public Optional<string> RequiredWhen { get; init; }

    /// <summary>For a link: the kind of the record it leads to.</summary>
    [Text(40)] public Optional<string> TargetKind { get; init; }
    [NotEmptied] public Optional<bool?> IsActive { get; init; }

    /// <summary>How the value is worked out of the record's other fields, e.g. <c>if(数量 >= 10, 单价 * 0.9, 单价)</c>. Only a field made with one has one.</summary>
    [Text(FormulaParser.MaxLength)] public Optional<string> Formula { get; init; }

    /// <summary>How it is worked out of related records. Only a field made with one has one.</summary>
    public Optional<RollupRequest> Rollup { get; init; }

    /// <summary>An index of its own, so that ranges and sorts by it are quick.</summary>
    [NotEmptied] public Optional<bool?> Indexed { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

/// <summary>A count, sum, least, greatest or newest value over related records.</summary>
public sealed record RollupRequest
{
    /// <summary>The kind of the related records, e.g. <c>opportunities</c>.</summary>
    [Needed, Text(40)] public required string Kind { get; init; }

    /// <summary>By which relation they point here, e.g. <c>customer</c>.</summary>
    [Needed, Text(40)] public required string Relation { get; init; }
    public required RollupFunction Function { get; init; }

    /// <summary>The key of the field whose values are taken; none for a count.</summary>
    [Text(60)] public string? Field { get; init; }

    /// <summary>Only these records, in the filter language.</summary>
    [Text(1000)] public string? Filter { get; init; }

    internal Rollup Tidied => new(Kind.Trim(), Relation.Trim(), Function, Function == RollupFunction.Count || string.IsNullOrWhiteSpace(Field) ? null : Field.Trim(), string.IsNullOrWhiteSpace(Filter) ? null : Filter.Trim());
}

public sealed record FieldOptionRequest
{
    /// <summary>What is kept; the label when left out. It stays when the label is changed later.</summary>
    [Text(100)] public string? Value { get; init; }
    [Needed, Text(100)] public required string Label { get; init; }
    [Text(100)] public string? LabelEn { get; init; }

    internal FieldOption Tidied => new((string.IsNullOrWhiteSpace(Value) ? Label : Value).Trim(), Label.Trim(), string.IsNullOrWhiteSpace(LabelEn) ? null : LabelEn.Trim());
}

/// <summary>A field of the organisation's own as its administrator sees it.</summary>
public sealed record FieldDefinitionRow(
    Id<FieldDefinition> FieldId, string Kind, string Key, FieldType Type, string Label, string? LabelEn, IReadOnlyList<FieldOption> Options, bool Required, bool Unique,
    string? Default, string? Pattern, decimal? Min, decimal? Max, string? Help, string? HelpEn, string? Section, string? ShownWhen, string? RequiredWhen,
    string? TargetKind, string? Formula, Rollup? Rollup, bool Indexed, bool IsBeingWorkedOut, int Position, bool IsActive, int Version);
