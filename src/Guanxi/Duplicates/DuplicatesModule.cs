using Guanxi.Duplicates.Merging;
using Guanxi.Platform;
using Guanxi.Platform.Events;

namespace Guanxi.Duplicates;

/// <summary>Duplicates: finds records that are likely one, over all records of a kind, and makes one of them.</summary>
public sealed class DuplicatesModule : Module
{
    public const string View = "duplicates.view";
    public const string Edit = "duplicates.edit";

    /// <summary>How far they reach is said by the permissions of the kind the records are of.</summary>
    public override IReadOnlyList<Permission> Permissions => [new(View), new(Edit)];

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<ScanProgress>();

    public override void Endpoints(RouteGroupBuilder api)
    {
        var duplicates = api.MapGroup("/duplicates").WithTags("Duplicates");
        duplicates.MapGet("/", DuplicateQueries.List).Requires(View).WithName("list_duplicates");
        duplicates.MapPost("/scan", StartScan.Handle).Requires(Edit).Produces<StartedScan>(202).WithName("scan_duplicates");
        duplicates.MapGet("/{id}", DuplicateQueries.Get).Requires(View).WithName("get_duplicate");
        duplicates.MapGet("/{id}/preview", PreviewMerge.Handle).Requires(View).WithName("preview_merge");
        duplicates.MapPost("/{id}/dismiss", DismissDuplicate.Handle).Requires(Edit).WithName("dismiss_duplicate");
        duplicates.MapPost("/{id}/reopen", DismissDuplicate.Reopen).Requires(Edit).WithName("reopen_duplicate");
        duplicates.MapPost("/{id}/merge", MergeRecords.Handle).Requires(Edit).WithName("merge_duplicate");
        duplicates.MapPost("/{id}/unmerge", UnmergeRecords.Handle).Requires(Edit).WithName("unmerge_duplicate");
    }

    public override void Reactions(ReactionMap on) => on.Event<DuplicateScanRequested>(ScanDuplicates.OnRequested);
}
