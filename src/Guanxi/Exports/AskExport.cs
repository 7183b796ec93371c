using Guanxi.Approvals;
using Guanxi.Platform;
using Guanxi.Platform.Tables;
using Guanxi.Platform.Texts;
using Guanxi.Platform.Validation;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Exports;

/// <summary>Which list, under which conditions, and how it is wanted as a file.</summary>
public sealed record AskExportRequest
{
    [Needed, Text(40)] public required string Kind { get; init; }

    /// <summary>csv, xlsx or json.</summary>
    [Text(10)] public string? Format { get; init; }

    /// <summary>Keys of fields, separated by commas; all when left out.</summary>
    [Text(4000)] public string? Columns { get; init; }

    /// <summary>Of the headings and choices: zh-CN or en.</summary>
    [Text(10)] public string? Lang { get; init; }
    [Text(200)] public string? Q { get; init; }
    [Text(4000)] public string? Filter { get; init; }
    [Text(100)] public string? Sort { get; init; }

    /// <summary>The other parameters of the list, e.g. <c>status</c>.</summary>
    [AtMost(40)] public Dictionary<string, string>? Conditions { get; init; }

    /// <summary>For whoever is to agree; needed where somebody is.</summary>
    [Text(500)] public string? Reason { get; init; }
}

/// <summary>Asks for a file that is written by and by: with the agreement of another where the caller may not take so much alone.</summary>
internal static class AskExport
{
    private const int MostWaiting = 10;

    public static async Task<IResult> Handle(AskExportRequest request, HttpContext http, CrmDb db, Session session, TimeProvider clock, ExportSignal signal, CancellationToken ct)
    {
        var (kind, order) = (KindOf(request.Kind, session), OrderOf(request, session));
        var file = await kind.Prepare(order.Conditions, new ExportQuery { Format = order.Format, Columns = order.Columns, Language = order.Language }, order.Sort, new EditCall(http, db, session));
        var rows = await file.Count(ct);
        if (rows == 0) throw Refusal.Rule("export.nothing");
        var words = await ConditionWords.Of(order, db, session, ct);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var allowance = await ExportLimits.Hold(db, session, clock, await TenancyModule.ExportRules(db, ct), ct);
        var isCovered = allowance.Covers(rows);
        if (!isCovered) await RequireAskable(order, db, session, ct);
        var export = Export.Asked(await ExportLimits.NextNumber(db, session, clock, ct), order, words, rows, session.Access.UserId, !isCovered, clock.GetUtcNow());
        db.Exports.Add(export);
        SendExport.Note(db, export, "export_asked");
        if (!isCovered) export.AwaitApproval(await ApprovalsModule.Ask(db, session, ApprovalOf(export), ct));
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        signal.Set();
        return Results.Accepted($"/api/exports/{export.Id}", await ExportQueries.Get(export.Id, db, session, clock, ct));
    }

    public static ListExport? Find(string kind) => Modules.All.SelectMany(m => m.Exports).FirstOrDefault(e => e.Kind == kind);

    private static ListExport KindOf(string word, Session session)
    {
        var kind = Find(word) ?? throw Refusal.Field("kind", "unknown_option");
        return session.May(kind.Permission) ? kind : throw Refusal.Forbidden();
    }

    private static ExportOrder OrderOf(AskExportRequest request, Session session)
    {
        var conditions = new Dictionary<string, string>(request.Conditions ?? []);
        if (!string.IsNullOrWhiteSpace(request.Q)) conditions["q"] = request.Q;
        if (!string.IsNullOrWhiteSpace(request.Filter)) conditions["filter"] = request.Filter;
        conditions.Remove("sort", out var sort);
        if (conditions.Any(c => c.Key.Length > 60 || c.Value is null || c.Value.Length > 4000 || c.Value.Contains('\0', StringComparison.Ordinal))) throw Refusal.Field("conditions", "unknown_field");
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        return new(request.Kind, request.Format ?? "csv", request.Columns, RecordExport.LanguageOf(request.Lang, session.Language), request.Sort ?? sort, conditions, reason);
    }

    /// <exception cref="Refusal">400 without a reason, 422 while many others wait.</exception>
    private static async Task RequireAskable(ExportOrder order, CrmDb db, Session session, CancellationToken ct)
    {
        if (order.Reason is null) throw Refusal.Field("reason", "required");
        var me = session.Access.UserId;
        if (await db.Exports.CountAsync(e => e.RequesterId == me && e.Status == ExportStatus.Waiting, ct) >= MostWaiting) throw Refusal.Rule("export.too_many_waiting", MostWaiting);
    }

    private static ApprovalRequest ApprovalOf(Export export)
    {
        return new(ApprovalSubject.Export, "exports", export.Id.Value, [export.KindInBoth, $"{export.Rows}", Text.InBoth(export.Words[Text.Chinese], export.Words[Text.English])], new Dictionary<string, string>(), export.Reason);
    }
}
