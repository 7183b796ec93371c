using System.Text.Json.Nodes;

namespace Guanxi.Cli;

/// <summary>Everything <c>crm</c> says to people, in Chinese and English. Texts of commands and options stand in their tables.</summary>
internal static class Texts
{
    public static readonly Phrase About = new("关系 CRM 命令行", "Guanxi CRM on the command line");
    public static readonly Phrase Usage = new("用法", "Usage");
    public static readonly Phrase CommandWord = new("<命令>", "<command>");
    public static readonly Phrase OptionsWord = new("[选项]", "[options]");
    public static readonly Phrase Options = new("选项", "Options");
    public static readonly Phrase GlobalOptions = new("通用选项", "For every command");
    public static readonly Phrase RequiredMark = new("（必填）", " (required)");
    public static readonly Phrase Example = new("示例", "Example");
    public static readonly Phrase Surroundings = new("环境变量", "Environment");
    public static readonly Phrase MoreHelp = new("crm <命令> --help 查看命令的选项。", "crm <command> --help shows the options of a command.");
    public static readonly Phrase ExitCodes = new("退出码：0 成功，1 被服务器拒绝或无法完成，2 用法错误。", "Exit codes: 0 done, 1 refused by the server or impossible, 2 wrong usage.");
    public static readonly Phrase HelpOption = new("显示帮助", "Show help");
    public static readonly Phrase VersionOption = new("显示版本", "Show the version");
    public static readonly Phrase OutputOption = new("输出格式：table、json 或 csv；终端默认 table，否则 json", "Output: table, json or csv; table on a terminal, json otherwise");
    public static readonly Phrase UrlVariable = new("服务器地址，优先于保存的设置", "Address of the server, before the stored one");
    public static readonly Phrase TokenVariable = new("访问令牌，优先于保存的令牌", "Access token, before the stored one");

    public static readonly Phrase Yes = new("是", "yes");
    public static readonly Phrase No = new("否", "no");
    public static readonly Phrase Done = new("完成。", "Done.");
    public static readonly Phrase NothingDeleted = new("没有删除。", "Nothing was deleted.");
    public static readonly Phrase NothingToChange = new("没有要修改的字段。", "No field to change was given.");
    public static readonly Phrase NoServer = new("没有服务器地址：先运行 crm login --url …，或设置 CRM_URL。", "No server address: run crm login --url … first, or set CRM_URL.");
    public static readonly Phrase SignInFirst = new("请先运行 crm login，或设置 CRM_TOKEN。", "Run crm login first, or set CRM_TOKEN.");
    public static readonly Phrase SignedOut = new("已退出登录。", "Signed out.");
    public static readonly Phrase WasSignedOut = new("本来就没有登录。", "You were not signed in.");
    public static readonly Phrase NoImport = new("服务器没有返回导入任务。", "The server did not answer with an import.");
    public static readonly Phrase Interrupted = new("已中断。", "Interrupted.");
    public static readonly Phrase AskUrl = new("服务器地址：", "Server address: ");
    public static readonly Phrase AskEmail = new("邮箱：", "E-mail: ");
    public static readonly Phrase AskPassword = new("密码：", "Password: ");
    public static readonly Phrase AskCode = new("两步验证码或恢复码：", "Second factor code or recovery code: ");

    public static Phrase SignedIn(string? name, string? organization) => new($"已登录：{name}（{organization}）", $"Signed in as {name} ({organization})");
    public static Phrase Missing(string option) => new($"缺少必填选项 --{option}。", $"The option --{option} is required.");
    public static Phrase Empty(string option) => new($"选项 --{option} 不能为空。", $"The option --{option} must not be empty.");
    public static Phrase NeedsValue(string option) => new($"选项 {option} 需要一个值。", $"The option {option} needs a value.");
    public static Phrase OnlyOnce(string option) => new($"选项 {option} 只能有一个值。", $"The option {option} takes one value.");
    public static Phrase NotAValue(string option, string value) => new($"--{option}：不接受“{value}”。", $"--{option}: '{value}' cannot be used.");
    public static Phrase NotANumber(string option, string value) => new($"--{option}：“{value}”不是数字。", $"--{option}: '{value}' is not a number.");
    public static Phrase NotAYesNo(string option, string value) => new($"--{option}：“{value}”应为 true 或 false。", $"--{option}: '{value}' should be true or false.");
    public static Phrase NotJson(string option) => new($"--{option}：不是有效的 JSON。", $"--{option}: this is not JSON.");
    public static Phrase NotAmong(string option, string value, string[] values) =>
        new($"--{option}：“{value}”应为 {string.Join("、", values)} 之一。", $"--{option}: '{value}' should be one of {string.Join(", ", values)}.");
    public static Phrase NotAPair(string option, string value) => new($"--{option}：“{value}”应写成 字段=值。", $"--{option}: '{value}' should read field=value.");
    public static Phrase NoSuchField(string name, string[] keys) =>
        new($"没有自定义字段“{name}”；有：{string.Join("、", keys)}。", $"There is no custom field '{name}'; there are: {string.Join(", ", keys)}.");
    public static Phrase Unknown(string word, string? meant) => meant is null
        ? new($"不认识“{word}”。", $"Unknown command or option '{word}'.")
        : new($"不认识“{word}”。是不是 {meant}？", $"Unknown command or option '{word}'. Did you mean {meant}?");
    public static Phrase SeeHelp(string command) => new($"用法见 {command} --help", $"See {command} --help");

