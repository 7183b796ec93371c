using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads;

/// <summary>Leads: enquiries, what they are worth, who works on them, and what becomes of them.</summary>
public sealed class LeadsModule : Module
{
    public const string View = "leads.view";
    public const string Create = "leads.create";
    public const string Edit = "leads.edit";
    public const string Delete = "leads.delete";
    public const string Export = "leads.export";
    public const string Import = "leads.import";

    /// <summary>To give leads to others.</summary>
    public const string Assign = "leads.assign";

    /// <summary>To turn them into customers.</summary>
    public const string Convert = "leads.convert";

    /// <summary>To set up scoring, assignment, sources and web forms.</summary>
    public const string Configure = "leads.configure";

    public override IReadOnlyList<Permission> Permissions =>
        Permission.Of("leads", "view", "create", "edit", "delete", "export", "import", "assign", "convert", "configure");

    public override IReadOnlyList<FieldCatalogue> Fields => [LeadFields.All];

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddScoped<LeadSelection>();

    public override void Endpoints(RouteGroupBuilder api)
    {
        var leads = api.MapGroup("/leads").WithTags("Leads");
        leads.MapGet("/", LeadQueries.List).Requires(View).WithName("list_leads");
        leads.MapPost("/", CreateLead.Handle).Requires(Create).Produces<LeadDetail>(201).WithName("create_lead");
        leads.MapGet("/export", ExportLeads.Handle).Requires(Export).WithName("export_leads");
        leads.MapGet("/{id}", LeadQueries.Get).Requires(View).WithName("get_lead");
        leads.MapPut("/{id}", EditLead.Handle).Requires(Edit).WithName("put_lead");
        leads.MapPatch("/{id}", EditLead.Handle).Requires(Edit).WithName("edit_lead");
        leads.MapDelete("/{id}", EditLead.Delete).Requires(Delete).Produces(204).WithName("delete_lead");
    }

    // ---- offered to other modules ----

    /// <summary>Notes that somebody was in touch; an older contact than the last known changes nothing.</summary>
    public static Task Touch(CrmDb db, Id<Lead> lead, DateTimeOffset at, CancellationToken ct) =>
        db.Leads.Where(l => l.Id == lead && (l.LastActivityAt == null || l.LastActivityAt < at))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.LastActivityAt, at), ct);
}
