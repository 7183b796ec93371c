namespace Guanxi.Platform.Tables;

/// <summary>
/// The words for every code this folder gives: refusals of a file (<c>table.…</c>), doubts about a row
/// (<c>row.…</c>) and about a value (<c>value.…</c>), in Chinese and English, with <c>{name}</c> for the figures.
/// </summary>
public static class TableTexts
{
    public static readonly IReadOnlyDictionary<string, (string Zh, string En)> All = new Dictionary<string, (string, string)>
    {
        ["table.empty"] = ("文件是空的，没有可导入的内容。", "The file is empty: there is nothing to import."),
        ["table.header_only"] = ("文件只有标题行，没有数据行。", "The file has headings but no rows."),
        ["table.broken"] = ("文件已损坏，无法读取。请重新导出或另存后再试。", "The file is damaged and cannot be read. Save or export it again."),
        ["table.xml"] = ("工作簿内部的 XML 无效或含有不允许的内容。", "The XML inside the workbook is invalid or holds something that is not allowed."),
        ["table.json"] = ("JSON 在第 {line} 行附近有错误。", "The JSON has an error near line {line}."),
        ["table.json_shape"] = ("JSON 应为对象数组、{\"items\":[…]} 或每行一个对象。", "The JSON must be an array of objects, {\"items\":[…]} or one object per line."),
        ["table.encoding"] = ("无法识别文件的文字编码。请另存为 UTF-8 或 Excel 后再试。", "The text encoding of the file is not recognised. Save it as UTF-8 or as an Excel workbook."),
        ["table.unsupported"] = ("不支持这种文件。可导入 CSV、XLSX、XLS 和 JSON。", "This kind of file is not supported. CSV, XLSX, XLS and JSON can be imported."),
        ["table.web_page"] = ("这是网页格式的表格。请用 Excel 打开并另存为 XLSX。", "This is a web page with a table. Open it in Excel and save it as XLSX."),
        ["table.encrypted"] = ("工作簿有密码保护。请取消密码后再试。", "The workbook is protected by a password. Remove it and try again."),
        ["table.no_sheet"] = ("工作簿中没有名为“{sheet}”的工作表。", "The workbook has no sheet called “{sheet}”."),
        ["table.too_large"] = ("文件超过 {limit} MB 的上限。", "The file is larger than {limit} MB."),
        ["table.too_many_columns"] = ("第 {row} 行超过 {limit} 列的上限。", "Row {row} has more than {limit} columns."),
        ["table.cell_too_long"] = ("第 {row} 行有单元格超过 {limit} 个字符。", "A cell in row {row} is longer than {limit} characters."),
        ["table.unbalanced_quote"] = ("第 {row} 行的引号没有成对，之后的内容无法分列。", "A quotation mark opened in row {row} is never closed."),
        ["table.zip_bomb"] = ("压缩内容展开后过大，已拒绝。", "The compressed content is far too large when unpacked and was refused."),
        ["row.surplus_cells"] = ("该行比标题多出 {count} 个单元格。", "The row has {count} more cells than there are headings."),
        ["row.undecodable"] = ("该行含有无法解码的字节（第 {column} 列）。", "The row holds bytes that cannot be decoded (column {column})."),
        ["row.nul_removed"] = ("已去除第 {column} 列中的空字符。", "A NUL character was removed from column {column}."),
        ["row.cell_error"] = ("第 {column} 列是 Excel 错误值 {value}。", "Column {column} holds the Excel error {value}."),
        ["row.formula_without_value"] = ("第 {column} 列是没有计算结果的公式。", "Column {column} is a formula without a stored result."),
        ["value.not_a_number"] = ("不是数字。", "This is not a number."),
        ["value.not_a_whole_number"] = ("不是整数。", "This is not a whole number."),
        ["value.out_of_range"] = ("数值超出范围。", "The number is out of range."),
        ["value.not_a_date"] = ("不是日期。", "This is not a date."),
        ["value.date_ambiguous"] = ("无法判断日期中日和月的顺序。", "Day and month of this date cannot be told apart."),
        ["value.not_a_phone"] = ("不是电话号码。", "This is not a phone number."),
        ["value.not_an_email"] = ("不是邮箱地址。", "This is not an e-mail address."),
        ["value.not_yes_or_no"] = ("应为“是”或“否”。", "This must be yes or no."),
        ["value.digits_lost"] = ("号码被表格软件改成了科学计数法，部分数字已丢失。", "A spreadsheet turned the number into scientific notation: digits are lost."),
    };

    /// <summary>The sentence for a code with its figures; an unknown code is returned as it is.</summary>
    public static string Say(string code, bool english, IReadOnlyDictionary<string, string>? details = null)
    {
        if (!All.TryGetValue(code, out var texts)) return code;
        var text = english ? texts.En : texts.Zh;
        foreach (var (name, value) in details ?? new Dictionary<string, string>()) text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return text;
    }
}
