namespace Guanxi.Customers;

/// <summary>The provinces of China by their short names.</summary>
public static class Provinces
{
    public static readonly IReadOnlyList<string> All =
    [
        "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
        "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "台湾", "香港", "澳门",
    ];

    /// <summary>The province a text such as 广东省深圳市… begins with; null where it does not say.</summary>
    public static string? Of(string? address)
    {
        var text = address?.TrimStart();
        if (string.IsNullOrEmpty(text)) return null;
        if (text.StartsWith("中国", StringComparison.Ordinal)) text = text[2..].TrimStart();
        return All.FirstOrDefault(province => text.StartsWith(province, StringComparison.Ordinal));
    }
}
