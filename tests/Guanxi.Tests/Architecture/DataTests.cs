using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Architecture;

public sealed class DataTests(CrmApp app)
{
    [Fact]
    public async Task No_change_of_the_model_waits_for_a_migration()
    {
        await using var scope = app.Services.CreateAsyncScope();
        Assert.False(scope.ServiceProvider.GetRequiredService<CrmDb>().Database.HasPendingModelChanges(), "dotnet ef migrations add is needed");
    }

    /// <summary>Waiting deliveries name events and reactions: a renamed one would never be delivered.</summary>
    [Fact]
    public void Names_of_events_and_reactions_are_those_published()
    {
        var events = typeof(CrmDb).Assembly.GetTypes().Where(t => t is { IsClass: true } && t.IsAssignableTo(typeof(IEvent))).Select(t => $"event {ReactionMap.NameOf(t)}").ToList();
        Assert.Equal(events.Count, events.Distinct().Count());
        var reactions = app.Services.GetRequiredService<ReactionMap>().Names.Select(name => $"reaction {name}");
        var names = string.Concat(events.Concat(reactions).Order(StringComparer.Ordinal).Select(name => name + "\n"));
        Repository.RequireSame(names, "UPDATE_NAMES", "tests", "Guanxi.Tests", "Architecture", "names.txt");
    }

    [Fact]
    public void Prefixes_of_ids_and_words_for_kinds_are_given_once()
    {
        var entities = typeof(CrmDb).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(Entity))).ToList();
        Report.None(Twice<IdPrefixAttribute>(p => p.Prefix).Concat(Twice<KindAttribute>(k => k.Kind)));

        IEnumerable<string> Twice<T>(Func<T, string> word) where T : Attribute => entities
            .SelectMany(t => t.GetCustomAttributes(typeof(T), false).Cast<T>().Select(a => (word(a), t.Name)))
            .GroupBy(p => p.Item1).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(p => p.Name))}");
    }
}
