using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Import;
using Guanxi.Platform.Tables;
using Guanxi.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer;

/// <summary>An import and how far it has got.</summary>
public sealed record ImportRowAnswer(
    Id<Import> ImportId, string Kind, string FileName, ImportMode Mode, string? Match, bool DryRun, ImportStatus Status, long Total, long Processed,
    long Created, long Updated, long Skipped, long Failed, long Kept, ImportError? Error, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, string? CreatedByName);

public sealed record ImportError(string Code, string Detail);

/// <summary>A row that was not taken: where, why, and what it held.</summary>
public sealed record ImportErrorRow(long Row, string? Column, string Code, string Message, IReadOnlyList<string> Values);

internal static class ImportQueries
{
    private const int MostListed = 100;
    private const int MostErrors = 1000;

    public static async Task<Listing<ImportRowAnswer>> List(CrmDb db, HttpContext http, CancellationToken ct)
    {
        var imports = await db.Imports.AsNoTracking().OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(MostListed)
            .Select(i => new { Import = i, By = db.Users.Where(u => u.Id == i.OwnerId).Select(u => u.Name).FirstOrDefault() }).ToListAsync(ct);
        return new([.. imports.Select(i => Answer(i.Import, i.By, http))]);
    }

    public static Task<ImportRowAnswer> Get(Id<Import> id, CrmDb db, HttpContext http, CancellationToken ct) => One(db, id, http, ct);

    public static async Task<ImportRowAnswer> One(CrmDb db, Id<Import> id, HttpContext http, CancellationToken ct)
    {
        var import = await db.Imports.AsNoTracking().Get(id, ct);
        return Answer(import, await db.Users.Where(u => u.Id == import.OwnerId).Select(u => u.Name).FirstOrDefaultAsync(ct), http);
    }

    /// <summary>The rows that were not taken, as JSON, or as a file to correct and import again.</summary>
    public static async Task<IResult> Errors(Id<Import> id, string? format, CrmDb db, HttpContext http, CancellationToken ct)
    {
        var import = await db.Imports.AsNoTracking().Get(id, ct);
        var language = Languages.Of(http);
        if (format is null or "json")
        {
            var listed = await db.ImportRowErrors.AsNoTracking().Where(e => e.ImportId == id).OrderBy(e => e.Row).ThenBy(e => e.Id).Take(MostErrors).ToListAsync(ct);
            return Results.Ok(new Listing<ImportErrorRow>([.. listed.Select(e => new ImportErrorRow(e.Row, e.Field, e.Code, Say(language, e), e.Cells))]));
        }
        if (format is not ("csv" or "xlsx")) throw Refusal.Field("format", "unknown_option");
        var kind = DataTransferModule.KindOf(import.RecordKind);
        var file = await db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == import.FileId, ct) ?? throw Refusal.With(410, "import.file_gone");
        List<TableColumn> columns;
        using (var opened = ImportFile.Open(http.RequestServices, file, import.Sheet, kind, import.Mapping))
            columns = [.. opened.Table.Columns.Select((name, i) => new TableColumn($"c{i}", name, Platform.Fields.FieldType.Text)), new("reason", Text.Of(language, "import.reason"), Platform.Fields.FieldType.Text)];
        var errors = db.ImportRowErrors.AsNoTracking().Where(e => e.ImportId == id).OrderBy(e => e.Row).ThenBy(e => e.Id).AsAsyncEnumerable();
        var rows = ByRow(errors).Select(row => (IReadOnlyList<object?>)
            [.. row[0].Cells.Cast<object?>().Concat(Enumerable.Repeat<object?>(null, columns.Count)).Take(columns.Count - 1), string.Join(" ", row.Select(e => Reason(kind, language, e)))]);
        return TableDownload.Of(format, $"errors-{id}", columns, rows);
    }

    /// <summary>A row with several faults is still one row.</summary>
    private static async IAsyncEnumerable<List<ImportRowError>> ByRow(IAsyncEnumerable<ImportRowError> errors)
    {
        var row = new List<ImportRowError>();
        await foreach (var error in errors)
        {
            if (row.Count > 0 && row[0].Row != error.Row)
            {
                yield return row;
                row = [];
            }
            row.Add(error);
        }
        if (row.Count > 0) yield return row;
    }

    private static string Reason(ImportKind kind, string language, ImportRowError error) =>
        kind.Fields.FirstOrDefault(f => f.Key == error.Field) is { } field
            ? $"{(language == Text.English ? field.LabelEn : field.LabelZh)}: {Say(language, error)}"
            : Say(language, error);

    private static string Say(string language, ImportRowError error) =>
        Text.Has(error.Code) ? Text.Of(language, error.Code, Enumerable.Repeat<object>("", 3)) : TableTexts.Say(error.Code, language == Text.English);

    private static ImportRowAnswer Answer(Import i, string? by, HttpContext http) => new(
        i.Id, i.RecordKind, i.FileName, i.Mode, i.Match, i.DryRun, i.Status, i.Status == ImportStatus.Running ? Math.Max(i.Total, i.Processed) : i.Processed, i.Processed,
        i.Created, i.Updated, i.Skipped, i.FailedRows, i.Kept, i.ErrorCode is { } code ? new ImportError(code, Reason(i, code, Languages.Of(http))) : null, i.CreatedAt, i.FinishedAt, by);

    private static string Reason(Import i, string code, string language) =>
        Text.Has(code) ? Text.Of(language, code) : TableTexts.Say(code, language == Text.English, i.ErrorDetails);
}
