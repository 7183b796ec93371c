using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Formulas;

namespace Guanxi.CustomFields;

/// <summary>What a formula or roll-up must hold to, and what a change of any field must leave understood.</summary>
internal static class ComputedRules
{
    /// <summary>The type a computed field has by what it is worked out of; null for a field that people write.</summary>
    /// <exception cref="Refusal">400 with the place of what is not understood.</exception>
    public static FieldType? TypeOf(FieldChanges request, IReadOnlyList<FieldDefinition> all)
    {
        if (request.Rollup.Value is { } rollup) return RollupSources.TypeOf(rollup.Tidied, SetOf(all));
        if (request.Formula.Value is not { } formula || FieldQueries.CatalogueOf(request.Kind.Value) is not { } known) return null;
        return Understood(formula, known.In(SetOf(all)), "zh-CN").Type switch
        {
            FormulaType.Number => FieldType.Number,
            FormulaType.Date => FieldType.Date,
            FormulaType.YesNo => FieldType.YesNo,
            _ => FieldType.Text,
        };
    }

    /// <param name="field">As it would be.</param>
    /// <param name="before">As it was; null for a new one.</param>
    /// <param name="others">All others of the organisation, of every kind.</param>
    /// <param name="session">Whose language is spoken.</param>
    /// <param name="clock">For filters that look at the calendar.</param>
    /// <exception cref="Refusal">400 naming the member that is wrong, 409 with the name of the formula that needs the field as it is.</exception>
    public static void Require(FieldDefinition field, FieldDefinition? before, IReadOnlyList<FieldDefinition> others, Session session, TimeProvider clock)
    {
        if (field.IsComputed) RequirePlain(field);
        if (field is { Formula: { } formula, IsActive: true }) RequireFormula(field, formula, others, session);
        if (field is { Rollup: { } rollup, IsActive: true }) RequireRollup(field, rollup, others, session, clock);
        if (before is not null) RequireStillUnderstood(field, before, others, session, clock);
    }

    /// <summary>Nobody writes it, so nothing can be asked of what is written.</summary>
    private static void RequirePlain(FieldDefinition field)
    {
        var asked = (field.IsRequired, field.IsUnique, field.Default, field.Pattern, field.Min ?? field.Max, field.RequiredWhen) switch
        {
            (true, _, _, _, _, _) => "required",
            (_, true, _, _, _, _) => "unique",
            (_, _, not null, _, _, _) => "default",
            (_, _, _, not null, _, _) => "pattern",
            (_, _, _, _, not null, _) => "min",
            (_, _, _, _, _, not null) => "required_when",
            _ => field is { Formula: not null, Rollup: not null } ? "rollup" : null,
        };
        if (asked is not null) throw Refusal.Field(asked, "custom_field.computed");
    }

    private static void RequireFormula(FieldDefinition field, string text, IReadOnlyList<FieldDefinition> others, Session session)
    {
        if (!FormulaTypes.IsResult(field.Type)) throw Refusal.Field("type", "custom_field.not_a_result");
        var known = FieldQueries.CatalogueOf(field.RecordKind)!.In(SetOf(others));
        var formula = Understood(text, known, session.Language);
        if (formula.Type != FormulaTypes.Of(field.Type))
        {
            var got = session.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? FormulaTypes.Zh(formula.Type) : FormulaTypes.En(formula.Type);
            throw Refusal.Field("type", "custom_field.result_type", got);
        }
        RequireNoRing(field, formula, known, others);
    }

    /// <summary>Of two formulas that need each other neither could be worked out.</summary>
    private static void RequireNoRing(FieldDefinition field, Formula formula, FieldCatalogue known, IReadOnlyList<FieldDefinition> others)
    {
        var withIt = FieldQueries.CatalogueOf(field.RecordKind)!.In(SetOf([.. others, field]));
        var seen = new HashSet<string>();
        var waiting = new Queue<string>(formula.Fields);
        while (waiting.TryDequeue(out var key))
        {
            if (!seen.Add(key) || known.Find(key)?.Custom?.Formula is not { } text || IsUnderstood(text, withIt) is not { } other) continue;
            if (other.Fields.Contains(field.Key)) throw Refusal.Field("formula", "custom_field.formula_ring", known.Find(key)!.Zh);
            foreach (var next in other.Fields) waiting.Enqueue(next);
        }
    }

