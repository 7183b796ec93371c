using Guanxi.Identity;
using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Tables;

/// <summary>Records of one kind on their way into a file, in the format, the language and the columns that were asked for.</summary>
/// <exception cref="Refusal">400 for a format, a language or a column there is not.</exception>
public sealed class RecordFile<T> where T : class
{
    private readonly string format;
    private readonly string language;
    private readonly string kind;
    private readonly IReadOnlyList<Field<T>> columns;

    public RecordFile(FieldCatalogue<T> fields, ExportQuery export, Session session)
    {
        (format, kind) = (export.Format ?? "csv", fields.Kind);
        TableDownload.FormatOf(format);
        language = RecordExport.LanguageOf(export.Language, session.Language);
        columns = RecordExport.Columns(fields, export.Columns);
    }

    /// <summary>People read names, programs ids.</summary>
    public bool IsForPeople => format != "json";

    public string? Person(Id<User>? id, IReadOnlyDictionary<Id<User>, string> names) =>
        id is not { } person ? null : IsForPeople ? names.GetValueOrDefault(person) : person.ToString();

    public object? Cell(Field<T> field, T record) => RecordExport.Cell(field, record, format, language);

    /// <summary>Nothing is read before the file is written.</summary>
    public ListFile Of<TRow>(Func<CancellationToken, Task<int>> count, IAsyncEnumerable<TRow> rows, Func<Field<T>, TRow, object?> cell) =>
        new(kind, format, RecordExport.Headings(columns, format, language), count, rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(f => cell(f, row))]));
}
