using Guanxi.Activities;
using Guanxi.Approvals;
using Guanxi.Customers.Ownership;
using Guanxi.Identity;
using Guanxi.Identity.Sharing;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Schedule;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers;

/// <summary>Customers: companies and persons we serve or would like to.</summary>
public sealed class CustomersModule : Module
{
    public const string View = "customers.view";
    public const string Create = "customers.create";
    public const string Edit = "customers.edit";
    public const string Delete = "customers.delete";
    public const string Export = "customers.export";
    public const string Import = "customers.import";

    /// <summary>To give customers to others.</summary>
    public const string Assign = "customers.assign";

    /// <summary>To set the rules of the public pool.</summary>
    public const string Configure = "customers.configure";

    public override IReadOnlyList<Permission> Permissions =>
        Permission.Of("customers", "view", "create", "edit", "delete", "export", "import", "assign", "configure");

    public override IReadOnlyList<FieldCatalogue> Fields => [CustomerFields.All];

    public override IReadOnlyList<RecordSelect> Selects => [RecordSelect.Of<Customer, CustomerCriteria>("customers", (criteria, call) => Task.FromResult(call.Get<CustomerSelection>().Of(criteria)))];

    public override IReadOnlyList<ListExport> Exports => [ListExport.Of<CustomerCriteria>("customers", Export, ExportCustomers.Prepare)];

    public override IReadOnlyList<RecordEdit> Edits =>
        [RecordEdit.Of<Customer, CustomerChanges>("customers", Edit, (id, changes, call) => EditCustomer.Handle(id, changes, call.Http, call.Db, call.Session, call.Get<CustomerReferences>(), call.Ct), new HashSet<string> { "code" })];

