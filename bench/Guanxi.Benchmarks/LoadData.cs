using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Guanxi.Customers;
using Guanxi.CustomFields;
using Guanxi.Demo;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Events;
using Guanxi.Platform.Postgres;
using Guanxi.Platform.Schedule;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Guanxi.Benchmarks;

/// <summary>Makes the same twenty organisations at every run, by COPY as the owner: indexes are rebuilt afterwards, triggers and foreign keys rest.</summary>
internal static class LoadData
{
    private const int Tenants = 20, LargestCustomers = 500_000, WideCustomers = 200_000, OtherCustomers = 5_000, WideTenant = 2;
    private const int LongStory = 20_000;
    private const double ContactsEach = 1.6, ActivitiesEach = 2;
    private const int Seed = 20260213, Chunk = 2000, Sample = 2000, Buyers = 500;
    private static readonly DateOnly Today = new(2026, 2, 13);

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["fsync"] = "off",
        ["synchronous_commit"] = "off",
        ["full_page_writes"] = "off",
        ["max_wal_size"] = "16GB",
        ["maintenance_work_mem"] = "1GB",
    };

    /// <param name="folder">Where the database lies.</param>
    /// <param name="scale">Of the full size.</param>
    /// <param name="deals">Of the largest organisation; by the scale when null.</param>
    public static async Task Run(string folder, double scale, int? deals)
    {
        var watch = Stopwatch.StartNew();
        Directory.CreateDirectory(folder);
        await using var postgres = await EmbeddedPostgres.Start(
            new EmbeddedPostgresOptions { DataDirectory = folder, Settings = Settings }, TimeProvider.System, NullLogger.Instance, default);
        await using var services = await Product(folder, postgres.ConnectionString);
        await using var owner = new NpgsqlConnection(postgres.ConnectionString);
        await owner.OpenAsync();
        var indexes = await DropIndexes(owner);
        await Execute(owner, "SET session_replication_role = replica");
        var wide = "";
        for (var number = Tenants; number > 0; number--)
        {
            var customers = (int)((number == 1 ? LargestCustomers : number == WideTenant ? WideCustomers : OtherCustomers) * scale);
            var data = await LoadTenant(number, customers, number == 1 ? deals ?? (int)(LoadDeals.OfLargest * scale) : customers / 10, scale, services, owner);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,6:0} s  organisation {number}: {data.Customers} customers, {data.Contacts} contacts, {data.Activities} activities, {data.Opportunities} deals"));
            if (number == WideTenant) wide = data.Admin;
            if (number == 1) (data with { Wide = wide }).Write(folder);
        }
        foreach (var index in indexes) await Execute(owner, index);
        await IndexFields.Run(new JobScope(services.Services, TimeProvider.System.GetUtcNow(), default));
        await Execute(owner, "SELECT crm.recount_deals(tenant_id), crm.recount_customers(tenant_id) FROM crm.tenants"); // no trigger saw them come
        await Execute(owner, "VACUUM ANALYZE");
        await Execute(owner, "CHECKPOINT");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,6:0} s  indexes and statistics are done"));
    }

    /// <summary>The product's services on the database, migrated; nothing of it listens or works in the background.</summary>
    private static async Task<WebApplication> Product(string folder, string connection)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Crm"] = connection,
            ["Data:Directory"] = folder,
            ["SignIn:PasswordIterations"] = "1000",
        });
        builder.Logging.ClearProviders();
        builder.Services.AddCrm(builder.Configuration);
        var app = builder.Build();
        await app.Services.GetRequiredService<CrmDatabase>().Start(default);
        return app;
    }

    private static async Task<BenchData> LoadTenant(int number, int customers, int deals, double scale, WebApplication services, NpgsqlConnection owner)
    {
        await using var scope = services.Services.CreateAsyncScope();
        var (db, session) = (scope.ServiceProvider.GetRequiredService<CrmDb>(), scope.ServiceProvider.GetRequiredService<Session>());
        session.ActAcrossTenants();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var request = new OpenOrganizationRequest { Organization = $"基准公司{number}", Name = "管理员", Email = $"bench{number}@example.com", Password = Guid.CreateVersion7().ToString() };
        var admin = await OpenOrganization.Create(request, db, scope.ServiceProvider.GetRequiredService<Passwords>(), session, default);
        var team = await DemoTeam.Gather(db, default);
        var (adminToken, sellerToken) = (Token(db, admin.Id, session), Token(db, team.Sellers[1], session)); // the first is a manager
        db.FieldDefinitions.AddRange(number == 1 ? LoadFields.Five() : number == WideTenant ? LoadFields.Many() : []);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();

        var rows = new DemoRows(team.Sellers, null, TimeProvider.System.GetUtcNow());
        var (ids, contacts, activities, last, buyers) = (new List<Guid>(), 0, 0, default(Customer), new List<Customer>());
        var seen = 0;
        await using var writer = new OwnerDb(owner, session.TenantId);
        foreach (var chunk in Generate(customers).Chunk(Chunk))
        {
            foreach (var made in chunk) rows.Add(made, string.Create(CultureInfo.InvariantCulture, $"CUS{made.CreatedOn:yyyyMMdd}{made.Index:000000}"));
            foreach (var (customer, at) in rows.Customers.Select((customer, at) => (customer, seen + at)))
                if (number == 1) LoadFields.FillFive(customer, at);
                else if (number == WideTenant) LoadFields.FillMany(customer, at);
            seen += rows.Customers.Count;
            await writer.Insert(rows);
            if (ids.Count == 0) ids.Add(rows.Activities.First(a => a.CustomerId is not null).CustomerId!.Value.Value); // the first has the long story
            if (ids.Count < Sample) ids.AddRange(rows.Customers.Select(c => c.Id.Value).Where(id => id != ids[0]));
            (contacts, activities, last) = (contacts + rows.Contacts.Count, activities + rows.Activities.Count, rows.Customers.FindLast(c => c.ShortName is not null) ?? last);
            buyers.AddRange(rows.Customers.Where(c => c.OwnerId is not null).Take(Buyers - buyers.Count));
            rows.Clear();
        }
        if (number == 1) activities += await writer.LengthenStory(ids[0]);
        var (movable, stages) = await writer.InsertDeals(deals, buyers);
        if (number == 1) await writer.InsertOrders((int)(LoadOrders.OfLargest * scale), customers);
        await writer.Commit();
        return new BenchData(scale, session.TenantId, adminToken, sellerToken, customers, contacts, activities,
            [.. ids.Take(Sample / 2)], [.. ids.Skip(Sample / 2).Take(Sample / 2)], last!.ShortName!, last.Phone![^4..], deals, movable, stages);
    }

    /// <summary>Invented customers with as many people and talks as asked for on the whole.</summary>
    private static IEnumerable<DemoCustomer> Generate(int customers)
    {
        var (contacts, activities) = (0, 0);
        foreach (var made in DemoData.Generate(customers, Seed, Today))
        {
            var people = made.Contacts.OrderByDescending(c => c.IsPrimary).Take(Math.Max(1, (int)((made.Index + 1) * ContactsEach) - contacts)).ToList();
            var talks = made.Activities.TakeLast((int)((made.Index + 1) * ActivitiesEach) - activities).ToList();
            (contacts, activities) = (contacts + people.Count, activities + talks.Count);
            yield return made with { Contacts = people, Activities = talks };
        }
    }

    private static string Token(CrmDb db, Id<User> user, Session session)
    {
        var (text, hash) = Secret.New(Secret.TokenPrefix, session.TenantId);
        db.AccessTokens.Add(AccessToken.Issue(user, "bench", text, hash, null));
        return text;
    }

    private static async Task<List<string>> DropIndexes(NpgsqlConnection owner)
    {
        var (names, definitions) = (new List<string>(), new List<string>());
        await using (var question = new NpgsqlCommand(
            """
            SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'crm' AND tablename IN ('customers', 'contacts', 'activities', 'tasks', 'opportunities', 'opportunity_stages', 'orders', 'order_lines')
            AND indexname NOT IN (SELECT conname FROM pg_constraint)
            """, owner))
        await using (var found = await question.ExecuteReaderAsync())
            while (await found.ReadAsync())
            {
                names.Add(found.GetString(0));
                definitions.Add(found.GetString(1));
            }
        foreach (var name in names) await Execute(owner, $"DROP INDEX crm.{RowSecurity.Quote(name)}");
        return definitions;
    }

    private static async Task Execute(NpgsqlConnection owner, string sql)
    {
        await using var command = new NpgsqlCommand(sql, owner) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The product's own bulk writer on the owner's connection, for one organisation in one transaction.</summary>
    private sealed class OwnerDb : IAsyncDisposable
    {
        private static readonly PropertyInfo ContactCount = typeof(Customer).GetProperty(nameof(Customer.ContactCount))!; // else kept by a trigger
        private readonly Session session = new();
        private readonly CrmDb db;

        public OwnerDb(NpgsqlConnection owner, Guid tenant)
        {
            session.ActAsSystem(tenant);
            var clock = TimeProvider.System;
            var options = new DbContextOptionsBuilder<CrmDb>().UseNpgsql(owner).Options;
            db = new CrmDb(options, session, new ReactionMap(), new DeliverySignal(clock), new AccessCache(clock), clock);
        }

        public async Task Insert(DemoRows rows)
        {
            if (db.Database.CurrentTransaction is null) await db.Database.BeginTransactionAsync();
            var counts = rows.Contacts.GroupBy(c => c.CustomerId).ToDictionary(g => g.Key, g => g.Count());
            foreach (var customer in rows.Customers) ContactCount.SetValue(customer, counts[customer.Id]);
            await db.InsertMany(rows.Customers, session, TimeProvider.System, default);
            await db.InsertMany(rows.Contacts, session, TimeProvider.System, default);
            await db.InsertMany(rows.Activities, session, TimeProvider.System, default);
            await db.InsertMany(rows.Tasks, session, TimeProvider.System, default);
        }

        public Task<(Guid[] Movable, Guid[] Stages)> InsertDeals(int count, IReadOnlyList<Customer> buyers) => LoadDeals.Run(db, session, count, buyers);

        public Task InsertOrders(int count, int customers) => LoadOrders.Run(db, session, count, customers);

        /// <summary>Repeats what happened with a customer hour by hour, until its timeline is as long as any may be expected to get.</summary>
        public Task<int> LengthenStory(Guid customer) => db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO crm.activities SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'occurred_at', a.occurred_at - n * interval '1 hour'))).*
             FROM crm.activities a, generate_series(1, {LongStory}) n
             WHERE a.tenant_id = {session.TenantId} AND a.id = (SELECT id FROM crm.activities WHERE tenant_id = {session.TenantId} AND customer_id = {customer} LIMIT 1)
             """);

        public Task Commit() => db.Database.CommitTransactionAsync();

        public ValueTask DisposeAsync() => db.DisposeAsync();
    }
}
