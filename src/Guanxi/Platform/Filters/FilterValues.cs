using System.Globalization;
using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Filters;

/// <summary>Reads a written value as what a field stores.</summary>
internal static class FilterValues
{
    /// <summary>The value in the field's stored type; null when it is of another type.</summary>
    /// <exception cref="FilterException">A select field has no such option.</exception>
    public static object? Read(Field field, Type stored, FilterValue value, FilterContext context) => field.Type switch
    {
        FieldType.Integer or FieldType.Number or FieldType.Money => Number(stored, value),
        FieldType.YesNo => YesNo(value),
        FieldType.Select or FieldType.MultiSelect => Option(field, value),
        FieldType.User when value is WordValue word && FilterWords.Me.Contains(word.Word) => Me(stored, value, context),
        FieldType.User when value is UserValue known => Stored(stored, known.User.Value),
        FieldType.User or FieldType.Record => Id(stored, value),
        _ => Text(value),
    };

    /// <summary>The value as text; null for moments that were counted from another.</summary>
    public static string? Text(FilterValue value) => value switch
    {
        TextValue text => text.Text,
        WordValue word => word.Word,
        ShiftedValue => null,
        _ => value.Written,
    };

    private static object? Number(Type stored, FilterValue value)
    {
        var number = value switch
        {
            NumberValue written => written.Number,
            TextValue text when decimal.TryParse(text.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var read) => read,
            _ => (decimal?)null,
        };
        if (number is not { } exact || (stored != typeof(decimal) && stored != typeof(double) && exact != decimal.Truncate(exact))) return null;
        try
        {
            return Convert.ChangeType(exact, stored, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool? YesNo(FilterValue value)
    {
        var text = Text(value);
        if (text is null) return null;
        if (FilterWords.Yes.Contains(text)) return true;
        return FilterWords.No.Contains(text) ? false : null;
    }

    private static object? Option(Field field, FilterValue value)
    {
        if (Text(value) is not { } text) return null;
        var option = field.OptionOf(text) ?? throw new FilterException(
            "filter.unknown_option", value.At,
            $"「{field.Zh}」没有选项「{text}」，可选：{string.Join("、", field.Options.Select(o => o.Zh))}",
            $"{field.En} has no option \"{text}\"; it has {string.Join(", ", field.Options.Select(o => o.Value))}");
        return option.Member is { } member ? member : option.Value;
    }

    private static object Me(Type stored, FilterValue value, FilterContext context)
    {
        if (context.UserId is not { } user)
            throw new FilterException("filter.type", value.At, "这里没有「我」：没有人登录", "There is no \"me\" here: nobody is signed in");
        return Stored(stored, user);
    }

    private static object Stored(Type stored, Guid user)
    {
        if (stored == typeof(string)) return new Id<Identity.User>(user).ToString();
        return stored == typeof(Guid) ? user : Activator.CreateInstance(stored, user)!;
    }

    /// <summary>The comparison with the people that <c>my_department</c> stands for.</summary>
    /// <exception cref="FilterException">Nobody asks.</exception>
    public static Comparison WithColleagues(Comparison comparison, FilterContext context)
    {
        if (!comparison.Values.Any(IsMyDepartment)) return comparison;
        if (context.Colleagues is not { } colleagues)
            throw new FilterException("filter.type", comparison.At, "这里没有「本部门」：没有人登录", "There is no \"my_department\" here: nobody is signed in");
        return comparison with
        {
            Operator = Operator.In,
            Values = [.. comparison.Values.SelectMany(v => IsMyDepartment(v) ? colleagues.Select(c => (FilterValue)new UserValue(c, v.At)) : [v])],
        };
    }

    private static bool IsMyDepartment(FilterValue value) => value is WordValue word && FilterWords.MyDepartment.Contains(word.Word);

    /// <summary>Ids are read the way the type itself reads them, e.g. <c>user_01jq…</c>.</summary>
    private static object? Id(Type stored, FilterValue value)
    {
        if (Text(value) is not { } text) return null;
        if (stored == typeof(string)) return text; // as custom fields keep it
        if (stored == typeof(Guid)) return Guid.TryParse(text, out var guid) ? guid : null;
        var read = stored.GetMethod("TryParse", [typeof(string), typeof(IFormatProvider), stored.MakeByRefType()])
            ?? throw new InvalidOperationException($"{stored.Name} cannot be read from text.");
        object?[] arguments = [text, CultureInfo.InvariantCulture, null];
        return (bool)read.Invoke(null, arguments)! ? arguments[2] : null;
    }
}

/// <summary>What messages call the type of a field.</summary>
internal static class FieldTypeNames
{
    public static string Zh(FieldType type) => type switch
    {
        FieldType.Integer => "整数",
        FieldType.Number => "数字",
        FieldType.Money => "金额",
        FieldType.Date => "日期",
        FieldType.Instant => "时间",
        FieldType.YesNo => "是否",
        FieldType.Select or FieldType.MultiSelect => "选项",
        FieldType.User => "用户",
        FieldType.Record => "记录",
        FieldType.Tags => "标签",
        _ => "文本",
    };

    public static string En(FieldType type) => type switch
    {
        FieldType.Integer => "a whole number",
        FieldType.Number => "a number",
        FieldType.Money => "an amount",
        FieldType.Date => "a date",
        FieldType.Instant => "a time",
        FieldType.YesNo => "yes or no",
        FieldType.Select or FieldType.MultiSelect => "a choice",
        FieldType.User => "a user",
        FieldType.Record => "a record",
        FieldType.Tags => "tags",
        _ => "text",
    };
}
