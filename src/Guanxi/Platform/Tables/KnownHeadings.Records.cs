using Guanxi.Platform.Fields;
using static Guanxi.Platform.Fields.FieldType;

namespace Guanxi.Platform.Tables;

public static partial class KnownHeadings
{
    private static List<ImportField> CustomerFields() =>
    [
        One("code", "客户编号", "Code", Text, "客户编码|编号|客户代码|客戶編號|Customer Code|Customer Number|Customer ID|Account Number|AccountNumber"),
        One("name", "客户名称", "Customer name", Text, "客户全称|公司名称|企业名称|单位名称|公司全称|公司|单位|客户|名称|客戶名稱|公司名稱|Account Name|Company Name|Company|"
            + "Organization Name|Organization - Name|Organization 1 - Name|Person - Organization|Organization|Organisation|Associated Company|Business Name|Client Name|Customer|Client|Account|Name"),
        One("short_name", "简称", "Short name", Text, "客户简称|公司简称|簡稱|Abbreviation"),
        One("type", "客户类型", "Type", Select, "客户类别|類型|类型|Customer Type|Account Type|Relationship Type"),
        One("industry", "行业", "Industry", Text, "客户行业|所属行业|行业类别|行業|Industry Type|Sector"),
        One("scale", "规模", "Company size", Text, "客户规模|公司规模|企业规模|人员规模|员工人数|規模|Scale|Employees|No. of Employees|NumberOfEmployees|Number of Employees|Company Size"),
        One("website", "网站", "Website", Url, "网址|官网|公司网站|公司网址|主页|網站|網址|Website URL|Web Site|Web Page|Website 1 - Value|Company Domain Name|Homepage|URL"),
        One("founded_on", "成立日期", "Founded on", Date, "成立时间|注册日期|Founded|Date Founded|Year Founded"),
        One("credit_limit", "信用额度", "Credit limit", Money, "授信额度|信用限额|Credit Amount"),
        One("payment_terms", "付款条件", "Payment terms", Text, "付款方式|结算方式|Terms of Payment"),
        One("credit_days", "账期", "Credit days", Integer, "账期天数|信用天数|Payment Days|Net Days"),
        One("source", "客户来源", "Source", Text, "来源|來源|线索来源|获客渠道|Lead Source|LeadSource|Account Source|AccountSource|Original Source|Original Traffic Source"),
        One("owner", "负责人", "Owner", User, "客户负责人|所属销售|业务员|跟进人|归属人|負責人|Account Owner|Company owner|Organization - Owner|Contact owner|Lead Owner|Person - Owner|Owner Name|OwnerId"),
        One("status", "状态", "Status", Select, "客户状态|跟进状态|成交状态|狀態|Account Status|Customer Status|Lead Status"),
        One("is_active", "是否启用", "Active", YesNo, "是否有效|启用|Is Active|IsActive|Enabled"),
        One("annual_revenue", "年营业额", "Annual revenue", Money, "年营收|年收入|年销售额|营业额|營業額|AnnualRevenue|Revenue|Turnover"),
        One("cooperation_years", "合作年限", "Years of cooperation", Number, "合作年数|Cooperation Years"),
        One("parent", "上级客户", "Parent customer", Record, "母公司|上级公司|总公司|所属集团|Parent Account|Parent Company|Parent|parent_id"),
        Many("phone", "电话", "Phone", Phone, "手机|手机号|手机号码|联系电话|公司电话|电话号码|固定电话|座机|電話|手機|聯絡電話|Phone Number|Main Phone|Business Phone|Company Main Phone|Telephone|Tel|"
            + "Mobile|Mobile Phone|MobilePhone|Phone 1 - Value|Phone 2 - Value|Organization - Phone|Person - Phone - Work|Person - Phone - Mobile|Primary Phone|Other Phone|phone_work|phone_home|phone_other"),
        Many("email", "邮箱", "Email", Email, "电子邮箱|电子邮件|邮件|邮件地址|郵箱|電郵|電子郵件|E-mail|Email Address|E-mail Address|E-mail 1 - Value|E-mail 2 - Value|E-mail 2 Address|E-mail 3 Address|"
            + "Person - Email - Work|Person - Email - Home|Secondary Email|email_work|email_home|email_other|Mail"),
        One("address", "地址", "Address", LongText, "详细地址|公司地址|联系地址|办公地址|街道|街道地址|Street|Street Address|Billing Street|Mailing Street|Business Street|Shipping Street|Address 1 - Street|"
            + "Address 1: Street 1|Address 1 - Formatted|Organization - Address"),
        One("province", "省份", "Province", Text, "省|省市|省/直辖市|所在省|所在省份|State|State/Province|State or Province|State/Region|Billing State/Province|Billing State|Mailing State/Province|Mailing State|Business State|Address 1 - Region"),
        One("city", "城市", "City", Text, "市|所在城市|所在市|地市|Billing City|Mailing City|Business City|Address 1 - City"),
        One("district", "区县", "District", Text, "区|县|区/县|县区|所在区|區|County"),
        One("postcode", "邮编", "Postcode", Text, "邮政编码|郵編|Zip|Zip Code|Postal Code|PostalCode|Zip/Postal Code|Billing Zip/Postal Code|Mailing Zip/Postal Code|Business Postal Code|Address 1 - Postal Code"),
        Many("tags", "标签", "Tags", FieldType.Tags, "客户标签|標籤|Tag|Labels|Label|Group Membership|Categories|Organization - Label|Person - Label"),
        Many("notes", "备注", "Notes", LongText, "说明|描述|备注信息|備註|Note|Description|Comments|Remarks|Remark|background"),
        One("external_id", "外部编号", "External id", Text, "外部ID|Record ID|Account ID|Organization - ID|(Do Not Modify) Account|Company ID|Contact ID|Person - ID|Id"),
        One("created_at", "创建时间", "Created at", Instant, "创建日期|建立日期|Created Date|CreatedDate|Create Date|Created Time|Created On|Organization - Organization created|first_seen"),
        One("contact_name", "联系人", "Contact", Text, "联系人姓名|首要联系人|主要联系人|聯絡人|Contact Name|Contact Person|Primary Contact"),
    ];

