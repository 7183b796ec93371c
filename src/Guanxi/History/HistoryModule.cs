using Guanxi.Platform;

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

    internal static RecordEdit? EditOf(string kind) => Modules.All.SelectMany(m => m.Edits).FirstOrDefault(e => e.Kind == kind);
}
