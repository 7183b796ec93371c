namespace Guanxi.Demo;

/// <summary>Company names: region + brand + trade + legal form, each used once.</summary>
internal sealed class DemoDataNames
{
    // first and second characters of brands, each with its reading for the mail domain
    private static readonly (string Text, string Latin)[] First = Read(
        "云yun 华hua 天tian 中zhong 新xin 金jin 恒heng 瑞rui 盛sheng 宏hong 海hai 星xing 智zhi 博bo 锦jin 汇hui 众zhong 联lian 腾teng 凯kai 卓zhuo 优you 启qi 远yuan 德de 鼎ding 晨chen 晟sheng " +
        "佳jia 康kang 明ming 嘉jia 泰tai 安an 广guang 鑫xin 荣rong 旭xu 益yi 普pu 蓝lan 绿lv 青qing 百bai 万wan 亿yi 飞fei 创chuang 信xin 诚cheng 正zheng 立li 东dong 南nan 北bei 江jiang 山shan 林lin " +
        "聚ju 融rong 易yi 快kuai 捷jie 科ke 达da 永yong 长chang 同tong 和he 乐le 润run 元yuan 银yin 光guang 宇yu 航hang 格ge 纳na 思si 深shen 清qing 文wen 丰feng 美mei 雅ya 悦yue 福fu 祥xiang");

    private static readonly (string Text, string Latin)[] Second = Read(
        "帆fan 达da 通tong 源yuan 泰tai 创chuang 信xin 辉hui 腾teng 图tu 诚cheng 丰feng 远yuan 宇yu 峰feng 洋yang 瑞rui 昌chang 盛sheng 兴xing 隆long 佳jia 康kang 健jian 力li 美mei 成cheng 和he 睿rui 捷jie " +
        "航hang 悦yue 合he 锐rui 迪di 安an 尔er 维wei 润run 利li 联lian 宝bao 顺shun 德de 明ming 鸿hong 凯kai 思si 科ke 讯xun 能neng 特te 晟sheng 博bo 拓tuo 景jing 林lin 江jiang 海hai 川chuan " +
        "山shan 杰jie 胜sheng 耀yao 彩cai 晨chen 嘉jia 恒heng 越yue 驰chi 业ye 途tu 桥qiao 谷gu 方fang 程cheng 米mi 禾he 木mu 石shi 泉quan 月yue 邦bang 奇qi 普pu 尚shang 品pin 域yu 歌ge 风feng 正zheng");

    private static readonly (Trade Value, int Weight)[] Trades =
    [
        .. Words("软件", 9, "软件", "信息技术", "科技", "数据技术", "智能科技", "系统集成"),
        .. Words("互联网", 8, "网络科技", "电子商务", "网络技术", "数字传媒", "互动科技"),
        .. Words("制造", 8, "精密制造", "机械设备", "电子", "自动化设备", "汽车零部件", "新材料", "模具", "电气", "仪器仪表", "包装制品"),
        .. Words("金融", 5, "融资租赁", "商业保理", "资产管理", "金融信息服务", "投资管理"),
        .. Words("零售", 6, "商贸", "百货", "连锁商业", "供应链管理", "家居用品"),
        .. Words("医疗", 6, "医疗器械", "生物科技", "医药", "健康管理"),
        .. Words("教育", 5, "教育科技", "教育咨询", "文化培训"),
        .. Words("物流", 5, "物流", "国际货运代理", "仓储服务", "冷链物流"),
        .. Words("建筑", 5, "建筑工程", "建筑装饰", "工程设计", "园林景观"),
        .. Words("房地产", 3, "房地产开发", "物业服务", "置业"),
        .. Words("能源", 4, "新能源", "光伏科技", "节能环保", "电力技术"),
        .. Words("餐饮", 4, "餐饮管理", "食品", "酒店管理"),
        .. Words("农业", 3, "农业科技", "生态农业", "种业"),
        .. Words("文化传媒", 4, "文化传媒", "广告", "会展服务", "影视制作"),
        .. Words("其他", 4, "企业管理咨询", "人力资源", "检测技术", "环境工程", "商务服务"),
    ];

    private static readonly (string Value, int Weight)[] LegalForms = [("有限公司", 80), ("有限责任公司", 10), ("股份有限公司", 8), ("集团有限公司", 2)];

    private readonly HashSet<ulong> used = [];
    private readonly HashSet<string> people = [];

    internal sealed record Trade(string Industry, string Word);

    internal sealed record Company(string Name, string ShortName, string Brand, string Latin, Trade Trade, DemoDataPlaces.City City);

    public static Trade AnyTrade(DemoDataDice dice) => dice.Weighted(Trades);

    public Company NextCompany(DemoDataDice dice)
    {
        while (true)
        {
            var (first, second) = (dice.OfFavouringFirst(First), dice.OfFavouringFirst(Second));
            var (trade, city) = (AnyTrade(dice), DemoDataPlaces.Any(dice));
            var brand = first.Text + second.Text;
            if (first.Text == second.Text || !used.Add(Key(brand, trade, city, branch: false)))
                continue;
            var name = $"{city.ShortName}{brand}{trade.Word}{dice.Weighted(LegalForms)}";
            return new Company(name, brand + trade.Word, brand, first.Latin + second.Latin, trade, city);
        }
    }

    /// <summary>A branch carries its parent's brand and trade and says where it is: 云帆科技（上海）有限公司.</summary>
    public Company NextBranch(Company parent, DemoDataDice dice)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            var city = DemoDataPlaces.Any(dice);
            if (city == parent.City || !used.Add(Key(parent.Brand, parent.Trade, city, branch: true)))
                continue;
            var label = $"{parent.Brand}{parent.Trade.Word}（{city.ShortName}）";
            return parent with { Name = label + "有限公司", ShortName = label, City = city };
        }

        return NextCompany(dice);
    }

    public DemoDataPeople.Name NextPerson(DemoDataDice dice)
    {
        while (true)
        {
            var name = DemoDataPeople.AnyName(dice);
            if (people.Add(name.Full))
                return name;
        }
    }

    // one number per name keeps half a million of them in a few megabytes
    private static ulong Key(string brand, Trade trade, DemoDataPlaces.City city, bool branch)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in $"{brand}|{trade.Word}|{city.ShortName}|{branch}")
            hash = unchecked((hash ^ c) * 1099511628211UL);
        return hash;
    }

    private static (Trade, int)[] Words(string industry, int weight, params string[] words) =>
        [.. words.Select((word, i) => (new Trade(industry, word), Math.Max(1, weight * 3 / (i + 2))))];

    internal static (string Text, string Latin)[] Read(string pairs) =>
        [.. pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Split)];

    private static (string, string) Split(string pair)
    {
        var latin = pair.AsSpan().IndexOfAnyInRange('a', 'z');
        return (pair[..latin], pair[latin..]);
    }
}
