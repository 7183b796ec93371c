using System.Text.RegularExpressions;
using Guanxi.Platform.Filters;

namespace Guanxi.Platform.Fields.Custom;

/// <summary>A kind of record that organisations may give fields of their own.</summary>
public interface ICustomized
{
    /// <summary>The values by the keys of their fields; a field without a value is not in it.</summary>
    Dictionary<string, System.Text.Json.JsonElement> CustomFields { get; }
}

/// <summary>
/// A field an organisation gave to one kind of record, as everything that reads and writes records uses it. Its values lie in the
/// record's <see cref="ICustomized.CustomFields"/>.
/// </summary>
public sealed record CustomField
{
    /// <summary>Begins with <see cref="Prefix"/>, so that no field of the product ever has the same.</summary>
    public required string Key { get; init; }
    public required string Zh { get; init; }
    public required string En { get; init; }
    public required FieldType Type { get; init; }
    public IReadOnlyList<Option> Options { get; init; } = [];
    public bool IsRequired { get; init; }
    public bool IsUnique { get; init; }

    /// <summary>What a new record gets when nothing is given, as it is written in a file.</summary>
    public string? Default { get; init; }

    /// <summary>What a text must match as a whole, in .NET's syntax without look-around and back-references; built when the first value is checked.</summary>
    public Lazy<Regex>? Pattern { get; init; }
    public decimal? Min { get; init; }
    public decimal? Max { get; init; }
    public string? HelpZh { get; init; }
    public string? HelpEn { get; init; }

    /// <summary>The heading it stands under in forms and on the record; the last section when empty.</summary>
    public string? Section { get; init; }

    /// <summary>Conditions in the filter language on the record itself; without one it is always shown, and required as <see cref="IsRequired"/> says.</summary>
    public string? ShownWhen { get; init; }
    public string? RequiredWhen { get; init; }

    /// <summary>How the system works the value out; people can't write it then.</summary>
    public string? Formula { get; init; }

    /// <summary>The same, over related records.</summary>
    public Rollup? Rollup { get; init; }

    public bool IsComputed => Formula is not null || Rollup is not null;

    /// <summary>For a link: the kind of the record it leads to.</summary>
    public string? TargetKind { get; init; }

    public const string Prefix = "c_";

    public string? Help(string language) => Field.InLanguage(language, HelpZh ?? "", HelpEn ?? HelpZh ?? "") is { Length: > 0 } help ? help : null;
}

/// <summary>The fields of its own that an organisation has, by kind of record, in the order people read them.</summary>
public sealed class CustomFieldSet(IReadOnlyDictionary<string, IReadOnlyList<CustomField>> byKind)
{
    public static readonly CustomFieldSet None = new(new Dictionary<string, IReadOnlyList<CustomField>>());
    private readonly System.Collections.Concurrent.ConcurrentDictionary<FieldCatalogue, FieldCatalogue> catalogues = [];

    public IReadOnlyList<CustomField> Of(string kind) => byKind.GetValueOrDefault(kind, []);

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, FormulaSheet> sheets = [];

    /// <summary>The kinds with fields that the system works out.</summary>
    public IEnumerable<string> ComputedKinds => byKind.Where(k => k.Value.Any(f => f.IsComputed)).Select(k => k.Key);

    /// <summary>The formulas of a kind, ready to be worked out.</summary>
    internal FormulaSheet FormulasOf(FieldCatalogue known) => sheets.GetOrAdd(known.Kind, _ => FormulaSheet.Of(known.In(this)));

    /// <summary>The roll-ups that look at records of a kind, with the kind they belong to.</summary>
    public IEnumerable<(string Kind, CustomField Field)> RollupsOver(string kind) =>
        byKind.SelectMany(k => k.Value.Where(f => f.Rollup?.Kind == kind).Select(f => (k.Key, f)));

    /// <summary>The catalogue with the organisation's own fields behind those of the product, also where filters reach other kinds.</summary>
    public FieldCatalogue<T> In<T>(FieldCatalogue<T> known) where T : class =>
        byKind.Count == 0 ? known : (FieldCatalogue<T>)catalogues.GetOrAdd(known, _ => known.With([.. Of(known.Kind).Select(CustomColumn.Field<T>)], this));
}
