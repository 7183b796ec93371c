using System.Globalization;

namespace Guanxi.Demo;

/// <summary>Cities with their districts, and addresses and landlines in them.</summary>
internal static class DemoDataPlaces
{
    internal sealed record City(string Province, string Name, string ShortName, string Latin, string AreaCode, string Postcode, string[] Districts);

    // province, city, reading, area code, postcode, districts; the number is how often it comes up
    private static readonly (City Value, int Weight)[] Cities =
    [
        Row(12, "北京市 北京市 bj 010 100000 海淀区 朝阳区 东城区 西城区 丰台区 通州区 大兴区"),
        Row(12, "上海市 上海市 sh 021 200000 浦东新区 徐汇区 闵行区 静安区 长宁区 杨浦区 松江区"),
        Row(12, "广东省 深圳市 sz 0755 518000 南山区 福田区 罗湖区 宝安区 龙岗区 龙华区"),
        Row(9, "广东省 广州市 gz 020 510000 天河区 越秀区 海珠区 番禺区 白云区 黄埔区"),
        Row(8, "浙江省 杭州市 hz 0571 310000 西湖区 滨江区 余杭区 上城区 萧山区 拱墅区"),
        Row(6, "江苏省 苏州市 su 0512 215000 姑苏区 吴中区 虎丘区 相城区 吴江区"),
        Row(6, "江苏省 南京市 nj 025 210000 玄武区 鼓楼区 建邺区 江宁区 栖霞区"),
        Row(6, "四川省 成都市 cd 028 610000 武侯区 高新区 锦江区 青羊区 成华区"),
        Row(5, "湖北省 武汉市 wh 027 430000 洪山区 江汉区 武昌区 汉阳区 东西湖区"),
        Row(5, "重庆市 重庆市 cq 023 400000 渝北区 渝中区 江北区 沙坪坝区 南岸区"),
        Row(4, "陕西省 西安市 xa 029 710000 雁塔区 碑林区 未央区 长安区 莲湖区"),
        Row(4, "天津市 天津市 tj 022 300000 和平区 南开区 河西区 西青区 滨海新区"),
        Row(4, "广东省 东莞市 dg 0769 523000 南城街道 东城街道 松山湖 长安镇 虎门镇"),
        Row(3, "广东省 佛山市 fs 0757 528000 禅城区 南海区 顺德区 三水区"),
        Row(4, "浙江省 宁波市 nb 0574 315000 鄞州区 海曙区 江北区 北仑区"),
        Row(3, "山东省 青岛市 qd 0532 266000 市南区 崂山区 黄岛区 城阳区"),
        Row(3, "山东省 济南市 jn 0531 250000 历下区 历城区 市中区 槐荫区"),
        Row(3, "湖南省 长沙市 cs 0731 410000 岳麓区 芙蓉区 雨花区 开福区"),
        Row(3, "河南省 郑州市 zz 0371 450000 金水区 郑东新区 二七区 中原区"),
        Row(3, "福建省 厦门市 xm 0592 361000 思明区 湖里区 集美区 海沧区"),
        Row(3, "福建省 福州市 fz 0591 350000 鼓楼区 台江区 仓山区 晋安区"),
        Row(3, "安徽省 合肥市 hf 0551 230000 蜀山区 包河区 庐阳区 瑶海区"),
        Row(3, "江苏省 无锡市 wx 0510 214000 滨湖区 梁溪区 新吴区 惠山区"),
        Row(2, "辽宁省 沈阳市 sy 024 110000 和平区 沈河区 浑南区 铁西区"),
        Row(2, "辽宁省 大连市 dl 0411 116000 中山区 沙河口区 甘井子区 西岗区"),
        Row(2, "河北省 石家庄市 sjz 0311 050000 长安区 裕华区 桥西区 新华区"),
        Row(2, "江西省 南昌市 nc 0791 330000 红谷滩区 东湖区 青山湖区 西湖区"),
        Row(2, "云南省 昆明市 km 0871 650000 五华区 盘龙区 官渡区 西山区"),
        Row(2, "广西壮族自治区 南宁市 nn 0771 530000 青秀区 兴宁区 西乡塘区 江南区"),
        Row(2, "黑龙江省 哈尔滨市 hrb 0451 150000 南岗区 道里区 香坊区 松北区"),
        Row(2, "吉林省 长春市 cc 0431 130000 朝阳区 南关区 宽城区 绿园区"),
        Row(2, "山西省 太原市 ty 0351 030000 小店区 迎泽区 万柏林区 杏花岭区"),
        Row(1, "贵州省 贵阳市 gy 0851 550000 观山湖区 南明区 云岩区 花溪区"),
        Row(1, "甘肃省 兰州市 lz 0931 730000 城关区 七里河区 安宁区"),
        Row(1, "海南省 海口市 hk 0898 570000 龙华区 美兰区 秀英区"),
        Row(1, "新疆维吾尔自治区 乌鲁木齐市 wlmq 0991 830000 天山区 沙依巴克区 水磨沟区"),
        Row(1, "内蒙古自治区 呼和浩特市 hhht 0471 010000 赛罕区 新城区 回民区"),
        Row(1, "宁夏回族自治区 银川市 yc 0951 750000 金凤区 兴庆区 西夏区"),
        Row(1, "青海省 西宁市 xn 0971 810000 城西区 城东区 城中区"),
        Row(1, "西藏自治区 拉萨市 ls 0891 850000 城关区 堆龙德庆区"),
    ];

