using Guanxi.Activities;
using Guanxi.Analytics.Dashboards;
using Guanxi.Analytics.Dashboards.Mailing;
using Guanxi.Analytics.Worth;
using Guanxi.Approvals;
using Guanxi.BulkEdits;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.CustomFields;
using Guanxi.Customers.Ownership;
using Guanxi.DataTransfer;
using Guanxi.Demo;
using Guanxi.Documents;
using Guanxi.Duplicates;
using Guanxi.Duplicates.Merging;
using Guanxi.Exports;
using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Identity.Passkeys;
using Guanxi.Identity.SecondFactors;
using Guanxi.Identity.Sharing;
using Guanxi.Leads;
using Guanxi.Leads.Assignment;
using Guanxi.Leads.Forms;
using Guanxi.Leads.Scoring;
using Guanxi.Leads.Sources;
using Guanxi.Notifications;
using Guanxi.Opportunities;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Opportunities.Reports;
using Guanxi.Orders;
using Guanxi.Orders.Loyalty;
using Guanxi.Platform.Deletions;
using Guanxi.Platform.Http;
using Guanxi.Platform.Schedule;
using Guanxi.Products;
using Guanxi.Rights;
using Guanxi.Tags;
using Guanxi.Tasks;
using Guanxi.Tasks.Calendars;
using Guanxi.Tenancy;
using Guanxi.Views;
using Microsoft.EntityFrameworkCore;

namespace Guanxi;

public sealed partial class CrmDb
{
    public DbSet<Tenant> Tenants => Set<Tenant>();
    public DbSet<BulkEdit> BulkEdits => Set<BulkEdit>();
    public DbSet<BulkEditRow> BulkEditRows => Set<BulkEditRow>();
    public DbSet<SavedView> Views => Set<SavedView>();
    public DbSet<FavouriteView> FavouriteViews => Set<FavouriteView>();
    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();
    public DbSet<Deletion> Deletions => Set<Deletion>();
    public DbSet<DeletedRow> DeletedRows => Set<DeletedRow>();
    public DbSet<NumberSequence> NumberSequences => Set<NumberSequence>();
    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<FieldDefinition> FieldDefinitions => Set<FieldDefinition>();

    public DbSet<Role> Roles => Set<Role>();
    public DbSet<Department> Departments => Set<Department>();
    public DbSet<User> Users => Set<User>();
    public DbSet<SignIn> SignIns => Set<SignIn>();
    public DbSet<UserSession> UserSessions => Set<UserSession>();
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<HalfSession> HalfSessions => Set<HalfSession>();
    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<EmailLink> EmailLinks => Set<EmailLink>();

    public DbSet<RecordShare> Shares => Set<RecordShare>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<NotificationPreferences> NotificationPreferences => Set<NotificationPreferences>();
    public DbSet<Tag> Tags => Set<Tag>();
    public DbSet<Approval> Approvals => Set<Approval>();
    public DbSet<ApprovalVote> ApprovalVotes => Set<ApprovalVote>();
    public DbSet<ApprovalRule> ApprovalRules => Set<ApprovalRule>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Export> Exports => Set<Export>();
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<CustomerFigures> CustomerFigures => Set<CustomerFigures>();
    public DbSet<CustomerSum> CustomerSums => Set<CustomerSum>();
    public DbSet<PoolRules> PoolRules => Set<PoolRules>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<Lead> Leads => Set<Lead>();
    public DbSet<LeadScoring> LeadScorings => Set<LeadScoring>();
    public DbSet<LeadAssignment> LeadAssignments => Set<LeadAssignment>();
    public DbSet<LeadBehaviour> LeadBehaviours => Set<LeadBehaviour>();
    public DbSet<LeadSource> LeadSources => Set<LeadSource>();
    public DbSet<WebForm> WebForms => Set<WebForm>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Pipeline> Pipelines => Set<Pipeline>();
    public DbSet<Stage> Stages => Set<Stage>();
    public DbSet<Opportunity> Opportunities => Set<Opportunity>();
    public DbSet<DealSum> DealSums => Set<DealSum>();
    public DbSet<StaySum> StaySums => Set<StaySum>();
    public DbSet<OpportunityLine> OpportunityLines => Set<OpportunityLine>();
    public DbSet<OpportunityContact> OpportunityContacts => Set<OpportunityContact>();
    public DbSet<StageVisit> StageVisits => Set<StageVisit>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<ActivityFile> ActivityFiles => Set<ActivityFile>();
    public DbSet<WorkTask> Tasks => Set<WorkTask>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<TaskReminder> TaskReminders => Set<TaskReminder>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<DocumentVersion> DocumentVersions => Set<DocumentVersion>();

    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderLine> OrderLines => Set<OrderLine>();
    public DbSet<LoyaltyRules> LoyaltyRules => Set<LoyaltyRules>();
    public DbSet<PointEntry> LoyaltyPoints => Set<PointEntry>();

    public DbSet<Duplicate> Duplicates => Set<Duplicate>();
    public DbSet<DuplicateScan> DuplicateScans => Set<DuplicateScan>();
    public DbSet<RecordMerge> RecordMerges => Set<RecordMerge>();

    public DbSet<RevealCount> RevealCounts => Set<RevealCount>();

    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportRowError> ImportRowErrors => Set<ImportRowError>();
    public DbSet<ImportedRecord> ImportedRecords => Set<ImportedRecord>();

    public DbSet<AnalyticsSettings> AnalyticsSettings => Set<AnalyticsSettings>();
    public DbSet<Dashboard> Dashboards => Set<Dashboard>();
    public DbSet<DashboardSchedule> DashboardSchedules => Set<DashboardSchedule>();

    public DbSet<DemoRecord> DemoRecords => Set<DemoRecord>();
}
