using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Tables;

/// <summary>
/// A field a column can be read into. <see cref="Aliases"/> are the headings other programs use, the likeliest first.
/// <see cref="TakesSeveral"/>: more than one column may go there (a second phone number, further notes).
/// </summary>
public sealed record ImportField(string Key, string LabelZh, string LabelEn, FieldType Type, IReadOnlyList<string> Aliases, bool TakesSeveral = false);

/// <summary>What becomes of a column.</summary>
public enum ColumnUse
{
    /// <summary>Nothing was recognised: a person decides.</summary>
    Unknown,

    /// <summary>Read into <see cref="ColumnMatch.Field"/>.</summary>
    Field,

    /// <summary>A technical column of the other program, left out on purpose.</summary>
    Ignored,

    /// <summary>Rows with 1, true or yes in it were deleted in the other program and are skipped.</summary>
    SkipsRow,
}

/// <summary>
/// The proposal for one column. <see cref="Confidence"/> goes from 0 to 1; <see cref="Factor"/> is the unit of the
/// heading: 10,000 for 年营业额(万元).
/// </summary>
public sealed record ColumnMatch(int Column, string Name, ColumnUse Use, string? Field, double Confidence, decimal Factor);
