using Guanxi.Identity;
using Guanxi.Leads.Scoring;
using Guanxi.Platform;
using Guanxi.Platform.Filters;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads.Assignment;

/// <summary>
/// Hands leads out by the organisation's rules. Whoever opens the queue holds it until his transaction ends, so that two who assign
/// at the same moment neither give one person two turns nor pass his limit.
/// </summary>
internal sealed class LeadQueue
{
    private readonly CrmDb db;
    private readonly LeadAssignment settings;
    private readonly List<(AssignmentRule Rule, Func<Lead, bool> Holds)> rules;
    private readonly HashSet<Id<User>> free;
    private readonly Dictionary<Id<User>, int> load;
    private readonly Dictionary<string, long> turns;

    private LeadQueue(
        CrmDb db, LeadAssignment settings, List<(AssignmentRule, Func<Lead, bool>)> rules, HashSet<Id<User>> free, Dictionary<Id<User>, int> load) =>
        (this.db, this.settings, this.rules, this.free, this.load, turns) = (db, settings, rules, free, load, new(settings.Turns));

    /// <summary>The queue, within the caller's transaction; null where leads are not handed out.</summary>
    public static async Task<LeadQueue?> Open(CrmDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.LeadAssignments.AnyAsync(a => a.Mode != AssignmentMode.Off, ct)) return null;
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.lead_assignment FOR UPDATE", ct); // row security leaves one
        var settings = await db.LeadAssignments.AsNoTracking().SingleAsync(ct);
        var people = settings.Members.Select(m => m.UserId).Concat(settings.Rules.SelectMany(r => r.UserIds)).Distinct().ToArray();
        var context = await LeadScorer.Context(db, clock, ct);
        var away = settings.Members.Where(m => m.IsAway(context.Today)).Select(m => m.UserId).ToHashSet();
        var active = await db.Users.Where(u => u.IsActive && people.Contains(u.Id)).Select(u => u.Id).ToListAsync(ct);
        var load = await db.Leads.IgnoreQueryFilters([Filters.Owner]) // the limit counts what a person has, not what the caller sees of it
            .Where(l => l.OwnerId != null && people.Contains(l.OwnerId.Value) && l.Status != LeadStatus.Converted && l.Status != LeadStatus.Disqualified)
            .GroupBy(l => l.OwnerId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var fields = (await db.CustomFields(ct)).In(LeadFields.All);
        var rules = settings.Rules.Select(r => (r, Filter.Bind(Filter.Parse(r.Condition), fields, context).Compile(preferInterpretation: true))).ToList();
        return new LeadQueue(db, settings, rules, [.. active.Where(id => !away.Contains(id))], load);
    }

    /// <summary>Gives the lead to the next person; to nobody when all are away or full.</summary>
    public void Assign(Lead lead, bool isOneOfMany = false)
    {
        if (Next(lead) is not { } person) return;
        turns[person.ToString()] = turns.Values.DefaultIfEmpty().Max() + 1;
        load[person] = load.GetValueOrDefault(person) + 1;
        lead.AssignTo(person, isOneOfMany);
    }

    /// <summary>Remembers whose turn it was.</summary>
    public Task Save(CancellationToken ct) =>
        db.LeadAssignments.ExecuteUpdateAsync(set => set.SetProperty(a => a.Turns, turns), ct);

    private Id<User>? Next(Lead lead)
    {
        foreach (var (rule, _) in rules.Where(r => r.Holds(lead)))
            if (Among(rule.UserIds) is { } person) return person;
        return Among(settings.Members.Select(m => m.UserId));
    }

    private Id<User>? Among(IEnumerable<Id<User>> people)
    {
        var able = people.Where(p => free.Contains(p) && HasRoom(p)).ToList();
        if (able.Count == 0) return null;
        var inOrder = settings.Mode == AssignmentMode.Load ? able.OrderBy(p => load.GetValueOrDefault(p)).ThenBy(TurnOf) : able.OrderBy(TurnOf);
        return inOrder.First(); // among equals the order of the settings
    }

    private long TurnOf(Id<User> person) => turns.GetValueOrDefault(person.ToString());

    private bool HasRoom(Id<User> person) => settings.Members.Find(m => m.UserId == person)?.Limit is not { } limit || load.GetValueOrDefault(person) < limit;
}
