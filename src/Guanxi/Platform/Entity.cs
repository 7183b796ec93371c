using Guanxi.Identity;

namespace Guanxi.Platform;

/// <summary>Something that belongs to one organisation and can say what happened to it.</summary>
public abstract class Entity
{
    private readonly List<IEvent> events = [];

    public Guid TenantId { get; internal set; }

    protected void Raise(IEvent happened) => events.Add(happened);

    internal IReadOnlyList<IEvent> TakeEvents()
    {
        var taken = events.ToArray();
        events.Clear();
        return taken;
    }
}

/// <summary>An entity with an id of its own kind, known before it is saved.</summary>
public abstract class Entity<T> : Entity where T : Entity<T>
{
    public Id<T> Id { get; protected init; } = Id<T>.New();
}

/// <summary>A record people work with: who made and last changed it, and which version it is, are kept by <see cref="CrmDb"/>.</summary>
public abstract class Record<T> : Entity<T>, IRecord where T : Record<T>
{
    public DateTimeOffset CreatedAt { get; private set; }
    public Id<User>? CreatedBy { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public Id<User>? UpdatedBy { get; private set; }

    /// <summary>Counts the edits people make; edits send it back. What the system keeps by itself does not raise it.</summary>
    public int Version { get; private set; }

    /// <summary>For records brought over from elsewhere, which keep the day they were made and, where known, by whom.</summary>
    internal void WasMade(DateTimeOffset at, Id<User>? by = null) => (CreatedAt, CreatedBy) = (at, by);

    Guid IRecord.RecordId => Id.Value;

    void IRecord.Stamp(DateTimeOffset now, Id<User>? by, bool isNew)
    {
        if (isNew) (CreatedAt, CreatedBy) = (CreatedAt == default ? now : CreatedAt, CreatedBy ?? by);
        (UpdatedAt, UpdatedBy, Version) = (now, by, Version + 1);
    }
}

/// <summary>What <see cref="CrmDb"/> needs to stamp, audit and announce a record of any kind.</summary>
internal interface IRecord
{
    Guid RecordId { get; }
    DateTimeOffset CreatedAt { get; }
    int Version { get; }
    void Stamp(DateTimeOffset now, Id<User>? by, bool isNew);
}

/// <summary>A record that only those see whose scope covers its owner; without an owner it lies in the public pool.</summary>
public interface IOwned
{
    Id<User>? OwnerId { get; }
}

/// <summary>A record its owner's side may share with others.</summary>
public interface IShareable : IOwned;

/// <summary>A record of a customer that is about a deal or an enquiry as well: whoever sees that one's owner sees it, too.</summary>
public interface ISharedWithDeal : IOwned
{
    Id<User>? DealOwnerId { get; }
}

/// <summary>A fact, named in the past tense, with ids and the values of that moment. Any module may listen to it.</summary>
public interface IEvent;

/// <summary>The name an event keeps for ever, whatever happens to its class.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The plural word for a kind of record in permissions, the audit log, live events and the field catalogue.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KindAttribute(string kind) : Attribute
{
    public string Kind { get; } = kind;
}

/// <summary>Rows about records of another kind, as sums are: seen as these are.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SeenAsAttribute(string kind) : Attribute
{
    public string Kind { get; } = kind;
}
