using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.Sharing;

/// <summary>With whom, how far and for how long: a person or a department.</summary>
public sealed record ShareRequest
{
    public Id<User>? UserId { get; init; }

    /// <summary>Everybody in it and in those below it.</summary>
    public Id<Department>? DepartmentId { get; init; }
    public bool MayEdit { get; init; }

    /// <summary>The last day; without one it does not end.</summary>
    [Days] public DateOnly? Until { get; init; }
}

public sealed record ShareRow(
    Id<RecordShare> ShareId, Id<User>? UserId, string? UserName, Id<Department>? DepartmentId, string? DepartmentName, bool MayEdit, DateOnly? Until,
    Id<User>? CreatedBy, string? CreatedByName);

/// <summary>Shares one record. The module the record is of has fetched it and asked for the right.</summary>
internal static class ShareRecord
{
    /// <summary>Those that have not ended.</summary>
    public static async Task<Listing<ShareRow>> List(CrmDb db, Session session, TimeProvider clock, string kind, Guid record, CancellationToken ct)
    {
        var today = TenancyModule.Today(session, clock);
        return new(await db.Shares.AsNoTracking().Where(s => s.RecordKind == kind && s.RecordId == record && (s.Until == null || s.Until >= today)).OrderBy(s => s.CreatedAt)
            .Select(s => new ShareRow(s.Id, s.UserId, db.Users.Where(u => u.Id == s.UserId).Select(u => u.Name).FirstOrDefault(),
                s.DepartmentId, db.Departments.Where(d => d.Id == s.DepartmentId).Select(d => d.Name).FirstOrDefault(), s.MayEdit, s.Until,
                s.CreatedBy, db.Users.Where(u => u.Id == s.CreatedBy).Select(u => u.Name).FirstOrDefault())).ToListAsync(ct));
    }

    /// <summary>The same person or department again changes how far and how long.</summary>
    /// <exception cref="Refusal">400 for nobody, both, somebody who is not there, the owner, or a day that is past.</exception>
    public static Task<Listing<ShareRow>> Add(
        CrmDb db, Session session, TimeProvider clock, string kind, Guid record, Id<User>? owner, ShareRequest request, CancellationToken ct) => db.Retrying(async () =>
    {
        if (request.UserId is null == request.DepartmentId is null) throw Refusal.Field("user_id", "share.one_recipient");
        if (request.UserId is { } user && !await db.Users.AnyAsync(u => u.Id == user && u.IsActive, ct)) throw Refusal.Field("user_id", "unknown_user");
        if (request.UserId is not null && request.UserId == owner) throw Refusal.Field("user_id", "share.owner");
        if (request.DepartmentId is { } department && !await db.Departments.AnyAsync(d => d.Id == department, ct)) throw Refusal.Field("department_id", "unknown_department");
        if (request.Until < TenancyModule.Today(session, clock)) throw Refusal.Field("until", "share.past");
        var share = await db.Shares.FirstOrDefaultAsync(s => s.RecordKind == kind && s.RecordId == record && s.UserId == request.UserId && s.DepartmentId == request.DepartmentId, ct);
        if (share is null) db.Shares.Add(share = RecordShare.With(kind, record, request.UserId, request.DepartmentId, session.UserId));
        share.Allow(request.MayEdit, request.Until);
        await db.SaveChangesAsync(ct);
        return await List(db, session, clock, kind, record, ct);
    });

    /// <exception cref="Refusal">404 for a share of another record.</exception>
    public static async Task End(CrmDb db, string kind, Guid record, Id<RecordShare> id, CancellationToken ct)
    {
        db.Shares.Remove(await db.Shares.Where(s => s.RecordKind == kind && s.RecordId == record).Get(id, ct));
        await db.SaveChangesAsync(ct);
    }
}
