using Guanxi.Platform.Sight;

namespace Guanxi.Platform.Fields;

/// <summary>All fields of one kind of record, in the order people read them.</summary>
public abstract class FieldCatalogue
{
    private protected FieldCatalogue(string kind, IReadOnlyList<Field> fields)
    {
        (Kind, Fields) = (kind, fields);
        var twice = fields.GroupBy(f => f.Key, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new ArgumentException($"{kind} declares the field {twice.Key} twice.");
    }

    /// <summary>The plural noun of the routes, e.g. <c>customers</c>.</summary>
    public string Kind { get; }
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The field a person names, by key first, by Chinese or English label then, by another name last; null when there is none.</summary>
    public Field? Find(string name) =>
        Fields.FirstOrDefault(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? Fields.FirstOrDefault(f => f.IsNamed(name))
        ?? Fields.FirstOrDefault(f => f.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The field a column of a file is for, by name or alias, blind to case, spaces and punctuation; null when none fits.</summary>
    public Field? FindByHeading(string heading)
    {
        var wanted = Plain(heading);
        if (wanted.Length == 0) return null;
        return Fields.FirstOrDefault(f => f.Importable && Names(f).Contains(wanted))
            ?? Fields.FirstOrDefault(f => f.Importable && f.Aliases.Any(a => Plain(a) == wanted));
    }

    /// <summary>The fields as the present user has them; those hidden from him are left out.</summary>
    public IReadOnlyList<FieldRow> Rows(string language) =>
        [.. Fields.Select(f => FieldRow.Of(f, language, FieldSight.Current?.Find(Kind, f.Key)?.Access ?? FieldAccess.Full)).Where(r => r.Access != FieldAccess.Hidden)];

    private static IEnumerable<string> Names(Field field) => [Plain(field.Key), Plain(field.Zh), Plain(field.En)];

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>All fields of <typeparamref name="T"/> and the kinds of record its filters can reach into.</summary>
public sealed class FieldCatalogue<T> : FieldCatalogue
    where T : class
{
    private readonly IReadOnlyList<Field<T>> fields;

    public FieldCatalogue(string kind, IReadOnlyList<Field<T>> fields, params IReadOnlyList<Related<T>> related)
        : base(kind, fields) => (this.fields, Related) = (fields, related);

    public new IReadOnlyList<Field<T>> Fields => fields;

    /// <summary>Where dotted names lead: <c>customer.industry</c> of a contact.</summary>
    public IReadOnlyList<Related<T>> Related { get; }

    public new Field<T>? Find(string name) => (Field<T>?)base.Find(name);

    /// <summary>The same catalogue with more fields behind, e.g. those an organisation defined for itself.</summary>
    public FieldCatalogue<T> With(IEnumerable<Field<T>> more) => new(Kind, [.. fields, .. more], Related);

    /// <summary>The order a list is asked for: the key of a sortable field, with <c>-</c> in front for the greatest first.</summary>
    /// <exception cref="Refusal"><c>sort.unknown</c>: no such field, or not sortable.</exception>
    public Keyset<T> Sort(string sort)
    {
        var descending = sort.StartsWith('-');
        var key = descending ? sort[1..] : sort;
        var field = fields.FirstOrDefault(f => f.Sortable && f.Key == key && FieldSight.Sees(Kind, f.Key)) ?? throw Refusal.Malformed("sort.unknown", key);
        return new(field, descending);
    }
}
