namespace Guanxi.Cli;

internal static class DataCommands
{
    private static readonly OptionSpec[] ExportOptions =
    [
        new("format", new("格式：csv、xlsx 或 json", "Format: csv, xlsx or json"), Values: ["csv", "xlsx", "json"]) { Strict = true },
        new("output", new("写入的文件；- 为标准输出", "File to write; - is standard output")) { Local = true },
        new("columns", new("列，逗号分隔", "Columns, separated by commas")),
        new("lang", new("表头语言：zh-CN 或 en", "Language of the headings: zh-CN or en"), Values: ["zh-CN", "en"]),
    ];

    private static readonly OptionSpec[] ImportOptions =
    [
        new("file", new("CSV、XLSX 或 JSON 文件", "CSV, XLSX or JSON file")) { Required = true },
        new("mode", new("方式：create 新建、update 更新、upsert 有则更新无则新建", "Mode: create, update or upsert"), Values: ["create", "update", "upsert"]) { Strict = true },
        new("match", new("更新时按哪个字段认记录", "Field by which existing records are found"), Values: ["code", "phone", "email", "name"]) { Strict = true },
        new("mapping", new("列与字段的对应，JSON：{\"列名\":\"字段\"}", "Which column is which field, JSON: {\"column\":\"field\"}"), Kind.Json),
        new("dry_run", new("只检查，不写入", "Check only, write nothing"), Kind.Flag),
        new("no_wait", new("不等待完成", "Do not wait for the end"), Kind.Flag),
    ];

    public static readonly CommandSpec[] All =
    [
        new("export_customers", new("导出客户数据", "Export customers"), HttpMethod.Get, "/api/customers/export", [.. ExportOptions, .. CustomerCommands.Filters])
        { Run = Export.Run, Example = "crm export_customers --format csv --output customers.csv" },

        new("export_contacts", new("导出联系人数据", "Export contacts"), HttpMethod.Get, "/api/contacts/export",
        [
            .. ExportOptions,
            CustomerCommands.Id,
            new("q", new("搜索", "Search")),
            new("filter", new("筛选表达式", "Filter expression")),
        ])
        { Run = Export.Run, Example = "crm export_contacts --format xlsx --output contacts.xlsx" },

        new("import_customers", new("导入客户数据", "Import customers"), HttpMethod.Post, "/api/imports", ImportOptions)
        { Run = (call, ct) => Import.Run(call, "customers", ct), Example = "crm import_customers --file customers.csv" },

        new("import_contacts", new("导入联系人数据", "Import contacts"), HttpMethod.Post, "/api/imports", ImportOptions)
        { Run = (call, ct) => Import.Run(call, "contacts", ct), Example = "crm import_contacts --file contacts.xlsx --mode upsert --match phone" },

        new("import_leads", new("批量导入线索", "Import leads"), HttpMethod.Post, "/api/imports", ImportOptions)
        { Run = (call, ct) => Import.Run(call, "leads", ct), Example = "crm import_leads --file leads.xlsx" },

        new("export_leads", new("导出线索数据", "Export leads"), HttpMethod.Get, "/api/leads/export",
        [
            .. ExportOptions,
            new("q", new("搜索", "Search")),
            new("status", new("状态", "Status")),
            new("filter", new("筛选表达式", "Filter expression")),
        ])
        { Run = Export.Run, Example = "crm export_leads --format csv --output leads.csv" },
    ];
}
