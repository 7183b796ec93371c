using System.Text.Json;
using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Import;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer;

public sealed record StartedImport(Id<Import> ImportId);

/// <summary>What an uploaded file holds and how its columns would be read.</summary>
public sealed record ImportPreview(
    Id<StoredFile> FileId, string FileName, string Format, string? Encoding, string? Delimiter, IReadOnlyList<string> Sheets, string? Sheet, long HeaderRow,
    IReadOnlyList<PreviewColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, long RowEstimate, IReadOnlyList<string> MatchFields, IReadOnlyList<ImportTarget> Fields);

public sealed record PreviewColumn(int Index, string Name, IReadOnlyList<string> Samples, string? Field, double Confidence, string Use);

/// <summary>A field a column can be read into.</summary>
public sealed record ImportTarget(string Key, string Label, bool TakesSeveral);

/// <summary>Takes a file in, shows how it would be read, and starts reading it.</summary>
internal static class StartImport
{
    private const int PreviewRows = 20;
    private const int PreviewSamples = 3;
    private const int LongestPreviewCell = 200;

    public static async Task<ImportPreview> Preview(HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var form = await Form(http, ct);
        var kind = KindOf(form, session);
        var file = await FileOf(form, http.RequestServices, db, session, ct);
        using var opened = Open(http.RequestServices, file, Blank(form["sheet"]), kind, null, session);
        await db.SaveChangesAsync(ct);
        var table = opened.Table;
        return new ImportPreview(
            file.Id, file.Name, table.Format.ToString().ToLowerInvariant(), table.Encoding, table.Delimiter?.ToString(), table.Sheets, table.Sheet, table.HeaderRow,
            [.. opened.Columns.Select(c => new PreviewColumn(c.Column, c.Name, Samples(opened, c.Column), c.Field, c.Confidence, JsonNamingPolicy.SnakeCaseLower.ConvertName(c.Use.ToString())))],
            [.. opened.Samples.Take(PreviewRows).Select(r => (IReadOnlyList<string>)[.. r.Values.Select(Short)])],
            table.RowEstimate, ImportSight.MatchFields(kind, session), [.. ImportSight.Fields(kind, session).Select(f => new ImportTarget(f.Key, Platform.Texts.Text.Known(session.Language) == Platform.Texts.Text.Chinese ? f.LabelZh : f.LabelEn, f.TakesSeveral))]);
    }

    public static async Task<IResult> Handle(HttpContext http, CrmDb db, Session session, ImportSignal signal, CancellationToken ct)
    {
        var form = await Form(http, ct);
        var kind = KindOf(form, session);
        var mode = ModeOf(Blank(form["mode"]));
        var match = Blank(form["match"]) ?? (mode == ImportMode.Create ? null : ImportSight.MatchFields(kind, session)[0]);
        if (match is not null && !ImportSight.MatchFields(kind, session).Contains(match)) throw Refusal.Field("match", "unknown_option");
        var mapping = MappingOf(Blank(form["mapping"]), kind, session);
        var file = await FileOf(form, http.RequestServices, db, session, ct);
        using (var opened = Open(http.RequestServices, file, Blank(form["sheet"]), kind, mapping, session))
        {
            if (opened.Columns.All(c => c.Use != ColumnUse.Field))
            {
                ForgetUpload(http.RequestServices, file);
                throw Refusal.Field("mapping", "import.nothing_mapped");
            }
            var import = Import.Start(file, kind.Kind, mode, match, YesNo(form["dry_run"]), opened.Table.Sheet, mapping, session.Access.UserId);
            import.Estimate(opened.Table.RowEstimate);
            db.Imports.Add(import);
            await db.SaveChangesAsync(ct);
            signal.Set();
            return Results.Accepted($"/api/imports/{import.Id}", new StartedImport(import.Id));
        }
    }

