using Guanxi.Activities;
using Guanxi.Customers;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;

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

    public override void Services(IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<TaskSelection>().AddScoped<TaskReferences>().AddScoped<TaskQueries>()
            .AddScoped<INextSteps, PlanNextStep>().AddScoped<ITimelineSource, MadeTaskEntries>().AddScoped<ITimelineSource, DoneTaskEntries>();

    public override void Endpoints(RouteGroupBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapGet("/", TaskQueries.List).Requires(View).WithName("list_tasks");
        tasks.MapPost("/", CreateTask.Handle).Requires(Create).Produces<TaskRow>(201).WithName("create_task");
        tasks.MapGet("/export", ExportTasks.Handle).Requires(Export).WithName("export_tasks");
        tasks.MapGet("/{id}", TaskQueries.Get).Requires(View).WithName("get_task");
        tasks.MapPut("/{id}", EditTask.Handle).Requires(Edit).WithName("put_task");
        tasks.MapPatch("/{id}", EditTask.Handle).Requires(Edit).WithName("edit_task");
        tasks.MapDelete("/{id}", EditTask.Delete).Requires(Delete).Produces(204).WithName("delete_task");
        tasks.MapPut("/{id}/complete", CloseTask.Complete).Requires(Edit).WithName("complete_task");
        tasks.MapPut("/{id}/cancel", CloseTask.Cancel).Requires(Edit).WithName("cancel_task");
        tasks.MapPut("/{id}/reopen", CloseTask.Reopen).Requires(Edit).WithName("reopen_task");
        api.MapGet("/customers/{id}/deletion", CustomerDeletion.Consequences).Requires(CustomersModule.Delete).WithTags("Customers").WithName("get_customer_deletion");
        api.MapGet("/today", TodayPage.Handle).Requires(View).WithTags("Tasks").WithName("get_today");
        api.MapGet("/calendar", TaskCalendar.Handle).Requires(View).WithTags("Calendar").WithName("get_calendar");
    }

    public override void Reactions(ReactionMap on)
    {
        on.Event<TaskAssigned>(TellAssignee.OnAssigned);
        on.Event<OpportunityMoved>(FollowDeals.OnMoved);
    }
}
