using Guanxi.Activities;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Http;
using Guanxi.Platform.Tables;
using Guanxi.Tasks.Calendars;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks;

/// <summary>Tasks: what is to be done, by whom and when; the calendar they make, and the reminders.</summary>
public sealed class TasksModule : Module
{
    public const string View = "tasks.view";
    public const string Create = "tasks.create";
    public const string Edit = "tasks.edit";
    public const string Delete = "tasks.delete";
    public const string Export = "tasks.export";

    /// <summary>To give tasks to others.</summary>
    public const string Assign = "tasks.assign";

    public override IReadOnlyList<Permission> Permissions => Permission.Of("tasks", "view", "create", "edit", "delete", "export", "assign");

    public override IReadOnlyList<FieldCatalogue> Fields => [TaskFields.All];

    public override IReadOnlyList<RecordSelect> Selects => [RecordSelect.Of<WorkTask, TaskCriteria>("tasks", (criteria, call) => call.Get<TaskSelection>().Of(criteria, call.Ct))];

    public override IReadOnlyList<ListExport> Exports => [ListExport.Of<TaskCriteria>("tasks", Export, ExportTasks.Prepare)];

    public override IReadOnlyList<RecordEdit> Edits => [RecordEdit.Of<WorkTask, TaskChanges>("tasks", Edit, (id, changes, call) => EditTask.Handle(id, changes, call.Http, call.Db, call.Session, call.Get<TaskReferences>(), call.Get<TaskQueries>(), call.Get<TimeProvider>(), call.Ct), fit: TaskHistory.Fit)];

    public override void Services(IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<TaskSelection>().AddScoped<TaskReferences>().AddScoped<TaskQueries>()
            .AddScoped<INextSteps, PlanNextStep>().AddScoped<ITimelineSource, MadeTaskEntries>().AddScoped<ITimelineSource, DoneTaskEntries>();

    public override void Endpoints(RouteGroupBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapGet("/", TaskQueries.List).Requires(View).WithName("list_tasks");
        tasks.MapPost("/", CreateTask.Handle).Requires(Create).Produces<TaskRow>(201).WithName("create_task");
        tasks.MapGet("/summary", TaskQueries.Summary).Requires(View).WithName("summarize_tasks");
        tasks.MapGet("/export", ExportTasks.Handle).Requires(Export).WithName("export_tasks");
        tasks.MapGet("/{id}", TaskQueries.Get).Requires(View).WithName("get_task");
        tasks.MapPut("/{id}", EditTask.Handle).Requires(Edit).WithName("put_task");
        tasks.MapPatch("/{id}", EditTask.Handle).Requires(Edit).WithName("edit_task");
        tasks.MapDelete("/{id}", EditTask.Delete).Requires(Delete).Produces(204).WithName("delete_task");
        tasks.MapPost("/{id}/restore", EditTask.Restore).Requires(Delete).WithName("restore_task");
        tasks.MapPut("/{id}/complete", CloseTask.Complete).Requires(Edit).WithName("complete_task");
        tasks.MapPut("/{id}/cancel", CloseTask.Cancel).Requires(Edit).WithName("cancel_task");
        tasks.MapPut("/{id}/reopen", CloseTask.Reopen).Requires(Edit).WithName("reopen_task");
        api.MapGet("/customers/{id}/deletion", CustomerDeletion.Consequences).Requires(CustomersModule.Delete).WithTags("Customers").WithName("get_customer_deletion");
        api.MapGet("/today", TodayPage.Handle).Requires(View).WithTags("Tasks").WithName("get_today");
        Calendar(api.MapGroup("/calendar").WithTags("Calendar"));
    }

    private static void Calendar(RouteGroupBuilder calendar)
    {
        calendar.MapGet("/", TaskCalendar.Handle).Requires(View).WithName("get_calendar");
        calendar.MapGet("/feed", ServeFeed.Get).Requires(View).WithName("get_calendar_feed");
        calendar.MapPost("/feed", ServeFeed.Make).Requires(View).WithName("make_calendar_feed");
        calendar.MapDelete("/feed", ServeFeed.Delete).Requires(View).Produces(204).WithName("delete_calendar_feed");
        calendar.MapGet("/feed/{secret}.ics", ServeFeed.Read).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn)
            .Produces<string>(200, "text/calendar").WithName("read_calendar_feed");
        calendar.MapPost("/import", ImportCalendar.Handle).Requires(Create).DisableAntiforgery().Produces<CalendarImport>().WithName("import_calendar");
    }

    public override void Reactions(ReactionMap on)
    {
        on.Event<TaskAssigned>(TellAssignee.OnAssigned);
        on.Event<OpportunityMoved>(FollowDeals.OnMoved);
        on.Event<LeadConverted>(FollowDeals.OnConverted);
        on.Event<UserDeactivated>(ServeFeed.Revoke);
    }

    // ---- offered to other modules ----

    /// <summary>How many tasks a person has still to do.</summary>
    public static Task<int> OpenOf(CrmDb db, Id<User> person, CancellationToken ct) => HandOverTasks.Open(db, person).CountAsync(ct);

    /// <summary>The open tasks of a leaver go to a successor; saves. Answers how many.</summary>
    public static Task<int> HandOver(CrmDb db, Session session, Id<User> from, Id<User> to, CancellationToken ct) => HandOverTasks.Handle(db, session, from, to, ct);

    /// <summary>A task about a customer, not yet saved.</summary>
    /// <exception cref="Refusal">400 without a title or with a wrong value.</exception>
    public static WorkTask Make(TaskChanges first, Id<User>? owner, Id<Customer>? customer, Id<Contact>? contact, TimeZoneInfo zone)
    {
        var task = WorkTask.Create(first, owner, [1, 3, 7], zone, owner);
        task.Concern(customer, contact, null, null);
        return task;
    }
}
