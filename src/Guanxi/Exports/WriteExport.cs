using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Notifications;
using Guanxi.Platform;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Tables;
using Guanxi.Platform.Texts;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Exports;

/// <summary>Writes one file in the name and with the present rights of who asked for it, row by row.</summary>
internal sealed class WriteExport(IServiceScopeFactory scopes)
{
    public async Task Run(Guid tenant, Id<Export> id, CancellationToken ct)
    {
        if (!await Begin(tenant, id, ct)) return;
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, session) = (services.GetRequiredService<CrmDb>(), services.GetRequiredService<Session>());
        session.ActAsSystem(tenant);
        var export = await db.Exports.SingleAsync(e => e.Id == id, ct);
        if (await IdentityModule.AccessOf(db, export.RequesterId, ct) is not { } access)
        {
            await Fail(tenant, id, "export.requester_gone", ct);
            return;
        }
        session.ActAsUser(access);
        session.Source = "export";
        FieldSight.Use(access.FieldRights);
        try
        {
            await Write(export, services, db, session, ct);
        }
        catch (Refusal refused)
        {
            await Fail(tenant, id, refused.Faults.Values.FirstOrDefault() is [var fault, ..] ? fault.Code : refused.Code, ct);
        }
        catch (FilterException)
        {
            await Fail(tenant, id, "export.conditions", ct); // a field it names is gone or withheld meanwhile
        }
        finally
        {
            FieldSight.Use(null);
        }
    }

    private static async Task Write(Export export, IServiceProvider services, CrmDb db, Session session, CancellationToken ct)
    {
        if (AskExport.Find(export.RecordKind) is not { } kind || !session.May(kind.Permission)) throw Refusal.Forbidden("export.no_right");
        var clock = services.GetRequiredService<TimeProvider>();
        var call = new EditCall(new DefaultHttpContext { RequestServices = services, RequestAborted = ct }, db, session);
        var file = await kind.Prepare(export.Conditions, new ExportQuery { Format = export.Format, Columns = export.Columns, Language = export.Language }, export.Sort, call);
        if (await file.Count(ct) > Most(export)) throw Refusal.Rule("export.grown");
        var rules = await TenancyModule.ExportRules(db, ct);
        var mark = SendExport.MarkOf(export, rules, session, clock);
        var rows = 0;
        var size = await FilesModule.Write(services, export.TenantId, export.Id.Value, async target => rows = await TableDownload.Write(file, target, mark, ct), ct);
        export.Finish(rows, size, clock.GetUtcNow(), rules.FileHours);
        SendExport.Note(db, export, "exported", file.Columns.Select(c => c.Key));
        await Tell(export, "notification.export_ready", services, db, session, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Others agreed to a number: a list that has grown by more than a tenth since is another question.</summary>
    private static long Most(Export export) => export.Rows + Math.Max(100L, export.Rows / 10);

    private async Task<bool> Begin(Guid tenant, Id<Export> id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAsSystem(tenant);
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var export = await db.Exports.SingleOrDefaultAsync(e => e.Id == id && e.Status == ExportStatus.Running, ct);
        if (export is null) return false;
        if (!export.Begin())
        {
            await Fail(tenant, id, "internal", ct);
            return false;
        }
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task Fail(Guid tenant, Id<Export> id, string code, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, session) = (services.GetRequiredService<CrmDb>(), services.GetRequiredService<Session>());
        session.ActAsSystem(tenant);
        FilesModule.Erase(services, tenant, id.Value);
        var export = await db.Exports.SingleAsync(e => e.Id == id, ct);
        export.Fail(code, services.GetRequiredService<TimeProvider>().GetUtcNow());
        SendExport.Note(db, export, "export_failed");
        await Tell(export, "notification.export_failed", services, db, session, ct);
        await db.SaveChangesAsync(ct);
    }

    private static Task<bool> Tell(Export export, string text, IServiceProvider services, CrmDb db, Session session, CancellationToken ct)
    {
        return NotificationsModule.Tell(db, session, services.GetRequiredService<TimeProvider>(),
            new Notice(export.RequesterId, NotificationKind.ExportFinished, text, $"export:{export.Id}:{export.Status}", export.KindInBoth, $"{export.Rows}", export.Number) { Record = ("exports", export.Id.Value) }, ct);
    }
}
