using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

public sealed record CreateDepartmentRequest
{
    [Needed, Text(100)] public required string Name { get; init; }

    /// <summary>The department above; none for one at the top.</summary>
    public Id<Department>? ParentId { get; init; }

    /// <summary>Who leads it.</summary>
    public Id<User>? HeadId { get; init; }
}

public sealed record EditDepartmentRequest
{
    [NotEmptied, Text(100)] public Optional<string> Name { get; init; }
    public Optional<Id<Department>?> ParentId { get; init; }
    public Optional<Id<User>?> HeadId { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

internal static class EditDepartment
{
    public static async Task<IResult> Create(CreateDepartmentRequest request, HttpContext http, CrmDb db, CancellationToken ct)
    {
        await RequireParent(db, request.ParentId, ct);
        await RequireHead(db, request.HeadId, ct);
        var department = Department.Found(request.Name, request.ParentId);
        department.LedBy(request.HeadId);
        db.Departments.Add(department);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/departments/{department.Id}", http.Tagged(await DepartmentQueries.Read(db, department.Id, ct), department.Version));
    }

    /// <summary>One move at a time per organisation: two at once could close a ring that neither sees.</summary>
    public static Task<DepartmentRow> Handle(
        Id<Department> id, EditDepartmentRequest request, HttpContext http, CrmDb db, Administrators administrators, CancellationToken ct) =>
        db.Retrying(() => administrators.Keep(async () =>
        {
            var department = await db.Departments.Get(id, ct);
            await http.RequireSame(department.Version, request.Version, async () => await DepartmentQueries.Read(db, id, ct));
            if (request.Name is { IsSet: true, Value: { } name }) department.Rename(name);
            if (request.ParentId.IsSet)
            {
                await RequireParent(db, request.ParentId.Value, ct);
                department.MoveBelow(request.ParentId.Value, await db.Departments.ToDictionaryAsync(d => d.Id, d => d.ParentId, ct));
            }
            if (request.HeadId.IsSet)
            {
                await RequireHead(db, request.HeadId.Value, ct);
                department.LedBy(request.HeadId.Value);
            }
            await db.SaveChangesAsync(ct);
            return http.Tagged(await DepartmentQueries.Read(db, id, ct), department.Version);
        }, ct));

    /// <exception cref="Refusal">409 while users or departments are in it.</exception>
    public static async Task<IResult> Delete(Id<Department> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var department = await db.Departments.Get(id, ct);
        await http.RequireSame(department.Version, default, async () => await DepartmentQueries.Read(db, id, ct));
        if (await db.Users.AnyAsync(u => u.DepartmentId == id, ct) || await db.Departments.AnyAsync(d => d.ParentId == id, ct))
            throw Refusal.Conflict("department.not_empty");
        db.Departments.Remove(department);
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    private static async Task RequireHead(CrmDb db, Id<User>? head, CancellationToken ct)
    {
        if (head is { } id && !await db.Users.AnyAsync(u => u.Id == id && u.IsActive, ct)) throw Refusal.Field("head_id", "unknown_user");
    }

    private static async Task RequireParent(CrmDb db, Id<Department>? parent, CancellationToken ct)
    {
        if (parent is { } id && !await db.Departments.AnyAsync(d => d.Id == id, ct)) throw Refusal.Field("parent_id", "unknown_department");
    }
}
