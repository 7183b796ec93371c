using Guanxi.Approvals;
using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;
using Guanxi.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Exports;

/// <summary>An export in a list; <c>Words</c> are its conditions for people, <c>Rows</c> what was counted until it is written.</summary>
public sealed record ExportRow(
    Id<Export> ExportId, string Number, string Kind, string Format, int Rows, ExportStatus Status, Id<User> RequesterId, string? RequesterName, string? Words, string? Reason,
    Id<Approval>? ApprovalId, long? Size, string? Error, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, DateTimeOffset? ExpiresAt, bool MayDownload);

public sealed record ExportCriteria
{
    /// <summary><c>mine</c>: one's own alone, also for those who see the exports of all.</summary>
    [FromQuery(Name = "view")] public string? View { get; init; }
}

internal static class ExportQueries
{
    private static readonly FieldCatalogue<Export> Order = new("exports",
        [Field.Instant<Export>("created_at", "时间", "Time", e => e.CreatedAt, sortable: true, readOnly: true)]);

    public static async Task<Page<ExportRow>> List([AsParameters] ExportCriteria criteria, [AsParameters] ListQuery list, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var me = session.Access.UserId;
        var mineOnly = criteria.View switch
        {
            null or "" => !session.May(ExportsModule.Approve),
            "mine" => true,
            _ => throw Refusal.Field("view", "unknown_option"),
        };
        var page = await list.Page(db.Exports.AsNoTracking().Where(e => !mineOnly || e.RequesterId == me), Order, "-created_at",
            e => new { Export = e, Name = db.Users.Where(u => u.Id == e.RequesterId).Select(u => u.Name).FirstOrDefault() }, ct);
        return new([.. page.Items.Select(i => Row(i.Export, i.Name, session, clock))], page.NextCursor, page.Total, page.TotalIsExact);
    }

    public static async Task<ExportRow> Get(Id<Export> id, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var export = await Visible(db, session).AsNoTracking().Get(id, ct);
        return Row(export, await db.Users.Where(u => u.Id == export.RequesterId).Select(u => u.Name).FirstOrDefaultAsync(ct), session, clock);
    }

    /// <summary>For the requester alone, as long as he may still export such things and the time is not over.</summary>
    public static async Task<IResult> File(Id<Export> id, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var export = await Visible(db, session).Get(id, ct);
        if (export.RequesterId != session.UserId) throw Refusal.Forbidden("export.not_yours");
        if (AskExport.Find(export.RecordKind) is not { } kind || !session.May(kind.Permission)) throw Refusal.Forbidden();
        export.RequireFile(clock.GetUtcNow());
        var content = OpenFile(http.RequestServices, export);
        SendExport.Note(db, export, "export_downloaded");
        await db.SaveChangesAsync(ct);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content, TableDownload.ContentTypeOf(export.Format), TableDownload.NameOf($"{export.RecordKind}-{export.Number}", export.Format));
    }

    private static Stream OpenFile(IServiceProvider services, Export export)
    {
        try
        {
            return FilesModule.Open(services, export.TenantId, export.Id.Value);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refusal.With(410, "export.gone");
        }
    }

    /// <summary>One's own, all for those who may approve, and what one is or was asked to agree to.</summary>
    private static IQueryable<Export> Visible(CrmDb db, Session session)
    {
        var me = session.Access.UserId;
        return session.May(ExportsModule.Approve)
            ? db.Exports
            : db.Exports.Where(e => e.RequesterId == me || db.ApprovalVotes.Any(v => v.ApprovalId == e.ApprovalId && (v.UserId == me || v.DecidedBy == me)));
    }

    private static ExportRow Row(Export e, string? name, Session session, TimeProvider clock)
    {
        var status = e.StatusAt(clock.GetUtcNow());
        var words = e.Words.GetValueOrDefault(Text.Known(session.Language));
        var error = e.Error is { } code ? Text.Of(session.Language, code) : null;
        return new(e.Id, e.Number, e.RecordKind, e.Format, e.Rows, status, e.RequesterId, name, words, e.Reason, e.ApprovalId, e.Size, error, e.CreatedAt, e.FinishedAt, e.ExpiresAt,
            status == ExportStatus.Ready && e.RequesterId == session.UserId);
    }
}
