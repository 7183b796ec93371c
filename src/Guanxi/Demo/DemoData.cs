using System.Globalization;

namespace Guanxi.Demo;

/// <summary>
/// Invents customers as a Chinese company would have them, for sample data and measurements. The same seed gives the same
/// customers. Nobody real is in it: phones come from numbers that are not given out, mail ends in example.com.
/// </summary>
public static class DemoData
{
    /// <summary>How many customers a trial organisation gets unless it asks for another number.</summary>
    public const int UsualSize = 2_000;

    /// <summary>Sales people the customers are spread over: <see cref="DemoCustomer.OwnerIndex"/> is below this.</summary>
    public const int Owners = 12;

    private const double PersonShare = 0.05, BranchShare = 0.04;
    private const int RememberedParents = 256;

    /// <summary>Makes the customers one by one; a parent always comes before its branches.</summary>
    public static IEnumerable<DemoCustomer> Generate(int customers, int seed, DateOnly today)
    {
        var names = new DemoDataNames();
        var parents = new List<(int Index, DemoDataNames.Company Company)>();
        for (var index = 0; index < customers; index++)
        {
            var dice = new DemoDataDice(seed, index);
            if (dice.Chance(PersonShare))
            {
                yield return Person(index, names.NextPerson(dice), dice, today);
                continue;
            }

            var parent = parents.Count > 0 && dice.Chance(BranchShare) ? dice.Of(parents) : ((int Index, DemoDataNames.Company Company)?)null;
            var company = parent is { } of ? names.NextBranch(of.Company, dice) : names.NextCompany(dice);
            if (parent is null)
                Remember(parents, (index, company));
            yield return Company(index, company, parent?.Index, dice, today);
        }
    }

    private static void Remember(List<(int, DemoDataNames.Company)> parents, (int, DemoDataNames.Company) newest)
    {
        if (parents.Count == RememberedParents)
            parents.RemoveAt(0);
        parents.Add(newest);
    }

    private static DemoCustomer Company(int index, DemoDataNames.Company company, int? parent, DemoDataDice dice, DateOnly today)
    {
        var scale = dice.Weighted([("小型", 58), ("中型", 30), ("大型", 12)]);
        var relation = DemoDataRelation.Roll(dice, scale, today);
        var domain = $"{company.Latin}-{company.City.Latin}.example.com";
        var landline = DemoDataPlaces.Landline(company.City, index);
        var credit = relation.Status == "won" && dice.Chance(0.6) ? dice.Between(1, 60) * 10_000m : (decimal?)null;
        var contacts = DemoDataPeople.Contacts(index, domain, relation, dice, today);
        return new DemoCustomer
        {
            Index = index,
            Name = company.Name,
            ShortName = company.ShortName,
            Type = "company",
            Industry = company.Trade.Industry,
            Scale = scale,
            Website = dice.Chance(0.7) ? $"https://www.{domain}" : null,
            FoundedOn = Founded(relation, dice, today),
            CreditLimit = credit,
            PaymentTerms = credit is null ? null : dice.Of(DemoDataRelation.PaymentTerms),
            CreditDays = credit is null ? null : dice.Of([0, 30, 45, 60, 90]),
            Source = dice.Weighted(DemoDataRelation.Sources),
            OwnerIndex = OwnerOf(relation.Status, dice),
            Status = relation.Status,
            IsActive = relation.Status != "lost" ? !dice.Chance(0.01) : !dice.Chance(0.25),
            AnnualRevenue = relation.AnnualRevenue,
            CooperationYears = relation.CooperationYears,
            ParentIndex = parent,
            Phones = dice.Chance(0.25) ? [new("总机", landline, true), new("传真", DemoDataPlaces.Fax(landline), false)] : [new("总机", landline, true)],
            Emails = [new("办公", $"contact@{domain}", true)],
            Addresses = [DemoDataPlaces.Office(company.City, dice)],
            Tags = DemoDataRelation.Tags(relation, dice),
            CreatedOn = relation.CreatedOn,
            Contacts = contacts,
            Activities = DemoDataActivities.Make(relation, contacts, company.Trade.Industry, dice, today),
        };
    }

    private static DemoCustomer Person(int index, DemoDataPeople.Name name, DemoDataDice dice, DateOnly today)
    {
        var relation = DemoDataRelation.Roll(dice, "小型", today);
        var city = DemoDataPlaces.Any(dice);
        var trade = DemoDataNames.AnyTrade(dice);
        var mobile = DemoDataPeople.Mobile(index, 0);
        var email = $"{name.Latin}{(index % 1000).ToString(CultureInfo.InvariantCulture)}@mail.example.com";
        var contact = DemoDataPeople.Alone(name, mobile, email, dice, today);
        return new DemoCustomer
        {
            Index = index,
            Name = name.Full,
            Type = "person",
            Industry = dice.Chance(0.5) ? trade.Industry : null,
            Source = dice.Weighted(DemoDataRelation.Sources),
            OwnerIndex = OwnerOf(relation.Status, dice),
            Status = relation.Status,
            IsActive = true,
            AnnualRevenue = relation.AnnualRevenue,
            CooperationYears = relation.CooperationYears,
            Phones = [new("手机", mobile, true)],
            Emails = [new("个人", email, true)],
            Addresses = [DemoDataPlaces.Home(city, dice)],
            Tags = DemoDataRelation.Tags(relation, dice),
            CreatedOn = relation.CreatedOn,
            Contacts = [contact],
            Activities = DemoDataActivities.Make(relation, [contact], trade.Industry, dice, today),
        };
    }

    /// <summary>Before it was entered here and before the first business with it.</summary>
    private static DateOnly Founded(DemoDataRelation relation, DemoDataDice dice, DateOnly today)
    {
        var known = Math.Max(today.DayNumber - relation.CreatedOn.DayNumber, (int)((relation.CooperationYears ?? 0) * 366));
        return today.AddDays(-known - dice.Between(60, 25 * 365));
    }

    /// <summary>A few good sellers hold more than the others; some early customers wait in the public pool.</summary>
    private static int? OwnerOf(string status, DemoDataDice dice) =>
        status is "potential" or "lost" && dice.Chance(0.08) ? null : Math.Min(dice.Between(0, Owners), dice.Between(0, Owners + 6));
}
