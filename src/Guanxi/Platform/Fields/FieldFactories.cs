using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Guanxi.Platform.Fields;

// What is seldom said is added by `with`: Field.Text<Customer>(…) with { Aliases = ["公司名"], Exportable = false }.
public abstract partial record Field
{
    public static Field<T> Text<T>(string key, string zh, string en, Expression<Func<T, string?>> value, bool required = false, int? max = null, bool sortable = false, bool readOnly = false) =>
        Make<T>(FieldType.Text, key, zh, en, value, required, sortable, readOnly) with { MaxLength = max };

    public static Field<T> LongText<T>(string key, string zh, string en, Expression<Func<T, string?>> value, bool required = false, int? max = null) =>
        Make<T>(FieldType.LongText, key, zh, en, value, required, false, false) with { MaxLength = max };

    public static Field<T> Phone<T>(string key, string zh, string en, Expression<Func<T, string?>> value, bool required = false, int? max = null) =>
        Make<T>(FieldType.Phone, key, zh, en, value, required, false, false) with { MaxLength = max };

    public static Field<T> Email<T>(string key, string zh, string en, Expression<Func<T, string?>> value, bool required = false, int? max = null) =>
        Make<T>(FieldType.Email, key, zh, en, value, required, false, false) with { MaxLength = max };

    public static Field<T> Url<T>(string key, string zh, string en, Expression<Func<T, string?>> value, bool required = false, int? max = null) =>
        Make<T>(FieldType.Url, key, zh, en, value, required, false, false) with { MaxLength = max };

    [SuppressMessage("Naming", "CA1720", Justification = "The name of the field type.")]
    public static Field<T> Integer<T>(string key, string zh, string en, Expression<Func<T, int?>> value, bool required = false, bool sortable = false, bool readOnly = false) =>
        Make<T>(FieldType.Integer, key, zh, en, value, required, sortable, readOnly);

    public static Field<T> Number<T>(string key, string zh, string en, Expression<Func<T, decimal?>> value, bool required = false, bool sortable = false, bool readOnly = false) =>
        Make<T>(FieldType.Number, key, zh, en, value, required, sortable, readOnly);

    public static Field<T> Money<T>(string key, string zh, string en, Expression<Func<T, decimal?>> value, bool required = false, bool sortable = false, bool readOnly = false) =>
        Make<T>(FieldType.Money, key, zh, en, value, required, sortable, readOnly);

    public static Field<T> Date<T>(string key, string zh, string en, Expression<Func<T, DateOnly?>> value, bool required = false, bool sortable = false, bool readOnly = false) =>
        Make<T>(FieldType.Date, key, zh, en, value, required, sortable, readOnly);

    public static Field<T> Instant<T>(string key, string zh, string en, Expression<Func<T, DateTimeOffset?>> value, bool required = false, bool sortable = false, bool readOnly = false) =>
        Make<T>(FieldType.Instant, key, zh, en, value, required, sortable, readOnly);

    public static Field<T> YesNo<T>(string key, string zh, string en, Expression<Func<T, bool?>> value, bool required = false, bool sortable = false, bool readOnly = false) =>
        Make<T>(FieldType.YesNo, key, zh, en, value, required, sortable, readOnly);

    /// <summary>A choice kept as an enum; the options come from <see cref="Option.Of"/>.</summary>
    public static Field<T> Select<T>(string key, string zh, string en, Expression<Func<T, Enum?>> value, IReadOnlyList<Option> options, bool required = false, bool sortable = false, bool readOnly = false) =>
        Make<T>(FieldType.Select, key, zh, en, value, required, sortable, readOnly) with { Options = options };

    /// <summary>A choice kept as the text of its value.</summary>
    public static Field<T> Select<T>(string key, string zh, string en, Expression<Func<T, string?>> value, IReadOnlyList<Option> options, bool required = false, bool sortable = false, bool readOnly = false) =>
        Make<T>(FieldType.Select, key, zh, en, value, required, sortable, readOnly) with { Options = options };

    /// <summary>The id of a user: <c>Id&lt;User&gt;</c> or <c>Guid</c>, or their nullable forms.</summary>
    public static Field<T> User<T>(string key, string zh, string en, Expression<Func<T, object?>> value, bool required = false, bool readOnly = false) =>
        Make<T>(FieldType.User, key, zh, en, value, required, false, readOnly);

    /// <summary>The id of another record: <c>Id&lt;X&gt;</c> or <c>Guid</c>, or their nullable forms.</summary>
    public static Field<T> Record<T>(string key, string zh, string en, Expression<Func<T, object?>> value, bool required = false, bool readOnly = false) =>
        Make<T>(FieldType.Record, key, zh, en, value, required, false, readOnly);

    public static Field<T> Tags<T>(string key, string zh, string en, Expression<Func<T, string[]>> value) =>
        Make<T>(FieldType.Tags, key, zh, en, value, false, false, false);

    /// <summary>Words to find a record by that are kept in a form of their own, as <paramref name="has"/> knows: from the stored text and a word it makes the condition.</summary>
    public static Field<T> Tags<T>(string key, string zh, string en, Expression<Func<T, string>> value, Func<Expression, string, Expression> has) =>
        Make<T>(FieldType.Tags, key, zh, en, value, false, false, true) with { Has = has, Exportable = false };

    private static Field<T> Make<T>(FieldType type, string key, string zh, string en, LambdaExpression value, bool required, bool sortable, bool readOnly) =>
        new() { Key = key, Zh = zh, En = en, Type = type, Value = Unboxed(value), Required = required, Sortable = sortable, ReadOnly = readOnly };

    /// <summary>The declarations above widen (<c>decimal</c> to <c>decimal?</c>, an enum to <c>Enum</c>); the database needs the stored type.</summary>
    private static LambdaExpression Unboxed(LambdaExpression value)
    {
        var body = value.Body;
        while (body is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } conversion) body = conversion.Operand;
        return Expression.Lambda(body, value.Parameters);
    }
}