    private static async Task<IFormCollection> Form(HttpContext http, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType) throw Refusal.With(415, "import.not_multipart");
        try
        {
            return await http.Request.ReadFormAsync(ct);
        }
        catch (InvalidDataException)
        {
            throw Refusal.Malformed("import.not_multipart");
        }
    }

    /// <exception cref="Refusal">400 for a kind that can't be imported, 403 without the right to.</exception>
    private static ImportKind KindOf(IFormCollection form, Session session)
    {
        var kind = DataTransferModule.Kinds.FirstOrDefault(k => k.Kind == (Blank(form["kind"]) ?? "customers")) ?? throw Refusal.Field("kind", "unknown_option");
        if (!session.May(kind.Permission)) throw Refusal.Forbidden();
        return kind;
    }

    private static async Task<StoredFile> FileOf(IFormCollection form, IServiceProvider services, CrmDb db, Session session, CancellationToken ct)
    {
        if (Blank(form["file_id"]) is { } text)
        {
            if (!Id<StoredFile>.TryParse(text, null, out var id)) throw Refusal.Field("file_id", "wrong_type");
            var user = session.UserId;
            return await db.Files.FirstOrDefaultAsync(f => f.Id == id && f.CreatedBy == user, ct) ?? throw Refusal.Field("file_id", "not_found");
        }
        var upload = form.Files.GetFile("file") ?? throw Refusal.Field("file", "required");
        await using var content = upload.OpenReadStream();
        return await FilesModule.Keep(db, session, services, upload.FileName, content, TableLimits.Default.FileBytes, ct);
    }

    /// <exception cref="Refusal">422 with the table's code; the file is not kept.</exception>
    private static ImportFile Open(IServiceProvider services, StoredFile file, string? sheet, ImportKind kind, Dictionary<string, string?>? mapping, Session session)
    {
        try
        {
            var opened = ImportFile.Open(services, file, sheet, kind, mapping);
            if (Wrong(opened, mapping, kind, session) is not { } fault) return opened;
            opened.Dispose();
            ForgetUpload(services, file);
            throw fault;
        }
        catch (TableException unreadable)
        {
            ForgetUpload(services, file);
            throw Refusal.Said(422, unreadable.Code, unreadable.Say(Platform.Texts.Text.Known(session.Language) == Platform.Texts.Text.English));
        }
    }

    /// <summary>What is wrong with the columns the caller chose; null when nothing is.</summary>
    private static Refusal? Wrong(ImportFile opened, Dictionary<string, string?>? mapping, ImportKind kind, Session session)
    {
        if (mapping is null) return null;
        if (mapping.Keys.FirstOrDefault(name => !opened.Table.Columns.Contains(name)) is { } unknown) return Refusal.Field("mapping", "import.no_such_column", unknown);
        var twice = opened.Columns.Where(c => c.Use == ColumnUse.Field).GroupBy(c => c.Field).FirstOrDefault(g => g.Count() > 1 && !kind.FieldsWith(session.CustomFields).First(f => f.Key == g.Key).TakesSeveral);
        if (twice is not null) return Refusal.Field("mapping", "import.mapped_twice", twice.Key!);
        return opened.Columns.Any(c => c.Use == ColumnUse.Field) ? null : Refusal.Field("mapping", "import.nothing_mapped");
    }

    private static void ForgetUpload(IServiceProvider services, StoredFile file)
    {
        if (services.GetRequiredService<CrmDb>().Entry(file).State == EntityState.Added) FilesModule.Delete(services, file);
    }

    private static ImportMode ModeOf(string? mode) =>
        mode is null ? ImportMode.Create : Enum.TryParse<ImportMode>(mode, true, out var known) && mode.All(char.IsAsciiLetter) ? known : throw Refusal.Field("mode", "unknown_option");

    private static Dictionary<string, string?>? MappingOf(string? json, ImportKind kind, Session session)
    {
        if (json is null) return null;
        try
        {
            var mapping = JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];
            if (mapping.Values.OfType<string>().FirstOrDefault(field => ImportSight.Fields(kind, session).All(f => f.Key != field)) is not null) throw Refusal.Field("mapping", "unknown_option");
            return mapping;
        }
        catch (JsonException)
        {
            throw Refusal.Field("mapping", "wrong_type");
        }
    }

    private static bool YesNo(string? text) => text is "true" or "1" or "on";

    private static List<string> Samples(ImportFile file, int column) =>
        [.. file.Samples.Select(r => column < r.Values.Count ? r.Values[column] : "").Where(v => v.Length > 0).Take(PreviewSamples).Select(Short)];

    private static string Short(string cell) => cell.Length <= LongestPreviewCell ? cell : string.Concat(cell.AsSpan(0, LongestPreviewCell), "…");

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
