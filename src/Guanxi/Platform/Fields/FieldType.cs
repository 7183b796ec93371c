using System.Diagnostics.CodeAnalysis;

namespace Guanxi.Platform.Fields;

/// <summary>What kind of value a field holds; decides how it is compared, read from a file and shown.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The word people and the API use.")]
public enum FieldType
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,

    Integer,
    Number,

    /// <summary>An amount in the record's currency, two decimals.</summary>
    Money,

    /// <summary>A business day, without time and zone.</summary>
    Date,

    /// <summary>A point in time, UTC.</summary>
    Instant,

    YesNo,

    /// <summary>One of the field's options.</summary>
    Select,

    /// <summary>Any number of the field's options.</summary>
    MultiSelect,

    /// <summary>The id of a user.</summary>
    User,

    /// <summary>The id of another record.</summary>
    Record,

    /// <summary>Any number of words.</summary>
    Tags,

    Phone,
    Email,
    Url,
}

/// <summary>What types have in common.</summary>
public static class FieldTypes
{
    /// <summary>What can be added up.</summary>
    public static readonly IReadOnlyList<FieldType> Numbers = [FieldType.Integer, FieldType.Number, FieldType.Money];
}
