using System.Text.Json;
using Guanxi.Platform.Search;

namespace Guanxi.Tests.Platform.Search;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("重庆长安汽车股份有限公司", "chongqingchanganqichegufenyouxiangongsi", "cqcaqcgfyxgs")]
    [InlineData("发行业务", "faxingyewu", "fxyw")]
    [InlineData("中国银行业协会", "zhongguoyinhangyexiehui", "zgyhyxh")]
    [InlineData("成都音乐厅", "chengduyinyueting", "cdyyt")]
    [InlineData("成长", "chengzhang", "cz")]
    [InlineData("TCL集团", "tcljituan", "tcljt")]
    [InlineData("Microsoft 中国", "microsoftzhongguo", "mzg")]
    [InlineData("長榮海運", "changronghaiyun", "crhy")]
    public void A_company_is_spelled_as_people_say_it(string name, string letters, string initials)
    {
        var spelling = Pinyin.Of(name)[0];
        Assert.Equal((letters, initials), (spelling.Letters, spelling.Initials));
    }

    [Theory]
    [InlineData("单晓明", "shanxiaoming danxiaoming")]
    [InlineData("尉迟恭", "yuchigong weichigong")]
    [InlineData("吕布", "lvbu lubu")]
    [InlineData("张伟", "zhangwei")]
    [InlineData("ABC 123", "")]
    [InlineData("", "")]
    public void A_short_name_may_begin_with_a_surname_that_reads_differently(string name, string spellings)
    {
        Assert.Equal(spellings, string.Join(' ', Pinyin.Of(name).Select(s => s.Letters)));
    }

    [Fact]
    public void Surnames_and_names_of_the_shared_list_are_read_right()
    {
        var file = SharedFile("data/09-china/polyphonic_surnames.json");
        Assert.SkipWhen(file is null, "../shared/data/09-china is not there");
        using var list = JsonDocument.Parse(File.ReadAllText(file!));
        foreach (var reading in list.RootElement.GetProperty("readings").EnumerateObject())
            Assert.Contains(reading.Value.GetString() + "xiaoming", Pinyin.Of(reading.Name + "晓明").Select(s => s.Letters));
        foreach (var searched in list.RootElement.GetProperty("search_cases").EnumerateArray())
        {
            var (name, typed) = (searched[0].GetString()!, searched[1].GetString()!.Split(' ')[0]);
            Assert.Contains(Pinyin.Of(name), s => s.Letters.StartsWith(typed, StringComparison.Ordinal) || s.Initials.StartsWith(typed, StringComparison.Ordinal));
        }
    }

    private static string? SharedFile(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", path) is var file && File.Exists(file)) return file;
        return null;
    }
}
