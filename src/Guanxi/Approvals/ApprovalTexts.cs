using System.Text.Json;
using Guanxi.Platform.Texts;

namespace Guanxi.Approvals;

/// <summary>What an approval is called in somebody's language.</summary>
internal static class ApprovalTexts
{
    public static string Word(ApprovalSubject subject) => JsonNamingPolicy.SnakeCaseLower.ConvertName(subject.ToString());

    public static string Title(ApprovalSubject subject, string[] values, string language) => Text.Of(language, $"approval.{Word(subject)}", values);
}
