using Guanxi.Activities;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Search;
using Guanxi.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Orders;

/// <summary>Only completed orders are purchases. A part that came back leaves an order completed, all of it makes it returned.</summary>
public enum OrderStatus { Pending, Completed, Cancelled, Returned }

[Event("order.completed")]
public sealed record OrderCompleted(Id<Order> OrderId, Id<Customer>? CustomerId, decimal Amount, DateTimeOffset OrderedAt) : IEvent;

[Event("order.purchase_changed")]
public sealed record PurchaseChanged(Id<Order> OrderId, Id<Customer>? CustomerId, Id<Customer>? FormerCustomerId) : IEvent;

[Event("order.cancelled")]
public sealed record OrderCancelled(Id<Order> OrderId, Id<Customer>? CustomerId) : IEvent;

[Event("order.returned")]
public sealed record OrderReturned(Id<Order> OrderId, Id<Customer>? CustomerId, decimal Amount) : IEvent;

/// <summary>A purchase, or one that may become it. Seen by whoever sees the customer.</summary>
[IdPrefix("order"), Kind("orders")]
public sealed class Order : Record<Order>, IOwned, ISearchable
{
    private Order() { }

    public string OrderNumber { get; private set; } = "";

    /// <summary>Nobody when the customer is not known, or was deleted.</summary>
    public Id<Customer>? CustomerId { get; private set; }

    /// <summary>Stays when the customer is deleted.</summary>
    public string? CustomerName { get; private set; }

    /// <summary>The customer's owner again, kept by the database; of an order without a customer, who wrote it.</summary>
    [NotAudited] public Id<User>? OwnerId { get; private set; }
    public Id<User>? SellerId { get; private set; }

    /// <summary>The purchase somebody logged, when it was booked with that.</summary>
    [NotAudited] public Id<Activity>? ActivityId { get; private set; }
    public DateTimeOffset OrderedAt { get; private set; }
    public OrderStatus Status { get; private set; }

    /// <summary>What the lines cost, less what points paid.</summary>
    public decimal Amount { get; private set; }
    public string Currency { get; private set; } = "CNY";

    /// <summary>What of the amount was paid back.</summary>
    public decimal ReturnedAmount { get; private set; }

    /// <summary>What it brought in: the amount less what was paid back when it is completed, else nothing.</summary>
    [NotAudited] public decimal NetAmount { get; private set; }
    public string? Channel { get; private set; }
    public string? Notes { get; private set; }
    public string? ReturnReason { get; private set; }
    public int PointsSpent { get; private set; }
    public int PointsEarned { get; private set; }

    [NotAudited] public string SearchText { get; private set; } = "";
    [NotAudited] public string[] SearchGrams { get; private set; } = [];

    /// <summary>Cancelled and returned ones are history.</summary>
    public bool IsEnded => Status is OrderStatus.Cancelled or OrderStatus.Returned;

    /// <summary>Points were booked for it, on its customer: it can't become another's.</summary>
    public bool IsSettled => PointsSpent > 0 || PointsEarned > 0;

    /// <summary>A new one, pending until it is said what became of it.</summary>
    public static Order Take(string number, Customer? customer, Id<User>? owner, Id<User>? seller, DateTimeOffset at, string currency)
    {
        var order = new Order { OrderNumber = number, OwnerId = owner, SellerId = seller, OrderedAt = at, Currency = currency };
        order.Concern(customer);
        return order;
    }

    /// <summary>Writes the facts; status, customer, lines and points are written by themselves.</summary>
    public void Change(OrderChanges c)
    {
        if (c.OrderNumber.Value is { } number) OrderNumber = number.Trim();
        OrderedAt = c.OrderedAt.Or(OrderedAt) ?? OrderedAt;
        Currency = (c.Currency.Or(Currency) ?? Currency).Trim().ToUpperInvariant();
        SellerId = c.SellerId.Or(SellerId);
        Channel = Clean(c.Channel, Channel);
        Notes = Clean(c.Notes, Notes);
        Index();
    }

    public void Concern(Customer? customer)
    {
        (CustomerId, CustomerName) = (customer?.Id, customer?.Name ?? (CustomerId is null ? CustomerName : null));
        if (customer is not null) OwnerId = customer.OwnerId;
        Index();
    }

