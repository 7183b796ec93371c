using Guanxi.Approvals;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Schedule;
using Guanxi.Platform.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Guanxi.Exports;

/// <summary>Exports: how much of the data one person may take away alone, and the way there with the agreement of another.</summary>
public sealed class ExportsModule : Module
{
    /// <summary>To take lists of any length without asking, and to see the exports of all.</summary>
    public const string Approve = "exports.approve";

    public override IReadOnlyList<Permission> Permissions => [new(Approve)];

    public override IReadOnlyList<ListExport> Exports => [ListExport.Of<AuditCriteria>("audit", IdentityModule.ViewAudit, (criteria, export, _, call) => IdentityModule.AuditFile(criteria, export, call))];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ExportSignal>();
        services.AddHostedService<ExportWorker>();
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        var exports = api.MapGroup("/exports").WithTags("Exports");
        exports.MapGet("/", ExportQueries.List).RequiresSignIn().WithName("list_exports");
        exports.MapPost("/", AskExport.Handle).RequiresSignIn().Produces<ExportRow>(202).WithName("ask_export");
        exports.MapGet("/allowance", ExportLimits.Read).RequiresSignIn().WithName("get_export_allowance");
        exports.MapGet("/{id}", ExportQueries.Get).RequiresSignIn().WithName("get_export");
        exports.MapGet("/{id}/file", ExportQueries.File).RequiresSignIn().Produces(200, contentType: "application/octet-stream").WithName("download_export");
        api.MapGet("/audit/export", Audit).Requires(IdentityModule.ViewAudit).WithTags("Audit").Produces<string>(200, "text/csv").WithName("export_audit");
    }

    public override void Reactions(ReactionMap on)
    {
        on.Event<ApprovalGranted>(CloseExport.OnGranted);
        on.Event<ApprovalRefused>(CloseExport.OnRefused);
        on.Event<ApprovalWithdrawn>(CloseExport.OnWithdrawn);
    }

    private static async Task<IResult> Audit(
        [AsParameters] AuditCriteria criteria, [FromQuery(Name = "format")] string? format, [FromQuery(Name = "lang")] string? language, HttpContext http, CrmDb db, Session session)
    {
        var call = new EditCall(http, db, session);
        return await Send(await IdentityModule.AuditFile(criteria, new ExportQuery { Format = format, Language = language }, call), call);
    }

    // ---- offered to other modules ----

    /// <summary>The file as the answer, where the caller may take so much alone.</summary>
    /// <exception cref="Refusal">403 when somebody else must agree; nothing has left then.</exception>
    public static Task<IResult> Send(ListFile file, EditCall call) => SendExport.Handle(file, call);

    /// <summary>For the schedule: files whose time is over go.</summary>
    public static Task Forget(JobScope job) => ForgetExports.Old(job);
}
