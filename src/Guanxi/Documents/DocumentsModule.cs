using Guanxi.Activities;
using Guanxi.Files;
using Guanxi.Platform;

namespace Guanxi.Documents;

/// <summary>Documents: contracts, offers and letters kept with customers, contacts, leads and deals.</summary>
public sealed class DocumentsModule : Module
{
    public const string View = "documents.view";
    public const string Edit = "documents.edit";

    /// <summary>How far they reach is said by the permissions of the record a document is kept with.</summary>
    public override IReadOnlyList<Permission> Permissions => [new(View), new(Edit)];

    public override void Services(IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<IFileHolder, DocumentFiles>().AddScoped<ITimelineSource, DocumentEntries>();

    public override void Endpoints(RouteGroupBuilder api)
    {
        var documents = api.MapGroup("/documents").WithTags("Documents");
        documents.MapGet("/", DocumentQueries.List).Requires(View).WithName("list_documents");
        FilesModule.TakesUpload(documents.MapPost("/", KeepDocument.Add)).Requires(Edit).Produces<DocumentRow>(201).WithName("add_document");
        documents.MapGet("/{id}", DocumentQueries.Get).Requires(View).WithName("get_document");
        documents.MapPatch("/{id}", KeepDocument.Rename).Requires(Edit).WithName("rename_document");
        documents.MapDelete("/{id}", KeepDocument.Delete).Requires(Edit).Produces(204).WithName("delete_document");
        documents.MapPost("/{id}/restore", KeepDocument.Restore).Requires(Edit).WithName("restore_document");
        FilesModule.TakesUpload(documents.MapPost("/{id}/versions", KeepDocument.AddVersion)).Requires(Edit).Produces<DocumentRow>(201).WithName("add_document_version");
        documents.MapGet("/{id}/versions/{number}", OpenDocument.Download).Requires(View).Produces(200, contentType: "application/octet-stream").WithName("download_document");
        documents.MapGet("/{id}/versions/{number}/preview", OpenDocument.Preview).Requires(View).Produces(200).WithName("preview_document");
    }
}
