using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;

namespace Guanxi.Activities;

/// <summary>Activities: calls, meetings, mails, visits and notes, and the timeline they make.</summary>
public sealed class ActivitiesModule : Module
{
    public const string View = "activities.view";
    public const string Create = "activities.create";
    public const string Edit = "activities.edit";
    public const string Delete = "activities.delete";
    public const string Export = "activities.export";

    public override IReadOnlyList<Permission> Permissions => Permission.Of("activities", "view", "create", "edit", "delete", "export");

    public override IReadOnlyList<FieldCatalogue> Fields => [ActivityFields.All];

    public override IReadOnlyList<RecordSelect> Selects => [RecordSelect.Of<Activity, ActivityCriteria>("activities", (criteria, call) => Task.FromResult(call.Get<ActivitySelection>().Of(criteria)))];

    public override IReadOnlyList<ListExport> Exports => [ListExport.Of<ActivityCriteria>("activities", Export, ExportActivities.Prepare)];

    public override IReadOnlyList<RecordEdit> Edits =>
        [RecordEdit.Of<Activity, ActivityChanges>("activities", Edit, (id, changes, call) => LogActivity.Edit(id, changes, call.Http, call.Db, call.Session, call.Get<ActivityLinks>(), call.Get<WholeActivities>(), call.Get<TimeProvider>(), call.Ct))];

    public override void Services(IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<IInteractions, ContactInteractions>().AddScoped<IFileHolder, ActivityFiles>().AddScoped<ActivityLinks>().AddScoped<ActivitySelection>().AddScoped<WholeActivities>().AddScoped<Timeline>()
            .AddScoped<ITimelineSource, ActivityEntries>().AddScoped<ITimelineSource, ChangeEntries>().AddScoped<ITimelineSource, DealEntries>().AddScoped<ITimelineSource, LeadEntries>();

    public override void Endpoints(RouteGroupBuilder api)
    {
        var activities = api.MapGroup("/activities").WithTags("Activities");
        activities.MapGet("/", ActivityQueries.List).Requires(View).WithName("list_activities");
        activities.MapPost("/", LogActivity.Handle).Requires(Create).Produces<ActivityRow>(201).WithName("log_activity");
        activities.MapGet("/summary", ActivityQueries.Summary).Requires(View).WithName("summarize_activities");
        activities.MapGet("/export", ExportActivities.Handle).Requires(Export).WithName("export_activities");
        activities.MapGet("/{id}", ActivityQueries.Get).Requires(View).WithName("get_activity");
        activities.MapPut("/{id}", LogActivity.Edit).Requires(Edit).WithName("put_activity");
        activities.MapPatch("/{id}", LogActivity.Edit).Requires(Edit).WithName("edit_activity");
        activities.MapDelete("/{id}", LogActivity.Delete).Requires(Delete).Produces(204).WithName("delete_activity");
        activities.MapPost("/{id}/restore", LogActivity.Restore).Requires(Delete).WithName("restore_activity");

        api.MapGet("/customers/{id}/timeline", Timeline.OfCustomer).Requires(View).WithTags("Customers").WithName("get_customer_timeline");
        api.MapGet("/opportunities/{id}/timeline", Timeline.OfOpportunity).Requires(View).WithTags("Opportunities").WithName("get_opportunity_timeline");
        api.MapGet("/leads/{id}/timeline", Timeline.OfLead).Requires(View).WithTags("Leads").WithName("get_lead_timeline");
    }

    public override void Reactions(ReactionMap on)
    {
        on.Event<ActivityLogged>(FollowActivity.Touch);
        on.Event<LeadConverted>(FollowActivity.OnConverted);
        on.Event<ActivityMentioned>(FollowActivity.TellMentioned);
    }

    // ---- offered to other modules ----

    /// <summary>An entry of a timeline that tells what happened to a record.</summary>
    public static TimelineEntry Happened(string kind, DateTimeOffset at, Id<User>? by, string? byName, RecordEvent what, Guid id) =>
        new(new TimelineItem(kind, at, by, byName) { Record = what }, id);

    /// <summary>An activity, not yet saved.</summary>
    /// <exception cref="Refusal">400 without content or with an unknown type.</exception>
    public static Activity Log(ActivityChanges first, Customer? customer, Id<Contact>? contact, Id<User>? owner, DateTimeOffset now) =>
        Activity.Log(first, customer, contact, owner, now);
}