    private static List<ImportField> ContactFields() =>
    [
        One("customer", "客户名称", "Customer", Record, "所属客户|客户|公司名称|公司|所属公司|单位|单位名称|客戶名稱|公司名稱|Customer Name|Company Name|Company|Account Name|Organization Name|"
            + "Organization 1 - Name|Person - Organization|Associated Company|Organization|Account|company_name"),
        One("customer_code", "客户编号", "Customer code", Text, "客户编码|客户代码|Account Number"),
        One("name", "姓名", "Name", Text, "联系人姓名|联系人|联系人名称|聯絡人|Full Name|FullName|Contact Name|Person - Name|Display Name|Contact"),
        One("given_name", "名", "Given name", Text, "名字|First Name|FirstName|Forename"),
        One("family_name", "姓", "Family name", Text, "姓氏|Last Name|LastName|Surname"),
        One("position", "职务", "Position", Text, "职位|岗位|头衔|职称|職位|職稱|Job Title|JobTitle|Organization Title|Organization 1 - Title|Title|Occupation"),
        One("department", "部门", "Department", Text, "所属部门|部門|Organization Department|Organization 1 - Department"),
        One("mobile", "手机", "Mobile", Phone, "手机号|手机号码|移动电话|手機|Mobile Phone|MobilePhone|Mobile Phone Number|Mobile Number|Cell Phone|Cell|Person - Phone - Mobile"),
        One("phone", "电话", "Phone", Phone, "座机|固定电话|办公电话|联系电话|公司电话|电话号码|電話|Business Phone|Phone Number|Work Phone|Phone 1 - Value|Person - Phone - Work|phone_work|Telephone|Tel|"
            + "Company Main Phone|Primary Phone|Business Phone 2|Home Phone|Other Phone|phone_home|phone_other"),
        One("email", "邮箱", "Email", Email, "电子邮箱|电子邮件|邮件|邮件地址|郵箱|電郵|電子郵件|E-mail|Email Address|E-mail Address|E-mail 1 - Value|Person - Email - Work|email_work|Person - Email - Home|email_home|email_other|Mail"),
        One("wechat", "微信", "WeChat", Text, "微信号|微信號|WeChat ID|Weixin"),
        One("birthday", "生日", "Birthday", Date, "出生日期|生日日期|Birthdate|Birth Date|Date of Birth"),
        One("hobbies", "爱好", "Hobbies", Text, "兴趣爱好|兴趣|愛好|Hobby|Interests"),
        Many("notes", "备注", "Notes", LongText, "说明|描述|备注信息|備註|Note|Description|Comments|Remarks|Remark|background"),
        One("role", "角色", "Role", Select, "决策角色|联系人角色|Buying Role|Contact Role"),
        One("is_primary", "主要联系人", "Primary", YesNo, "是否主要联系人|是否首要联系人|首要联系人|主联系人|Is Primary|Primary Contact"),
        One("is_decision_maker", "是否关键决策人", "Decision maker", YesNo, "关键决策人|是否决策人|Is Decision Maker"),
        Many("tags", "标签", "Tags", FieldType.Tags, "联系人标签|標籤|Tag|Labels|Label|Group Membership|Categories|Person - Label"),
        One("external_id", "外部编号", "External id", Text, "外部ID|Record ID|Contact ID|ContactID|Person - ID|(Do Not Modify) Contact|Id"),
        One("owner", "负责人", "Owner", User, "所属销售|業務員|Contact Owner|Person - Owner|Owner Name|OwnerId"),
        One("gender", "性别", "Gender", Text, "性別|Sex"),
        One("address", "地址", "Address", LongText, "联系地址|Mailing Street|Business Street|Address 1 - Street|Street|Street Address"),
        One("do_not_email", "不接收邮件", "Do not email", YesNo, "Email Opt Out|HasOptedOutOfEmail"),
        One("do_not_call", "不接收电话", "Do not call", YesNo, "DoNotCall"),
        One("lifecycle_stage", "生命周期阶段", "Lifecycle stage", Text, "Lifecycle"),
        One("customer_ids", "关联客户编号", "Associated customer ids", Text, "Associated Company IDs|Account ID|company_id"),
        One("created_at", "创建时间", "Created at", Instant, "创建日期|Created Date|CreatedDate|Create Date|Created Time|Created On|Person - Person created|first_seen"),
    ];

