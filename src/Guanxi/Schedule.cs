using Guanxi.Analytics;
using Guanxi.Customers;
using Guanxi.CustomFields;
using Guanxi.DataTransfer;
using Guanxi.Exports;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Notifications;
using Guanxi.Opportunities;
using Guanxi.Platform.Deletions;
using Guanxi.Platform.Events;
using Guanxi.Platform.Http;
using Guanxi.Platform.Schedule;
using Guanxi.Tasks;

namespace Guanxi;

/// <summary>Everything that happens by the clock. Each due time runs once, on whichever server gets to it first.</summary>
public static class Schedule
{
    public static readonly IReadOnlyList<Job> All =
    [
        Job.Every("forget_sessions", TimeSpan.FromHours(1), ForgetCredentials.Sessions),
        Job.Every("forget_half_sessions", TimeSpan.FromHours(1), ForgetCredentials.HalfSessions),
        Job.Every("forget_links", TimeSpan.FromHours(6), ForgetCredentials.Links),
        Job.Every("forget_idempotent_answers", TimeSpan.FromHours(1), ForgetAnswers.Old),
        Job.Every("remind_of_tasks", TimeSpan.FromMinutes(1), RemindOfTasks.Run),
        Job.Every("gather_deal_sums", TimeSpan.FromMinutes(10), OpportunitiesModule.GatherSums),
        Job.Every("gather_customer_sums", TimeSpan.FromMinutes(10), CustomersModule.GatherSums),
        Job.Daily("rescore_leads", new TimeOnly(0, 5), LeadsModule.RescoreAll),
        Job.Every("index_custom_fields", TimeSpan.FromMinutes(1), IndexFields.Run),
        Job.Daily("work_out_custom_fields", new TimeOnly(0, 15), CustomFieldsModule.WorkOutAll),
        Job.Daily("count_customer_values", AnalyticsModule.CountsAt, AnalyticsModule.CountEverything),
        Job.Every("count_due_values", TimeSpan.FromMinutes(1), AnalyticsModule.CountWhereDue),
        Job.Every("mail_dashboards", TimeSpan.FromMinutes(5), AnalyticsModule.MailDashboards),
        Job.Daily("return_customers", CustomersModule.ReturnsAt, CustomersModule.ReturnToPool),
        Job.Daily("forget_deliveries", new TimeOnly(3, 10), ForgetDeliveries.Done),
        Job.Daily("forget_files", new TimeOnly(3, 30), ForgetFiles.Old),
        Job.Every("forget_deletions", TimeSpan.FromMinutes(5), ForgetDeletions.Old),
        Job.Every("forget_exports", TimeSpan.FromMinutes(10), ExportsModule.Forget),
        Job.Daily("forget_notifications", new TimeOnly(3, 15), ForgetNotifications.Old),
        Job.Daily("recount_deals", new TimeOnly(3, 40), OpportunitiesModule.RecountSums),
        Job.Daily("recount_customers", new TimeOnly(3, 50), CustomersModule.RecountSums),
        Job.Daily("forget_shares", new TimeOnly(3, 25), IdentityModule.ForgetShares),
        Job.Daily("forget_job_runs", new TimeOnly(3, 20), JobRunner.ForgetOldRuns),
    ];
}
