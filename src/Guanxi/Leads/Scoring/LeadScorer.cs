using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads.Scoring;

/// <summary>The rules of an organisation, ready to be tried on leads in memory.</summary>
internal sealed class LeadScorer
{
    private readonly List<(ScorePart Part, Func<Lead, bool> Holds)> rules;

    private LeadScorer(LeadScoring settings, List<(ScorePart, Func<Lead, bool>)> rules) => (Settings, this.rules) = (settings, rules);

    public LeadScoring Settings { get; }

    /// <summary>The rules as they are now.</summary>
    /// <param name="forMany">Compiles them to machine code, which pays from some hundred leads on.</param>
    public static async Task<LeadScorer> Load(CrmDb db, TimeProvider clock, CancellationToken ct, bool forMany = false)
    {
        var settings = await db.LeadScorings.AsNoTracking().FirstOrDefaultAsync(ct) ?? LeadScoring.Usual();
        if (settings.Rules.Count == 0) return new LeadScorer(settings, []);
        return new LeadScorer(settings, Bound(settings.Rules, (await db.CustomFields(ct)).In(LeadFields.All), await Context(db, clock, ct), forMany));
    }

    /// <summary>Now, in the organisation's zone, also where nobody is signed in.</summary>
    public static async Task<FilterContext> Context(CrmDb db, TimeProvider clock, CancellationToken ct) =>
        FilterContext.At(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(await db.Tenants.Select(t => t.TimeZone).SingleAsync(ct)));

    /// <exception cref="Refusal">400 with the place of the mistake, counted in the rule's condition.</exception>
    public static void Require(IReadOnlyList<ScoringRule> rules, Session session, TimeProvider clock) =>
        Conditions.Require(rules.Select(r => r.Condition), session, clock);

    /// <summary>The rules that hold for the lead.</summary>
    public List<ScorePart> PartsOf(Lead lead) => [.. rules.Where(r => r.Holds(lead)).Select(r => r.Part)];

    /// <summary>Scores one lead, unless that is done by hand.</summary>
    public void Rate(Lead lead)
    {
        if (Settings.AutoScore) lead.Rate(PartsOf(lead), Settings);
    }

    private static List<(ScorePart, Func<Lead, bool>)> Bound(IEnumerable<ScoringRule> rules, FieldCatalogue<Lead> fields, FilterContext context, bool forMany) =>
        [.. rules.Select(r => (
            new ScorePart(string.IsNullOrWhiteSpace(r.Label) ? r.Condition : r.Label, r.Condition, r.Points),
            Filter.Bind(Filter.Parse(r.Condition), fields, context).Compile(preferInterpretation: !forMany)))];

    /// <summary>Checks conditions that are kept for later.</summary>
    internal static class Conditions
    {
        public static void Require(IEnumerable<string> conditions, Session session, TimeProvider clock)
        {
            var context = FilterContext.At(clock.GetUtcNow(), session.TimeZone); // rules are nobody's: there is no "me" in them
            foreach (var (condition, place) in conditions.Select((c, i) => (c, i)))
            {
                try
                {
                    Filter.Bind(Filter.Parse(condition), session.Fields(LeadFields.All), context);
                }
                catch (FilterException mistake)
                {
                    var refusal = Refusal.Said(400, mistake.Code, mistake.Text(session.Language));
                    (refusal.Extensions["rule"], refusal.Extensions["position"], refusal.Extensions["length"]) = (place, mistake.Position, mistake.Length);
                    throw refusal;
                }
            }
        }
    }
}
