using System.Globalization;
using Guanxi.Tasks;

namespace Guanxi.Demo;

/// <summary>What is to be done next about some of the customers: a little of it late, some today, most in the coming weeks.</summary>
internal static class DemoTasks
{
    private static readonly (string Type, string Title)[] Steps =
    [
        ("followup", "回访使用情况"), ("call", "电话确认需求"), ("visit", "上门拜访"), ("demo", "产品演示"), ("email", "发送报价单"), ("meeting", "合同条款沟通"), ("wechat", "微信发资料"),
    ];

    private static readonly TaskPriority[] Priorities = [TaskPriority.Normal, TaskPriority.Normal, TaskPriority.High, TaskPriority.Low, TaskPriority.Normal, TaskPriority.Urgent];

    /// <summary>Null for most customers, and for those that went away.</summary>
    public static TaskChanges? For(DemoCustomer made, DateTimeOffset now)
    {
        if (made.Index % 5 != 0 || made.Status == "lost") return null;
        var number = made.Index / 5;
        var (type, title) = Steps[number % Steps.Length];
        var day = DateOnly.FromDateTime(now.UtcDateTime.AddHours(8)).AddDays((number % 24) - 3);
        var hour = number % 3 == 0 ? string.Create(CultureInfo.InvariantCulture, $"T{9 + (number % 8):00}:{number % 2 * 30:00}") : "";
        return new TaskChanges
        {
            Type = type,
            Title = $"{title}：{made.ShortName ?? made.Name}",
            DueDate = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + hour,
            Priority = Priorities[number % Priorities.Length],
            Recurrence = number % 40 == 0 ? "FREQ=MONTHLY" : default(Platform.Optional<string>),
        };
    }
}
