using Guanxi.Platform;
using Guanxi.Platform.Fields;

namespace Guanxi.Tasks;

/// <summary>The choices of a task with their names.</summary>
public static class TaskWords
{
    public static readonly IReadOnlyList<Option> Types =
    [
        Option.Of(TaskType.Followup, "跟进", "Follow-up"), Option.Of(TaskType.Call, "电话", "Call"), Option.Of(TaskType.Meeting, "会议", "Meeting"),
        Option.Of(TaskType.Visit, "拜访", "Visit"), Option.Of(TaskType.Email, "邮件", "Email"), Option.Of(TaskType.Wechat, "微信", "WeChat"),
        Option.Of(TaskType.Demo, "演示", "Demo"), Option.Of(TaskType.Todo, "待办", "To-do"),
    ];

    public static readonly IReadOnlyList<Option> Priorities =
    [
        Option.Of(TaskPriority.Low, "低", "Low"), Option.Of(TaskPriority.Normal, "普通", "Normal"), Option.Of(TaskPriority.High, "高", "High"),
        Option.Of(TaskPriority.Urgent, "紧急", "Urgent"),
    ];

    public static readonly IReadOnlyList<Option> States =
    [
        Option.Of(TaskState.Pending, "待处理", "Pending"), Option.Of(TaskState.InProgress, "进行中", "In progress"),
        Option.Of(TaskState.Completed, "已完成", "Completed"), Option.Of(TaskState.Cancelled, "已取消", "Cancelled"),
    ];

    /// <exception cref="Refusal">400 for a word that is none of them.</exception>
    public static TaskType TypeOf(string text) =>
        (TaskType?)Types.FirstOrDefault(o => o.IsMeantBy(text.Trim()))?.Member ?? throw Refusal.Field("type", "unknown_option");
}
