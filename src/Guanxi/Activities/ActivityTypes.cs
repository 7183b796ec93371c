using Guanxi.Platform;
using Guanxi.Platform.Fields;

namespace Guanxi.Activities;

/// <summary>The kinds of activity with their names; <c>phone</c> is the second document's word for a call.</summary>
public static class ActivityTypes
{
    public static readonly IReadOnlyList<Option> Options =
    [
        Option.Of(ActivityType.Call, "电话", "Call"), Option.Of(ActivityType.Email, "邮件", "Email"), Option.Of(ActivityType.Meeting, "会议", "Meeting"),
        Option.Of(ActivityType.Visit, "拜访", "Visit"), Option.Of(ActivityType.Wechat, "微信", "WeChat"), Option.Of(ActivityType.Sms, "短信", "SMS"),
        Option.Of(ActivityType.Note, "记录", "Note"), Option.Of(ActivityType.Purchase, "购买", "Purchase"),
    ];

    /// <summary>The word of the API; a call is <c>phone</c> in the second document.</summary>
    public static string Word(ActivityType type) => type == ActivityType.Call ? "phone" : Options.First(o => o.Member!.Equals(type)).Value;

    /// <exception cref="Refusal">400 for a word that is none of them.</exception>
    public static ActivityType Of(string text, string field = "type")
    {
        if (text.Trim().Equals("phone", StringComparison.OrdinalIgnoreCase)) return ActivityType.Call;
        return (ActivityType?)Options.FirstOrDefault(o => o.IsMeantBy(text.Trim()))?.Member ?? throw Refusal.Field(field, "unknown_option");
    }
}
