using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Formulas;

/// <summary>
/// A typed expression over the fields of one record, such as <c>if(数量 >= 10, 单价 * 0.9, 单价) * 数量</c>. What is worked out of nothing
/// is nothing, also a division by zero; a comparison with nothing does not hold.
/// </summary>
internal sealed class Formula
{
    private readonly FormulaPart whole;

    private Formula(FormulaPart whole, FormulaBinder binder) => (this.whole, Fields, UsesToday) = (whole, binder.Used, binder.UsesToday);

    public FormulaType Type => whole.Type;

    /// <summary>The keys of the fields it reads.</summary>
    public IReadOnlySet<string> Fields { get; }

    /// <summary>Its value changes by itself from one day to the next.</summary>
    public bool UsesToday { get; }

    /// <exception cref="FormulaException">With the place and the reason.</exception>
    public static Formula Of(string text, FieldCatalogue fields)
    {
        var tree = FormulaParser.Parse(text);
        var binder = new FormulaBinder(fields);
        return new(binder.Bind(tree), binder);
    }

    /// <summary>A number, a text, a day, yes or no; null for nothing.</summary>
    public object? Value(FormulaScope scope)
    {
        try
        {
            return whole.Value(scope);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
