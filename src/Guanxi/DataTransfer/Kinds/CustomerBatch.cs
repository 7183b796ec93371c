using System.Text.Json;
using System.Text.Json.Serialization;
using Guanxi.Activities;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Database;
using Guanxi.Platform.Import;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>The customers that a chunk of rows opens and changes, saved together.</summary>
internal sealed class CustomerBatch(ImportScope scope, bool mayGiveAway)
{
    /// <summary>False where the row would give a customer to another and that needs the approval of others.</summary>
    public bool MayGive(Customer existing, CustomerChanges changes) => mayGiveAway || existing.OwnerId is null || !changes.OwnerId.IsSet || changes.OwnerId.Value == existing.OwnerId;

    private static readonly JsonSerializerOptions OnlyGiven = new(Json.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
    private readonly List<Customer> opened = [];
    private readonly List<(Customer Customer, string Before, int? Follows)> changed = [];
    private readonly List<(Customer Customer, string Note)> notes = [];

    public void Open(Customer customer, ImportRow row)
    {
        if (row.Instant("created_at").Value is { } made && made <= scope.Clock.GetUtcNow()) customer.WasMade(made);
        opened.Add(customer);
        Note(customer, row);
        row.Became(RowOutcome.Created);
    }

    /// <summary>A customer for rows of another kind, such as contacts, that name one we do not know yet.</summary>
    public void Open(Customer customer) => opened.Add(customer);

    public void Change(Customer customer, CustomerChanges changes, ImportRow row)
    {
        if (!opened.Contains(customer) && !changed.Exists(c => c.Customer == customer))
            changed.Add((customer, JsonSerializer.Serialize(CustomersModule.Snapshot(customer), OnlyGiven), scope.VersionToFollow(customer)));
        CustomersModule.Change(customer, CustomerRows.Onto(customer, changes) with { Code = default });
        Note(customer, row);
        row.Became(RowOutcome.Updated);
    }

    public async Task Save(CancellationToken ct)
    {
        var (db, session, clock) = (scope.Db, scope.Session, scope.Clock);
        await db.SaveChangesAsync(ct);
        await GiveCodes(ct);
        var now = clock.GetUtcNow();
        var noted = notes.Select(n => n.Customer).ToHashSet();
        foreach (var customer in opened.Where(noted.Contains)) CustomersModule.WasTouched(customer, now);
        await db.InsertMany(opened, session, clock, ct);
        await db.InsertMany([.. opened.Select(c => AuditTrail.Entry(session, clock.GetUtcNow(), "customers", c.Id.Value, "created", c.OwnerId, Facts(c)))], session, clock, ct);
        var logged = notes.Select(n => ActivitiesModule.Log(new ActivityChanges { Type = "note", Content = n.Note }, n.Customer, null, session.UserId, clock.GetUtcNow())).ToList();
        await db.InsertMany(logged, session, clock, ct);
        foreach (var (customer, _, _) in changed.Where(c => noted.Contains(c.Customer))) await CustomersModule.Touch(db, customer.Id, now, ct);
        scope.Traces.AddRange(opened.Select(c => new ImportTrace(c.Id.Value, true, null, c.Version)));
        scope.Traces.AddRange(changed.Select(c => new ImportTrace(c.Customer.Id.Value, false, c.Before, c.Customer.Version, c.Follows)));
        scope.Traces.AddRange(logged.Select(n => new ImportTrace(n.Id.Value, true, null, n.Version))); // behind their customers: taken back before them
    }

    private void Note(Customer customer, ImportRow row)
    {
        if (row.Text("notes", ActivityChanges.LongestContent).Value is { } note) notes.Add((customer, note));
    }

    /// <summary>One reservation for all; numbers somebody chose by hand are passed over.</summary>
    private async Task GiveCodes(CancellationToken ct)
    {
        var without = opened.Where(c => c.Code.Length == 0).ToList();
        var today = TenancyModule.Today(scope.Session, scope.Clock);
        while (without.Count > 0)
        {
            var first = await TenancyModule.ReserveNumbers(scope.Db, scope.Session, CustomersModule.CodePrefix, today, without.Count, ct);
            var codes = without.Select((_, i) => TenancyModule.CodeOf(CustomersModule.CodePrefix, today, first + i)).ToArray();
            var taken = (await scope.Db.Customers.IgnoreQueryFilters([Filters.Owner]).Where(c => codes.Contains(c.Code)).Select(c => c.Code).ToListAsync(ct)).ToHashSet();
            taken.UnionWith(opened.Select(c => c.Code)); // the file itself may bring numbers of today
            for (var i = 0; i < codes.Length; i++) if (!taken.Contains(codes[i])) CustomersModule.Number(without[i], codes[i]);
            without = [.. without.Where(c => c.Code.Length == 0)];
        }
    }

    private static Dictionary<string, object?[]> Facts(Customer c) => new() { ["code"] = [null, c.Code], ["name"] = [null, c.Name] };
}
