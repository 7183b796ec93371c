using System.Diagnostics.CodeAnalysis;
using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Formulas;

/// <summary>The types a formula works with. Moments count as the day they fall on, choices as the text of their label.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The words people use.")]
public enum FormulaType
{
    Number,
    Text,
    Date,
    YesNo,

    /// <summary>A value one can only ask whether it is there, such as a user or tags.</summary>
    Other,
}

/// <summary>How fields and formulas fit.</summary>
internal static class FormulaTypes
{
    public static FormulaType Of(FieldType type) => type switch
    {
        FieldType.Integer or FieldType.Number or FieldType.Money => FormulaType.Number,
        FieldType.Date or FieldType.Instant => FormulaType.Date,
        FieldType.YesNo => FormulaType.YesNo,
        FieldType.Text or FieldType.LongText or FieldType.Phone or FieldType.Email or FieldType.Url or FieldType.Select => FormulaType.Text,
        _ => FormulaType.Other,
    };

    /// <summary>The kinds of field a formula may fill.</summary>
    public static bool IsResult(FieldType type) => type is FieldType.Integer or FieldType.Number or FieldType.Money or FieldType.Text or FieldType.Date or FieldType.YesNo;

    public static string Zh(FormulaType type) => type switch
    {
        FormulaType.Number => "数字",
        FormulaType.Text => "文本",
        FormulaType.Date => "日期",
        FormulaType.YesNo => "是否",
        _ => "其他",
    };

    public static string En(FormulaType type) => type switch
    {
        FormulaType.Number => "a number",
        FormulaType.Text => "text",
        FormulaType.Date => "a date",
        FormulaType.YesNo => "yes or no",
        _ => "another value",
    };
}
