using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads.Assignment;

/// <summary>Who may be made the owner of a lead, and by whom.</summary>
internal static class LeadOwners
{
    /// <exception cref="Refusal">400 for somebody who is not there, 403 without the right to hand over.</exception>
    public static async Task Require(LeadChanges changes, Lead? existing, CrmDb db, Session session, CancellationToken ct)
    {
        if (!changes.Owner.IsSet || (existing is not null && changes.Owner.Value == existing.OwnerId)) return;
        var isOwnNew = existing is null && changes.Owner.Value is { } own && own == session.UserId;
        if (!isOwnNew && !session.May(LeadsModule.Assign)) throw Refusal.Forbidden("lead.cannot_assign");
        if (changes.Owner.Value is { } id) await RequireActive(id, changes.AssignedTo.IsSet ? "assigned_to" : "owner_id", db, ct);
    }

    public static async Task RequireActive(Id<User> id, string field, CrmDb db, CancellationToken ct)
    {
        if (!await db.Users.AnyAsync(u => u.Id == id && u.IsActive, ct)) throw Refusal.Field(field, "unknown_user");
    }
}
