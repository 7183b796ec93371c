using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;

namespace Guanxi.Tests.Platform.Fields;

public sealed class FieldCatalogueTests
{
    [Theory]
    [InlineData("客户名称", "name")]
    [InlineData(" Account  NAME ", "name")]
    [InlineData("annual-revenue", "annual_revenue")]
    [InlineData("客户状态：", "status")]
    [InlineData("created_at", null)]
    [InlineData("颜色", null)]
    [InlineData("--", null)]
    public void A_column_of_a_file_finds_its_field(string heading, string? key)
    {
        Assert.Equal(key, FirmFields.All.FindByHeading(heading)?.Key);
    }

    [Fact]
    public void The_browser_is_told_each_field_in_its_language()
    {
        var rows = FirmFields.All.Rows("en");

        var status = rows.Single(r => r.Key == "status");
        Assert.Equal(("Status", "客户状态", FieldType.Select), (status.Label, status.LabelZh, status.Type));
        Assert.Equal(new OptionRow("at_risk", "At risk"), status.Options![2]);
        Assert.Null(rows.Single(r => r.Key == "name").Options);
        Assert.Equal("客户名称", FirmFields.All.Rows("zh-CN")[0].Label);
        Assert.False(rows.Single(r => r.Key == "created_at").Importable);
    }

    [Fact]
    public void A_field_reads_the_record_and_its_option()
    {
        var firm = new Firm { State = FirmState.AtRisk, Revenue = 5 };
        var status = FirmFields.All.Find("Status")!;

        Assert.Equal(FirmState.AtRisk, status.Read(firm));
        Assert.Equal("流失风险", status.OptionOf(status.Read(firm))!.Label("zh-CN"));
        Assert.Equal(FirmState.Won, status.OptionOf("成交")!.Member);
        Assert.Equal(5m, FirmFields.All.Find("annual_revenue")!.Read(firm));
        Assert.Equal(typeof(decimal?), FirmFields.All.Find("annual_revenue")!.StoredType);
        Assert.Equal(typeof(FirmState), status.StoredType);
    }

    [Fact]
    public void A_key_is_declared_once()
    {
        Assert.Throws<ArgumentException>(() => FirmFields.All.With([Field.Text<Firm>("NAME", "名", "N", f => f.Name)], CustomFieldSet.None));
        Assert.NotNull(FirmFields.All.With([Field.Text<Firm>("nick", "昵称", "Nick", f => f.Industry)], CustomFieldSet.None).Find("昵称"));
    }
}
