using Guanxi.Customers;
using Guanxi.Orders;
using Guanxi.Platform;
using Guanxi.Platform.Import;
using Guanxi.Products;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>Reads the cells of a row into an order, or a line of one.</summary>
internal sealed class OrderRows(ImportScope scope, KnownCustomers byCode, KnownCustomers byName, RowPeople people, KnownProducts products)
{
    private const decimal MostMoney = (decimal)ProductChanges.MostMoney;
    private static readonly string[] CancelledWords = ["cancelled", "canceled", "cancel", "已取消", "取消", "已关闭", "交易关闭"];
    private static readonly string[] ReturnedWords = ["returned", "refunded", "已退货", "已退款", "退货", "退款"];
    private static readonly string[] PendingWords = ["pending", "unpaid", "processing", "on-hold", "待处理", "待付款", "未付款", "待发货"];

    public static async Task<OrderRows> Load(IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct)
    {
        var customers = rows.Select(r => r.Raw("customer")).OfType<string>().Distinct().ToList();
        var byCode = await KnownCustomers.Load(scope.Db, "code", customers, toChange: false, ct);
        await byCode.AddById(customers, scope.Db, ct);
        var products = await ProductsModule.Known(scope.Db, [], rows.Select(r => r.Raw("product")).OfType<string>(), ct);
        return new OrderRows(scope, byCode, await KnownCustomers.Load(scope.Db, "name", customers, toChange: false, ct), await RowPeople.Load(rows, scope.Db, ct), products);
    }

    /// <summary>The order; null, and the row failed, where something in it is wrong.</summary>
    public BroughtOrder? Read(ImportRow row)
    {
        var customer = CustomerOf(row);
        var seller = people.OwnerOf(row, scope, OrdersModule.Import, "forbidden");
        var (ordered, status) = (row.Instant("ordered_at"), StatusOf(row));
        var (amount, line) = (Money(row, "amount"), LineOf(row));
        if (ordered.Value is null) row.Fail("ordered_at", "required");
        if (row.Raw("customer") is null) row.Fail("customer", "required");
        if (amount.Value is null && line is null) row.Fail("amount", "required");
        var facts = new OrderChanges
        {
            OrderNumber = row.Text("order_number", OrderChanges.NumberLength),
            OrderedAt = ordered,
            Status = row.Raw("status") is null ? default : new(status),
            Amount = amount,
            Currency = row.Currency("currency"),
            Channel = row.Text("channel", OrderChanges.WordLength),
            Notes = row.Text("notes", OrderChanges.TextLength),
        };
        if (row.Outcome == RowOutcome.Failed) return null;
        return new BroughtOrder(facts, customer, row.Raw("customer"), seller.IsSet ? seller.Value : scope.Session.UserId, status, line is null ? [] : [line]);
    }

    private Customer? CustomerOf(ImportRow row)
    {
        if (row.Text("customer", 200).Value is not { } named) return null;
        var isAmbiguous = false;
        var found = byCode.Find([named], out _) ?? byName.Find([CustomersModule.MatchKey("name", named)], out isAmbiguous);
        if (isAmbiguous) row.Fail("customer", "import.ambiguous");
        return found;
    }

    /// <summary>What a till writes down is paid, unless it says otherwise.</summary>
    private static OrderStatus StatusOf(ImportRow row) => row.Raw("status") switch
    {
        { } word when IsOne(CancelledWords, word) => OrderStatus.Cancelled,
        { } word when IsOne(ReturnedWords, word) => OrderStatus.Returned,
        { } word when IsOne(PendingWords, word) => OrderStatus.Pending,
        _ => OrderStatus.Completed,
    };

    private static bool IsOne(string[] words, string word) => words.Contains(word.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>A row with a product is a line; its price follows from the amount where only that is given.</summary>
    private BroughtOrderLine? LineOf(ImportRow row)
    {
        if (row.Raw("product") is not { } named) return null;
        var product = products.Named(named);
        var (quantity, price, amount) = (row.Exact("quantity").Value ?? 1, Money(row, "unit_price").Value, Money(row, "amount").Value);
        if (Math.Abs(quantity) > 1_000_000_000) row.Fail("quantity", "out_of_range");
        if (quantity != 0 && price is null && amount is not null) price = amount / quantity;
        return OrdersModule.Line(row.Text("product", ProductChanges.NameLength).Value, row.Text("category", ProductChanges.WordLength).Value, quantity, price, product);
    }

    private static Optional<decimal?> Money(ImportRow row, string field)
    {
        var amount = row.Money(field);
        if (amount.Value is null or (>= -MostMoney and <= MostMoney)) return amount;
        row.Fail(field, "out_of_range");
        return default;
    }
}
