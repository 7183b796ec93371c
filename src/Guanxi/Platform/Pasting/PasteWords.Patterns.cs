using System.Text.RegularExpressions;

namespace Guanxi.Platform.Pasting;

internal static partial class PasteWords
{
    private const string Han = @"\u4e00-\u9fff";

    private const string Surnames = "(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝臧伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路娄江颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪解应宗丁宣邓郁单洪包诸左石崔吉龚程嵇邢裴陆荣翁荀甄曲封芮储靳井段富巫乌焦谷侯班秋仲伊宫宁仇栾甘厉武符刘景詹束龙叶幸司黎薄印白蒲卓蔺屠蒙池乔闻党翟谭劳申冉桑桂牛寿尚温庄晏柴瞿阎慕连习艾容向古易廖耿匡文寇欧聂晁敖冷辛阚简饶曾沙鞠丰关蒯查荆游竺盖桓肖代付闫])";

    private const string ChinesePerson = "(?<name>" + Surnames + @"[" + Han + @"]{1,2})";

    private const string Jobs = "(?:总经理|副总经理|经理|董事长|董事|副总裁|总裁|副总|总监|主管|主任|专员|助理|工程师|顾问|代表|会计师|会计|出纳|秘书|教授|研究员|设计师|架构师|分析师|店长|厂长|院长|校长|部长|处长|科长|组长|合伙人|创始人|负责人|采购员|业务员|销售员|程序员|律师|医生|护士长|法人|老板|店主|首席执行官|首席技术官|首席财务官|CEO|CTO|CFO|COO|CIO|CMO|HRBP|HRD|HR|VP)";

    private const string Legal = "(?:有限责任公司|股份有限公司|有限公司|股份公司|分公司|子公司|总公司|公司|集团|研究院|研究所|事务所|大学|学院|医院|银行|工厂|厂|商行|经营部|工作室|合作社|门市部|株式会社)";

    private const string EnglishPerson = @"(?<name>\p{Lu}[\p{Lu}\p{Ll}'’-]+(?:\s+[A-Z]\.)?(?:\s+(?:van|von|de|der|da|bin|al))*(?:\s+\p{Lu}[\p{Lu}\p{Ll}'’-]+){1,2})";

    private const string EnglishJobs = @"\b(?:Manager|Director|Engineer|President|VP|CEO|CTO|CFO|COO|CMO|CIO|CRO|Head of|Lead|Officer|Consultant|Analyst|Specialist|Representative|Executive|Founder|Partner|Assistant|Buyer|Architect|Developer|Designer|Coordinator|Associate|Professor|Secretary|Supervisor|Administrator|Chairman|Owner|Accountant|Advisor|Planner|Recruiter|Controller|Treasurer)\b";

    private const string Forms = @"(?:(?:Inc|Ltd|Corp|Co|S\.A|L\.L\.C)\b\.?|(?:LLC|Limited|GmbH|Corporation|Company|AG|SAS|PLC|B\.?V|N\.?V|Oy|AB|KG|Pty|Pvt|Group|Technologies|Holdings|University|Institute|Bank|Laboratories|Labs|Industries|Systems|Solutions|Logistics|Services)\b)";

    [GeneratedRegex(@"[^\n\r\u0001\t|。；]+", RegexOptions.None, 1000)]
    private static partial Regex Lines();

    /// <summary>Lines part at signs; blanks part Chinese words, not English ones.</summary>
    [GeneratedRegex(@"(?:(?!\s{2}|(?<=[" + Han + @"\)])\s+|\s+(?=[" + Han + @"])|\s[-/—]\s)[^\n\r\u0001\t|,，。;；、！!•·/【】（(])+(?:\([^)\n\u0001]*\)[" + Han + @"]*)?", RegexOptions.None, 1000)]
    private static partial Regex Parts();

