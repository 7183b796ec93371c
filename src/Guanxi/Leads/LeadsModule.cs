using Guanxi.Identity;
using Guanxi.Identity.Sharing;
using Guanxi.Leads.Assignment;
using Guanxi.Leads.Forms;
using Guanxi.Leads.Scoring;
using Guanxi.Leads.Sources;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Http;
using Guanxi.Platform.Schedule;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Tables;
using Microsoft.AspNetCore.Mvc;
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

    public override IReadOnlyList<RecordSelect> Selects => [RecordSelect.Of<Lead, LeadCriteria>("leads", (criteria, call) => Task.FromResult(call.Get<LeadSelection>().Of(criteria)))];

    public override IReadOnlyList<ListExport> Exports => [ListExport.Of<LeadCriteria>("leads", Export, ExportLeads.Prepare)];

    public override IReadOnlyList<RecordEdit> Edits => [RecordEdit.Of<Lead, LeadChanges>("leads", Edit, (id, changes, call) => EditLead.Handle(id, changes, call.Http, call.Db, call.Session, call.Get<TimeProvider>(), call.Ct), new HashSet<string> { "score" })];

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddScoped<LeadSelection>();

    public override void Endpoints(RouteGroupBuilder api)
    {
        var leads = api.MapGroup("/leads").WithTags("Leads");
        leads.MapGet("/", LeadQueries.List).Requires(View).WithName("list_leads");
        leads.MapPost("/", CreateLead.Handle).Requires(Create).Produces<LeadDetail>(201).WithName("create_lead");
        leads.MapGet("/summary", LeadQueries.Summary).Requires(View).WithName("summarize_leads");
        leads.MapGet("/export", ExportLeads.Handle).Requires(Export).WithName("export_leads");
        leads.MapGet("/duplicates", LeadDuplicates.Find).Requires(View).WithName("find_lead_duplicates");
        leads.MapPost("/assign", AssignLeads.Handle).Requires(Edit).WithName("assign_leads");
        leads.MapPost("/assign/undo", AssignLeads.Undo).Requires(Edit).WithName("undo_assign_leads");
        leads.MapGet("/scoring", EditScoring.Read).Requires(View).WithName("get_lead_scoring");
        leads.MapPut("/scoring", EditScoring.Handle).Requires(Configure).WithName("put_lead_scoring");
        leads.MapGet("/assignment", EditAssignment.Read).Requires(View).WithName("get_lead_assignment");
        leads.MapPut("/assignment", EditAssignment.Handle).Requires(Configure).WithName("put_lead_assignment");
        leads.MapGet("/{id}", LeadQueries.Get).Requires(View).WithName("get_lead");
        leads.MapPut("/{id}", EditLead.Handle).Requires(Edit).WithName("put_lead");
        leads.MapPatch("/{id}", EditLead.Handle).Requires(Edit).WithName("edit_lead");
        leads.MapDelete("/{id}", EditLead.Delete).Requires(Delete).Produces(204).WithName("delete_lead");
        leads.MapPost("/{id}/restore", EditLead.Restore).Requires(Delete).WithName("restore_lead");
        leads.MapPut("/{id}/convert", ConvertLead.Handle).Requires(Convert).WithName("convert_lead");
        leads.MapPost("/{id}/score", RescoreLeads.One).Requires(Edit).WithName("score_lead");
        leads.MapPost("/{id}/disqualify", DisqualifyLead.Handle).Requires(Edit).WithName("disqualify_lead");
        leads.MapPost("/{id}/reopen", DisqualifyLead.Reopen).Requires(Edit).WithName("reopen_lead");
        IdentityModule.MapShares<Lead>(leads, "leads", "lead");
        leads.MapGet("/{id}/behaviours", RecordBehaviour.List).Requires(View).WithName("list_lead_behaviours");
        leads.MapPost("/{id}/behaviours", RecordBehaviour.Handle).Requires(Edit).WithName("record_lead_behaviour");
        Sources(api);
        Forms(api);
    }

    private static void Sources(RouteGroupBuilder api)
    {
        var sources = api.MapGroup("/lead_sources").WithTags("Lead sources");
        sources.MapGet("/", EditLeadSource.List).Requires(View).WithName("list_lead_sources");
        sources.MapPost("/", EditLeadSource.Create).Requires(Configure).Produces<LeadSourceRow>(201).WithName("create_lead_source");
        sources.MapGet("/{id}", EditLeadSource.Get).Requires(View).WithName("get_lead_source");
        sources.MapPut("/{id}", EditLeadSource.Handle).Requires(Configure).WithName("put_lead_source");
        sources.MapDelete("/{id}", EditLeadSource.Delete).Requires(Configure).Produces(204).WithName("delete_lead_source");
        sources.MapPost("/{id}/restore", EditLeadSource.Restore).Requires(Configure).WithName("restore_lead_source");
        api.MapGet("/analytics/lead_sources", LeadSourceReport.Handle).Requires(View).NeedsSightOf("opportunities", "amount", "actual_amount").WithTags("Analytics").WithName("report_lead_sources");
    }

    private static void Forms(RouteGroupBuilder api)
    {
        var forms = api.MapGroup("/web_forms").WithTags("Web forms");
        forms.MapGet("/", EditWebForm.List).Requires(Configure).WithName("list_web_forms");
        forms.MapPost("/", EditWebForm.Create).Requires(Configure).Produces<WebFormDetail>(201).WithName("create_web_form");
        forms.MapGet("/{id}", EditWebForm.Get).Requires(Configure).WithName("get_web_form");
        forms.MapPut("/{id}", EditWebForm.Handle).Requires(Configure).WithName("put_web_form");
        forms.MapDelete("/{id}", EditWebForm.Delete).Requires(Configure).Produces(204).WithName("delete_web_form");
        forms.MapPost("/{id}/restore", EditWebForm.Restore).Requires(Configure).WithName("restore_web_form");

        var open = api.MapGroup("/public/forms").WithTags("Public forms");
        open.MapGet("/{key}", SubmitForm.Show).AllowAnonymous().RequireRateLimiting(RateLimits.PublicForms).WithName("show_web_form");
        open.MapPost("/{key}", SubmitForm.Handle).AllowAnonymous().RequireRateLimiting(RateLimits.PublicForms)
            .WithMetadata(new RequestSizeLimitAttribute(SubmitForm.LongestBody)).Produces<FormReceived>(202).WithName("submit_web_form");
    }

    public override void Reactions(ReactionMap on)
    {
        on.Event<LeadRescoringDue>(RescoreLeads.OnDue);
        on.Event<LeadScored>(AutoConvert.OnScored);
        on.Event<LeadAssigned>(TellOwner.OnAssigned);
        on.Event<LeadConverted>(TellOwner.OnConverted);
    }

    // ---- offered to other modules ----

    /// <summary>Scores the leads of every organisation again: rules may look at the calendar.</summary>
    public static Task RescoreAll(JobScope job) => job.ForEachTenant(db => RescoreLeads.AllOf(db, job.Cancelled));

    /// <summary>A new lead, not yet saved.</summary>
    /// <exception cref="Refusal">400 without a name.</exception>
    public static Lead Capture(LeadChanges first) => Lead.Capture(first);

    public static void Change(Lead lead, LeadChanges changes) => lead.Change(changes);

    public static void Disqualify(Lead lead, string reason) => lead.Disqualify(reason);

    /// <summary>Everything that may be written on the lead, as it is now.</summary>
    public static LeadChanges Snapshot(Lead lead) => lead.Snapshot();

    /// <summary>The scoring, two sources and a form that show what leads can do, saved within the caller's transaction; nothing where the organisation has its own.</summary>
    public static Task<IReadOnlyList<(string Kind, Guid Id)>> Exemplify(CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        LeadExamples.Add(db, session, clock, ct);

    /// <summary>Scores and hands out many new leads together.</summary>
    public static Task<LeadIntake> OpenIntake(CrmDb db, TimeProvider clock, CancellationToken ct) => LeadIntake.Open(db, clock, ct);

    /// <summary>What stands for <c>phone</c>, <c>email</c> or <c>name</c> (with its company) when leads are compared; null when there is nothing to compare.</summary>
    public static string? MatchKey(string field, string? value, string? company) => field switch
    {
        "phone" => LeadMatch.PhoneKey(value),
        "email" => LeadMatch.EmailKey(value),
        _ => LeadMatch.PersonKey(value, company),
    };

    /// <summary>How many leads of a person are neither converted nor given up.</summary>
    public static Task<int> OpenOf(CrmDb db, Id<User> person, CancellationToken ct) => HandOverLeads.Open(db, person).CountAsync(ct);

    /// <summary>The open leads of a leaver go to a successor; saves. Answers how many.</summary>
    public static Task<int> HandOver(CrmDb db, Id<User> from, Id<User> to, CancellationToken ct) => HandOverLeads.Handle(db, from, to, ct);

    /// <summary>Notes that somebody was in touch; an older contact than the last known changes nothing.</summary>
    public static Task Touch(CrmDb db, Id<Lead> lead, DateTimeOffset at, CancellationToken ct) =>
        db.Leads.IgnoreQueryFilters([Filters.Owner]).Where(l => l.Id == lead && (l.LastActivityAt == null || l.LastActivityAt < at))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.LastActivityAt, at), ct);
}
