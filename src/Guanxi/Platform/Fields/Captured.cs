using System.Linq.Expressions;

namespace Guanxi.Platform.Fields;

/// <summary>A value as a member of a closure, as the compiler makes them: EF Core turns it into a parameter, never into text of the statement.</summary>
internal static class Captured
{
    public static MemberExpression Of(object? value, Type type) =>
        Expression.Property(Expression.Constant(Activator.CreateInstance(typeof(Box<>).MakeGenericType(type), value)), nameof(Box<>.Value));

    public static MemberExpression Of<T>(T value) => Of(value, typeof(T));

    private sealed record Box<T>(T Value);
}
