using System.Linq.Expressions;

namespace Guanxi.Platform.Fields;

/// <summary>The body of a lambda with its parameter replaced: how small expressions become one.</summary>
internal sealed class Rebind(ParameterExpression from, Expression to) : ExpressionVisitor
{
    public static Expression Body(LambdaExpression lambda, Expression argument) =>
        new Rebind(lambda.Parameters[0], argument).Visit(lambda.Body);

    protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
}