    private static void RequireRollup(FieldDefinition field, Rollup rollup, IReadOnlyList<FieldDefinition> others, Session session, TimeProvider clock)
    {
        var set = SetOf(others);
        if (RollupSources.RelationOf(rollup)?.To.Kind != field.RecordKind) throw Refusal.Field("rollup", "unknown_option");
        if (RollupSources.TypeOf(rollup, set) != field.Type) throw Refusal.Field("type", "custom_field.result_type", field.Type);
        if (rollup.Filter is null) return;
        try
        {
            RollupSources.CatalogueOf(rollup.Kind)!.In(set).Check(rollup.Filter, FilterContext.Of(session, clock) with { Records = NoRecords.Here });
        }
        catch (FilterException wrong)
        {
            throw Refusal.Field("rollup", "custom_field.condition", wrong.Text(session.Language));
        }
    }

    /// <summary>What other formulas and roll-ups say of this field must go on to mean it: it is not renamed or taken out of use under their feet.</summary>
    private static void RequireStillUnderstood(FieldDefinition field, FieldDefinition before, IReadOnlyList<FieldDefinition> others, Session session, TimeProvider clock)
    {
        var (was, becomes) = (SetOf([.. others, before]), SetOf([.. others, field]));
        foreach (var other in others.Where(o => o is { IsActive: true, IsComputed: true }))
            if (IsUnderstood(other, was, session, clock) && !IsUnderstood(other, becomes, session, clock)) throw Refusal.Conflict("custom_field.used_in_formula", other.Label);
    }

    private static bool IsUnderstood(FieldDefinition computed, CustomFieldSet set, Session session, TimeProvider clock)
    {
        if (computed.Formula is { } formula) return IsUnderstood(formula, FieldQueries.CatalogueOf(computed.RecordKind)!.In(set)) is not null;
        try
        {
            var source = RollupSources.CatalogueOf(computed.Rollup!.Kind)!.In(set);
            if (computed.Rollup.Field is { } key && source.Find(key) is null) return false;
            if (computed.Rollup.Filter is { } filter) source.Check(filter, FilterContext.Of(session, clock) with { Records = NoRecords.Here });
            return true;
        }
        catch (FilterException)
        {
            return false;
        }
    }

    private static Formula? IsUnderstood(string text, FieldCatalogue known)
    {
        try
        {
            return Formula.Of(text, known);
        }
        catch (FormulaException)
        {
            return null;
        }
    }

    private static Formula Understood(string text, FieldCatalogue known, string language)
    {
        try
        {
            return Formula.Of(text, known);
        }
        catch (FormulaException wrong)
        {
            var refusal = Refusal.Field("formula", "custom_field.formula", wrong.Position, wrong.Text(language));
            refusal.Extensions["formula"] = new FormulaFault(wrong.Code, wrong.Position, wrong.Length, wrong.Text(language));
            throw refusal;
        }
    }

    private static CustomFieldSet SetOf(IEnumerable<FieldDefinition> fields) => FieldQueries.SetOf([.. fields.Where(f => f.IsActive)]);

    /// <summary>A filter that is only checked looks at no records.</summary>
    private sealed class NoRecords : IRecords
    {
        public static readonly NoRecords Here = new();

        public IQueryable<T> Of<T>() where T : class => Enumerable.Empty<T>().AsQueryable();
    }
}

/// <summary>Where a formula is wrong, counted from 1, and why.</summary>
public sealed record FormulaFault(string Code, int Position, int Length, string Text);
