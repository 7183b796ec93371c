using Guanxi.Platform;

namespace Guanxi.BulkEdits;

/// <summary>Bulk edits: the same change to many records at once, each under the rules of its kind, and the way back.</summary>
public sealed class BulkEditsModule : Module
{
    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<BulkEditSignal>();
        services.AddHostedService<BulkEditWorker>();
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        var bulk = api.MapGroup("/bulk_edits").WithTags("Bulk edits");
        bulk.MapPost("/preview", StartBulkEdit.Preview).RequiresSignIn().WithName("preview_bulk_edit");
        bulk.MapPost("/", StartBulkEdit.Handle).RequiresSignIn().Produces<BulkEditProgress>(202).WithName("start_bulk_edit");
        bulk.MapGet("/{id}", StartBulkEdit.Progress).RequiresSignIn().WithName("get_bulk_edit");
        bulk.MapPost("/{id}/undo", StartBulkEdit.Undo).RequiresSignIn().Produces<BulkEditProgress>(202).WithName("undo_bulk_edit");
    }
}
