using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.History;

/// <summary>History: what was changed on a record, how it was on a day, and the way back.</summary>
public sealed class HistoryModule : Module
{
    public override void Endpoints(RouteGroupBuilder api)
    {
        var history = api.MapGroup("/{kind}/{id}").WithTags("History");
        history.MapGet("/history", RecordHistory.List).RequiresSignIn().WithName("list_history");
        history.MapGet("/as_of", RecordAsOf.Handle).RequiresSignIn().WithName("get_as_of");
        history.MapPost("/history/{entry:long}/undo", UndoChange.Handle).RequiresSignIn().WithName("undo_change");
    }

    // ---- offered to other modules ----

    /// <summary>The last change of a record's fields in the log; 0 before any.</summary>
    internal static Task<long> LastChange(CrmDb db, string kind, Guid record, CancellationToken ct) =>
        RecordHistory.Of(db, kind, record).Where(e => e.Action == "updated").OrderByDescending(e => e.Id).Select(e => e.Id).FirstOrDefaultAsync(ct);

    /// <summary>Puts back what a change of a record wrote.</summary>
    /// <exception cref="Refusal">409 where somebody else changed it since, and what the edit verb refuses.</exception>
    internal static Task Undo(string kind, Guid record, long entry, EditCall call) =>
        UndoChange.Handle(kind, RecordIds.Text(kind, record)!, entry, new UndoRequest(), call.Http, call.Db, call.Session, call.Ct);

    internal static RecordEdit? EditOf(string kind) => Modules.All.SelectMany(m => m.Edits).FirstOrDefault(e => e.Kind == kind);
}
