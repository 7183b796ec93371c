using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Approvals;

public sealed record ApprovalRuleDetail(ApprovalSubject Subject, bool IsActive, IReadOnlyList<ApprovalStep> Steps, int Version);

/// <summary>Shows and changes who must agree to what.</summary>
internal static class EditApprovalRule
{
    /// <summary>One for each subject, also where the usual one holds.</summary>
    public static async Task<Listing<ApprovalRuleDetail>> List(CrmDb db, CancellationToken ct)
    {
        var changed = await db.ApprovalRules.AsNoTracking().ToDictionaryAsync(r => r.Subject, ct);
        return new([.. Enum.GetValues<ApprovalSubject>().Select(subject => Detail(changed.GetValueOrDefault(subject) ?? ApprovalRule.Usual(subject)))]);
    }

    public static Task<ApprovalRuleDetail> Handle(string subject, ApprovalRuleChanges request, HttpContext http, CrmDb db, CancellationToken ct) => db.Retrying(async () =>
    {
        var about = SubjectOf(subject);
        var rule = await db.ApprovalRules.FirstOrDefaultAsync(r => r.Subject == about, ct);
        if (rule is null) db.ApprovalRules.Add(rule = ApprovalRule.Usual(about));
        await http.RequireSame(rule.Version, request.Version, async () => Detail(await Of(db, about, ct)));
        if (request.Steps.IsSet) await RequireApprovers(request.Steps.Value ?? [], db, ct);
        rule.Change(request);
        await db.SaveChangesAsync(ct);
        return http.Tagged(Detail(rule), rule.Version);
    });

    /// <summary>The organisation's rule, or the usual one.</summary>
    public static async Task<ApprovalRule> Of(CrmDb db, ApprovalSubject subject, CancellationToken ct) =>
        await db.ApprovalRules.AsNoTracking().FirstOrDefaultAsync(r => r.Subject == subject, ct) ?? ApprovalRule.Usual(subject);

    private static ApprovalSubject SubjectOf(string word) =>
        Enum.GetValues<ApprovalSubject>().Cast<ApprovalSubject?>().FirstOrDefault(s => ApprovalTexts.Word(s!.Value) == word) ?? throw Refusal.NotFound();

    private static async Task RequireApprovers(List<ApprovalStep> steps, CrmDb db, CancellationToken ct)
    {
        if (steps.Count == 0 || steps.Exists(s => s.Approvers.Count == 0)) throw Refusal.Field("steps", "approval.no_approvers");
        foreach (var choice in steps.SelectMany(s => s.Approvers))
        {
            if (choice.Kind == ApproverKind.Person && !await db.Users.AnyAsync(u => u.Id == choice.UserId && u.IsActive, ct)) throw Refusal.Field("steps", "unknown_user");
            if (choice.Kind == ApproverKind.Role && !await db.Roles.AnyAsync(r => r.Code == choice.Role, ct)) throw Refusal.Field("steps", "unknown_option");
        }
    }

    private static ApprovalRuleDetail Detail(ApprovalRule rule) => new(rule.Subject, rule.IsActive, rule.Steps, rule.Version);
}
