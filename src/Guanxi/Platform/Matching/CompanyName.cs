using System.Text.RegularExpressions;
using Guanxi.Platform.Search;

namespace Guanxi.Platform.Matching;

/// <summary>A company's name taken apart: what is its own, where it is, and which branch of it is meant.</summary>
/// <param name="Core">Without legal form, place and marks; the whole name when nothing else is left.</param>
/// <param name="Place">The place the name begins with.</param>
/// <param name="Branch">The place or word of the branch; null for the company itself.</param>
/// <param name="Units">The pieces that are compared: single Chinese characters, whole words of other scripts.</param>
internal sealed partial record CompanyName(string Core, string? Place, string? Branch, IReadOnlyList<string> Units)
{
    [GeneratedRegex("(分公司|办事处|代表处|联络处|营业部|营业厅|经营部|事业部|销售部|项目部|分支机构|服务中心|分行|支行|分店|分厂|分院|分校|分部|分所|门市部|门店)$")]
    private static partial Regex BranchMark { get; }

    [GeneratedRegex(@"\b(branch|representative office|rep office)\b.*$")]
    private static partial Regex LatinBranch { get; }

    [GeneratedRegex("(股份有限责任公司|股份有限公司|有限责任公司|有限责任|股份公司|集团公司|总公司|有限公司|有限合伙|普通合伙|股份|控股|集团|公司|企业|工作室|个体工商户)")]
    private static partial Regex LegalForm { get; }

    [GeneratedRegex(@"\b(incorporated|inc|corporation|corp|company|co|limited|ltd|llc|llp|plc|gmbh|ag|kg|sa|sas|sarl|srl|spa|bv|nv|ab|oy|as|pte|pty|sdn|bhd|kk|holdings?|group|the|and)\b")]
    private static partial Regex LatinForm { get; }

    /// <summary>What people add to say that the company itself is meant, or that an entry is out of use.</summary>
    [GeneratedRegex("^(总部|总公司|本部|集团总部|总店|主体|新|旧|原|停用|作废|重复|测试|hq|headquarters?)$")]
    private static partial Regex Remark { get; }

    [GeneratedRegex(@"[(（\[【<《]([^)）\]】>》]*)[)）\]】>》]")]
    private static partial Regex Bracket { get; }

    public static CompanyName? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var folded = Folding.Of(text);
        string? place = null;
        folded = Bracket.Replace(folded, piece =>
        {
            var content = piece.Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
            if (Remark.IsMatch(content)) return "";
            if (!Places.IsPlace(content)) return content;
            place ??= Places.At(content, 0)!.Value.Place;
            return "";
        });
        var letters = Joined(folded);
        var (body, branch) = Part(letters);
        var core = body;
        if (Places.At(core, 0) is { } first && core.Length - first.Length >= 2) (place, core) = (first.Place, core[first.Length..]);
        core = Own(core);
        return core.Length == 0 ? null : new(core, place, branch, [.. UnitsOf(core)]);
    }

    /// <summary>Blanks and marks between Chinese letters mean nothing; between Latin words they part.</summary>
    private static string Joined(string folded)
    {
        var runs = Folding.Runs(folded).ToList();
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < runs.Count; i++)
        {
            if (i > 0 && !runs[i].IsChinese && !runs[i - 1].IsChinese) text.Append(' ');
            text.Append(runs[i].Text);
        }
        return text.ToString();
    }

    /// <summary>
    /// Parts the name of a branch: what follows the company's legal form, such as 北京分公司. A branch is another account than the
    /// company whose name it carries.
    /// </summary>
    private static (string Body, string? Branch) Part(string letters)
    {
        if (LatinBranch.Match(letters) is { Success: true, Index: > 0 } latin) return (letters[..latin.Index].Trim(), latin.Value);
        if (!BranchMark.IsMatch(letters)) return (letters, null);
        // the last two letters may be 公司 of 分公司 itself; a short name, such as 门店, has nothing before its mark
        var company = letters.Length < 3 ? -1 : letters.LastIndexOf("公司", letters.Length - 3, StringComparison.Ordinal);
        if (company > 1) return (letters[..(company + 2)], letters[(company + 2)..]);
        var mark = BranchMark.Match(letters);
        for (var from = Math.Max(2, mark.Index - 5); from < mark.Index; from++)
            if (Places.At(letters, from) is { } place && from + place.Length == mark.Index) return (letters[..from], letters[from..]);
        return (letters[..mark.Index], mark.Value);
    }

    private static string Own(string name)
    {
        var own = LatinForm.Replace(LegalForm.Replace(name, ""), "");
        own = string.Join(' ', own.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return own.Length >= 2 ? own : name;
    }

    private static IEnumerable<string> UnitsOf(string core) =>
        Folding.Runs(core).SelectMany(run => run.IsChinese ? Folding.Characters(run.Text) : [run.Text]);
}
