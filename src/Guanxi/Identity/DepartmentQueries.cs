using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary><c>UserCount</c> counts the active users in the department itself, not those below it.</summary>
public sealed record DepartmentRow(Id<Department> DepartmentId, string Name, Id<Department>? ParentId, Id<User>? HeadId, string? HeadName, int UserCount, int Version);

internal static class DepartmentQueries
{
    public static async Task<Listing<DepartmentRow>> List(CrmDb db, CancellationToken ct) =>
        new(await Rows(db, db.Departments.OrderBy(d => d.Name).ThenBy(d => d.Id)).ToListAsync(ct));

    public static async Task<DepartmentRow> Get(Id<Department> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var department = await Read(db, id, ct);
        return http.Tagged(department, department.Version);
    }

    /// <exception cref="Refusal">404 when there is no such department.</exception>
    public static async Task<DepartmentRow> Read(CrmDb db, Id<Department> id, CancellationToken ct) =>
        await Rows(db, db.Departments.Where(d => d.Id == id)).FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();

    private static IQueryable<DepartmentRow> Rows(CrmDb db, IQueryable<Department> departments) =>
        departments.Select(d => new DepartmentRow(d.Id, d.Name, d.ParentId, d.HeadId, db.Users.Where(u => u.Id == d.HeadId).Select(u => u.Name).FirstOrDefault(), db.Users.Count(u => u.DepartmentId == d.Id && u.IsActive), d.Version));
}
