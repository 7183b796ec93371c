using Guanxi.Platform.Tables;

namespace Guanxi.Tests.Platform.Tables;

public sealed class ValueParserTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.CreateCustomTimeZone("cn", TimeSpan.FromHours(8), "cn", "cn");

    [Theory]
    [InlineData("+86 139-0000-0002", "13900000002")]
    [InlineData("1390000000５", "13900000005")]
    [InlineData("139 0000 0006", "13900000006")]
    [InlineData("８６１３９０００００００６", "13900000006")]
    [InlineData("8613900000006", "13900000006")]
    [InlineData("0086 139 0000 0006", "13900000006")]
    [InlineData("0755-8888 0003", "075588880003")]
    [InlineData("(+86) 10 5555 0001", "01055550001")]
    [InlineData("+86 010-55550001", "01055550001")]
    [InlineData("010-55550001 转 802", "01055550001")]
    [InlineData("电话：010-55550001", "01055550001")]
    [InlineData("400-800-1234", "4008001234")]
    [InlineData("00852 5555 0004", "+85255550004")]
    [InlineData("+1-395-557-1028x208", "+13955571028")]
    [InlineData("+33 6 00 00 00 00", "+33600000000")]
    [InlineData("'+86 139 0000 0001", "13900000001")]
    [InlineData("659.980.2015", "6599802015")]
    [InlineData("95588", "95588")]
    [InlineData("abc", null)]
    [InlineData("12", null)]
    [InlineData("1.39E+10", null)]
    public void Phones_are_found_by_their_digits(string raw, string? digits) => Assert.Equal(digits, ValueParser.Phone(raw).Value?.Digits);

    [Fact]
    public void A_phone_keeps_its_readable_form_and_one_rounded_by_a_spreadsheet_is_told()
    {
        Assert.Equal("+86 139-0000-0002", ValueParser.Phone("　+86  139-0000-0002 ").Value!.Display);
        Assert.Equal("value.digits_lost", ValueParser.Phone("1.39E+10").Error);
        Assert.Equal("value.digits_lost", ValueParser.Code("9.1350100E+17").Error);
        Assert.Equal("91350100M000100Y43", ValueParser.Code(" 91350100M000100Y43 ").Value);
        Assert.False(ValueParser.Phone(" ").HasValue);
        Assert.Null(ValueParser.Phone(" ").Error);
    }

    [Theory]
    [InlineData("LI.LEI@EXAMPLE.COM", "LI.LEI@example.com")]
    [InlineData("　a＠b.cn ", "a@b.cn")]
    [InlineData("Jane <jane@acme.example>", "jane@acme.example")]
    [InlineData("mailto:a@b.cn", "a@b.cn")]
    [InlineData("王芳@例子.中国", "王芳@例子.中国")]
    [InlineData("invalid", null)]
    [InlineData("a@b", null)]
    [InlineData("a@@b.cn", null)]
    [InlineData("a b@c.cn", null)]
    [InlineData("a@b..cn", null)]
    public void Emails(string raw, string? address) => Assert.Equal(address, ValueParser.Email(raw).Value);

    [Theory]
    [InlineData("1,200.50", 1200.5)]
    [InlineData("$ 1,250,000.00", 1250000)]
    [InlineData("¥1 234 567", 1234567)]
    [InlineData("￥１２．５", 12.5)]
    [InlineData("3.5E+3", 3500)]
    [InlineData("1250000.0", 1250000)]
    [InlineData("(100)", -100)]
    [InlineData("-100", -100)]
    [InlineData("'-100", -100)]
    [InlineData("-¥100", -100)]
    [InlineData("1.5万", 15000)]
    [InlineData("2亿元", 200000000)]
    [InlineData("99元", 99)]
    [InlineData("12,5", 12.5)]
    [InlineData("1.234.567,89", 1234567.89)]
    [InlineData("1,250,000", 1250000)]
    [InlineData("EUR 15000", 15000)]
    [InlineData("0", 0)]
    public void Numbers(string raw, double number) => Assert.Equal((decimal)number, ValueParser.Number(raw).Value);

    [Theory]
    [InlineData("abc", "value.not_a_number")]
    [InlineData("1-2", "value.not_a_number")]
    [InlineData("12.5%", "value.not_a_number")]
    [InlineData("1/0", "value.not_a_number")]
    [InlineData("--1", "value.not_a_number")]
    [InlineData("9E99", "value.out_of_range")]
    [InlineData("99999999999999999999999999999999999", "value.out_of_range")]
    public void What_is_no_number_is_told(string raw, string code) => Assert.Equal(code, ValueParser.Number(raw).Error);

    [Fact]
    public void The_unit_of_the_heading_counts_unless_the_cell_has_its_own()
    {
        Assert.Equal(12_005_000m, ValueParser.Number("1,200.50", 10_000).Value);
        Assert.Equal(35_000m, ValueParser.Number("3.5万", 10_000).Value);
        Assert.Equal("value.out_of_range", ValueParser.Number("79228162514264337593543950335", 10_000).Error);
        Assert.Equal(30, ValueParser.Whole("30.0").Value);
        Assert.Equal("value.not_a_whole_number", ValueParser.Whole("30.5").Error);
    }

    [Theory]
    [InlineData("2024-03-07")]
    [InlineData("2024/3/7")]
    [InlineData("2024.03.07")]
    [InlineData("2024年3月7日")]
    [InlineData("２０２４年３月７日")]
    [InlineData("20240307")]
    [InlineData("45358")]
    [InlineData("45358.75")]
    [InlineData("7 Mar 2024")]
    [InlineData("Mar 7, 2024")]
    [InlineData("07-Mar-2024")]
    [InlineData("7.3.2024")]
    [InlineData("2024-03-07 09:30")]
    [InlineData("2024-03-07T10:00:00+08:00")]
    [InlineData("2024-03-07T01:02:03.000Z")]
    [InlineData("2024年3月7日 下午3点20分")]
    public void Dates(string raw) => Assert.Equal(new DateOnly(2024, 3, 7), ValueParser.Date(raw).Value);

    [Theory]
    [InlineData("05/03/2024", "value.date_ambiguous")]
    [InlineData("2024-02-30", "value.not_a_date")]
    [InlineData("13/13/2024", "value.not_a_date")]
    [InlineData("2024", "value.not_a_date")]
    [InlineData("0", "value.not_a_date")]
    [InlineData("下周三", "value.not_a_date")]
    [InlineData("2024-03-07 25:00", "value.not_a_date")]
    [InlineData("2024-03-07 abc", "value.not_a_date")]
    public void What_is_no_certain_date_is_told(string raw, string code)
    {
        Assert.Equal(code, ValueParser.Date(raw).Error);
        Assert.NotEqual(TableTexts.Say(code, english: true), TableTexts.Say(code, english: false));
    }

    [Fact]
    public void Day_and_month_are_told_apart_by_the_column()
    {
        Assert.Equal(DateOrder.DayFirst, ValueParser.OrderOf(["05/03/2024", "17/03/2024"]));
        Assert.Equal(DateOrder.MonthFirst, ValueParser.OrderOf(["4/1/1985", "3/12/2024", "3/25/2024 10:00"]));
        Assert.Equal(DateOrder.Unknown, ValueParser.OrderOf(["05/03/2024", "2024-03-08"]));
        Assert.Equal(DateOrder.Unknown, ValueParser.OrderOf(["17/03/2024", "03/17/2024"]));
        Assert.Equal(new DateOnly(2024, 3, 5), ValueParser.Date("05/03/2024", DateOrder.DayFirst).Value);
        Assert.Equal(new DateOnly(2024, 5, 3), ValueParser.Date("05/03/2024", DateOrder.MonthFirst).Value);
        Assert.Equal(new DateOnly(2024, 3, 17), ValueParser.Date("17/03/2024", DateOrder.MonthFirst).Value);
        Assert.Equal(new DateOnly(2024, 5, 5), ValueParser.Date("5/5/24").Value);
    }

    [Theory]
    [InlineData("2024-03-08T10:00:00+08:00", "2024-03-08T02:00:00Z")]
    [InlineData("2024-03-08 10:00", "2024-03-08T02:00:00Z")]
    [InlineData("2024-03-12T01:02:03.000Z", "2024-03-12T01:02:03Z")]
    [InlineData("2024/3/6", "2024-03-05T16:00:00Z")]
    [InlineData("2024-03-08 10:00 PM", "2024-03-08T14:00:00Z")]
    [InlineData("45358.5", "2024-03-07T04:00:00Z")]
    public void Points_in_time(string raw, string utc) =>
        Assert.Equal(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), ValueParser.Instant(raw, Shanghai).Value);

    [Theory]
    [InlineData("是", true)]
    [InlineData("YES", true)]
    [InlineData("1", true)]
    [InlineData("否", false)]
    [InlineData("false", false)]
    [InlineData("０", false)]
    public void Yes_and_no(string raw, bool yes) => Assert.Equal(yes, ValueParser.YesOrNo(raw).Value);

    [Fact]
    public void Several_values_in_a_cell_are_taken_apart()
    {
        Assert.Equal(["+86 139 0000 0001", "010-55550001"], ValueList.Phones("+86 139 0000 0001 ::: 010-55550001"));
        Assert.Equal(["jane@acme.example", "jd@acme.example"], ValueList.Emails("jane@acme.example, jd@acme.example"));
        Assert.Equal(["客户"], ValueList.Tags("客户 ::: * myContacts"));
        Assert.Equal(["influencer", "developer"], ValueList.Tags("influencer, developer，Influencer"));
        Assert.Equal(["9002", "9001"], ValueList.Texts("9002;9001"));
    }

    [Fact]
    public void Names_are_put_together_in_the_order_of_their_writing()
    {
        Assert.Equal("张伟", PersonName.Combine("伟", "张"));
        Assert.Equal("Ana O'Brien", PersonName.Combine("Ana", "O'Brien"));
        Assert.Equal("Ana", PersonName.Combine("Ana", " "));
    }

    [Fact]
    public void Nothing_throws_whatever_the_cell_holds()
    {
        string[] odd = ["", "'", "(", "()", "¥", "-", "+", "万", "E5", ".", ",", "1e999", "99/99/9999", "0001-01-01", "9999-12-31T23:59:59-13:00", "0001-01-01T00:00:00+13:00", "<>", "@", "tel:", new string('9', 5_000)];

        foreach (var raw in odd)
        {
            _ = ValueParser.Phone(raw);
            _ = ValueParser.Email(raw);
            _ = ValueParser.Number(raw, 10_000);
            _ = ValueParser.Whole(raw);
            _ = ValueParser.Date(raw);
            _ = ValueParser.Instant(raw, Shanghai);
            _ = ValueParser.YesOrNo(raw);
        }
    }
}
