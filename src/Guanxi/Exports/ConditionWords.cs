using System.Text.RegularExpressions;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Exports;

/// <summary>The conditions of a list for people, so that who agrees knows to what: fields and choices by their labels, people by their names.</summary>
internal static partial class ConditionWords
{
    private const int Longest = 400;

    /// <summary>In both languages.</summary>
    public static async Task<Dictionary<string, string>> Of(ExportOrder order, CrmDb db, Session session, CancellationToken ct)
    {
        var ids = order.Conditions.Values.SelectMany(v => UserIds().Matches(v)).Select(m => Id<User>.TryParse(m.Value, null, out var id) ? id : (Id<User>?)null).OfType<Id<User>>().Distinct().ToList();
        var names = ids.Count == 0 ? [] : await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id.ToString(), u => u.Name, ct);
        return new[] { Text.Chinese, Text.English }.ToDictionary(language => language, language => In(language, order, session.FieldsOf(order.Kind), names));
    }

    private static string In(string language, ExportOrder order, FieldCatalogue? fields, Dictionary<string, string> names)
    {
        var parts = order.Conditions.Where(c => c.Value.Length > 0).Select(c => c.Key switch
        {
            "q" => Text.Of(language, "export.words.search", c.Value),
            "filter" => Said(Filter.Parse(c.Value), fields, language),
            _ => Plain(c.Key, c.Value, fields, language),
        }).ToList();
        var said = parts.Count == 0 ? Text.Of(language, "export.words.all") : string.Join(language == Text.Chinese ? "；" : "; ", parts);
        foreach (var (id, name) in names) said = said.Replace(id, name, StringComparison.Ordinal);
        return said.Length <= Longest ? said : string.Concat(said.AsSpan(0, Longest), "…");
    }

    /// <summary>A parameter of its own, <c>status=won,lost</c>.</summary>
    private static string Plain(string key, string value, FieldCatalogue? fields, string language)
    {
        var field = fields?.Find(key) ?? fields?.Find($"{key}_id") ?? fields?.Find($"{key}s");
        var label = field?.Label(language) ?? (Text.Has($"audit.{key}") ? Text.Of(language, $"audit.{key}") : key);
        var values = value.Split(',').Select(one => one == "me" ? Text.Of(language, "export.words.me") : LabelOf(field, one, language));
        return $"{label} = {string.Join(language == Text.Chinese ? "、" : ", ", values)}";
    }

    private static string Said(FilterNode node, FieldCatalogue? fields, string language)
    {
        var isChinese = language == Text.Chinese;
        return node switch
        {
            AllOf all => string.Join(isChinese ? " 且 " : " and ", all.Terms.Select(Part)),
            AnyOf any => string.Join(isChinese ? " 或 " : " or ", any.Terms.Select(Part)),
            Not not => (isChinese ? "非 " : "not ") + Part(not.Term),
            Comparison one => Said(one, fields, language),
            _ => node.ToString(),
        };

        string Part(FilterNode term) => term is AllOf or AnyOf ? $"({Said(term, fields, language)})" : Said(term, fields, language);
    }

    private static string Said(Comparison one, FieldCatalogue? fields, string language)
    {
        var named = fields?.Named(one.Field, language);
        var values = one.Values.Select(v => LabelOf(named?.Field, FilterValues.Text(v) ?? v.Written, language));
        return $"{named?.Label ?? one.Field} {WordOf(one.Operator, language)} {string.Join(language == Text.Chinese ? "、" : ", ", values)}".Trim();
    }

    private static string WordOf(Operator compare, string language)
    {
        var (zh, en) = compare switch
        {
            Operator.Equal => ("=", "="),
            Operator.NotEqual => ("≠", "≠"),
            Operator.Greater => (">", ">"),
            Operator.GreaterOrEqual => ("≥", "≥"),
            Operator.Less => ("<", "<"),
            Operator.LessOrEqual => ("≤", "≤"),
            Operator.In => ("属于", "is one of"),
            Operator.NotIn => ("不属于", "is none of"),
            Operator.Contains => ("包含", "contains"),
            Operator.NotContains => ("不包含", "does not contain"),
            Operator.StartsWith => ("开头是", "starts with"),
            Operator.NotStartsWith => ("开头不是", "does not start with"),
            Operator.IsNull => ("为空", "is empty"),
            Operator.IsNotNull => ("不为空", "is not empty"),
            _ => ("", ""),
        };
        return language == Text.Chinese ? zh : en;
    }

    private static string LabelOf(Field? field, string value, string language) => field?.OptionOf(value)?.Label(language) ?? value;

    [GeneratedRegex("user_[0-9a-z]{26}")]
    private static partial Regex UserIds();
}
