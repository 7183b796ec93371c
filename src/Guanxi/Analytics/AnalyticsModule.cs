using Guanxi.Activities;
using Guanxi.Analytics.Dashboards;
using Guanxi.Analytics.Dashboards.Mailing;
using Guanxi.Analytics.Files;
using Guanxi.Analytics.Reports;
using Guanxi.Analytics.Worth;
using Guanxi.Customers;
using Guanxi.DataTransfer;
using Guanxi.Duplicates.Merging;
using Guanxi.Orders;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Schedule;

namespace Guanxi.Analytics;

/// <summary>Analytics: reports, what customers are worth, and numbers of one's own. It reads what the modules above keep, as far as the caller may see it.</summary>
public sealed class AnalyticsModule : Module
{
    /// <summary>To see reports; of what they count, only what the caller may see.</summary>
    public const string View = "analytics.view";

    /// <summary>To take reports away as files.</summary>
    public const string Export = "analytics.export";

    /// <summary>To say how customers are scored, and to have them counted anew.</summary>
    public const string Configure = "analytics.configure";

    public override IReadOnlyList<Permission> Permissions => [new(View), new(Export), new(Configure)];

    public override void Furnish(CrmDb db) => db.AnalyticsSettings.Add(AnalyticsSettings.Usual());

    public override void Endpoints(RouteGroupBuilder api)
    {
        var analytics = api.MapGroup("/analytics").WithTags("Analytics");
        analytics.MapGet("/reports", RunReport.List).Requires(View).WithName("list_reports");
        analytics.MapGet("/reports/{report}", RunReport.Handle).Requires(View).WithName("get_report");
        analytics.MapGet("/reports/{report}/export", ExportReport.Handle).Requires(Export).WithName("export_report");
        analytics.MapGet("/figures", Figures.Handle).Requires(View).WithName("get_figure");
        analytics.MapGet("/rfm", ValueQueries.Rfm).Requires(View).WithName("get_rfm");
        analytics.MapGet("/customer_value", ValueQueries.Value).Requires(View).WithName("get_customer_value");
        analytics.MapGet("/model", ValueQueries.Model).Requires(Configure).WithName("get_customer_model");
        analytics.MapGet("/settings", EditAnalyticsSettings.Read).Requires(View).WithName("get_analytics_settings");
        analytics.MapPatch("/settings", EditAnalyticsSettings.Handle).Requires(Configure).WithName("edit_analytics_settings");
        analytics.MapPost("/refresh", CountWorth.Now).Requires(Configure).WithName("refresh_customer_values");

        var dashboards = api.MapGroup("/dashboards").WithTags("Dashboards");
        dashboards.MapGet("/", DashboardQueries.List).Requires(View).WithName("list_dashboards");
        dashboards.MapPost("/", DashboardQueries.Create).Requires(View).Produces<DashboardDetail>(201).WithName("create_dashboard");
        dashboards.MapGet("/{id}", DashboardQueries.Get).Requires(View).WithName("get_dashboard");
        dashboards.MapPatch("/{id}", DashboardQueries.Edit).Requires(View).WithName("edit_dashboard");
        dashboards.MapDelete("/{id}", DashboardQueries.Delete).Requires(View).Produces(204).WithName("delete_dashboard");
        dashboards.MapPost("/{id}/restore", DashboardQueries.Restore).Requires(View).WithName("restore_dashboard");
        dashboards.MapGet("/{id}/export", DashboardFile.Handle).Requires(Export).WithName("export_dashboard");
        dashboards.MapGet("/{id}/schedules", EditSchedules.List).Requires(Export).WithName("list_dashboard_schedules");
        dashboards.MapPost("/{id}/schedules", EditSchedules.Create).Requires(Export).Produces<ScheduleRow>(201).WithName("create_dashboard_schedule");
        dashboards.MapPatch("/{id}/schedules/{scheduleId}", EditSchedules.Edit).Requires(Export).WithName("edit_dashboard_schedule");
        dashboards.MapPost("/{id}/schedules/{scheduleId}/send", EditSchedules.Send).Requires(Export).Produces(202).WithName("send_dashboard");
        dashboards.MapDelete("/{id}/schedules/{scheduleId}", EditSchedules.Delete).Requires(Export).Produces(204).WithName("delete_dashboard_schedule");

        api.MapGet("/customers/{id}/profile", ProfileOf.Handle).Requires(CustomersModule.View).WithTags("Customers").WithName("get_customer_profile");
    }

    public override void Reactions(ReactionMap on)
    {
        on.Event<ActivityLogged>(CountWorth.OnLogged);
        on.Event<OrderCompleted>(CountWorth.OnCompleted);
        on.Event<OrderReturned>(CountWorth.OnReturned);
        on.Event<PurchaseChanged>(CountWorth.OnChanged);
        on.Event<CustomersMerged>(CountWorth.OnMerged);
        on.Event<CustomersUnmerged>(CountWorth.OnUnmerged);
        on.Event<ImportFinished>(CountWorth.OnImported);
        on.Event<DashboardDue>(SendDashboard.OnDue);
    }

    // ---- offered to other modules ----

    public static readonly TimeOnly CountsAt = CountWorth.At;

    /// <summary>Sends the dashboards whose time has come.</summary>
    public static Task MailDashboards(JobScope job) => SendDashboard.Due(job);

    /// <summary>At night: what every customer is worth.</summary>
    public static Task CountEverything(JobScope job) => CountWorth.EveryNight(job);

    /// <summary>Many orders came or went: all are to be counted soon.</summary>
    public static Task CountSoon(CrmDb db, CancellationToken ct) => CountWorth.Due(db, ct);

    /// <summary>Soon after many orders came at once: what every customer is worth.</summary>
    public static Task CountWhereDue(JobScope job) => CountWorth.WhereDue(job);
}
