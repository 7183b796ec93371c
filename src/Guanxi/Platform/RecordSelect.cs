using Guanxi.Identity;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform;

/// <summary>What a list of one kind of record shows under the conditions of its address, for what acts on all of it.</summary>
public abstract class RecordSelect(string kind)
{
    public string Kind => kind;

    /// <summary>The ids of what the caller sees under these conditions, at most so many, in a fixed order.</summary>
    /// <exception cref="Refusal">400 for a condition the list does not know.</exception>
    public abstract Task<List<Guid>> Ids(IReadOnlyDictionary<string, string> conditions, int most, EditCall call);

    /// <summary>Those of the ids that the caller sees.</summary>
    public abstract Task<List<Guid>> Visible(IReadOnlyCollection<Guid> ids, EditCall call);

    /// <summary>How many of the ids are within the reach of a permission of the caller.</summary>
    public abstract Task<int> CountWithin(IReadOnlyCollection<Guid> ids, string permission, EditCall call);

    /// <summary>What a list shows under these conditions in figures, parted by a field.</summary>
    /// <exception cref="Refusal">400 for a condition, a field or a figure the list does not know.</exception>
    public abstract Task<ListSummary> Summary(IReadOnlyDictionary<string, string> conditions, SummaryQuery ask, EditCall call);

    public static RecordSelect Of<T, TCriteria>(string kind, Func<TCriteria, EditCall, Task<IQueryable<T>>> select) where T : Entity<T> where TCriteria : notnull => new By<T, TCriteria>(kind, select);

    private sealed class By<T, TCriteria>(string kind, Func<TCriteria, EditCall, Task<IQueryable<T>>> select) : RecordSelect(kind)
        where T : Entity<T>
        where TCriteria : notnull
    {
        public override async Task<List<Guid>> Ids(IReadOnlyDictionary<string, string> conditions, int most, EditCall call)
        {
            var found = await (await select(ListConditions.Read<TCriteria>(conditions), call)).OrderBy(r => r.Id).Take(most).Select(r => r.Id).ToListAsync(call.Ct);
            return [.. found.Select(id => id.Value)];
        }

        public override async Task<List<Guid>> Visible(IReadOnlyCollection<Guid> ids, EditCall call)
        {
            var wanted = ids.Select(id => new Id<T>(id)).ToList();
            var found = await call.Db.Set<T>().AsNoTracking().Where(r => wanted.Contains(r.Id)).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(call.Ct);
            return [.. found.Select(id => id.Value)];
        }

        public override async Task<ListSummary> Summary(IReadOnlyDictionary<string, string> conditions, SummaryQuery ask, EditCall call) =>
            await (await select(ListConditions.Read<TCriteria>(conditions), call)).Summary(ask, (FieldCatalogue<T>)call.Session.FieldsOf(Kind)!, call.Db, call.Session, call.Ct);

        public override async Task<int> CountWithin(IReadOnlyCollection<Guid> ids, string permission, EditCall call)
        {
            if (!typeof(T).IsAssignableTo(typeof(IOwned)) || call.Session.Access.Grants.GetValueOrDefault(permission) == Scope.All) return ids.Count;
            var wanted = ids.Select(id => new Id<T>(id)).ToList();
            var owners = await call.Db.Set<T>().AsNoTracking().Where(r => wanted.Contains(r.Id))
                .GroupBy(r => EF.Property<Id<User>?>(r, nameof(IOwned.OwnerId))).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(call.Ct);
            return owners.Where(o => call.Session.Reaches(permission, o.Key)).Sum(o => o.Count);
        }
    }
}
