using System.Text.Json;
using Guanxi.DataTransfer.Kinds;
using Guanxi.Platform;
using Guanxi.Platform.Import;
using Guanxi.Platform.Tables;
using Guanxi.Platform.Texts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer;

/// <summary>Data transfer: files in, with a way back.</summary>
public sealed class DataTransferModule : Module
{
    public const string ViewImports = "imports.view";
    public const string RevertImports = "imports.edit";

    /// <summary>The largest file and the frame around it, in bytes.</summary>
    private static readonly long LongestUpload = TableLimits.Default.FileBytes + (1 << 20);

    internal static readonly IReadOnlyList<ImportKind> Kinds =
    [
        new ImportCustomers(), new ImportContacts(), new ImportLeads(), new ImportProducts(), new ImportOpportunities(), new ImportOrders(), new ImportUsers(),
    ];

    public override IReadOnlyList<Permission> Permissions => Permission.Of("imports", "view", "edit");

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ImportSignal>();
        services.AddHostedService<ImportWorker>();
        services.Configure<FormOptions>(forms => forms.MultipartBodyLengthLimit = LongestUpload);
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.MapGet("/", ImportQueries.List).Requires(ViewImports).WithName("list_imports");
        imports.MapPost("/preview", StartImport.Preview).Requires(ViewImports).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LongestUpload)).WithName("preview_import");
        imports.MapPost("/", StartImport.Handle).Requires(ViewImports).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LongestUpload)).Produces<StartedImport>(202).WithName("start_import");
        imports.MapGet("/template", Template).Requires(ViewImports).WithName("get_import_template");
        imports.MapGet("/{id}", ImportQueries.Get).Requires(ViewImports).WithName("get_import");
        imports.MapGet("/{id}/errors", ImportQueries.Errors).Requires(ViewImports).WithName("list_import_errors");
        imports.MapPost("/{id}/revert", RevertImport.Handle).Requires(RevertImports).WithName("revert_import");
    }

    internal static ImportKind KindOf(string kind) => Kinds.First(k => k.Kind == kind);

    /// <summary>Tells listeners how far an import has got; leaves with the transaction at hand.</summary>
    internal static Task Announce(CrmDb db, Session session, Import import, CancellationToken ct) => Notify(db, session, "imports", import.Id.Value, import, ct);

    /// <summary>Tells listeners that many records changed at once.</summary>
    internal static Task AnnounceMany(CrmDb db, Session session, Import import, CancellationToken ct) => Notify(db, session, import.RecordKind, null, import, ct);

    private static Task<int> Notify(CrmDb db, Session session, string kind, Guid? id, Import import, CancellationToken ct)
    {
        var change = new Platform.Live.LiveChange(session.TenantId, kind, id, id is null ? "many" : "updated", import.OwnerId?.Value, id is null ? null : import.OwnerId?.Value, import.UpdatedAt);
        var payload = JsonSerializer.Serialize(change, Json.Options);
        return db.Database.ExecuteSqlAsync($"SELECT pg_notify('crm_live', {payload})", ct);
    }

    /// <summary>An empty file with the headings an import understands.</summary>
    private static IResult Template(string? kind, string? format, string? lang, Session session)
    {
        var fields = (Kinds.FirstOrDefault(k => k.Kind == (kind ?? "customers")) ?? throw Refusal.Field("kind", "unknown_option")).FieldsWith(session.CustomFields);
        var chosen = format ?? "xlsx";
        if (chosen is not ("csv" or "xlsx")) throw Refusal.Field("format", "unknown_option");
        var english = RecordExport.LanguageOf(lang, session.Language) == Text.English;
        var columns = fields.Select(f => new TableColumn(f.Key, english ? f.LabelEn : f.LabelZh, Platform.Fields.FieldType.Text)).ToList();
        return TableDownload.Of(chosen, $"{kind ?? "customers"}-template", columns, AsyncEnumerable.Empty<IReadOnlyList<object?>>());
    }
}