    internal void BookedWith(Activity activity) => ActivityId = activity.Id;

    /// <summary>A customer that is known by name alone.</summary>
    internal void Concern(string customerName)
    {
        (CustomerId, CustomerName) = (null, customerName);
        Index();
    }

    /// <exception cref="Refusal">400 when less than what was paid back already.</exception>
    public void Cost(decimal amount)
    {
        if (ReturnedAmount > 0 && amount < ReturnedAmount) throw Refusal.Field("amount", "order.returned_more");
        Amount = amount;
        Settle();
    }

    public void PayWith(int points, decimal worth) => (PointsSpent, Amount) = (points, Amount - worth);

    public void Earn(int points) => PointsEarned = points;

    /// <exception cref="Refusal">409 when it is not pending.</exception>
    public void Complete()
    {
        if (Status != OrderStatus.Pending) throw Refusal.Conflict("order.not_pending");
        Status = OrderStatus.Completed;
        Settle();
        Raise(new OrderCompleted(Id, CustomerId, Amount, OrderedAt));
    }

    /// <exception cref="Refusal">409 when it is not pending: what was completed is returned.</exception>
    public void Cancel()
    {
        if (Status != OrderStatus.Pending) throw Refusal.Conflict("order.not_pending");
        Status = OrderStatus.Cancelled;
        Settle();
        Raise(new OrderCancelled(Id, CustomerId));
    }

    /// <summary>Money goes back: all that is left when no amount is named.</summary>
    /// <exception cref="Refusal">409 when it is not completed, 422 for more than was paid.</exception>
    public void Return(decimal? amount, string? reason)
    {
        if (Status != OrderStatus.Completed) throw Refusal.Conflict("order.not_completed");
        var left = Amount - ReturnedAmount;
        var back = amount ?? left;
        if (back > left) throw Refusal.Rule("order.returns_too_much", left);
        ReturnedAmount += back;
        ReturnReason = string.IsNullOrWhiteSpace(reason) ? ReturnReason : reason.Trim();
        if (ReturnedAmount == Amount) Status = OrderStatus.Returned;
        Settle();
        Raise(new OrderReturned(Id, CustomerId, back));
    }

    /// <summary>A purchase is not what it was, or is gone; it may have been another customer's.</summary>
    internal void Tell(Id<Customer>? former)
    {
        if (Status == OrderStatus.Completed) Raise(new PurchaseChanged(Id, CustomerId, former));
    }

    /// <summary>One that is brought over, or taken back to how it was: as it stands, nobody hears of it.</summary>
    internal void Stand(OrderStatus status)
    {
        Status = status;
        ReturnedAmount = status == OrderStatus.Returned ? Amount : Math.Min(ReturnedAmount, Math.Max(Amount, 0));
        Settle();
    }

    public OrderChanges Snapshot() => new()
    {
        CustomerId = new(CustomerId),
        OrderNumber = OrderNumber,
        OrderedAt = OrderedAt,
        Status = Status,
        Amount = Amount,
        Currency = Currency,
        SellerId = new(SellerId),
        Channel = Channel,
        Notes = Notes,
    };

    private void Settle() => NetAmount = Status == OrderStatus.Completed ? Amount - ReturnedAmount : 0;

    private void Index() => (SearchText, SearchGrams) = Platform.Search.SearchText.Of([CustomerName, OrderNumber], [OrderNumber], [], []);

    private static string? Clean(Optional<string> given, string? current) =>
        given.IsSet ? (string.IsNullOrWhiteSpace(given.Value) ? null : given.Value.Trim()) : current;

