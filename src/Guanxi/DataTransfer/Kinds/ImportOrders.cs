using System.Text.Json;
using System.Text.Json.Serialization;
using Guanxi.Customers;
using Guanxi.Orders;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Database;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>
/// How orders are read from the file of a till or a shop, recognised by their number, written and taken back. Rows with the same
/// number are the lines of one order, also when they are far apart. Without a number every row is an order.
/// </summary>
internal sealed class ImportOrders : ImportKind
{
    private static readonly JsonSerializerOptions OnlyGiven = new(Json.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public override FieldCatalogue Catalogue => OrderFields.All;
    public override IReadOnlyList<string> Tables => [Kind, "order_lines"];
    public override IReadOnlyList<string> MatchFields => ["order_number"];

    public override async Task Apply(IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct)
    {
        var reader = await OrderRows.Load(rows, scope, ct);
        var read = rows.Select(row => (Row: row, Order: reader.Read(row))).Where(r => r.Order is not null).Select(r => (r.Row, Order: r.Order!)).ToList();
        var known = await Known(scope, read.Select(r => r.Order.Facts.OrderNumber.Value).OfType<string>(), ct);
        var (brought, changed) = (new List<BroughtOrder>(), new List<(Order Order, string Before, int? Follows)>());
        foreach (var group in Grouped(read))
        {
            var number = group.Order.Facts.OrderNumber.Value;
            if (number is not null && (known.GetValueOrDefault(number) is not null || scope.WasMade(KeyOf(number)))) await Renew(group, known.GetValueOrDefault(number), changed, scope, ct);
            else Place(group, brought, scope);
        }
        await scope.Db.SaveChangesAsync(ct);
        var made = await OrdersModule.Bring(scope.Db, scope.Session, scope.Clock, brought, ct);
        await scope.Db.InsertMany([.. made.Select(o => AuditTrail.Entry(scope.Session, scope.Clock.GetUtcNow(), "orders", o.Id.Value, "created", o.OwnerId, new Dictionary<string, object?[]> { ["order_number"] = [null, o.OrderNumber] }))], scope.Session, scope.Clock, ct);
        scope.Traces.AddRange(made.Select(o => new ImportTrace(o.Id.Value, true, null, o.Version)));
        scope.Traces.AddRange(changed.Select(c => new ImportTrace(c.Order.Id.Value, false, c.Before, c.Order.Version, c.Follows)));
    }

    /// <summary>Orders that somebody changed since stay.</summary>
    public override async Task<int> Undo(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct)
    {
        var ids = traces.Select(t => new Id<Order>(t.RecordId)).Distinct().ToArray();
        var orders = await db.Orders.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id.Value, ct);
        var kept = 0;
        foreach (var trace in traces)
        {
            if (!orders.TryGetValue(trace.RecordId, out var order)) continue;
            if (order.Version != trace.VersionAfter) kept++;
            else if (trace.IsNew) db.Orders.Remove(order);
            else await OrdersModule.Restore(db, order, JsonSerializer.Deserialize<OrderChanges>(trace.Before!, Json.Options)!, ct);
        }
        await db.SaveChangesAsync(ct);
        return kept;
    }

    private sealed record Group(List<ImportRow> Rows, BroughtOrder Order);

    private static IEnumerable<Group> Grouped(List<(ImportRow Row, BroughtOrder Order)> read) =>
        read.GroupBy(r => r.Order.Facts.OrderNumber.Value ?? $"\n{r.Row.Number}").Select(g => new Group(
            [.. g.Select(r => r.Row)],
            g.First().Order with { Lines = [.. g.SelectMany(r => r.Order.Lines)], Facts = g.First().Order.Facts with { Amount = new(g.Sum(r => r.Order.Facts.Amount.Value)) } }));

    private static void Place(Group group, List<BroughtOrder> brought, ImportScope scope)
    {
        if (scope.Settings.Mode == ImportMode.Update && scope.Settings.Match is not null) group.Rows.ForEach(r => r.Became(RowOutcome.Skipped));
        else
        {
            brought.Add(group.Order);
            group.Rows.ForEach(r => r.Became(RowOutcome.Created));
            if (group.Order.Facts.OrderNumber.Value is { } number) scope.Makes([KeyOf(number)]);
        }
    }

    private static async Task Renew(Group group, Order? order, List<(Order Order, string Before, int? Follows)> changed, ImportScope scope, CancellationToken ct)
    {
        var follows = order is null ? null : scope.VersionToFollow(order);
        var isOurs = order is null || follows is not null;
        if (!isOurs && scope.Settings.Match is null) group.Rows.ForEach(r => r.Fail("order_number", "order.number_taken"));
        else if (!isOurs && scope.Settings.Mode == ImportMode.Create) group.Rows.ForEach(r => r.Became(RowOutcome.Skipped));
        else if (order is not null && !scope.Session.Reaches(OrdersModule.Edit, order.OwnerId)) group.Rows.ForEach(r => r.Fail(null, "forbidden"));
        else if (order is { IsSettled: true } && group.Order.Customer is { } other && other.Id != order.CustomerId) group.Rows.ForEach(r => r.Fail("customer", "order.points_settled"));
        else
        {
            group.Rows.ForEach(r => r.Became(isOurs ? RowOutcome.Created : RowOutcome.Updated));
            if (order is null) return; // a rehearsal has nothing to change
            changed.Add((order, JsonSerializer.Serialize(await OrdersModule.Snapshot(scope.Db, order, ct), OnlyGiven), follows));
            if (isOurs) await OrdersModule.Extend(scope.Db, order, group.Order, ct);
            else await OrdersModule.Renew(scope.Db, scope.Session, scope.Clock, order, group.Order, ct);
        }
    }

    private static string KeyOf(string number) => $"order:{number}";

    private static async Task<Dictionary<string, Order>> Known(ImportScope scope, IEnumerable<string> numbers, CancellationToken ct)
    {
        var wanted = numbers.Distinct().ToArray();
        return wanted.Length == 0 ? [] : await scope.Db.Orders.IgnoreQueryFilters([Filters.Owner]).Where(o => wanted.Contains(o.OrderNumber)).ToDictionaryAsync(o => o.OrderNumber, ct);
    }
}