    public override void Services(IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<CustomerSelection>().AddScoped<CustomerReferences>();

    public override void Endpoints(RouteGroupBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers");
        customers.MapGet("/", ListCustomers.Handle).Requires(View).WithName("list_customers");
        customers.MapGet("/search", ListCustomers.Handle).Requires(View).WithName("search_customers");
        customers.MapGet("/summary", ListCustomers.Summary).Requires(View).WithName("summarize_customers");
        customers.MapGet("/export", ExportCustomers.Handle).Requires(Export).WithName("export_customers");
        customers.MapGet("/statistics", CustomerQueries.Statistics).Requires(View).WithName("get_customer_statistics");
        customers.MapGet("/duplicates", CustomerDuplicates.Find).Requires(View).WithName("find_customer_duplicates");
        customers.MapPost("/", CreateCustomer.Handle).Requires(Create).Produces<CustomerDetail>(201).WithName("create_customer");
        customers.MapPost("/reassign", ReassignCustomers.Handle).Requires(Assign).WithName("reassign_customers");
        customers.MapPost("/reassign/undo", ReassignCustomers.Undo).Requires(Assign).WithName("undo_reassign_customers");
        customers.MapPost("/tags", TagCustomers.Many).Requires(Edit).WithName("tag_customers");
        customers.MapGet("/{id}", CustomerQueries.Get).Requires(View).WithName("get_customer");
        customers.MapPut("/{id}", EditCustomer.Handle).Requires(Edit).WithName("put_customer");
        customers.MapPatch("/{id}", EditCustomer.Handle).Requires(Edit).WithName("edit_customer");
        customers.MapDelete("/{id}", DeleteCustomer.Handle).Requires(Delete).Produces(204).WithName("delete_customer");
        customers.MapPost("/{id}/tags", TagCustomers.Add).Requires(Edit).WithName("add_customer_tag");
        customers.MapDelete("/{id}/tags/{tag}", TagCustomers.Remove).Requires(Edit).WithName("remove_customer_tag");
        customers.MapPost("/{id}/transfer", TransferCustomer.Handle).Requires(Edit).Produces<TransferOutcome>(200).Produces<TransferOutcome>(202).WithName("transfer_customer");
        customers.MapPost("/{id}/claim", ClaimCustomer.Claim).Requires(Edit).WithName("claim_customer");
        customers.MapPost("/{id}/release", ClaimCustomer.Release).Requires(Edit).WithName("release_customer");
        IdentityModule.MapShares<Customer>(customers, "customers", "customer");

        var pool = api.MapGroup("/pool").WithTags("Public pool");
        pool.MapGet("/mine", PoolQueries.Mine).Requires(View).WithName("get_my_holdings");
        pool.MapGet("/preview", PoolQueries.Preview).Requires(Configure).WithName("preview_pool_return");
        pool.MapGet("/rules", EditPoolRules.Read).Requires(Configure).WithName("get_pool_rules");
        pool.MapPatch("/rules", EditPoolRules.Handle).Requires(Configure).WithName("edit_pool_rules");
    }

    public override void Reactions(ReactionMap on)
    {
        on.Event<ActivityLogged>(TouchCustomer.OnActivity);
        on.Event<ApprovalGranted>(TransferCustomer.OnGranted);
        on.Event<CustomerTransferred>(TransferCustomer.OnTransferred);
        on.Event<CustomerDeleted>(TransferCustomer.OnDeleted);
    }

    // ---- offered to other modules ----

    public const string CodePrefix = CreateCustomer.CodePrefix;

    /// <summary>A new customer, not yet saved.</summary>
    /// <exception cref="Refusal">400 without a name.</exception>
    public static Customer Open(string code, CustomerChanges first, Id<User>? owner) => Customer.Open(code, first, owner);

    /// <summary>The next free code of the day, for a customer opened one by one.</summary>
    public static Task<string> NextCode(CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => CreateCustomer.NextCode(db, session, clock, ct);

    /// <summary>Gives a customer that came without one its code.</summary>
    public static void Number(Customer customer, string code) => customer.Number(code);

    public static void Change(Customer customer, CustomerChanges changes) => customer.Change(changes);

    /// <summary>Everything that may be written on the customer, as it is now.</summary>
    public static CustomerChanges Snapshot(Customer customer) => customer.Snapshot();

    /// <summary>What stands for a value of <c>code</c>, <c>phone</c>, <c>email</c> or <c>name</c> when records are compared; null when there is nothing to compare.</summary>
    public static string? MatchKey(string field, string? value) => field switch
    {
        "code" => value,
        "phone" => CustomerMatch.PhoneKey(value),
        "email" => CustomerMatch.EmailKey(value),
        _ => CustomerMatch.NameKey(value),
    };

    /// <summary>Customers like one that is being entered, the surest first; only ones the caller may see.</summary>
    public static Task<List<LikelyDuplicate>> Like(EnteredCustomer entered, CrmDb db, CancellationToken ct) => CustomerDuplicates.Of(entered, db, ct);

    /// <summary>Whether the session's user may give customers within his reach to others without asking anybody.</summary>
    public static Task<bool> MayGiveAway(CrmDb db, Session session, CancellationToken ct) => TransferCustomer.MayGiveAway(db, session, ct);

    /// <summary>At night: what nobody follows up returns to the public pool.</summary>
    public static Task ReturnToPool(JobScope job) => ReturnCustomers.Run(job);

    public static readonly TimeOnly ReturnsAt = PoolReturn.At;

    /// <summary>How many customers a person looks after.</summary>
    public static Task<int> OwnedBy(CrmDb db, Id<User> person, CancellationToken ct) => ReassignCustomers.Owned(db, person).CountAsync(ct);

    /// <summary>All customers of a leaver go to a successor, or into the public pool; saves. Answers how many.</summary>
    public static Task<int> HandOver(CrmDb db, Id<User> from, Id<User>? to, CancellationToken ct) => ReassignCustomers.HandOver(db, from, to, ct);

    /// <summary>When somebody was last in touch with a customer that is brought over with its history and not yet saved.</summary>
    public static void WasTouched(Customer customer, DateTimeOffset at) => customer.WasTouched(at);

    /// <summary>The customer has bought: its status becomes won. Who wins a deal need not be the one who looks after the customer. The caller saves.</summary>
    public static async Task Won(CrmDb db, Id<Customer> customer, CancellationToken ct)
    {
        var won = await db.Customers.IgnoreQueryFilters([Filters.Owner]).FirstOrDefaultAsync(c => c.Id == customer, ct);
        if (won is { Status: not CustomerStatus.Won }) won.Change(new CustomerChanges { Status = CustomerStatus.Won });
    }

    /// <summary>The scores of a customer together; null for who never bought.</summary>
    public static RfmOfCustomer? Rfm(CustomerFigures figures) => CustomerQueries.RfmOf(figures.RecencyScore, figures.FrequencyScore, figures.MonetaryScore);

    /// <summary>Writes what customers are worth, past their versions, and their segments as those of the month of this day. Answers how many changed.</summary>
    public static Task<int> Value(CrmDb db, IReadOnlyList<CustomerWorth> worths, DateTimeOffset now, DateOnly today, CancellationToken ct) => WriteWorth.Handle(db, worths, now, today, ct);

    /// <summary>Where the letter of a day's month stands in <see cref="CustomerFigures.SegmentHistory"/>, from 1; 0 where nothing is kept.</summary>
    public static int PlaceInHistory(DateOnly day) => SegmentHistory.PlaceOf(day);

    /// <summary>The segment a letter of the history stands for; null for a month without.</summary>
    public static RfmSegment? SegmentOf(string letter) => SegmentHistory.SegmentOf(letter);

    /// <summary>How filters write that a customer was in a segment in the month of a day.</summary>
    public static string SegmentMark(DateOnly day, RfmSegment segment) => SegmentHistory.MarkOf(day, segment);

    /// <summary>Gathers the sums of customers where they have become many.</summary>
    public static Task GatherSums(JobScope job) => CustomerSums.Gather(job);

    /// <summary>At night: the sums of customers are counted anew.</summary>
    public static Task RecountSums(JobScope job) => job.ForEachTenant(db => CustomerSums.Recount(db, job.Cancelled));

    /// <summary>Notes that somebody was in touch; an older contact than the last known changes nothing.</summary>
    public static Task Touch(CrmDb db, Id<Customer> customer, DateTimeOffset at, CancellationToken ct) =>
        db.Customers.Where(c => c.Id == customer && (c.LastActivityAt == null || c.LastActivityAt < at))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.LastActivityAt, at), ct);
}
