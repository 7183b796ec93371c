using Guanxi.Identity;

namespace Guanxi.Platform;

internal static class OwnedRecords
{
    /// <summary>Narrows a list to what somebody owns: an id, <c>me</c>, <c>my_department</c>, or <c>none</c> for what nobody owns; all of it when empty.</summary>
    /// <exception cref="Refusal">400 at <paramref name="parameter"/> for anything else.</exception>
    public static IQueryable<T> OwnedBy<T>(this IQueryable<T> records, string? owner, Session session, string parameter = "owner") where T : class, IOwned
    {
        if (string.IsNullOrEmpty(owner)) return records;
        if (owner == "none") return records.Where(r => r.OwnerId == null);
        if (owner == "me") return records.Where(r => r.OwnerId == session.UserId);
        if (owner == "my_department")
        {
            var colleagues = session.Access.Colleagues.Select(c => (Id<User>?)c).ToArray();
            return records.Where(r => colleagues.Contains(r.OwnerId));
        }
        if (!Id<User>.TryParse(owner, null, out var id)) throw Refusal.Field(parameter, "wrong_type");
        return records.Where(r => r.OwnerId == id);
    }
}
