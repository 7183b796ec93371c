using System.Linq.Expressions;

namespace Guanxi.Platform.Fields;

/// <summary>A value as a member of a closure, as the compiler makes them: EF Core turns it into a parameter, never into text of the statement.</summary>
internal static class Captured
{
    public static MemberExpression Of(object? value, Type type) =>
        Expression.Property(Expression.Constant(Activator.CreateInstance(typeof(Box<>).MakeGenericType(type), value)), nameof(Box<>.Value));

    public static MemberExpression Of<T>(T value) => Of(value, typeof(T));

    /// <summary>The value within; null for what is no captured value.</summary>
    public static object? Read(Expression captured) => captured is MemberExpression { Expression: ConstantExpression { Value: Box box } } ? box.Content : null;

    private abstract record Box
    {
        public abstract object? Content { get; }
    }

    private sealed record Box<T>(T Value) : Box
    {
        public override object? Content => Value;
    }
}
