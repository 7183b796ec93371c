using Guanxi.Platform.Fields;
using static Guanxi.Platform.Fields.FieldType;

namespace Guanxi.Platform.Tables;

public static partial class KnownHeadings
{
    private static List<ImportField> OpportunityFields() =>
    [
        One("name", "商机名称", "Name", Text, "商机|机会名称|Deal Name|Deal - Title|Opportunity Name|Title"),
        One("customer", "客户名称", "Customer", Record, "客户|公司名称|Account|Account Name|Deal - Organization|Company|Company Name|Associated Company"),
        One("contact", "联系人", "Contact", Record, "Deal - Contact person|Contact Name"),
        One("pipeline", "销售流程", "Pipeline", Text, "商机组|Deal - Pipeline"),
        One("stage", "阶段", "Stage", Text, "销售阶段|商机阶段|Deal Stage|Stage Name|StageName|Sales Stage|Deal - Stage|OpportunityStage"),
        One("status", "状态", "Status", Select, "商机状态|Deal - Status|Deal Status"),
        One("amount", "金额", "Amount", Money, "商机金额|预计金额|Close Value|Deal - Value|Deal Value|EstimatedValue|Estimated Value"),
        One("currency", "币种", "Currency", Text, "Deal - Currency"),
        One("close_date", "预计成交日期", "Close date", Date, "预计成交时间|成交日期|Deal - Expected close date|Expected close date|CloseDate"),
        One("probability", "赢单概率", "Probability", Number, "概率|赢率|赢率（%）|Deal - Probability|Probability (%)"),
        One("won_at", "赢单时间", "Won at", Instant, "Deal - Won time"),
        One("lost_at", "输单时间", "Lost at", Instant, "Deal - Lost time"),
        One("lost_reason", "输单原因", "Lost reason", Text, "Deal - Lost reason|Loss Reason|Closed Lost Reason"),
        One("source", "来源", "Source", Text, "商机来源|Lead source|LeadSource"),
        One("owner", "负责人", "Owner", User, "所属销售|业务员|Sales Agent|Sales Rep|Agent|Deal owner|Deal - Owner|Opportunity Owner|OwnerId"),
        One("next_step", "下一步", "Next step", Text, "下一步计划|Next Step|NextStep"),
        One("product", "产品", "Product", Record, "产品名称|Product Name|Product Interest"),
        One("actual_amount", "成交金额", "Actual amount", Money, "实际金额|Actual Value|Actual Revenue"),
        Many("notes", "备注", "Notes", LongText, "说明|描述|Description"),
        One("external_id", "外部编号", "External id", Text, "Record ID|Deal - ID|Opportunity ID|OpportunityID|Id"),
        One("customer_ids", "关联客户编号", "Associated customer ids", Text, "Associated Company IDs|Account ID"),
        One("contact_ids", "关联联系人编号", "Associated contact ids", Text, "Associated Contact IDs"),
        One("created_at", "创建时间", "Created at", Instant, "创建日期|Engage Date|Create Date|Created Date|CreatedDate|Deal - Deal created"),
    ];

    private static List<ImportField> ProductFields() =>
    [
        One("code", "产品编号", "Code", Text, "产品编码|编号|编码|商品编号|Product Code|ProductCode|Item No|ItemNo|Item Number|SKU"),
        One("name", "产品名称", "Name", Text, "产品|商品名称|Product|Product Name|Item Name|ItemName|Item"),
        One("category", "产品类别", "Category", Text, "产品类型|类别|分类|Product Category|Product Family|Series"),
        One("product_kind", "销售方式", "Kind", Select, "Billing Type"),
        One("unit", "单位", "Unit", Text, "产品单位|计量单位|Unit of Measure|UOM"),
        One("unit_price", "单价", "Unit price", Money, "价格|标准价格|标准价|售价|Price|Sales Price|List Price|UnitPrice|Standard Price"),
        One("currency", "币种", "Currency", Text, "Currency Code"),
        One("tax_rate", "税率", "Tax rate", Number, "税率（%）|Tax|Tax Rate (%)"),
        Many("description", "描述", "Description", LongText, "产品描述|说明|备注|Product Description|Notes"),
        One("is_active", "启用", "Active", YesNo, "是否启用|是否上架|上架|Is Active|IsActive|Active|Enabled"),
    ];

    private static List<ImportField> OrderFields() =>
    [
        One("order_number", "订单编号", "Order number", Text, "订单号|单号|流水号|小票号|交易号|Order No|Order No.|OrderNo|Order ID|Order Id|OrderID|Order|InvoiceNo|Invoice|Invoice No|Receipt No|Transaction ID"),
        One("customer", "客户", "Customer", Text, "客户名称|客户编号|会员|会员名称|会员编号|买家|Customer Name|Customer ID|CustomerID|customer_id|Buyer|Member|Account Name|Client"),
        One("ordered_at", "下单时间", "Ordered", FieldType.Instant, "订单日期|下单日期|交易时间|交易日期|付款时间|购买时间|购买日期|日期|Order Date|order_date|OrderDate|InvoiceDate|Invoice Date|Date|Purchase Date|Transaction Date|Created at|Paid at"),
        One("status", "状态", "Status", Select, "订单状态|交易状态|Order Status|Financial Status"),
        One("amount", "订单金额", "Amount", Money, "金额|总金额|实付金额|实收|合计|交易金额|revenue|Total|Order Total|Total Amount|Sales|dollar_value|Order Amount|Grand Total"),
        One("product", "产品", "Product", Text, "产品名称|商品|商品名称|品名|Item|Item Name|Product Name|Lineitem name|Description|SKU"),
        One("category", "产品类别", "Category", Text, "类别|分类|商品分类|Product Category"),
        One("quantity", "数量", "Quantity", Number, "件数|Qty|Lineitem quantity|Units"),
        One("unit_price", "单价", "Unit price", Money, "价格|售价|Price|UnitPrice|Lineitem price"),
        One("currency", "币种", "Currency", Text, "货币|Currency Code"),
        One("owner", "销售", "Sold by", FieldType.User, "销售员|导购|收银员|店员|Sales Rep|Salesperson|Cashier|Seller"),
        One("channel", "渠道", "Channel", Text, "门店|店铺|平台|来源|Store|Shop|Sales Channel|Source"),
        Many("notes", "备注", "Notes", LongText, "订单备注|买家留言|Note|Remark|Comment"),
    ];

    private static List<ImportField> UserFields() =>
    [
        One("name", "姓名", "Name", Text, "员工姓名|用户名|Full Name|FullName|User Name|Sales Agent|Sales Rep|Agent|Employee"),
        One("email", "邮箱", "Email", Email, "电子邮箱|电子邮件|邮件|E-mail|Email Address|Mail"),
        One("department", "部门", "Department", Text, "所属部门|Team|Region|Regional Office|Office|Division"),
        One("manager", "上级", "Manager", User, "直属上级|主管|经理|Reports To|Manager Name|Supervisor"),
    ];
}
