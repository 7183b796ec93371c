using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Guanxi.CustomFields;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Database;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Sight;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Guanxi;

/// <summary>
/// Every table of the system, in the order of <see cref="Modules.All"/>. Keeps each query to the session's organisation and to
/// what its user may see, and writes audit entries, events and their deliveries in the transaction of the change.
/// </summary>
public sealed partial class CrmDb(
    DbContextOptions<CrmDb> options, Session session, ReactionMap reactions, DeliverySignal signal, AccessCache accesses, TimeProvider clock)
    : DbContext(options), IRecords
{
    public DbSet<EventRecord> Events => Set<EventRecord>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    IQueryable<T> IRecords.Of<T>() => Set<T>();

    /// <summary>The moment, by the clock that stamps what is saved.</summary>
    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Writes an act that changes no field, such as an export, into the audit log with the next save.</summary>
    public void Note(string kind, Guid? recordId, string action, object? details = null) =>
        Audit.Add(AuditTrail.Entry(session, clock.GetUtcNow(), kind, recordId, action, null, details ?? new { }));

    /// <summary>Raises an event that belongs to no loaded entity; it leaves with the next save.</summary>
    public void Raise(IEvent happened) => Store(happened);

    /// <summary>Tells the database about a change of <see cref="Session"/> inside an open transaction.</summary>
    public async Task ApplySession(CancellationToken ct)
    {
        if (Database.CurrentTransaction is { } current)
            await new TenantInterceptor(session).Apply(Database.GetDbConnection(), ((IInfrastructure<System.Data.Common.DbTransaction>)current).Instance, ct);
    }

    /// <summary>The fields of its own that the session's organisation has.</summary>
    public async ValueTask<CustomFieldSet> CustomFields(CancellationToken ct)
    {
        if (session.CustomFields is null) session.Know(await CustomFieldsModule.Of(this, ct));
        return session.CustomFields!;
    }

    /// <summary>Completes new rows that are about to be written in bulk.</summary>
    internal Task Complete<T>(IReadOnlyCollection<T> rows, CancellationToken ct) where T : class => CustomFieldsModule.Settle(this, rows, session, clock, ct);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var changed = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        foreach (var entry in changed) Stamp(entry, now); // before formulas look at it
        await using var held = await CustomFieldsModule.Settle(this, changed, session, clock, cancellationToken);
        Audit.AddRange(AuditTrail.Of(changed, session, now).ToList());
        var happened = ChangeTracker.Entries<Entity>().SelectMany(e => e.Entity.TakeEvents()).ToList();
        foreach (var fact in happened) Store(fact);
        foreach (var due in await CustomFieldsModule.DueBy(this, changed, cancellationToken)) Store(due);
        var delivers = ChangeTracker.Entries<Delivery>().Any(d => d.State == EntityState.Added);

        var rows = await Write(acceptAllChangesOnSuccess, cancellationToken);
        if (held is not null) await held.CommitAsync(cancellationToken);
        if (delivers) signal.Set();
        if (changed.Any(e => AuditTrail.KindOf(e.Entity.GetType()) is { } kind && AccessCache.DependsOn(kind))) accesses.Forget(session.TenantId);
        return rows;
    }

    /// <summary>True while a save writes rows, in a transaction of its own when none is open.</summary>
    internal bool IsSaving { get; private set; }

    private async Task<int> Write(bool acceptAllChangesOnSuccess, CancellationToken ct)
    {
        if (Database.CurrentTransaction is not null) await this.PlanOnce(ct);
        IsSaving = true;
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, ct);
        }
        finally
        {
            IsSaving = false;
        }
    }

    private void Stamp(EntityEntry entry, DateTimeOffset now)
    {
        if (entry is { Entity: Entity { TenantId: var tenant } entity } && tenant == Guid.Empty) entity.TenantId = session.TenantId;
        if (entry is { Entity: IRecord record, State: EntityState.Added or EntityState.Modified })
            record.Stamp(now, session.UserId, entry.State == EntityState.Added);
    }

    private void Store(IEvent happened)
    {
        var stored = new EventRecord
        {
            TenantId = session.TenantId,
            Name = ReactionMap.NameOf(happened.GetType()),
            Payload = JsonSerializer.Serialize(happened, happened.GetType(), Json.Options),
            At = clock.GetUtcNow(),
        };
        Events.Add(stored);
        Deliveries.AddRange(reactions.To(happened).Select(reaction =>
            new Delivery { TenantId = session.TenantId, EventId = stored.Id, Reaction = reaction.Name, NextTryAt = stored.At }));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var type in typeof(CrmDb).Assembly.GetTypes())
        {
            if (type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(Entity)))
                configurationBuilder.Properties(typeof(Id<>).MakeGenericType(type)).HaveConversion(typeof(IdConverter<>).MakeGenericType(type));
            if (type is { IsEnum: true, IsGenericType: false })
                configurationBuilder.Properties(type).HaveConversion(typeof(SnakeCaseEnumConverter<>).MakeGenericType(type)).HaveMaxLength(40);
        }
        configurationBuilder.Properties<decimal>().HavePrecision(18, 2);
        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("crm");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CrmDb).Assembly);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Select(t => t.ClrType).ToList())
        {
            if (type.IsAssignableTo(typeof(Entity))) Apply(nameof(KeepToTenant), type);
            if (IsRecord(type)) Apply(nameof(MapRecord), type);
            if (type.IsAssignableTo(typeof(ICustomized))) Apply(nameof(MapCustomFields), type);
            if (type.IsAssignableTo(typeof(ISharedWithDeal))) Apply(nameof(KeepToEitherOwner), type);
            else if (type.IsAssignableTo(typeof(IShareable))) Apply(nameof(KeepToOwnersAndShared), type);
            else if (type.IsAssignableTo(typeof(IOwned))) Apply(nameof(KeepToVisibleOwners), type);
        }

        FollowSharedRecords(modelBuilder);
        KeepPlatformRowsToTenant(modelBuilder);
        CustomValue.MapFunctions(modelBuilder);
        Month.MapFunction(modelBuilder);
        Bucket.MapFunction(modelBuilder);
        modelBuilder.HasDbFunction(SearchSight.Without).HasName("regexp_replace").IsBuiltIn();

        void Apply(string step, Type entity) => GetType()
            .GetMethod(step, BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)!
            .MakeGenericMethod(entity).Invoke(this, [modelBuilder]);
    }

    private static bool IsRecord(Type type) => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(Record<>);

    private void KeepToTenant<T>(ModelBuilder model) where T : Entity =>
        model.Entity<T>().HasQueryFilter(Filters.Tenant, e => e.TenantId == session.TenantId);

    private static void MapRecord<T>(ModelBuilder model) where T : Record<T>
    {
        var table = model.Entity<T>();
        table.HasKey(r => new { r.TenantId, r.Id });
        table.Property(r => r.Id).ValueGeneratedNever();
        table.Property(r => r.Version).IsConcurrencyToken();
    }

    /// <summary>One index answers every custom field that is compared with a value.</summary>
    private static void MapCustomFields<T>(ModelBuilder model) where T : class, ICustomized
    {
        var table = model.Entity<T>();
        table.Property(r => r.CustomFields).AsJson();
        table.HasIndex(r => r.CustomFields).HasMethod("gin").HasOperators("jsonb_path_ops").HasDatabaseName($"ix_{table.Metadata.GetTableName()}_custom");
    }

    private void KeepToVisibleOwners<T>(ModelBuilder model) where T : class, IOwned
    {
        var kind = AuditTrail.KindOf(typeof(T)) ?? typeof(T).GetCustomAttribute<SeenAsAttribute>()!.Kind;
        model.Entity<T>().HasQueryFilter(Filters.Owner, e =>
            session.SeesAll(kind) || (e.OwnerId == null && session.SeesPool(kind)) || session.VisibleOwners(kind).Contains(e.OwnerId!.Value));
    }

    private void KeepToEitherOwner<T>(ModelBuilder model) where T : class, ISharedWithDeal
    {
        var kind = AuditTrail.KindOf(typeof(T))!;
        model.Entity<T>().HasQueryFilter(Filters.Owner, e =>
            session.SeesAll(kind) || (e.OwnerId == null && session.SeesPool(kind)) || session.VisibleOwners(kind).Contains(e.OwnerId!.Value) || session.VisibleOwners(kind).Contains(e.DealOwnerId!.Value));
    }

    private void KeepPlatformRowsToTenant(ModelBuilder model)
    {
        model.Entity<EventRecord>().HasQueryFilter(Filters.Tenant, e => e.TenantId == session.TenantId);
        model.Entity<AuditEntry>().HasQueryFilter(Filters.Tenant, e => e.TenantId == session.TenantId);
        model.Entity<Delivery>().HasQueryFilter(Filters.Tenant, d => session.IsAcrossTenants || d.TenantId == session.TenantId);
    }
}

/// <summary>The names of the filters, for the few places that must lift one of them.</summary>
public static class Filters
{
    public const string Tenant = "tenant";
    public const string Owner = "owner";
}

public static class CrmDbReads
{
    /// <summary>The record with this id.</summary>
    /// <exception cref="Refusal">404 when it is not there or not visible.</exception>
    public static async Task<T> Get<T>(this IQueryable<T> records, Id<T> id, CancellationToken ct) where T : Entity<T> =>
        await records.FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw Refusal.NotFound();
}
