using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Approvals;

/// <summary>The record an approval is about.</summary>
public sealed record ApprovalRecord(string Kind, string Id);

/// <summary>An approval in a list, its title in the reader's language.</summary>
public sealed record ApprovalRow(
    Id<Approval> ApprovalId, ApprovalSubject Subject, string Title, ApprovalRecord? Record, string? Reason, Id<User> AskedBy, string? AskedByName,
    ApprovalStatus Status, int Step, int StepCount, bool MayDecide, DateTimeOffset CreatedAt, DateTimeOffset? ClosedAt);

/// <summary>One approver's word; <c>DecidedBy</c> is another where somebody stood in.</summary>
public sealed record VoteRow(Id<User> UserId, string? UserName, VoteDecision Decision, Id<User>? DecidedBy, string? DecidedByName, string? Comment, DateTimeOffset? DecidedAt);

/// <summary>One step with its words; none yet where it has not begun.</summary>
public sealed record StepRow(StepMode Mode, IReadOnlyList<ApproverChoice> Approvers, IReadOnlyList<VoteRow> Votes);

public sealed record ApprovalDetail(ApprovalRow Approval, IReadOnlyList<StepRow> Steps, bool MayWithdraw);

public sealed record WaitingCount(int Waiting);

public sealed record ApprovalCriteria
{
    /// <summary><c>waiting</c> for the caller (the usual), <c>asked</c> by or <c>decided</c> by the caller, or <c>all</c> for those who configure approvals.</summary>
    [FromQuery(Name = "view")] public string? View { get; init; }
}

internal static class ApprovalQueries
{
    private static readonly FieldCatalogue<Approval> Order = new("approvals",
        [Field.Instant<Approval>("created_at", "时间", "Time", a => a.CreatedAt, sortable: true, readOnly: true)]);

    public static async Task<Page<ApprovalRow>> List(
        [AsParameters] ApprovalCriteria criteria, [AsParameters] ListQuery list, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var me = session.Access.UserId;
        var query = criteria.View switch
        {
            null or "" or "waiting" => Waiting(db, session, clock),
            "asked" => db.Approvals.Where(a => a.AskedBy == me),
            "decided" => db.Approvals.Where(a => db.ApprovalVotes.Any(v => v.ApprovalId == a.Id && v.DecidedBy == me)),
            "all" => session.May(ApprovalsModule.Configure) ? db.Approvals : throw Refusal.Forbidden(),
            _ => throw Refusal.Field("view", "unknown_option"),
        };
        var mine = Waiting(db, session, clock).Select(a => a.Id);
        var page = await list.Page(query.AsNoTracking(), Order, "-created_at", a => new
        {
            Approval = a,
            AskedByName = db.Users.Where(u => u.Id == a.AskedBy).Select(u => u.Name).FirstOrDefault(),
            MayDecide = mine.Contains(a.Id),
        }, ct);
        return new([.. page.Items.Select(i => Row(i.Approval, i.AskedByName, i.MayDecide, session.Language))], page.NextCursor, page.Total, page.TotalIsExact);
    }

    public static async Task<WaitingCount> Count(CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        new(await Waiting(db, session, clock).Take(Lists.CountedExactly).CountAsync(ct));

    public static Task<ApprovalDetail> Get(Id<Approval> id, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => Detail(db, session, clock, id, ct);

    /// <exception cref="Refusal">404 when it is not there or not the caller's to see.</exception>
    public static async Task<ApprovalDetail> Detail(CrmDb db, Session session, TimeProvider clock, Id<Approval> id, CancellationToken ct)
    {
        var found = await Visible(db, session, clock).AsNoTracking().Where(a => a.Id == id)
            .Select(a => new { Approval = a, AskedByName = db.Users.Where(u => u.Id == a.AskedBy).Select(u => u.Name).FirstOrDefault() })
            .FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
        var mayDecide = await Waiting(db, session, clock).AnyAsync(a => a.Id == id, ct);
        var votes = await db.ApprovalVotes.AsNoTracking().Where(v => v.ApprovalId == id).Select(v => new
        {
            Vote = v,
            Name = db.Users.Where(u => u.Id == v.UserId).Select(u => u.Name).FirstOrDefault(),
            ByName = db.Users.Where(u => u.Id == v.DecidedBy).Select(u => u.Name).FirstOrDefault(),
        }).ToListAsync(ct);
        var rows = votes.OrderBy(v => v.Vote.DecidedAt ?? DateTimeOffset.MaxValue).ThenBy(v => v.Name, StringComparer.Ordinal)
            .ToLookup(v => v.Vote.Step, v => new VoteRow(v.Vote.UserId, v.Name, v.Vote.Decision, v.Vote.DecidedBy, v.ByName, v.Vote.Comment, v.Vote.DecidedAt));
        var steps = found.Approval.Steps.Select((step, number) => new StepRow(step.Mode, step.Approvers, [.. rows[number]])).ToList();
        var mayWithdraw = found.Approval.Status == ApprovalStatus.Pending && found.Approval.AskedBy == session.Access.UserId;
        return new ApprovalDetail(Row(found.Approval, found.AskedByName, mayDecide, session.Language), steps, mayWithdraw);
    }

    /// <summary>What one asked for, has or had a word in, or watches over.</summary>
    public static IQueryable<Approval> Visible(CrmDb db, Session session, TimeProvider clock)
    {
        var (me, absent) = (session.Access.UserId, StandingInFor(db, session, clock));
        return session.May(ApprovalsModule.Configure)
            ? db.Approvals
            : db.Approvals.Where(a => a.AskedBy == me || db.ApprovalVotes.Any(v => v.ApprovalId == a.Id && (v.UserId == me || v.DecidedBy == me || absent.Contains(v.UserId))));
    }

    /// <summary>What waits for the caller's word, or for that of somebody he stands in for.</summary>
    public static IQueryable<Approval> Waiting(CrmDb db, Session session, TimeProvider clock)
    {
        var (me, absent, mayOwn) = (session.Access.UserId, StandingInFor(db, session, clock), session.May(ApprovalsModule.Configure));
        return db.Approvals.Where(a => a.Status == ApprovalStatus.Pending && ((mayOwn && a.Subject != ApprovalSubject.Export) || a.AskedBy != me)
            && db.ApprovalVotes.Any(v => v.ApprovalId == a.Id && v.Step == a.Step && v.Decision == VoteDecision.Waiting && (v.UserId == me || absent.Contains(v.UserId))));
    }

    /// <summary>Who is away today and has the caller decide meanwhile.</summary>
    public static IQueryable<Id<User>> StandingInFor(CrmDb db, Session session, TimeProvider clock)
    {
        var (me, today) = (session.Access.UserId, TenancyModule.Today(session, clock));
        return db.Delegations.Where(d => d.ToId == me && d.From <= today && today <= d.Until).Select(d => d.UserId);
    }

    private static ApprovalRow Row(Approval a, string? askedByName, bool mayDecide, string language) => new(
        a.Id, a.Subject, ApprovalTexts.Title(a.Subject, a.Values, language), RecordIds.Text(a.RecordKind, a.RecordId) is { } id ? new(a.RecordKind, id) : null,
        a.Reason, a.AskedBy, askedByName, a.Status, a.Step, a.Steps.Count, mayDecide, a.CreatedAt, a.ClosedAt);
}
