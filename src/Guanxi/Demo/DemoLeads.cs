using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Platform;
using Guanxi.Platform.Database;

namespace Guanxi.Demo;

/// <summary>Some hundred invented enquiries of the last three months, scored by the example rules.</summary>
internal static class DemoLeads
{
    private const int Seed = 20260214;
    private const int Most = 400;
    private const int CustomersPerLead = 5;
    private static readonly string[] Wishes = ["CRM系统", "数据分析平台", "营销自动化", "智能客服", "移动办公套件", "实施服务"];
    private static readonly string[] Reasons = ["联系不上", "没有预算", "选了别家", "没有需求"];
    private static readonly (string Value, int Weight)[] Sources = [("网站", 40), ("展会", 22), ("广告", 20), ("转介绍", 18)];

    /// <summary>One lead for five customers, at most four hundred; what was made, for its removal.</summary>
    public static async Task<List<(string Kind, Guid Id)>> Load(
        int customers, IReadOnlyList<Id<User>> sellers, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var made = (await LeadsModule.Exemplify(db, session, clock, ct)).ToList();
        var intake = await LeadsModule.OpenIntake(db, clock, ct);
        var names = new DemoDataNames();
        var leads = Enumerable.Range(0, Math.Clamp(customers / CustomersPerLead, 1, Most)).Select(i => Make(i, names, sellers, clock.GetUtcNow())).ToList();
        foreach (var lead in leads) intake.Rate(lead);
        await db.InsertMany(leads, session, clock, ct);
        made.AddRange(leads.Select(l => ("leads", l.Id.Value)));
        return made;
    }

    private static Lead Make(int index, DemoDataNames names, IReadOnlyList<Id<User>> sellers, DateTimeOffset now)
    {
        var dice = new DemoDataDice(Seed, index);
        var (company, person) = (names.NextCompany(dice), names.NextPerson(dice));
        var isSeen = dice.Chance(0.45);
        Id<User>? owner = dice.Chance(0.12) ? null : dice.Of(sellers);
        var lead = LeadsModule.Capture(new LeadChanges
        {
            Name = person.Full,
            Company = company.Name,
            Phone = DemoDataPeople.Mobile(index, 3),
            Email = $"{person.Latin}@{company.Latin}.example.com",
            Position = dice.Of(["采购经理", "总经理", "市场总监", "IT主管", "运营经理"]),
            Industry = dice.Chance(0.35) ? "科技" : company.Trade.Industry,
            CompanySize = dice.Of([15, 40, 80, 120, 260, 500, 1200]),
            City = company.City.ShortName,
            Source = dice.Weighted(Sources),
            Interest = dice.Of(Wishes),
            PageVisits = isSeen ? dice.Between(1, 14) : 0,
            VisitedPricing = isSeen && dice.Chance(0.5),
            DownloadedWhitepaper = isSeen && dice.Chance(0.4),
            EmailOpens = dice.Chance(0.4) ? dice.Between(1, 9) : 0,
            OwnerId = owner,
            Status = dice.Weighted([(LeadStatus.New, 45), (LeadStatus.Working, 35), (LeadStatus.Nurturing, 20)]),
        });
        lead.WasMade(now.AddHours(-dice.Between(1, 90 * 24)), owner);
        if (dice.Chance(0.1)) LeadsModule.Disqualify(lead, dice.Of(Reasons));
        return lead;
    }
}
