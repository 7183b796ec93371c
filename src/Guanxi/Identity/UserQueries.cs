using System.Linq.Expressions;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

public sealed record UserRow(
    Id<User> UserId, string Name, string Email, Id<Department>? DepartmentId, string? DepartmentName, Id<User>? ManagerId, string? ManagerName, string[] Roles, bool IsActive, bool HasSecondFactor,
    DateTimeOffset? LastSeenAt, DateTimeOffset CreatedAt, int Version);

internal static class UserQueries
{
    private const string UsualSort = "name";

    /// <summary>Everybody, or those whose name or address holds what was typed.</summary>
    public static async Task<Page<UserRow>> List(
        [FromQuery(Name = "q")] string? typed, [FromQuery(Name = "is_active")] bool? isActive, [AsParameters] ListQuery list, CrmDb db, CancellationToken ct)
    {
        var users = db.Users.AsNoTracking().Where(u => isActive == null || u.IsActive == isActive);
        if (!string.IsNullOrWhiteSpace(typed))
        {
            var piece = $"%{Escaped(typed.Trim())}%";
            users = users.Where(u => EF.Functions.ILike(u.Name, piece, "\\") || EF.Functions.ILike(u.Email, piece, "\\"));
        }
        var order = UserFields.All.Sort(string.IsNullOrEmpty(list.Sort) ? UsualSort : list.Sort);
        var page = await order.Page(users, Row(db), list.Rows(), string.IsNullOrEmpty(list.Cursor) ? null : list.Cursor, ct);
        return new(page.Items, page.NextCursor, await users.CountAsync(ct), true);
    }

    public static async Task<UserRow> Get(Id<User> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var user = await Read(db, id, ct);
        return http.Tagged(user, user.Version);
    }

    /// <exception cref="Refusal">404 when there is no such user.</exception>
    public static async Task<UserRow> Read(CrmDb db, Id<User> id, CancellationToken ct) =>
        await db.Users.AsNoTracking().Where(u => u.Id == id).Select(Row(db)).FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();

    private static Expression<Func<User, UserRow>> Row(CrmDb db) => u => new UserRow(
        u.Id, u.Name, u.Email, u.DepartmentId, db.Departments.Where(d => d.Id == u.DepartmentId).Select(d => d.Name).FirstOrDefault(),
        u.ManagerId, db.Users.Where(m => m.Id == u.ManagerId).Select(m => m.Name).FirstOrDefault(), u.Roles, u.IsActive, u.HasSecondFactor, u.LastSeenAt, u.CreatedAt, u.Version);

    private static string Escaped(string typed) =>
        typed.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