    public static Phrase NoSuchFile(string file) => new($"文件不存在：{file}", $"No such file: {file}");
    public static Phrase BadUrl(string text) => new($"不是有效的服务器地址：{text}", $"Not a server address: {text}");
    public static Phrase Unreachable(Uri server, string reason) => new($"无法连接 {server}：{reason}", $"Cannot reach {server}: {reason}");
    public static Phrase NoAnswer(Uri server) => new($"{server} 没有及时回答。", $"{server} did not answer in time.");
    public static Phrase NotOurServer(Uri server) => new($"{server} 的回答不像关系 CRM，请检查地址。", $"The answer of {server} does not look like Guanxi CRM: check the address.");
    public static Phrase Moved(Uri server, Uri elsewhere) => new($"{server} 已转到 {elsewhere}，请用新地址登录。", $"{server} points to {elsewhere}: sign in there.");
    public static Phrase Written(string file, long bytes) => new($"已写入 {file}（{bytes:N0} 字节）。", $"Wrote {file} ({bytes:N0} bytes).");
    public static Phrase Count(int shown, long? total, bool exact, string? next) => new(
        $"{shown} 条{(total is null ? "" : $"，共 {total:N0}{(exact ? "" : "+")} 条")}{(next is null ? "" : $"；下一页：--cursor {next}，或 --all")}",
        $"{shown} shown{(total is null ? "" : $" of {total:N0}{(exact ? "" : "+")}")}{(next is null ? "" : $"; next page: --cursor {next}, or --all")}");

    /// <summary>What all customers together come to.</summary>
    public static Phrase Worth(JsonNode answer)
    {
        string Of(string key) => answer[key]?.ToString() ?? "–";
        return new(
            $"客户 {Of("customers")}，本期购买 {Of("buyers")}；收入 {Of("revenue")} {Of("currency")}；ARPU {Of("arpu")}；客单价 {Of("average_order")}；CLV {Of("clv")}（{(Of("source") == "model" ? "模型" : "规则")}）",
            $"{Of("customers")} customers, {Of("buyers")} bought in the period; revenue {Of("revenue")} {Of("currency")}; ARPU {Of("arpu")}; average order {Of("average_order")}; CLV {Of("clv")} (by {Of("source")})");
    }

    public static Phrase ReallyDelete(JsonNode? found)
    {
        var (contacts, activities) = ((long?)found?["contacts"], (long?)found?["activities"]);
        return contacts is null
            ? new("确定删除？不可恢复。[y/N] ", "Delete for good? [y/N] ")
            : new($"将同时删除 {contacts} 个联系人、{activities ?? 0} 条沟通记录，不可恢复。确定删除？[y/N] ",
                $"{contacts} contacts and {activities ?? 0} interactions go too, for good. Delete? [y/N] ");
    }

    public static Phrase Progress(JsonNode import)
    {
        var (processed, total) = ((long?)import["processed"] ?? 0, (long?)import["total"] ?? 0);
        var of = total > 0 ? $" / {total:N0} ({100 * processed / total}%)" : "";
        return new($"正在导入 {processed:N0}{of}", $"Importing {processed:N0}{of}");
    }

    public static Phrase ImportFailed(string? detail, string? code) => new($"导入失败：{detail}（{code}）", $"The import failed: {detail} ({code})");
    public static Phrase RowRefused(long? row, string? column, string? message) => new(
        $"第 {row} 行{(column is { Length: > 0 } ? $"“{column}”" : "")}：{message}",
        $"row {row}{(column is { Length: > 0 } ? $", {column}" : "")}: {message}");
    public static Phrase MoreErrors(long all, string? import) => new(
        $"共 {all:N0} 行未导入；全部原因：GET /api/imports/{import}/errors?format=csv",
        $"{all:N0} rows were refused; all reasons: GET /api/imports/{import}/errors?format=csv");

    /// <summary>The heading of a field; a field without a text of its own keeps its key.</summary>
    public static Phrase Label(string key) => Labels.Of.TryGetValue(key, out var label) ? label : new(key, key);

    /// <summary>A stored value as people say it; unknown ones stay as they are.</summary>
    public static Phrase Value(string key, string value) => Labels.Values.TryGetValue((key, value), out var said) ? said : new(value, value);
}
