namespace Guanxi.Cli;

/// <summary>Numbers: what customers are worth, who sold how much, and every report of the product.</summary>
internal static class AnalyticsCommands
{
    private static readonly OptionSpec From = new("from", new("第一天，2026-01-01", "First day, 2026-01-01"));
    private static readonly OptionSpec To = new("to", new("最后一天，2026-01-31", "Last day, 2026-01-31"));
    private static readonly OptionSpec Pipeline = new("pipeline", new("销售流程：名称或 ID", "Pipeline: name or id"));
    private static readonly OptionSpec Department = new("department", new("部门 ID，含下级", "Department id, with those below"));
    private static readonly OptionSpec Compare = new("compare", new("previous：与上期比较", "previous: with the period before"), Values: ["previous"]);
    private static readonly OptionSpec Limit = Request.Paging[0];

    public static readonly CommandSpec[] All =
    [
        new("customer_value", new("客户价值分析：ARPU、CLV 和最有价值的客户", "What customers are worth: ARPU, CLV and the most valuable ones"), HttpMethod.Get, "/api/analytics/customer_value", [From, To, Limit])
        {
            Columns = ["name", "segment_name", "lifecycle", "purchase_count", "total_spent", "predicted_value", "model_value", "churn_risk", "last_purchase_at"],
            Run = Numbers.CustomerValue,
            Example = "crm customer_value",
        },

        new("rfm_analysis", new("RFM 分析：买过的客户及其得分", "RFM: the customers who bought, with their scores"), HttpMethod.Get, "/api/analytics/rfm", [Limit])
        { Columns = ["name", "segment_name", "rfm_score", "purchase_count", "total_spent", "last_purchase_at"], Example = "crm rfm_analysis" },

        new("sales_performance", new("销售业绩分析", "Who sold how much"), HttpMethod.Get, "/api/analytics/reports/sales_performance",
        [
            new("period", new("期间：2026-01、2026-Q1 或 2026；默认本月", "Period: 2026-01, 2026-Q1 or 2026; this month when left out")) { Local = true },
            new("sales_rep", new("销售：姓名、user_… 或 me", "Salesperson: name, user_… or me"), Values: ["me"]) { Local = true },
            new("by", new("按谁汇总：owner、department、month", "By: owner, department, month"), Values: ["owner", "department", "month"]),
            Department, Pipeline, Compare,
        ])
        { Run = Numbers.SalesPerformance, Example = "crm sales_performance --period \"2026-01\" --sales_rep user_…" },

        new("segment_customers", new("客户分群", "Customers by segment"), HttpMethod.Get, "/api/analytics/rfm", [])
        { Columns = ["name", "customers", "purchases", "revenue", "predicted_value", "recency", "frequency", "monetary"], Rows = "segments", Example = "crm segment_customers" },

        new("list_reports", new("全部报表", "The reports there are"), HttpMethod.Get, "/api/analytics/reports", [])
        { Columns = ["report", "title", "group", "description"], Example = "crm list_reports" },

        new("report", new("查看一个报表", "One report"), HttpMethod.Get, "/api/analytics/reports/{report}",
        [
            new("report", new("报表代码，见 list_reports", "Code of the report, see list_reports")),
            From, To,
            new("by", new("按什么汇总，见 list_reports --output json", "By what to part it, see list_reports --output json")),
            new("owner", new("负责人：user_… 或 me", "Owner: user_… or me"), Values: ["me"]),
            Department, Pipeline, Compare,
        ])
        { Run = Numbers.Report, Example = "crm report --report sales_trend --from 2026-01-01 --to 2026-06-30 --by month" },
    ];
}
