using System.Linq.Expressions;

namespace Guanxi.Platform.Fields;

/// <summary>Where the records of other kinds come from while a filter looks at them.</summary>
public interface IRecords
{
    IQueryable<T> Of<T>() where T : class;
}

/// <summary>A record that records of kind <typeparamref name="T"/> point to by its id; filters reach its fields by a dotted name.</summary>
public abstract class Related<T>
    where T : class
{
    private protected Related(string key, string zh, string en) => (Key, Zh, En) = (key, zh, en);

    public string Key { get; }
    public string Zh { get; }
    public string En { get; }

    public abstract FieldCatalogue Fields { get; }

    public bool IsNamed(string text) =>
        Key.Equals(text, StringComparison.OrdinalIgnoreCase)
        || Zh.Equals(text, StringComparison.OrdinalIgnoreCase)
        || En.Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>True where the record pointed to is there (and visible) and fulfils the condition.</summary>
    internal abstract Expression Any(ParameterExpression record, LambdaExpression condition, IRecords records);

    /// <summary>The property of <typeparamref name="T"/> that holds the id.</summary>
    internal abstract string Reference { get; }

    /// <summary>What is made of the records that point at each of the parents; a parent without any is not in it.</summary>
    internal abstract Task<Dictionary<Guid, object?>> Gather(IQueryable<T> among, Custom.RollupFunction function, Field<T>? field, IReadOnlyCollection<Guid> parents, CancellationToken ct);

    /// <summary>The same relation to records with an organisation's own fields.</summary>
    internal abstract Related<T> In(Custom.CustomFieldSet custom);
}

/// <summary>Declares relations: <c>Related.To("customer", "客户", "Customer", (Contact c) => c.CustomerId, (Customer c) => c.Id, CustomerFields.All)</c>.</summary>
public static class Related
{
    public static Related<T> To<T, TOther, TKey>(
        string key, string zh, string en, Expression<Func<T, TKey>> reference, Expression<Func<TOther, TKey>> id, FieldCatalogue<TOther> fields)
        where T : class
        where TOther : class =>
        new RelatedBy<T, TOther, TKey>(key, zh, en, reference, id, fields);

    private sealed class RelatedBy<T, TOther, TKey>(
        string key, string zh, string en, Expression<Func<T, TKey>> reference, Expression<Func<TOther, TKey>> id, FieldCatalogue<TOther> fields)
        : Related<T>(key, zh, en)
        where T : class
        where TOther : class
    {
        public override FieldCatalogue Fields => fields;

        internal override string Reference { get; } = ((MemberExpression)(reference.Body is UnaryExpression converted ? converted.Operand : reference.Body)).Member.Name;

        internal override Task<Dictionary<Guid, object?>> Gather(IQueryable<T> among, Custom.RollupFunction function, Field<T>? field, IReadOnlyCollection<Guid> parents, CancellationToken ct) =>
            new GatherValues<T, TKey>(reference, parents).From(among, function, field, ct);

        internal override Related<T> In(Custom.CustomFieldSet custom) => new RelatedBy<T, TOther, TKey>(Key, Zh, En, reference, id, custom.In(fields));

        internal override Expression Any(ParameterExpression record, LambdaExpression condition, IRecords records)
        {
            var other = condition.Parameters[0];
            var same = Expression.Equal(
                Rebind.Body(id, other),
                Rebind.Body(reference, record));
            return Expression.Call(
                typeof(Queryable), nameof(Queryable.Any), [typeof(TOther)],
                records.Of<TOther>().Expression,
                Expression.Quote(Expression.Lambda<Func<TOther, bool>>(Expression.AndAlso(same, condition.Body), other)));
        }
    }
}
