using System.Text.Json;
using Guanxi.Demo;

namespace Guanxi.Tests.Demo;

public sealed class DemoDataTests
{
    private const int Seed = 20260213;
    private static readonly DateOnly Today = new(2026, 2, 13);
    private static readonly List<DemoCustomer> Usual = [.. DemoData.Generate(DemoData.UsualSize, Seed, Today)];

    [Fact]
    public void The_same_seed_gives_the_same_customers()
    {
        var again = DemoData.Generate(300, Seed, Today);
        var other = DemoData.Generate(300, Seed + 1, Today);

        Assert.Equal(Written(Usual.Take(300)), Written(again));
        Assert.NotEqual(Written(Usual.Take(300)), Written(other));
    }

    [Fact]
    public void No_two_customers_share_a_name_a_phone_or_a_mobile()
    {
        Assert.Equal(Usual.Count, Usual.Select(c => c.Name).Distinct().Count());
        Assert.Equal(Usual.Count, Usual.Select(c => c.Phones[0].Number).Distinct().Count());
        var contacts = Usual.SelectMany(c => c.Contacts).ToList();
        Assert.Equal(contacts.Count, contacts.Select(p => p.Mobile).Distinct().Count());
    }

    [Fact]
    public void Names_stay_unique_in_a_large_set()
    {
        var names = new HashSet<string>();
        Assert.All(DemoData.Generate(50_000, Seed, Today), c => Assert.True(names.Add(c.Name), c.Name));
    }

    [Fact]
    public void Every_customer_has_one_to_four_contacts_and_one_primary()
    {
        Assert.All(Usual, c =>
        {
            Assert.InRange(c.Contacts.Count, 1, 4);
            Assert.Single(c.Contacts, p => p.IsPrimary);
            Assert.Single(c.Phones, p => p.IsPrimary);
            Assert.Single(c.Emails, e => e.IsPrimary);
            Assert.Single(c.Addresses, a => a.IsPrimary);
        });
        Assert.Equal([1, 2, 3, 4], Usual.Select(c => c.Contacts.Count).Distinct().Order());
    }

    [Fact]
    public void Every_value_of_every_choice_occurs()
    {
        Assert.Equal(["company", "person"], Values(Usual.Select(c => c.Type)));
        Assert.Equal(["interested", "lost", "potential", "won"], Values(Usual.Select(c => c.Status)));
        Assert.Equal(3, Values(Usual.Select(c => c.Scale)).Count);
        Assert.Equal(["decision_maker", "influencer", "user"], Values(Usual.SelectMany(c => c.Contacts).Select(p => p.Role)));
        Assert.Equal(["call", "email", "meeting", "note", "sms", "visit", "wechat"], Values(Usual.SelectMany(c => c.Activities).Select(a => a.Type)));
        Assert.Equal([false, true], Usual.Select(c => c.IsActive).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, DemoData.Owners), Usual.Select(c => c.OwnerIndex).OfType<int>().Distinct().Order());
        Assert.Contains(Usual, c => c.OwnerIndex is null);
    }

    [Fact]
    public void The_funnel_narrows_and_all_grades_occur()
    {
        double Share(string status) => Usual.Count(c => c.Status == status) / (double)Usual.Count;
        Assert.InRange(Share("potential"), 0.38, 0.50);
        Assert.InRange(Share("interested"), 0.21, 0.33);
        Assert.InRange(Share("won"), 0.14, 0.24);
        Assert.InRange(Share("lost"), 0.06, 0.14);
        Assert.InRange(Usual.Count(c => Grade(c) == 'A'), 20, 200);
        Assert.InRange(Usual.Count(c => Grade(c) == 'B'), 40, 400);
        Assert.InRange(Usual.Count(c => Grade(c) == 'C'), 100, 600);
        Assert.Contains(Usual, c => c.Status == "won" && Grade(c) == 'D');
    }

    [Fact]
    public void Activities_lie_between_the_start_of_the_relation_and_yesterday()
    {
        Assert.All(Usual, c =>
        {
            Assert.InRange(c.Activities.Count, 0, 30);
            Assert.Equal(c.Activities.OrderBy(a => a.OccurredAt), c.Activities);
            Assert.All(c.Activities, a =>
            {
                var day = DateOnly.FromDateTime(a.OccurredAt.AddHours(8).DateTime);
                Assert.InRange(day, c.CreatedOn, Today.AddDays(-1));
                Assert.True(day >= Today.AddMonths(-18).AddDays(-3));
                Assert.Equal(TimeSpan.Zero, a.OccurredAt.Offset);
                Assert.True(a.ContactIndex is null || a.ContactIndex < c.Contacts.Count);
                Assert.DoesNotContain('{', a.Content);
            });
        });
        Assert.InRange(Usual.Average(c => c.Activities.Count), 2, 10);
        Assert.Contains(Usual, c => c.Activities.Count >= 25);
    }

    [Fact]
    public void Branches_come_after_their_parent_and_carry_its_brand()
    {
        var branches = Usual.Where(c => c.ParentIndex is not null).ToList();
        Assert.InRange(branches.Count, 20, 200);
        Assert.All(branches, b => Assert.True(b.ParentIndex < b.Index));
        var named = branches.Where(b => b.Name.Contains('（', StringComparison.Ordinal)).ToList();
        Assert.All(named, b => Assert.StartsWith(b.Name[..2], Usual[b.ParentIndex!.Value].ShortName, StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_real_can_be_called_or_mailed()
    {
        Assert.All(Usual.SelectMany(c => c.Emails).Select(e => e.Address), a => Assert.EndsWith(".example.com", a, StringComparison.Ordinal));
        Assert.All(Usual.SelectMany(c => c.Contacts), p =>
        {
            Assert.Matches("^(1990000[0-9]{4}|1640[0-9]{7})$", p.Mobile);
            Assert.True(p.Email is null || p.Email.EndsWith(".example.com", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("曾")]
    [InlineData("单")]
    [InlineData("欧阳")]
    [InlineData("尉迟")]
    public void Unusual_surnames_occur(string surname) =>
        Assert.Contains(Usual.SelectMany(c => c.Contacts), p => p.Name.StartsWith(surname, StringComparison.Ordinal));

    [Fact]
    public void Customers_come_one_by_one_without_making_the_rest() =>
        Assert.Single(DemoData.Generate(int.MaxValue, Seed, Today).Take(1));

    private static List<string> Values(IEnumerable<string?> values) => [.. values.OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    // the rule of the product, written again on purpose
    private static char Grade(DemoCustomer c) => (c.Status, c.AnnualRevenue ?? 0, c.CooperationYears ?? 0) switch
    {
        ("potential", _, _) => 'D',
        (_, > 1_000_000, > 3) => 'A',
        (_, >= 500_000, >= 1) => 'B',
        (_, >= 100_000, _) => 'C',
        _ => 'D',
    };

    private static string Written(IEnumerable<DemoCustomer> customers) => JsonSerializer.Serialize(customers);
}