    /// <summary>Greetings and ends of letters, which name nobody.</summary>
    [GeneratedRegex(@"^[\s>*-]*(?:(?:Best|Kind|Warm|Many)?\s*(?:regards|wishes|thanks)|Thanks(?: a lot)?|Thank you|Sincerely(?: yours)?|Yours (?:sincerely|faithfully|truly)|Cheers|Hi|Hello|Dear\b.*|Sent from.*|发自.*|此致|敬礼|祝好|谢谢.*|顺祝商祺|商祺|您好|你好|老师好|好的|收到|再见|在吗|多谢|辛苦了|以上|如题|请惠存|--+)[\s,，.!！。]*$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Polite();

    [GeneratedRegex(@"(?<value>(?:中国)?(?:[" + Han + @"]{2,8}(?:省|自治区|特别行政区))?\s*(?:[" + Han + @"]{2,7}(?:市|州|盟))?\s*(?:[" + Han + @"]{1,8}(?:区|县|市|旗|镇|乡|街道|开发区))?\s*[" + Han + @"A-Za-z0-9]{1,16}(?:路|街|大道|道|巷|弄|胡同|园区|产业园|科技园|工业园|村|里)[" + Han + @"A-Za-z0-9#\-—~,\s()]{0,40}?(?:号楼|号|楼|层|室|座|栋|幢|大厦|广场|中心|园区|园|单元|铺|城)(?:[" + Han + @"A-Za-z0-9#\-—~\s]{0,24}(?:号楼|号|楼|层|室|座|栋|幢|大厦|广场|中心|园|单元|铺|F))*(?:\s*\d{2,5}(?:室|房)?)?)", RegexOptions.None, 1000)]
    private static partial Regex ChineseAddress();

    [GeneratedRegex(@"\b\d{1,6}[A-Za-z]?,?\s+[\w.'\s]{2,40}\b(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Ln|Drive|Dr|Way|Parkway|Place|Square|Court|Highway)\b|\b(?:Room|Rm|Suite|Unit|Floor|\d+/F|Building|Tower|No\.)\s*[\w.-]*,.+|\b[A-Z][\w-]*(?:stra(?:ß|ss)e|weg|platz|gasse)\s+\d+|\b\w+\s+(?:Street|Road|Avenue)\b.*\d|\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b", RegexOptions.None, 1000)]
    private static partial Regex EnglishAddress();

    [GeneratedRegex(@"^\s*(?:[A-Z]{0,2}-?\d{4,6}\s+[A-Z]\w+|[A-Z][\w\s.]+,?\s+(?:[A-Z]{2}\s+)?[A-Z0-9]{2,4}\s?\d[A-Z0-9]{1,4}\b|.*\b(?:China|USA|United States|UK|United Kingdom|Germany|Singapore|Hong Kong|Japan)\b)", RegexOptions.None, 1000)]
    private static partial Regex Town();

    [GeneratedRegex(@"^(?:.*?(?:我们是|我们公司是|我们公司叫|我是来自|我是|我在|来自|这里是|这边是|就职于|任职于|供职于|公司是|公司叫|是|在))?(?<value>[" + Han + @"A-Za-z0-9&\-·\s]{0,8}(?:\([" + Han + @"]{2,6}\))?[" + Han + @"A-Za-z0-9&\-·()]{0,28}" + Legal + @"(?:[" + Han + @"]{2,8}分公司)?(?:\([" + Han + @"]{2,6}\))?)", RegexOptions.None, 1000)]
    private static partial Regex ChineseCompany();

    [GeneratedRegex(@"(?:^|\b(?:from|at|with|of)\s+)(?<value>[A-Z\p{Lu}][\w&.'’-]*(?:\s+(?:[\p{Lu}&][\w&.'’-]*|and|of|für))*?\s+(?:\([A-Z][a-z]+\)\s+)?" + Forms + @"(?:,?\s+" + Forms + @")*)(?=$|[\s,.)])", RegexOptions.None, 1000)]
    private static partial Regex EnglishCompany();

    [GeneratedRegex(@"(?:我叫|我是|我的名字叫|名字叫|这是|本人|叫我|姓名|联系人|联系|找|对接人)\s*(?:是|:)?\s*" + ChinesePerson + @"(?=$|[^" + Han + @"]|先生|女士|小姐|经理|总监|就行|即可|联系|吧)", RegexOptions.None, 1000)]
    private static partial Regex SpokenChinese();

    [GeneratedRegex(@"(?:[Tt]his is|I am|I'm|I’m|[Mm]y name is)\s+" + EnglishPerson + @"(?:\s+(?:from|at|with|of)\s+(?<company>[A-Z][\w&.'’-]*(?:\s+[A-Z&][\w&.'’-]*)*))?", RegexOptions.None, 1000)]
    private static partial Regex SpokenEnglish();

    [GeneratedRegex(@"^" + ChinesePerson + @"\s*(?<position>[" + Han + @"A-Za-z/]{0,8}?" + Jobs + @")$", RegexOptions.None, 1000)]
    private static partial Regex NameAndPosition();

    [GeneratedRegex(@"^(?:的|我是|是|我们的|我们)*(?<position>[" + Han + @"A-Za-z/]{0,10}?" + Jobs + @")\s*" + ChinesePerson + "$", RegexOptions.None, 1000)]
    private static partial Regex PositionAndName();

    [GeneratedRegex(@"^(?:的|我是|是|担任|任|做|负责人)*(?<department>[" + Han + @"]{2,10}(?:事业部|部))?(?<value>[" + Han + @"A-Za-z/&]{0,12}" + Jobs + @")(?:\([" + Han + @"A-Za-z\s]+\))?$", RegexOptions.None, 1000)]
    private static partial Regex ChinesePosition();

    /// <summary>Lily Sun (孙丽丽): who has a Chinese name is called by it.</summary>
    [GeneratedRegex(@"^[A-Z][A-Za-z.'\s-]{1,40}\(" + ChinesePerson + @"\)?$", RegexOptions.None, 1000)]
    private static partial Regex BothNames();

    [GeneratedRegex(@"\b(?:[Tt]his is|I am|I'm|I’m|my name|you|we|your)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(Jobs + "$", RegexOptions.None, 1000)]
    private static partial Regex Job();

    [GeneratedRegex(EnglishJobs, RegexOptions.None, 1000)]
    private static partial Regex EnglishPosition();

    [GeneratedRegex(@"^(?:的)?(?<value>[" + Han + @"]{2,10}(?:事业部|部门|部|处|科)|[A-Z][A-Za-z&\s]{1,40}\s(?:Department|Dept\.?|Division)|(?:Department|Division) of [A-Z][A-Za-z&\s]+)$", RegexOptions.None, 1000)]
    private static partial Regex DepartmentName();

    [GeneratedRegex(@"^(?:(?:联系人|姓名|我是|我叫|的)\s*)?" + ChinesePerson + @"(?:先生|女士|小姐|老师|同学)?(?:\s*\(?[A-Z][A-Za-z.\s'-]*\)?)?$|^(?<name>" + Surnames + "(?:总|工|老师|先生|女士|小姐|经理|主任))$", RegexOptions.None, 1000)]
    private static partial Regex ChineseName();

    [GeneratedRegex(@"^(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?\s+)?" + EnglishPerson + @"(?:,?\s+(?:PhD|MBA|PMP|Jr\.?|CPA))?$", RegexOptions.None, 1000)]
    private static partial Regex EnglishName();

    [GeneratedRegex(@"^(?:我是|我们是|来自)?(?<value>[" + Han + @"A-Za-z0-9]{2,12}(?:科技|网络|软件|信息|数据|电子|食品|贸易|实业|医药|生物|传媒|物流|汽车|能源|化工|机械|建材|服饰|教育|咨询|广告|置业|地产|证券|保险|基金|资本|投资|智能|电器|制造))$", RegexOptions.None, 1000)]
    private static partial Regex CompanyWithoutForm();
}
