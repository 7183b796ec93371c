using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Approvals;

public sealed record DelegationRequest
{
    /// <summary>Who decides meanwhile.</summary>
    public required Id<User> ToId { get; init; }
    [Days] public required DateOnly From { get; init; }

    /// <summary>The last day away.</summary>
    [Days] public required DateOnly Until { get; init; }
}

/// <summary>Who decides for the caller, and when; all empty when nobody does.</summary>
public sealed record DelegationDetail(Id<User>? ToId, string? ToName, DateOnly? From, DateOnly? Until);

/// <summary>One's own absence: who decides meanwhile.</summary>
internal static class EditDelegation
{
    public static async Task<DelegationDetail> Read(CrmDb db, Session session, CancellationToken ct)
    {
        var me = session.Access.UserId;
        return await db.Delegations.AsNoTracking().Where(d => d.UserId == me)
            .Select(d => new DelegationDetail(d.ToId, db.Users.Where(u => u.Id == d.ToId).Select(u => u.Name).FirstOrDefault(), d.From, d.Until))
            .FirstOrDefaultAsync(ct) ?? new DelegationDetail(null, null, null, null);
    }

    public static Task<DelegationDetail> Put(DelegationRequest request, CrmDb db, Session session, CancellationToken ct) => db.Retrying(async () =>
    {
        var me = session.Access.UserId;
        if (!await db.Users.AnyAsync(u => u.Id == request.ToId && u.IsActive, ct)) throw Refusal.Field("to_id", "unknown_user");
        var delegation = await db.Delegations.FirstOrDefaultAsync(d => d.UserId == me, ct);
        if (delegation is null) db.Delegations.Add(delegation = Delegation.Of(me));
        delegation.Set(request.ToId, request.From, request.Until);
        await db.SaveChangesAsync(ct);
        return await Read(db, session, ct);
    });

    public static async Task<IResult> Delete(CrmDb db, Session session, CancellationToken ct)
    {
        var me = session.Access.UserId;
        db.Delegations.RemoveRange(await db.Delegations.Where(d => d.UserId == me).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }
}
