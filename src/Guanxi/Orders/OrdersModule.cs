using Guanxi.Activities;
using Guanxi.Customers;
using Guanxi.Duplicates.Merging;
using Guanxi.Orders.Loyalty;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;
using Guanxi.Products;

namespace Guanxi.Orders;

/// <summary>Orders: what customers bought, and the points they have for it.</summary>
public sealed class OrdersModule : Module
{
    public const string View = "orders.view";
    public const string Create = "orders.create";
    public const string Edit = "orders.edit";
    public const string Delete = "orders.delete";
    public const string Export = "orders.export";
    public const string Import = "orders.import";

    /// <summary>To change how points are earned and what they are worth.</summary>
    public const string Configure = "orders.configure";

    public const string NumberPrefix = "ORD";

    public override IReadOnlyList<Permission> Permissions => Permission.Of("orders", "view", "create", "edit", "delete", "export", "import", "configure");

    public override IReadOnlyList<FieldCatalogue> Fields => [OrderFields.All];

    public override IReadOnlyList<RecordSelect> Selects => [RecordSelect.Of<Order, OrderCriteria>("orders", (criteria, call) => Task.FromResult(call.Get<OrderSelection>().Of(criteria)))];

    public override IReadOnlyList<ListExport> Exports => [ListExport.Of<OrderCriteria>("orders", Export, ExportOrders.Prepare)];

    public override IReadOnlyList<RecordEdit> Edits => [RecordEdit.Of<Order, OrderChanges>("orders", Edit, (id, changes, call) => WriteOrder.Edit(id, changes, call.Http, call.Db, call.Session, call.Get<TimeProvider>(), call.Ct))];

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddScoped<OrderSelection>().AddScoped<ITimelineSource, OrderEntries>().AddScoped<IPurchases, BookPurchase>();

    public override void Furnish(CrmDb db) => db.LoyaltyRules.Add(LoyaltyRules.Usual());

    public override void Endpoints(RouteGroupBuilder api)
    {
        var orders = api.MapGroup("/orders").WithTags("Orders");
        orders.MapGet("/", OrderQueries.List).Requires(View).WithName("list_orders");
        orders.MapPost("/", WriteOrder.Create).Requires(Create).Produces<OrderDetail>(201).WithName("create_order");
        orders.MapGet("/summary", OrderQueries.Summary).Requires(View).WithName("summarize_orders");
        orders.MapGet("/export", ExportOrders.Handle).Requires(Export).WithName("export_orders");
        orders.MapGet("/{id}", OrderQueries.Get).Requires(View).WithName("get_order");
        orders.MapPut("/{id}", WriteOrder.Edit).Requires(Edit).WithName("put_order");
        orders.MapPatch("/{id}", WriteOrder.Edit).Requires(Edit).WithName("edit_order");
        orders.MapDelete("/{id}", WriteOrder.Delete).Requires(Delete).Produces(204).WithName("delete_order");
        orders.MapPost("/{id}/restore", WriteOrder.Restore).Requires(Delete).WithName("restore_order");
        orders.MapPut("/{id}/complete", EndOrder.Complete).Requires(Edit).WithName("complete_order");
        orders.MapPut("/{id}/cancel", EndOrder.Cancel).Requires(Edit).WithName("cancel_order");
        orders.MapPut("/{id}/return", EndOrder.Return).Requires(Edit).WithName("return_order");

        api.MapGet("/customers/{id}/points", Points.Of).Requires(View).WithTags("Orders").WithName("get_customer_points");
        api.MapPost("/customers/{id}/points", Points.Adjust).Requires(Edit).WithTags("Orders").WithName("adjust_customer_points");
        api.MapGet("/loyalty/rules", EditLoyaltyRules.Read).Requires(View).WithTags("Orders").WithName("get_loyalty_rules");
        api.MapPatch("/loyalty/rules", EditLoyaltyRules.Handle).Requires(Configure).WithTags("Orders").WithName("edit_loyalty_rules");
    }

    public override void Reactions(ReactionMap on)
    {
        on.Event<CustomerRenamed>(FollowCustomer.OnRenaming);
        on.Event<CustomersMerged>(FollowCustomer.OnMerging);
        on.Event<CustomersUnmerged>(FollowCustomer.OnUnmerging);
    }

    // ---- offered to other modules ----

    /// <summary>A line as a file has it.</summary>
    public static BroughtOrderLine Line(string? name, string? category, decimal quantity, decimal? unitPrice, Product? product) =>
        new(new OrderLineEntry { Name = name, Category = category, Quantity = quantity, UnitPrice = unitPrice }, product);

    /// <summary>Writes orders that come with their history, at once; the caller has opened a transaction. Points are earned by what is bought here, not by what was brought.</summary>
    public static Task<IReadOnlyList<Order>> Bring(CrmDb db, Session session, TimeProvider clock, IReadOnlyList<BroughtOrder> orders, CancellationToken ct) =>
        BringOrders.Write(db, session, clock, orders, ct);

    /// <summary>Writes what a file says on an order that is there; the caller saves.</summary>
    public static Task Renew(CrmDb db, Session session, TimeProvider clock, Order order, BroughtOrder brought, CancellationToken ct) => BringOrders.Renew(db, session, clock, order, brought, ct);

    /// <summary>Further lines of an order whose first ones the same file brought; the caller saves.</summary>
    public static Task Extend(CrmDb db, Order order, BroughtOrder brought, CancellationToken ct) => BringOrders.Extend(db, order, brought, ct);

    /// <summary>Everything that may be written on the order, as it is now.</summary>
    public static Task<OrderChanges> Snapshot(CrmDb db, Order order, CancellationToken ct) => BringOrders.Snapshot(db, order, ct);

    /// <summary>Puts back what an import changed; the caller saves.</summary>
    public static Task Restore(CrmDb db, Order order, OrderChanges before, CancellationToken ct) => BringOrders.Restore(db, order, before, ct);
}
