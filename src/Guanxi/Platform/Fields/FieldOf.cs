using System.Linq.Expressions;

namespace Guanxi.Platform.Fields;

/// <summary>A field of <typeparamref name="T"/>; made by <see cref="Field.Text{T}"/> and its neighbours.</summary>
public sealed record Field<T> : Field
{
    private Func<T, object?>? read;

    /// <summary>The value of a record in memory.</summary>
    public object? Read(T record)
    {
        read ??= Expression.Lambda<Func<T, object?>>(Expression.Convert(Value.Body, typeof(object)), Value.Parameters).Compile();
        return read(record);
    }

    internal override object? ReadFrom(object record) => Read((T)record);
}