    private static readonly string[] Streets =
        ["科技路", "创新大道", "人民路", "中山路", "建设路", "解放路", "文化路", "工业路", "和平路", "学府路", "新华路", "滨江路", "迎宾大道", "长江路", "黄河路", "光明路", "金融街", "软件大道", "发展大道", "朝阳街"];

    private static readonly string[] Buildings =
        ["创业大厦", "科技园", "国际中心", "商务广场", "金融中心", "软件园", "产业园", "时代大厦", "财富中心", "孵化基地", "世纪广场", "智慧谷"];

    public static City Any(DemoDataDice dice) => dice.Weighted(Cities);

    /// <summary>8888xxxx behind the area code; shorter where a city's numbers have seven digits. Each ten thousand customers differ.</summary>
    public static string Landline(City city, int index)
    {
        var last = (index * 7919L % 10_000).ToString("0000", CultureInfo.InvariantCulture);
        return city.AreaCode is "0891" or "0951" or "0971" ? $"{city.AreaCode}-888{last}" : $"{city.AreaCode}-8888{last}";
    }

    public static string Fax(string landline) => landline.Replace("-888", "-889", StringComparison.Ordinal);

    public static DemoAddress Office(City city, DemoDataDice dice)
    {
        var district = dice.Of(city.Districts);
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{Where(city)}{district}{dice.Of(Streets)}{dice.Between(1, 900)}号{dice.Of(Buildings)}{(char)('A' + dice.Between(0, 5))}座{dice.Between(2, 33)}{dice.Between(1, 20):00}室");
        return new DemoAddress("办公", text, city.Province, city.Name, district, city.Postcode, true);
    }

    public static DemoAddress Home(City city, DemoDataDice dice)
    {
        var district = dice.Of(city.Districts);
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{Where(city)}{district}{dice.Of(Streets)}{dice.Between(1, 600)}弄{dice.Between(1, 60)}号{dice.Between(1, 28)}{dice.Between(1, 5):00}室");
        return new DemoAddress("住址", text, city.Province, city.Name, district, city.Postcode, true);
    }

    private static string Where(City city) => city.Province == city.Name ? city.Name : city.Province + city.Name;

    private static (City, int) Row(int weight, string facts)
    {
        var words = facts.Split(' ');
        return (new City(words[0], words[1], words[1][..^1], words[2], words[3], words[4], words[5..]), weight);
    }
}
