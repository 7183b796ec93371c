using System.Globalization;

namespace Guanxi.Demo;

/// <summary>Names of people, their positions and how they are reached.</summary>
internal static class DemoDataPeople
{
    private const int MobilesOfTheFirstKind = 10_000;

    private static readonly (string Text, string Latin)[] Surnames = DemoDataNames.Read(
        "王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 何he 林lin 高gao 罗luo 郑zheng 梁liang 谢xie 宋song 唐tang 许xu 韩han 冯feng 邓deng 曹cao 彭peng " +
        "肖xiao 田tian 董dong 潘pan 袁yuan 蔡cai 蒋jiang 余yu 于yu 杜du 叶ye 程cheng 魏wei 苏su 吕lv 丁ding 沈shen 姚yao 卢lu 傅fu 钟zhong 姜jiang 崔cui 谭tan 廖liao 范fan 汪wang 陆lu 金jin 石shi 戴dai 贾jia 韦wei 夏xia 邱qiu 方fang 侯hou 邹zou 熊xiong 孟meng 秦qin 白bai 江jiang 龙long 史shi 陶tao 毛mao 郝hao 顾gu 龚gong 邵shao 万wan 钱qian 严yan 武wu");

    // characters read another way as surnames, and surnames of two characters: names every search and every sort must bear
    private static readonly (string Text, string Latin)[] UnusualSurnames = DemoDataNames.Read(
        "曾zeng 单shan 仇qiu 解xie 任ren 华hua 盖ge 查zha 朴piao 区ou 覃qin 缪miao 乐yue 翟zhai 宁ning 尉wei 纪ji 逄pang 冼xian 欧阳ouyang 司马sima 上官shangguan 诸葛zhuge 尉迟yuchi 万俟moqi 长孙zhangsun 慕容murong");

    private static readonly (string Text, string Latin)[] MenFirst = DemoDataNames.Read(
        "建jian 国guo 志zhi 文wen 永yong 海hai 俊jun 浩hao 宇yu 鹏peng 子zi 天tian 明ming 晓xiao 立li 德de 少shao 家jia 伟wei 振zhen 嘉jia 思si 世shi 春chun 一yi 景jing 泽ze 凯kai 光guang 正zheng");

    private static readonly (string Text, string Latin)[] MenSecond = DemoDataNames.Read(
        "强qiang 军jun 伟wei 平ping 华hua 明ming 峰feng 杰jie 涛tao 磊lei 勇yong 刚gang 斌bin 辉hui 亮liang 波bo 超chao 飞fei 龙long 林lin 轩xuan 然ran 东dong 松song 宁ning 安an 源yuan 鹏peng 浩hao 宇yu 博bo 阳yang");

    private static readonly (string Text, string Latin)[] WomenFirst = DemoDataNames.Read(
        "晓xiao 雨yu 梓zi 佳jia 丽li 玉yu 春chun 思si 诗shi 梦meng 雅ya 欣xin 静jing 秀xiu 海hai 美mei 慧hui 若ruo 子zi 文wen 嘉jia 婉wan 心xin 可ke 一yi 红hong 云yun 小xiao");

    private static readonly (string Text, string Latin)[] WomenSecond = DemoDataNames.Read(
        "芳fang 娜na 敏min 静jing 丽li 艳yan 娟juan 霞xia 玲ling 婷ting 雪xue 倩qian 怡yi 涵han 颖ying 琳lin 雯wen 洁jie 莉li 萍ping 燕yan 慧hui 欣xin 妍yan 瑶yao 彤tong 英ying 梅mei 兰lan 琪qi");

    private static readonly (string Position, string Department, string? Role)[] Positions =
    [
        ("总经理", "总经办", "decision_maker"), ("采购经理", "采购部", "influencer"), ("技术总监", "技术部", "decision_maker"), ("IT经理", "信息部", "influencer"),
        ("运营经理", "运营部", "user"), ("财务经理", "财务部", "influencer"), ("行政主管", "行政部", "user"), ("市场总监", "市场部", "influencer"),
        ("副总经理", "总经办", "decision_maker"), ("CTO", "技术部", "decision_maker"), ("项目经理", "项目部", "user"), ("采购专员", "采购部", "user"),
        ("销售总监", "销售部", "influencer"), ("人事经理", "人力资源部", null), ("董事长", "董事会", "decision_maker"), ("总经理助理", "总经办", null), ("生产主管", "生产部", "user"), ("客服主管", "客服部", "user"),
    ];

