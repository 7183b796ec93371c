using Guanxi.Customers;
using Guanxi.Platform.Fields;

namespace Guanxi.Orders;

/// <summary>The fields of an order, declared once.</summary>
public static class OrderFields
{
    public static readonly IReadOnlyList<Option> Statuses =
    [
        Option.Of(OrderStatus.Pending, "待处理", "Pending"), Option.Of(OrderStatus.Completed, "已完成", "Completed"),
        Option.Of(OrderStatus.Cancelled, "已取消", "Cancelled"), Option.Of(OrderStatus.Returned, "已退货", "Returned"),
    ];

    /// <summary>What orders are found by of their lines: <c>line.name = '培训'</c> holds where any line has it.</summary>
    private static readonly FieldCatalogue<OrderLine> Lines = new("order_lines",
    [
        Field.Text<OrderLine>("name", "产品", "Product", l => l.Name, readOnly: true),
        Field.Text<OrderLine>("category", "产品类别", "Product category", l => l.Category, readOnly: true),
        Field.YesNo<OrderLine>("has_category", "有产品类别", "Has a category", l => l.Category != null, readOnly: true),
        Field.Number<OrderLine>("quantity", "数量", "Quantity", l => l.Quantity, readOnly: true),
    ]);

    public static readonly FieldCatalogue<Order> All = new("orders",
    [
        Field.Text<Order>("order_number", "订单编号", "Order number", o => o.OrderNumber, max: OrderChanges.NumberLength) with { Aliases = ["订单号"] },
        Field.Record<Order>("customer_id", "客户", "Customer", o => o.CustomerId),
        Field.Text<Order>("customer_name", "客户名称", "Customer name", o => o.CustomerName, readOnly: true),
        Field.Instant<Order>("ordered_at", "下单时间", "Ordered", o => o.OrderedAt, sortable: true) with { Aliases = ["购买时间"] },
        Field.Select<Order>("status", "状态", "Status", o => o.Status, Statuses, readOnly: true),
        Field.Money<Order>("amount", "订单金额", "Amount", o => o.Amount, sortable: true) with { Aliases = ["金额"] },
        Field.Text<Order>("currency", "币种", "Currency", o => o.Currency, max: 3),
        Field.Money<Order>("returned_amount", "退款金额", "Paid back", o => o.ReturnedAmount, readOnly: true),
        Field.Money<Order>("net_amount", "实收金额", "Net amount", o => o.NetAmount, readOnly: true),
        Field.User<Order>("seller_id", "销售", "Sold by", o => o.SellerId),
        Field.User<Order>("owner_id", "负责人", "Owner", o => o.OwnerId, readOnly: true) with { Aliases = ["owner"] },
        Field.Text<Order>("channel", "渠道", "Channel", o => o.Channel, max: OrderChanges.WordLength),
        Field.LongText<Order>("notes", "备注", "Notes", o => o.Notes, max: OrderChanges.TextLength),
        Field.Text<Order>("return_reason", "退货原因", "Reason of the return", o => o.ReturnReason, readOnly: true),
        Field.Integer<Order>("points_spent", "使用积分", "Points spent", o => o.PointsSpent, readOnly: true),
        Field.Integer<Order>("points_earned", "获得积分", "Points earned", o => o.PointsEarned, readOnly: true),
        Field.Instant<Order>("created_at", "创建时间", "Created", o => o.CreatedAt, sortable: true, readOnly: true),
        Field.Instant<Order>("updated_at", "更新时间", "Updated", o => o.UpdatedAt, sortable: true, readOnly: true),
    ],
    Related.To("customer", "客户", "Customer", (Order o) => o.CustomerId, (Customer c) => c.Id, CustomerFields.All),
    Related.To("line", "明细", "Line", (Order o) => o.Id, (OrderLine l) => l.OrderId, Lines));
}
