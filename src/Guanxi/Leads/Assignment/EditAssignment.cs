using Guanxi.Identity;
using Guanxi.Leads.Scoring;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads.Assignment;

public sealed record AssignmentDetail(AssignmentMode Mode, IReadOnlyList<AssignmentRule> Rules, IReadOnlyList<AssignmentMember> Members, int Version);

/// <summary>Shows and changes how leads are handed out.</summary>
internal static class EditAssignment
{
    public static async Task<AssignmentDetail> Read(CrmDb db, CancellationToken ct) =>
        Detail(await db.LeadAssignments.AsNoTracking().FirstOrDefaultAsync(ct) ?? LeadAssignment.Usual());

    public static Task<AssignmentDetail> Handle(AssignmentChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
    {
        var assignment = await db.LeadAssignments.FirstOrDefaultAsync(ct);
        if (assignment is null) db.LeadAssignments.Add(assignment = LeadAssignment.Usual());
        await http.RequireSame(assignment.Version, request.Version, async () => await Read(db, ct));
        LeadScorer.Conditions.Require((request.Rules.Value ?? []).Select(r => r.Condition), session, clock);
        await RequirePeople(request, db, ct);
        assignment.Change(request);
        await db.SaveChangesAsync(ct);
        return Detail(assignment);
    });

    private static async Task RequirePeople(AssignmentChanges request, CrmDb db, CancellationToken ct)
    {
        var (members, rules) = (request.Members.Value ?? [], request.Rules.Value ?? []);
        if (members.Exists(m => m.AbsentUntil < m.AbsentFrom)) throw Refusal.Field("members", "lead.absence_backwards");
        if (members.Select(m => m.UserId).Distinct().Count() < members.Count) throw Refusal.Field("members", "lead.member_twice");
        foreach (var (field, people) in new[] { ("members", members.Select(m => m.UserId)), ("rules", rules.SelectMany(r => r.UserIds)) })
        {
            Id<User>[] named = [.. people.Distinct()];
            if (await db.Users.CountAsync(u => named.Contains(u.Id), ct) < named.Length) throw Refusal.Field(field, "unknown_user");
        }
    }

    private static AssignmentDetail Detail(LeadAssignment a) => new(a.Mode, a.Rules, a.Members, a.Version);
}
