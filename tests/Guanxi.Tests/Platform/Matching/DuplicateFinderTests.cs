using Guanxi.Platform.Matching;

namespace Guanxi.Tests.Platform.Matching;

public sealed class DuplicateFinderTests
{
    [Theory]
    [InlineData("上海起帆电缆股份有限公司", "起帆电缆")]
    [InlineData("深圳市大疆创新科技有限公司", "大疆创新科技（深圳）有限公司")]
    [InlineData("杭州云栖数据股份有限公司", "杭州云栖数据股份有限公司（总部）")]
    [InlineData("苏州星河光电科技有限公司", "苏州星河 光电科技 有限公司")]
    [InlineData("北京合纵科技股份有限公司", "北京合综科技股份有限公司")]
    [InlineData("兰州佛慈制药股份有限公司", "兰州慈佛制药股份有限公司")]
    [InlineData("ＡＢＣ（中国）有限公司", "abc(中国)有限公司")]
    [InlineData("Northwind Trading Co., Ltd.", "NORTHWIND TRADING LIMITED")]
    public void A_company_is_known_again_by_its_name_and_number(string one, string other) =>
        Assert.Single(Find(Company(one, "0571-8888 1234"), Company(other, "+86 571 88881234")));

    [Theory]
    [InlineData("澳柯玛股份有限公司", "澳柯玛股份有限公司深圳分公司")]
    [InlineData("澳柯玛股份有限公司上海分公司", "澳柯玛股份有限公司深圳分公司")]
    [InlineData("中国工商银行股份有限公司", "中国工商银行杭州支行")]
    [InlineData("北京鸿远贸易有限公司", "上海鸿远贸易有限公司")]
    [InlineData("南京华信科技有限公司", "南京东海科技有限公司")]
    [InlineData("Northwind Trading Ltd", "Southwind Trading Ltd")]
    public void Companies_that_only_sound_related_stay_apart(string one, string other) =>
        Assert.Empty(Find(Company(one, "13800001111"), Company(other, "13800002222")));

    [Fact]
    public void The_same_branch_is_one() =>
        Assert.Single(Find(Company("澳柯玛股份有限公司深圳分公司", "13800001111"), Company("澳柯玛股份有限公司 深圳分公司", "138-0000-1111")));

    [Fact]
    public void One_number_alone_does_not_join_two_companies() =>
        Assert.Empty(Find(Company("南京华信科技有限公司", "13800001111"), Company("青岛海澜食品有限公司", "13800001111")));

    [Fact]
    public void A_person_is_known_again_in_another_spelling()
    {
        var found = Assert.Single(Find(
            Person("Catherine Miller", "19710304", "c.miller@acme.test"),
            Person("Katherine Miller", "19710304", null),
            Person("Peter Miller", "19680101", null)));

        Assert.Equal((0, 1), (found.First, found.Second));
        Assert.Contains("birthday", found.Reasons);
    }

    [Fact]
    public void Names_in_the_wrong_order_and_swapped_digits_are_forgiven() => Assert.Single(Find(
        new Profile { IsPerson = true, GivenName = "Elena", FamilyName = "Varga", BirthDate = "19840213", Address = new("12", "mill lane", null, "harrow", "4011") },
        new Profile { IsPerson = true, GivenName = "Varga", FamilyName = "Elena", BirthDate = "19840231", Address = new("12", "mill lnae", null, "harrow", "4101") }));

    [Fact]
    public void Colleagues_are_not_one_person() => Assert.Empty(Find(
        new Profile { IsPerson = true, Person = "王伟", Companies = ["星河光电"], Phones = ["0571-88881234"] },
        new Profile { IsPerson = true, Person = "李娜", Companies = ["星河光电"], Phones = ["0571-88881234"] }));

    [Fact]
    public void What_agrees_is_said_the_strongest_first()
    {
        var found = Assert.Single(Find(Company("杭州云栖数据有限公司", "13800001111"), Company("云栖数据", "+86 138 0000 1111")));

        Assert.Equal(["name", "phone"], found.Reasons.Order());
        Assert.InRange(found.Score, 0.5, 1);
    }

    [Fact]
    public void Nothing_is_compared_in_empty_records() => Assert.Empty(Find(new Profile(), new Profile(), new Profile { Companies = ["（）", " ", null], Phones = ["-"], Emails = ["@"] }));

    private static IReadOnlyList<Match> Find(params Profile[] records) => DuplicateFinder.Find(records);

    private static Profile Company(string name, string phone) => new() { Companies = [name], Phones = [phone] };

    private static Profile Person(string name, string birthDate, string? email) => new() { IsPerson = true, Person = name, BirthDate = birthDate, Emails = [email] };
}
