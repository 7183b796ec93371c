using System.Globalization;
using Guanxi.Platform;
using Guanxi.Platform.Tables;
using Guanxi.Platform.Texts;
using Guanxi.Tenancy;

namespace Guanxi.Exports;

/// <summary>Sends a list as a file at once. It is counted before the first row leaves, so that breaking off gains nothing.</summary>
internal static class SendExport
{
    public static async Task<IResult> Handle(ListFile file, EditCall call)
    {
        var (db, session, clock, ct) = (call.Db, call.Session, call.Get<TimeProvider>(), call.Ct);
        var rules = await TenancyModule.ExportRules(db, ct);
        var rows = await file.Count(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var allowance = await ExportLimits.Hold(db, session, clock, rules, ct);
        if (!allowance.Covers(rows)) throw NeedsApproval(allowance, rows);
        var export = Export.Sent(await ExportLimits.NextNumber(db, session, clock, ct), file.Kind, file.Format, session.Language, rows, session.Access.UserId, clock.GetUtcNow());
        db.Exports.Add(export);
        Note(db, export, "exported", file.Columns.Select(c => c.Key));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TableDownload.Of(file, MarkOf(export, rules, session, clock));
    }

    /// <summary>Who takes it, when and how much, where the organisation wants its files to say so.</summary>
    public static Func<int, string>? MarkOf(Export export, ExportRules rules, Session session, TimeProvider clock)
    {
        if (!rules.Watermark) return null;
        var at = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), session.TimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return rows => Text.Of(export.Language, "export.mark", session.Access.UserName, at, rows, export.Number);
    }

    /// <summary>Into the audit log: how much of what, nothing of whom.</summary>
    public static void Note(CrmDb db, Export export, string action, IEnumerable<string>? columns = null) =>
        db.Note(export.RecordKind, null, action, new { format = export.Format, count = export.Rows, number = export.Number, columns });

    private static Refusal NeedsApproval(ExportAllowance allowance, int rows)
    {
        var refusal = Refusal.With(403, "export.needs_approval", allowance.Limit!, rows, allowance.Used);
        (refusal.Extensions["limit"], refusal.Extensions["count"], refusal.Extensions["used"]) = (allowance.Limit, rows, allowance.Used);
        return refusal;
    }
}
