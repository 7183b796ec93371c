using System.Globalization;
using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Tables;

/// <summary>A column of a file that is written: the key names it in JSON, the label is its heading elsewhere.</summary>
public sealed record TableColumn(string Key, string Label, FieldType Type);

/// <summary>
/// Writes a table row by row to a stream that need not seek, with the same memory for any number of rows. A cell is
/// null, a string, a whole number, a decimal or double, a bool, a <see cref="DateOnly"/>, a <see cref="DateTimeOffset"/>
/// (in the reader's zone; files for people show its clock time) or a list of strings. A file that was not finished is not
/// complete: disposing alone, after an error, never makes it look whole. The stream stays open.
/// </summary>
public interface ITableWriter : IAsyncDisposable
{
    /// <summary>Writes the next row, as wide as the columns.</summary>
    ValueTask Write(IReadOnlyList<object?> cells, CancellationToken ct = default);

    /// <summary>Writes what is still held and the end of the file.</summary>
    ValueTask Finish(CancellationToken ct = default);
}

/// <summary>Starts a file of a format: <see cref="TableFormat.Csv"/>, Xlsx or Json.</summary>
public static class TableWriters
{
    public static async ValueTask<ITableWriter> Start(
        TableFormat format, Stream target, IReadOnlyList<TableColumn> columns, string sheet, CancellationToken ct = default) => format switch
        {
            TableFormat.Csv => await CsvTableWriter.Start(target, columns, ct),
            TableFormat.Xlsx => XlsxTableWriter.Start(target, columns, sheet),
            TableFormat.Json => JsonTableWriter.Start(target, columns),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "This format is only read."),
        };

    internal static string TextOf(object cell) => cell switch
    {
        string text => text,
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IEnumerable<string> words => string.Join("; ", words),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
