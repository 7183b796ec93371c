using System.Text.Json.Nodes;
using Guanxi.Identity;
using Guanxi.Opportunities;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.History;

/// <summary>What the records are called that values of the log point to; those out of the caller's sight are left out.</summary>
internal static class ValueNames
{
    public static async Task<IReadOnlyDictionary<string, string>> Of(CrmDb db, Session session, IEnumerable<JsonNode?> values, CancellationToken ct)
    {
        var ids = values.SelectMany(Texts).Where(text => text.Length is > 20 and < 60 && text.Contains('_', StringComparison.Ordinal)).Distinct().ToList();
        var names = new Dictionary<string, string>();
        if (ids.Count == 0) return names;
        foreach (var catalogue in Modules.All.SelectMany(m => m.Fields).Where(c => session.May($"{c.Kind}.view")))
        {
            var here = ids.Where(id => RecordIds.TryParse(catalogue.Kind, id, out _)).ToList();
            if (here.Count > 0) foreach (var (id, name) in await catalogue.Names(db, here, ct)) names[id] = name;
        }
        var users = Known<User>("users", ids);
        if (users.Length > 0) await Add(db.Users.Where(u => users.Contains(u.Id)).Select(u => new Named(u.Id.ToString(), u.Name)));
        var stages = Known<Stage>("stages", ids);
        if (stages.Length > 0 && session.May(OpportunitiesModule.View)) await Add(db.Stages.Where(s => stages.Contains(s.Id)).Select(s => new Named(s.Id.ToString(), s.Name)));
        var pipelines = Known<Pipeline>("pipelines", ids);
        if (pipelines.Length > 0 && session.May(OpportunitiesModule.View)) await Add(db.Pipelines.Where(p => pipelines.Contains(p.Id)).Select(p => new Named(p.Id.ToString(), p.Name)));
        return names;

        async Task Add(IQueryable<Named> found)
        {
            foreach (var one in await found.ToListAsync(ct)) names[one.Id] = one.Name;
        }
    }

    private static Id<T>[] Known<T>(string kind, IEnumerable<string> ids) where T : Entity =>
        [.. ids.Select(id => RecordIds.TryParse(kind, id, out var known) ? known : (Guid?)null).OfType<Guid>().Select(id => new Id<T>(id))];

    private static IEnumerable<string> Texts(JsonNode? value) => value switch
    {
        JsonValue single when single.TryGetValue<string>(out var text) => [text],
        JsonArray list => list.SelectMany(Texts),
        _ => [],
    };

    private sealed record Named(string Id, string Name);
}
