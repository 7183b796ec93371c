using Guanxi.Files;
using Guanxi.Platform;
using Guanxi.Platform.Import;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Tables;
using Guanxi.Platform.Validation;

namespace Guanxi.DataTransfer;

/// <summary>An uploaded file opened as a table, with the meaning of its columns settled.</summary>
internal sealed class ImportFile : IDisposable
{
    private const int SampleRows = 200;
    private readonly Stream bytes;

    private ImportFile(Stream bytes, TableFile table, IReadOnlyList<ColumnMatch> columns, IReadOnlyList<TableRow> samples) =>
        (this.bytes, Table, Columns, Samples) = (bytes, table, columns, samples);

    public TableFile Table { get; }
    public IReadOnlyList<ColumnMatch> Columns { get; }
    public IReadOnlyList<TableRow> Samples { get; }

    /// <exception cref="TableException">The file can't be read; the code says why.</exception>
    public static ImportFile Open(IServiceProvider services, StoredFile file, string? sheet, ImportKind kind, IReadOnlyDictionary<string, string?>? mapping)
    {
        var (bytes, session) = (FilesModule.Open(services, file), services.GetRequiredService<Session>());
        try
        {
            var table = TableFile.Open(bytes, file.Name, TableLimits.Default, sheet);
            var samples = table.Rows().Take(SampleRows).ToList();
            var matches = ColumnMatcher.Match(table.Columns, [.. samples.Select(s => s.Values)], ImportSight.Fields(kind, session));
            return new ImportFile(bytes, table, mapping is null ? matches : [.. matches.Select(m => Chosen(m, mapping)).Select(m => Allowed(m, kind, session.FieldRights))], samples);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>How cells read: units from headings, the order of day and month from the samples.</summary>
    public ImportSettings Settings(ImportMode mode, string? match, TimeZoneInfo zone)
    {
        var mapped = Columns.Where(c => c.Use == ColumnUse.Field).ToList();
        return new ImportSettings(mode, match, zone,
            mapped.GroupBy(c => c.Field!).ToDictionary(g => g.Key, g => g.First().Factor),
            mapped.GroupBy(c => c.Field!).ToDictionary(g => g.Key, g => ValueParser.OrderOf(Samples.Select(s => CellOf(s, g.First().Column)))));
    }

    /// <summary>A row by field. Several columns of one field come together, one value a line.</summary>
    public ImportRow RowOf(TableRow row, ImportSettings settings)
    {
        var cells = new Dictionary<string, string>();
        foreach (var column in Columns.Where(c => c.Use == ColumnUse.Field))
        {
            var cell = CellOf(row, column.Column);
            cells[column.Field!] = cells.TryGetValue(column.Field!, out var before) && before.Length > 0 ? (cell.Length > 0 ? $"{before}\n{cell}" : before) : cell;
        }
        var read = new ImportRow(row.Number, cells, settings);
        if (Columns.Any(c => c.Use == ColumnUse.SkipsRow && ValueParser.YesOrNo(CellOf(row, c.Column)) is { HasValue: true, Value: true })) read.Became(RowOutcome.Skipped);
        foreach (var (field, cell) in cells.Where(c => !TextAttribute.IsClean(c.Value))) read.Fail(field, "bad_characters");
        foreach (var issue in row.Issues.Where(i => i.IsError)) read.Fail(issue.Column is { } at && at < Columns.Count ? Columns[at].Field : null, issue.Code);
        return read;
    }

    /// <summary>The text as the database can keep it: half a surrogate pair becomes the replacement character.</summary>
    public static string Storable(string cell) => TextAttribute.IsClean(cell)
        ? cell
        : System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(cell)).Replace("\0", "", StringComparison.Ordinal);

    public void Dispose()
    {
        Table.Dispose();
        bytes.Dispose();
    }

    private static string CellOf(TableRow row, int column) => column < row.Values.Count ? row.Values[column] : "";

    private static ColumnMatch Allowed(ColumnMatch match, ImportKind kind, FieldRights? rights) =>
        match.Field is { } field && rights?.Find(kind.Kind, field) is not null ? match with { Use = ColumnUse.Ignored, Field = null } : match;

    /// <summary>What the caller says about a column; where he says nothing, the proposal, unless its field has its column already.</summary>
    private static ColumnMatch Chosen(ColumnMatch match, IReadOnlyDictionary<string, string?> mapping)
    {
        if (mapping.TryGetValue(match.Name, out var field))
            return field is null ? match with { Use = ColumnUse.Ignored, Field = null } : match with { Use = ColumnUse.Field, Field = field, Confidence = 1 };
        return match.Field is { } proposed && mapping.Values.Contains(proposed) ? match with { Use = ColumnUse.Ignored, Field = null } : match;
    }
}
