using System.Reflection;
using System.Text.Json;

namespace Guanxi.Platform.Events;

/// <summary>Which function runs when which event happened. Filled once, at start-up, by the modules.</summary>
public sealed class ReactionMap
{
    private readonly Dictionary<string, Reaction> byName = [];
    private readonly List<Reaction> all = [];

    public void Event<T>(Func<T, ReactionScope, Task> reaction) where T : IEvent =>
        Add(reaction.Method, typeof(T), (happened, scope) => reaction(JsonSerializer.Deserialize<T>(happened.Payload, Json.Options)!, scope));

    public IEnumerable<Reaction> To(IEvent happened) => all.Where(r => r.EventType.IsInstanceOfType(happened));

    public Reaction Named(string name) => byName[name];

    public IEnumerable<string> Names => byName.Keys;

    private void Add(MethodInfo method, Type eventType, Func<EventRecord, ReactionScope, Task> run)
    {
        var reaction = new Reaction($"{method.DeclaringType!.FullName!["Guanxi.".Length..]}.{method.Name}", eventType, run);
        byName.Add(reaction.Name, reaction);
        all.Add(reaction);
    }

    public static string NameOf(Type eventType) =>
        eventType.GetCustomAttribute<EventAttribute>()?.Name
        ?? throw new InvalidOperationException($"{eventType.Name} needs an [Event] name.");
}

public sealed record Reaction(string Name, Type EventType, Func<EventRecord, ReactionScope, Task> Run);

/// <summary>What a reaction may use. Its writes and the "done" mark commit together.</summary>
public sealed class ReactionScope(CrmDb db, IServiceProvider services, CancellationToken cancelled)
{
    public CrmDb Db => db;
    public CancellationToken Cancelled => cancelled;
    public T Get<T>() where T : notnull => services.GetRequiredService<T>();
}