    internal sealed class Mapping : IEntityTypeConfiguration<Order>
    {
        public void Configure(EntityTypeBuilder<Order> builder)
        {
            builder.ToTable("orders");
            builder.Property(o => o.OrderNumber).HasMaxLength(OrderChanges.NumberLength);
            builder.Property(o => o.CustomerName).HasMaxLength(200);
            builder.Property(o => o.Currency).HasMaxLength(3);
            builder.Property(o => o.Channel).HasMaxLength(OrderChanges.WordLength);
            builder.Property(o => o.Notes).HasMaxLength(OrderChanges.TextLength);
            builder.Property(o => o.ReturnReason).HasMaxLength(OrderChanges.WordLength);
            builder.HasOne<Customer>().WithMany().HasForeignKey(o => new { o.TenantId, o.CustomerId }).OnDelete(DeleteBehavior.ClientNoAction); // a trigger lets go of it
            builder.HasOne<User>().WithMany().HasForeignKey(o => new { o.TenantId, o.OwnerId }).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<User>().WithMany().HasForeignKey(o => new { o.TenantId, o.SellerId }).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Activity>().WithMany().HasForeignKey(o => new { o.TenantId, o.ActivityId }).OnDelete(DeleteBehavior.ClientNoAction); // as above
            builder.HasIndex(o => new { o.TenantId, o.ActivityId }).IsUnique().HasFilter("activity_id IS NOT NULL");
            builder.HasIndex(o => new { o.TenantId, o.OrderNumber }).IsUnique();
            // what a customer bought is added up in this index alone
            builder.HasIndex(o => new { o.TenantId, o.CustomerId, o.OrderedAt, o.Id }).IncludeProperties(o => new { o.Status, o.NetAmount, o.Currency, o.OwnerId });
            builder.HasIndex(o => new { o.TenantId, o.OrderedAt, o.Id }).IncludeProperties(o => new { o.Status, o.NetAmount, o.Currency, o.OwnerId, o.SellerId, o.CustomerId });
            builder.HasIndex(o => new { o.TenantId, o.OwnerId, o.OrderedAt });
            builder.HasIndex(o => new { o.TenantId, o.Amount, o.Id });
            builder.HasIndex(o => new { o.TenantId, o.CreatedAt, o.Id });
            builder.HasIndex(o => new { o.TenantId, o.UpdatedAt, o.Id });
            builder.HasIndex(o => o.SearchGrams).HasMethod("gin").HasDatabaseName("ix_orders_search").HasStorageParameter(Platform.Search.SearchText.Waiting, Platform.Search.SearchText.WaitingKilobytes);
        }
    }
}

/// <summary>What of a product was bought, at which price.</summary>
[IdPrefix("oline")]
public sealed class OrderLine : Entity<OrderLine>
{
    private OrderLine() { }

    public Id<Order> OrderId { get; private init; }
    public int Number { get; private init; }

    /// <summary>Nothing for what is not in the catalogue.</summary>
    public Id<Product>? ProductId { get; private init; }
    public string Name { get; private init; } = "";
    public string? Category { get; private init; }
    public decimal Quantity { get; private init; }
    public decimal UnitPrice { get; private init; }
    public decimal Amount { get; private init; }

    /// <summary>What the entry leaves out comes from the product.</summary>
    internal static OrderLine Of(Id<Order> order, int number, OrderLineEntry entry, Product? product)
    {
        var (quantity, price) = (entry.Quantity ?? 1, entry.UnitPrice ?? product?.UnitPrice ?? 0);
        return new()
        {
            OrderId = order,
            Number = number,
            ProductId = product?.Id,
            Name = string.IsNullOrWhiteSpace(entry.Name) ? product?.Name ?? "" : entry.Name.Trim(),
            Category = string.IsNullOrWhiteSpace(entry.Category) ? product?.Category : entry.Category.Trim(),
            Quantity = quantity,
            UnitPrice = price,
            Amount = Math.Round(quantity * price, 2, MidpointRounding.AwayFromZero),
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<OrderLine>
    {
        public void Configure(EntityTypeBuilder<OrderLine> builder)
        {
            builder.ToTable("order_lines");
            builder.HasKey(l => new { l.TenantId, l.Id });
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.Property(l => l.Name).HasMaxLength(ProductChanges.NameLength);
            builder.Property(l => l.Category).HasMaxLength(ProductChanges.WordLength);
            builder.HasOne<Order>().WithMany().HasForeignKey(l => new { l.TenantId, l.OrderId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Product>().WithMany().HasForeignKey(l => new { l.TenantId, l.ProductId }).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(l => new { l.TenantId, l.OrderId, l.Number }).IncludeProperties(l => new { l.ProductId, l.Name, l.Category, l.Amount, l.Quantity }); // what was sold is counted in it alone
            builder.HasIndex(l => new { l.TenantId, l.ProductId });
        }
    }
}