    private static readonly string[] Hobbies = ["羽毛球", "钓鱼", "摄影", "喝茶", "爬山", "马拉松", "书法", "足球", "自驾游", "篮球、游泳", "围棋", "高尔夫", "看电影", "烹饪"];

    private static readonly string[] Notes = ["上午较忙，下午联系", "偏好微信沟通", "说话直接，重视数据", "已加入产品交流群", "出差较多，提前约时间", "关注交付周期", "对价格敏感", "前同事推荐认识", "喜欢先看案例再谈", "每周三例会，不便接电话"];

    internal sealed record Name(string Full, string Latin);

    public static Name AnyName(DemoDataDice dice)
    {
        var surname = dice.Chance(0.05) ? dice.Of(UnusualSurnames) : dice.OfFavouringFirst(Surnames);
        var (firsts, seconds) = dice.Chance(0.58) ? (MenFirst, MenSecond) : (WomenFirst, WomenSecond);
        var (first, second) = (dice.Of(firsts), dice.Of(seconds));
        return first.Text == second.Text || dice.Chance(0.16)
            ? new Name(surname.Text + second.Text, surname.Latin + second.Latin)
            : new Name(surname.Text + first.Text + second.Text, surname.Latin + first.Latin + second.Latin);
    }

    /// <summary>The first ten thousand people get 1990000xxxx, the others a number of the unused range 1640.</summary>
    public static string Mobile(int customer, int contact)
    {
        var person = customer * 4L + contact;
        return person < MobilesOfTheFirstKind
            ? $"1990000{(person * 7919 % MobilesOfTheFirstKind).ToString("0000", CultureInfo.InvariantCulture)}"
            : $"1640{(person * 7_368_787 % 10_000_000).ToString("0000000", CultureInfo.InvariantCulture)}";
    }

    public static IReadOnlyList<DemoContact> Contacts(int customer, string domain, DemoDataRelation relation, DemoDataDice dice, DateOnly today)
    {
        var count = dice.Weighted([(1, relation.Status == "potential" ? 70 : 35), (2, 32), (3, 18), (4, 8)]);
        var primary = dice.Chance(0.8) ? 0 : dice.Between(0, count);
        var contacts = new DemoContact[count];
        for (var i = 0; i < count; i++)
        {
            var (position, department, role) = dice.OfFavouringFirst(Positions);
            var name = AnyName(dice);
            contacts[i] = Person(name, Mobile(customer, i), $"{name.Latin}@{domain}", i == primary, dice, today) with
            {
                Position = position,
                Department = department,
                Role = dice.Chance(0.85) ? role : null,
            };
        }

        return contacts;
    }

    /// <summary>The one contact of a customer that is a person: themselves.</summary>
    public static DemoContact Alone(Name name, string mobile, string email, DemoDataDice dice, DateOnly today) =>
        Person(name, mobile, email, true, dice, today) with { Role = "decision_maker" };

    private static DemoContact Person(Name name, string mobile, string email, bool primary, DemoDataDice dice, DateOnly today)
    {
        var birthday = dice.Chance(0.45) ? today.AddDays(-dice.Between(23 * 365, 60 * 365)) : (DateOnly?)null;
        return new DemoContact
        {
            Name = name.Full,
            Mobile = mobile,
            Email = dice.Chance(0.85) ? email : null,
            Wechat = dice.Chance(0.6) ? $"{name.Latin}_{(dice.Chance(0.5) ? "wx" : mobile[^4..])}" : null,
            Birthday = birthday,
            BirthdayIsLunar = birthday is not null && dice.Chance(0.2),
            Hobbies = dice.Chance(0.3) ? dice.Of(Hobbies) : null,
            Notes = dice.Chance(0.2) ? dice.Of(Notes) : null,
            IsPrimary = primary,
        };
    }
}
