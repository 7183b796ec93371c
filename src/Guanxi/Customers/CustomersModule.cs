using Guanxi.Activities;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;
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

    public override IReadOnlyList<Permission> Permissions =>
        Permission.Of("customers", "view", "create", "edit", "delete", "export", "import", "assign");

    public override IReadOnlyList<FieldCatalogue> Fields => [CustomerFields.All];

    public override void Services(IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<CustomerSelection>().AddScoped<CustomerReferences>();

    public override void Endpoints(RouteGroupBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers");
        customers.MapGet("/", ListCustomers.Handle).Requires(View).WithName("list_customers");
        customers.MapGet("/search", ListCustomers.Handle).Requires(View).WithName("search_customers");
        customers.MapGet("/export", ExportCustomers.Handle).Requires(Export).WithName("export_customers");
        customers.MapGet("/statistics", CustomerQueries.Statistics).Requires(View).WithName("get_customer_statistics");
        customers.MapGet("/duplicates", CustomerDuplicates.Find).Requires(View).WithName("find_customer_duplicates");
        customers.MapPost("/", CreateCustomer.Handle).Requires(Create).Produces<CustomerDetail>(201).WithName("create_customer");
        customers.MapPost("/tags", TagCustomers.Many).Requires(Edit).WithName("tag_customers");
        customers.MapGet("/{id}", CustomerQueries.Get).Requires(View).WithName("get_customer");
        customers.MapPut("/{id}", EditCustomer.Handle).Requires(Edit).WithName("put_customer");
        customers.MapPatch("/{id}", EditCustomer.Handle).Requires(Edit).WithName("edit_customer");
        customers.MapDelete("/{id}", DeleteCustomer.Handle).Requires(Delete).Produces(204).WithName("delete_customer");
        customers.MapPost("/{id}/tags", TagCustomers.Add).Requires(Edit).WithName("add_customer_tag");
        customers.MapDelete("/{id}/tags/{tag}", TagCustomers.Remove).Requires(Edit).WithName("remove_customer_tag");
    }

    public override void Reactions(ReactionMap on) => on.Event<ActivityLogged>(TouchCustomer.OnActivity);

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

    /// <summary>When somebody was last in touch with a customer that is brought over with its history and not yet saved.</summary>
    public static void WasTouched(Customer customer, DateTimeOffset at) => customer.WasTouched(at);

    /// <summary>The customer has bought: its status becomes won. Who wins a deal need not be the one who looks after the customer. The caller saves.</summary>
    public static async Task Won(CrmDb db, Id<Customer> customer, CancellationToken ct)
    {
        var won = await db.Customers.IgnoreQueryFilters([Filters.Owner]).FirstOrDefaultAsync(c => c.Id == customer, ct);
        if (won is { Status: not CustomerStatus.Won }) won.Change(new CustomerChanges { Status = CustomerStatus.Won });
    }

    /// <summary>Notes that somebody was in touch; an older contact than the last known changes nothing.</summary>
    public static Task Touch(CrmDb db, Id<Customer> customer, DateTimeOffset at, CancellationToken ct) =>
        db.Customers.Where(c => c.Id == customer && (c.LastActivityAt == null || c.LastActivityAt < at))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.LastActivityAt, at), ct);
}
