using System.Linq.Expressions;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Filters;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>True when organisations may give this kind fields of their own.</summary>
    public abstract bool IsCustomizable { get; }

    /// <summary>A condition on nothing but the record itself, for records in memory.</summary>
    /// <exception cref="FilterException">With the place and the reason.</exception>
    internal abstract Func<object, bool> OwnCondition(string filter, CustomFieldSet custom, FilterContext context);

    /// <summary>What the records with these ids are called, by id; only those that <paramref name="records"/> lets see.</summary>
    internal abstract Task<Dictionary<string, string>> Names(IRecords records, IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>The records of other kinds that records of this kind point at.</summary>
    internal abstract IEnumerable<Relation> Relations { get; }

    /// <summary>A record to try something on: that with this id, the newest without one; null when there is none to be seen.</summary>
    internal abstract Task<(string Id, string Name, object Record)?> Sample(IRecords records, string? id, CancellationToken ct);

    /// <summary>The records with these ids, by id.</summary>
    internal abstract Task<Dictionary<Guid, object>> Load(IRecords records, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>What a roll-up over records of this kind comes to for each of the records they point at.</summary>
    /// <exception cref="FilterException">The filter or the field is not understood.</exception>
    internal abstract Task<Dictionary<Guid, object?>> Gather(IRecords records, Rollup rollup, IReadOnlyCollection<Guid> parents, FilterContext context, CancellationToken ct);

    /// <summary>Reads a filter on records of this kind and forgets it.</summary>
    /// <exception cref="FilterException">With the place and the reason.</exception>
    internal abstract void Check(string filter, FilterContext context);

    /// <summary>The same kind with an organisation's own fields.</summary>
    internal abstract FieldCatalogue In(CustomFieldSet custom);

    /// <summary>The fields as the present user has them; those hidden from him are left out.</summary>
    public IReadOnlyList<FieldRow> Rows(string language) =>
        [.. Fields.Select(f => FieldRow.Of(f, this, language, FieldSight.Current?.Find(Kind, f.Key)?.Access ?? FieldAccess.Full)).Where(r => r.Access != FieldAccess.Hidden)];

    /// <summary>Fields of the records that those of this kind point at, by the dotted names that filters know.</summary>
    public IReadOnlyList<FieldRow> RelatedRows(string language) =>
        [.. Relations.SelectMany(relation => relation.To.Rows(language).Where(row => row.Filterable).Select(row => row with
        {
            Key = $"{relation.Key}.{row.Key}",
            Label = $"{relation.Label(language)} · {row.Label}",
            LabelZh = $"{relation.Zh} · {row.LabelZh}",
            LabelEn = $"{relation.En} · {row.LabelEn}",
            Required = false,
            ReadOnly = true,
            Sortable = false,
            Importable = false,
            Exportable = false,
        }))];

    /// <summary>The field a filter names, also one of a related record, by its key and its label; null when there is none.</summary>
    internal (string Key, string Label, Field Field)? Named(string name, string language)
    {
        if (Find(name) is { } own) return (own.Key, own.Label(language), own);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || Relations.FirstOrDefault(r => r.IsNamed(name[..dot])) is not { } relation) return null;
        return relation.To.Find(name[(dot + 1)..]) is { } field ? ($"{relation.Key}.{field.Key}", $"{relation.Label(language)} · {field.Label(language)}", field) : null;
    }

    private static IEnumerable<string> Names(Field field) => [Plain(field.Key), Plain(field.Zh), Plain(field.En)];

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>All fields of <typeparamref name="T"/> and the kinds of record its filters can reach into.</summary>
public sealed class FieldCatalogue<T> : FieldCatalogue
    where T : class
{
    private const int MostSorts = 3;
    private readonly IReadOnlyList<Field<T>> fields;

    public FieldCatalogue(string kind, IReadOnlyList<Field<T>> fields, params IReadOnlyList<Related<T>> related)
        : base(kind, fields) => (this.fields, Related) = (fields, related);

    public new IReadOnlyList<Field<T>> Fields => fields;

    /// <summary>Where dotted names lead: <c>customer.industry</c> of a contact.</summary>
    public IReadOnlyList<Related<T>> Related { get; }

    public new Field<T>? Find(string name) => (Field<T>?)base.Find(name);

    /// <summary>The same catalogue with more fields behind, also where filters reach other kinds.</summary>
    internal FieldCatalogue<T> With(IEnumerable<Field<T>> more, CustomFieldSet custom) => new(Kind, [.. fields, .. more], [.. Related.Select(r => r.In(custom))]);

    public override bool IsCustomizable => typeof(T).IsAssignableTo(typeof(ICustomized));

    internal override Func<object, bool> OwnCondition(string filter, CustomFieldSet custom, FilterContext context)
    {
        var alone = new FieldCatalogue<T>(Kind, [.. custom.In(this).Fields.Where(f => f.IsOfRecordAlone)]); // what lies beside a record is not loaded with it
        var holds = Filter.Bind(Filter.Parse(filter), alone, context).Compile(preferInterpretation: true);
        return record => holds((T)record);
    }

    /// <summary>The field people call a record by.</summary>
    private Field<T> Title => fields.First(f => f.Key is "name" or "title");

    /// <summary>The records with these ids, which are of the type of the record's own.</summary>
    private static Expression<Func<T, bool>> IsOneOf(ParameterExpression record, MemberExpression id, List<object?> ids)
    {
        var wanted = Array.CreateInstance(id.Type, ids.Count);
        for (var i = 0; i < ids.Count; i++) wanted.SetValue(ids[i], i);
        return Expression.Lambda<Func<T, bool>>(Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [id.Type], Captured.Of(wanted, wanted.GetType()), id), record);
    }

    internal override async Task<Dictionary<string, string>> Names(IRecords records, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var record = Expression.Parameter(typeof(T), "r");
        var id = Expression.Property(record, "Id");
        var read = id.Type.GetMethod("TryParse", [typeof(string), typeof(IFormatProvider), id.Type.MakeByRefType()])!;
        var known = ids.Select(text => new object?[] { text, null, null }).Where(arguments => (bool)read.Invoke(null, arguments)!).Select(arguments => arguments[2]).ToList();
        var pair = Expression.New(typeof(KeyValuePair<object, string>).GetConstructors()[0], Expression.Convert(id, typeof(object)), Rebind.Body(Title.Value, record));
        var found = await records.Of<T>().AsNoTracking().Where(IsOneOf(record, id, known))
            .Select(Expression.Lambda<Func<T, KeyValuePair<object, string>>>(pair, record)).ToListAsync(ct);
        return found.ToDictionary(f => f.Key.ToString()!, f => f.Value);
    }

    internal override IEnumerable<Relation> Relations => Related.Select(r => new Relation(r.Key, r.Zh, r.En, r.Reference, r.Fields));

    internal override async Task<(string Id, string Name, object Record)?> Sample(IRecords records, string? id, CancellationToken ct)
    {
        var record = Expression.Parameter(typeof(T), "r");
        var own = Expression.Property(record, "Id");
        var query = records.Of<T>().AsNoTracking();
        object?[] arguments = [id, null, null];
        if (id is not null)
        {
            if (!(bool)own.Type.GetMethod("TryParse", [typeof(string), typeof(IFormatProvider), own.Type.MakeByRefType()])!.Invoke(null, arguments)!) return null;
            query = query.Where(Expression.Lambda<Func<T, bool>>(Expression.Equal(own, Captured.Of(arguments[2]!, own.Type)), record));
        }
        var newest = Expression.Lambda<Func<T, DateTimeOffset>>(Expression.Property(record, "CreatedAt"), record);
        var found = await query.OrderByDescending(newest).FirstOrDefaultAsync(ct);
        return found is null ? null : (typeof(T).GetProperty("Id")!.GetValue(found)!.ToString()!, (string)Title.Read(found)!, found);
    }

    internal override async Task<Dictionary<Guid, object>> Load(IRecords records, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var record = Expression.Parameter(typeof(T), "r");
        var id = Expression.Property(record, "Id");
        var wanted = IsOneOf(record, id, [.. ids.Select(value => Activator.CreateInstance(id.Type, value))]);
        var found = await records.Of<T>().AsNoTracking().Where(wanted).ToListAsync(ct);
        return found.ToDictionary(r => ((IRecord)r).RecordId, object (r) => r);
    }

    internal override Task<Dictionary<Guid, object?>> Gather(IRecords records, Rollup rollup, IReadOnlyCollection<Guid> parents, FilterContext context, CancellationToken ct)
    {
        var field = rollup.Field is { } key ? Find(key) ?? throw new FilterException("filter.unknown_field", default, $"没有字段「{key}」", $"There is no field \"{key}\"") : null;
        var relation = Related.First(r => r.Key == rollup.Relation);
        var among = records.Of<T>().AsNoTracking();
        if (rollup.Filter is { } filter) among = among.Where(Filter.Bind(Filter.Parse(filter), this, context));
        return relation.Gather(among, rollup.Function, field, parents, ct);
    }

    internal override void Check(string filter, FilterContext context) => Filter.Bind(Filter.Parse(filter), this, context);

    internal override FieldCatalogue In(CustomFieldSet custom) => custom.In(this);

    /// <summary>
    /// The order a list is asked for: the keys of at most three sortable fields, the first counts most, each with <c>-</c> in front for the
    /// greatest first: <c>status,-annual_revenue</c>.
    /// </summary>
    /// <exception cref="Refusal"><c>sort.unknown</c>: no such field, or not sortable; <c>sort.too_many</c>.</exception>
    public Keyset<T> Sort(string sort)
    {
        var words = sort.Split(',');
        if (words.Length > MostSorts) throw Refusal.Malformed("sort.too_many", MostSorts);
        var by = words.Select(word => (Key: word.StartsWith('-') ? word[1..] : word, Descending: word.StartsWith('-'))).DistinctBy(w => w.Key);
        return new([.. by.Select(w => (fields.FirstOrDefault(f => f.Sortable && f.Key == w.Key && FieldSight.Sees(Kind, f.Key)) ?? throw Refusal.Malformed("sort.unknown", w.Key), w.Descending))]);
    }
}