    private static List<ImportField> LeadFields() =>
    [
        One("title", "主题", "Title", Text, "线索主题|Subject|Topic"),
        One("name", "线索名称", "Name", Text, "姓名|联系人|Lead Name|Full Name|FullName|Contact Name"),
        One("given_name", "名", "Given name", Text, "名字|First Name|FirstName"),
        One("family_name", "姓", "Family name", Text, "姓氏|Last Name|LastName|Surname"),
        One("company", "公司", "Company", Text, "公司名称|客户名称|单位|Company Name|Account Name|Organization"),
        One("position", "职务", "Position", Text, "职位|Job Title"),
        One("mobile", "手机", "Mobile", Phone, "手机号|手机号码|Mobile Phone|MobilePhone"),
        One("phone", "电话", "Phone", Phone, "座机|联系电话|Business Phone|Phone Number|Telephone|Tel"),
        Many("email", "邮箱", "Email", Email, "电子邮箱|电子邮件|E-mail|Email Address|Secondary Email"),
        One("website", "网站", "Website", Url, "网址|官网|Web Site"),
        One("source", "线索来源", "Source", Text, "来源|Lead Source|LeadSource|Original Source"),
        One("status", "状态", "Status", Select, "线索状态|Lead Status|LeadStatus"),
        One("rating", "级别", "Rating", Text, "客户级别|线索级别|Lead Rating"),
        One("industry", "行业", "Industry", Text, "客户行业|所属行业"),
        One("annual_revenue", "年营业额", "Annual revenue", Money, "年收入|AnnualRevenue|Revenue"),
        One("scale", "规模", "Company size", Text, "人员规模|NumberOfEmployees|No. of Employees|Number of Employees"),
        One("campaign", "活动", "Campaign", Text, "市场活动|Source Campaign"),
        One("country", "国家", "Country", Text, "国家/地区|Country/Region"),
        One("province", "省份", "Province", Text, "省|State|State or Province|State/Province|State/Region"),
        One("city", "城市", "City", Text, "市"),
        One("address", "地址", "Address", LongText, "详细地址|Street|Street Address"),
        One("postcode", "邮编", "Postcode", Text, "Zip Code|Zip|PostalCode|Postal Code"),
        One("wechat", "微信", "WeChat", Text, "微信号|微信號|WeChat ID|Weixin"),
        One("interest", "意向", "Interest", Text, "意向产品|感兴趣的产品|需求|Product Interest|Interested In"),
        One("page_visits", "页面访问", "Page visits", Integer, "访问次数|浏览次数|TotalVisits|Total Visits|Number of Pageviews|Number of Sessions"),
        One("visited_pricing", "访问了定价页", "Visited pricing page", YesNo, "看过价格|Visited Pricing"),
        One("downloaded_whitepaper", "下载了白皮书", "Downloaded white paper", YesNo, "Downloaded Whitepaper"),
        One("email_opens", "邮件开启", "Email opens", Integer, "邮件打开次数|Marketing emails opened|Emails Opened"),
        Many("notes", "备注", "Notes", LongText, "说明|描述|Note|Description|Comments"),
        Many("tags", "标签", "Tags", FieldType.Tags, "Tag|Labels|Label"),
        One("owner", "负责人", "Owner", User, "Lead Owner|OwnerId|Owner Name"),
        One("next_contact_at", "下次联系时间", "Next contact at", Instant, "下次跟进时间"),
        One("do_not_email", "不接收邮件", "Do not email", YesNo, "Email Opt Out|HasOptedOutOfEmail"),
        One("external_id", "外部编号", "External id", Text, "Record Id|Lead ID|(Do Not Modify) Lead|Id"),
        One("contact_id", "联系人编号", "Contact id", Text, "ContactID"),
        One("created_at", "创建时间", "Created at", Instant, "创建日期|Created Date|CreatedDate|Create Date|Created Time|Created On"),
    ];
}
