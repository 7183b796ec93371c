using System.Text.Json;
using Guanxi.Analytics;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Live;
using Guanxi.Platform.Validation;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Demo;

public sealed record LoadDemoRequest
{
    /// <summary>How many customers; 2,000 when left out.</summary>
    [Between(1, LoadDemo.Most)] public int? Customers { get; init; }
}

/// <summary>What was added.</summary>
public sealed record LoadedDemo(int Users, int Customers, int Contacts, int Activities, int Opportunities, int Orders, int Tasks);

/// <summary>Fills an organisation with invented customers: all of them or none.</summary>
internal static class LoadDemo
{
    public const int Most = 20_000;
    private const int Seed = 20260213;
    private const int Chunk = 1000;

    public static async Task<IResult> Handle(LoadDemoRequest? request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        Results.Created("/api/customers", await Load(request?.Customers ?? DemoData.UsualSize, db, session, clock, ct));

    /// <exception cref="Refusal">409 when sample data is there already.</exception>
    public static async Task<LoadedDemo> Load(int size, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        db.Database.SetCommandTimeout(RemoveDemo.Patience);
        if (!await TenancyModule.HoldSampleData(db, session, true, ct)) throw Refusal.Conflict("demo.loaded");
        var team = await DemoTeam.Gather(db, ct);
        await db.SaveChangesAsync(ct);
        await Remember("users", team.Users.Select(u => u.Value), db, session, clock, ct);
        await Remember("departments", team.Departments.Select(d => d.Value), db, session, clock, ct);

        var (rows, contacts, activities, tasks) = (new DemoRows(team.Sellers, session.UserId, clock.GetUtcNow()), 0, 0, 0);
        var sales = await DemoSales.Begin(db, session, clock, Seed, ct);
        var codes = await Codes(size, db, session, clock, ct);
        foreach (var made in DemoData.Generate(size, Seed, TenancyModule.Today(session, clock)).Chunk(Chunk))
        {
            foreach (var customer in made) rows.Add(customer, codes[customer.Index]);
            (contacts, activities, tasks) = (contacts + rows.Contacts.Count, activities + rows.Activities.Count, tasks + rows.Tasks.Count);
            await Save(rows, db, session, clock, ct);
            await Remember("opportunities", await sales.AddDeals(rows.Customers, made, ct), db, session, clock, ct);
            await Remember("orders", await sales.AddOrders(rows.Customers, made, ct), db, session, clock, ct);
            rows.Clear();
        }
        await Remember("products", sales.Products, db, session, clock, ct);
        var leads = await DemoLeads.Load(size, team.Sellers, db, session, clock, ct);
        foreach (var group in leads.GroupBy(r => r.Kind)) await Remember(group.Key, group.Select(r => r.Id), db, session, clock, ct);
        await Announce(db, session, clock, ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return new LoadedDemo(team.Users.Count, size, contacts, activities, sales.Deals, sales.Orders, tasks);
    }

    /// <summary>Tells open lists that many records came or went at once, and has counted soon what customers are worth now.</summary>
    public static async Task Announce(CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        foreach (var kind in (string[])["customers", "contacts", "activities", "products", "opportunities", "orders", "leads", "tasks"])
        {
            var change = JsonSerializer.Serialize(new LiveChange(session.TenantId, kind, null, "many", session.UserId?.Value, null, clock.GetUtcNow()), Json.Options);
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify('crm_live', {change})", ct);
        }
        await AnalyticsModule.CountSoon(db, ct);
    }

    private static async Task Save(DemoRows rows, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        await db.InsertMany(rows.Customers, session, clock, ct);
        await db.InsertMany(rows.Contacts, session, clock, ct);
        await db.InsertMany(rows.Activities, session, clock, ct);
        await db.InsertMany(rows.Tasks, session, clock, ct);
        await Remember("customers", rows.Customers.Select(c => c.Id.Value), db, session, clock, ct);
        await Remember("contacts", rows.Contacts.Select(c => c.Id.Value), db, session, clock, ct);
        await Remember("activities", rows.Activities.Select(a => a.Id.Value), db, session, clock, ct);
        await Remember("tasks", rows.Tasks.Select(t => t.Id.Value), db, session, clock, ct);
    }

    private static Task Remember(string kind, IEnumerable<Guid> ids, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        db.InsertMany([.. ids.Select(id => new DemoRecord { Kind = kind, RecordId = id })], session, clock, ct);

    /// <summary>One reservation for all, with room for numbers somebody chose by hand.</summary>
    private static async Task<List<string>> Codes(int size, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var today = TenancyModule.Today(session, clock);
        var taken = (await db.Customers.IgnoreQueryFilters([Filters.Owner]).Where(c => c.Code.StartsWith(CustomersModule.CodePrefix)).Select(c => c.Code).ToListAsync(ct)).ToHashSet();
        var first = await TenancyModule.ReserveNumbers(db, session, CustomersModule.CodePrefix, today, size + taken.Count, ct);
        return [.. Enumerable.Range(0, size + taken.Count).Select(i => TenancyModule.CodeOf(CustomersModule.CodePrefix, today, first + i)).Where(c => !taken.Contains(c)).Take(size)];
    }
}
