using Guanxi.Leads.Sources;
using Guanxi.Platform.Tables;

namespace Guanxi.Tests.Platform.Tables;

/// <summary>Every file of <c>../shared/data/07-import</c> reads as its expected.json says, or is refused with the reason there.</summary>
public sealed class PublicFilesTests
{
    private const string Encodings = "07-import/encodings/";
    private const string OtherCrm = "07-import/other-crm/";

    [Theory]
    [InlineData("utf8.csv", "rows", "UTF-8")]
    [InlineData("utf8_bom.csv", "rows", "UTF-8 (BOM)")]
    [InlineData("gb18030.csv", "rows", "GB18030")]
    [InlineData("gbk_excel_cn.csv", "rows_gbk", "GBK")]
    [InlineData("utf16le_bom_tab_excel_unicode_text.txt", "rows", "UTF-16LE")]
    [InlineData("utf16be_bom.csv", "rows", "UTF-16BE")]
    [InlineData("utf16le_no_bom.csv", "rows", "UTF-16LE")]
    [InlineData("semicolon_utf8_bom.csv", "rows", "UTF-8 (BOM)")]
    [InlineData("semicolon_sep_line.csv", "rows", "UTF-8 (BOM)")]
    [InlineData("pipe.csv", "rows", "UTF-8")]
    [InlineData("tab.tsv", "rows", "UTF-8")]
    [InlineData("all_quoted.csv", "rows", "UTF-8")]
    [InlineData("no_final_newline.csv", "rows", "UTF-8")]
    [InlineData("title_rows_before_header.csv", "rows", "UTF-8 (BOM)")]
    [InlineData("lf_only.csv", "rows", "UTF-8")]
    [InlineData("cr_only_old_mac.csv", "rows", "UTF-8")]
    public void The_seven_rows_are_the_same_in_every_encoding(string file, string expected, string encoding)
    {
        using var table = Open(Encodings + file);
        var json = SharedData.Json(Encodings + "expected.json");

        Assert.Equal(encoding, table.Encoding);
        Assert.Equal(json.GetProperty("header").EnumerateArray().Select(h => h.GetString()!), table.Columns);
        var rows = json.GetProperty(expected).EnumerateArray().Select(r => r.EnumerateObject().Select(v => v.Value.GetString()!).ToList()).ToList();
        Assert.Equal(rows, table.Rows().Select(r => r.Values.ToList()));
        Assert.All(table.Rows(), r => Assert.Empty(r.Issues));
    }

    [Fact]
    public void Big5_is_read()
    {
        using var table = Open(Encodings + "big5.csv");

        Assert.Equal(["客戶名稱", "聯絡人", "手機", "備註"], table.Columns);
        Assert.Equal(["廣州粵海實業有限公司", "陳大文", "+852 5555 0004", "許功蓋（第二字節為 0x5C 的字）"], table.Rows().Single().Values);
    }

    [Fact]
    public void Ragged_rows_are_reported_and_do_not_shift()
    {
        using var table = Open(Encodings + "ragged_rows.csv");
        var rows = table.Rows().ToList();

        Assert.Equal(9, rows.Count);
        Assert.Equal(["少列公司", "李四", "", ""], rows[7].Values.Take(4));
        Assert.Equal("备注", rows[8].Values[10]);
        Assert.Equal(new RowIssue("row.surplus_cells", null, "2"), Assert.Single(rows[8].Issues));
    }

    [Fact]
    public void Double_and_empty_headings_are_kept_apart()
    {
        using var table = Open(Encodings + "duplicate_and_empty_headers.csv");

        Assert.Equal(["客户名称", "手机", "手机_2", "列4", "备注"], table.Columns);
        Assert.Equal("13900000012", table.Rows().Single().Values[2]);
    }

    [Fact]
    public void Undecodable_bytes_are_reported_in_their_row()
    {
        using var table = Open(Encodings + "mixed_invalid_utf8.csv");
        var rows = table.Rows().ToList();

        Assert.Equal(7, rows.Count);
        Assert.Equal(2, Assert.Single(rows, r => r.IsDoubtful).Number);
        Assert.Equal("row.undecodable", rows[0].Issues[0].Code);
    }

    [Fact]
    public void NUL_bytes_are_removed_and_nothing_is_cut_off()
    {
        using var table = Open(Encodings + "nul_bytes.csv");

        Assert.Equal("张伟", table.Rows().First().Values[1].Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(7, table.Rows().Count());
    }

    [Theory]
    [InlineData("header_only.csv", "table.header_only")]
    [InlineData("empty.csv", "table.empty")]
    public void Files_without_rows_are_refused(string file, string code) => Assert.Equal(code, Assert.Throws<TableException>(() => Open(Encodings + file)).Code);

    [Fact]
    public void The_text_guard_of_Excel_is_taken_off_and_lost_digits_are_told()
    {
        using var table = Open(Encodings + "excel_text_guard.csv");
        var rows = table.Rows().ToList();

        Assert.Equal(["文本保护有限公司", "13900000009", "91350100M000100Y43"], rows[0].Values);
        Assert.Equal("value.digits_lost", ValueParser.Phone(rows[1].Values[1]).Error);
        Assert.Equal("value.digits_lost", ValueParser.Code(rows[1].Values[2]).Error);
    }

    [Fact]
    public void Typed_cells_of_a_workbook_become_plain_text()
    {
        using var table = Open(Encodings + "customers_typed.xlsx");
        var rows = table.Rows().ToList();

        Assert.Equal(["客户", "空表"], table.Sheets);
        Assert.Equal("客户", table.Sheet);
        Assert.Equal("13900000001", rows[0].Values[2]);
        Assert.Equal("1200.5", rows[0].Values[7]);
        Assert.Equal("2024-03-07", rows[3].Values[9]);
        Assert.Equal("row.formula_without_value", Assert.Single(rows[4].Issues).Code);
        Assert.Equal(8, rows.Count);
    }

    [Theory]
    [InlineData("google_contacts_2024.csv", "contacts", "First Name=given_name|Last Name=family_name|Organization Name=customer|Organization Title=position|E-mail 1 - Value=email|Phone 1 - Value=phone|Labels=tags|Notes=notes|Birthday=birthday")]
    [InlineData("google_contacts_old.csv", "contacts", "Given Name=given_name|Family Name=family_name|Name=name|Organization 1 - Name=customer|E-mail 1 - Value=email|Phone 1 - Value=phone|Group Membership=tags")]
    [InlineData("outlook_com_contacts.csv", "contacts", "First Name=given_name|Last Name=family_name|E-mail Address=email|Mobile Phone=mobile|Business Phone=phone|Company=customer|Job Title=position|Birthday=birthday|Notes=notes")]
    [InlineData("hubspot_contacts.csv", "contacts", "Record ID=external_id|Email=email|Lifecycle Stage=lifecycle_stage|Associated Company IDs=customer_ids|Contact owner=owner|Company Name=customer|Phone Number=phone")]
    [InlineData("hubspot_deals.csv", "opportunities", "Deal Name=name|Deal Stage=stage|Amount=amount|Close Date=close_date|Deal owner=owner|Pipeline=pipeline|Currency=currency")]
    [InlineData("salesforce_contacts_report.csv", "contacts", "Mailing Street=address|Email Opt Out=do_not_email|Do Not Call=do_not_call|Account Name=customer|Birthdate=birthday|Contact ID=external_id|Title=position")]
    [InlineData("salesforce_leads_data_export.csv", "leads", "LeadSource=source|Status=status|AnnualRevenue=annual_revenue|Id=external_id|IsDeleted=!SkipsRow|SystemModstamp=!Ignored|Company=company")]
    [InlineData("zoho_leads.csv", "leads", "Record Id=external_id|Annual Revenue=annual_revenue|Lead Status=status|Email Opt Out=do_not_email|Lead Owner=owner")]
    [InlineData("pipedrive_people.csv", "contacts", "Person - Email - Work=email|Person - Organization=customer|Person - Name=name|Person - ID=external_id|Person - Phone - Mobile=mobile")]
    [InlineData("pipedrive_deals.csv", "opportunities", "Deal - Title=name|Deal - Value=amount|Deal - Currency=currency|Deal - Status=status|Deal - Lost reason=lost_reason|Deal - Organization=customer")]
    [InlineData("dynamics365_leads.csv", "leads", "(Do Not Modify) Lead=external_id|(Do Not Modify) Row Checksum=!Ignored|(Do Not Modify) Modified On=!Ignored|Subject=title|Company Name=company")]
    [InlineData("dynamics365_leads.xlsx", "leads", "(Do Not Modify) Lead=external_id|(Do Not Modify) Row Checksum=!Ignored|Subject=title")]
    [InlineData("wukong_style_客户.xlsx", "customers", "*客户名称=name|客户来源=source|手机=phone|电话=phone|网址=website|邮箱=email|客户行业=industry|备注=notes")]
    [InlineData("wukong_style_联系人.xlsx", "contacts", "*姓名=name|*客户名称=customer|手机=mobile|电话=phone|邮箱=email|职务=position|是否关键决策人=is_decision_maker|备注=notes")]
    [InlineData("wukong_style_线索.xlsx", "leads", "*线索名称=name|邮箱=email|线索来源=source|手机=mobile|电话=phone|地址=address|下次联系时间=next_contact_at")]
    [InlineData("wukong_style_商机.xlsx", "opportunities", "*商机名称=name|*客户名称=customer|商机金额=amount|预计成交日期=close_date")]
    [InlineData("atomic-crm/contacts_export.csv", "contacts", "first_name=given_name|last_name=family_name|title=position|company=customer|email_work=email|phone_work=phone|tags=tags")]
    [InlineData("sample-sales-crm/Contacts.csv", "contacts", "ContactID=external_id|FullName=name|Email=email|Phone=phone")]
    public void Columns_of_other_programs_are_recognised(string file, string kind, string expected)
    {
        using var table = Open(OtherCrm + file);
        var rows = table.Rows().Take(20).ToList();
        var found = ColumnMatcher.Match(table.Columns, [.. rows.Select(r => r.Values)], KnownHeadings.For(kind)).ToDictionary(m => m.Name);

        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Empty(r.Issues));
        foreach (var (heading, field) in expected.Split('|').Select(pair => (pair[..pair.LastIndexOf('=')], pair[(pair.LastIndexOf('=') + 1)..])))
            Assert.Equal((heading, field), (heading, found[heading].Field ?? "!" + found[heading].Use));
    }

    [Theory]
    [InlineData("wukong_style_产品.xlsx")]
    [InlineData("wukong_style_合同.xlsx")]
    public void The_title_row_of_a_template_is_skipped(string file)
    {
        using var table = Open(OtherCrm + file);

        Assert.Equal(2, table.HeaderRow);
        Assert.StartsWith("*", table.Columns[0], StringComparison.Ordinal);
        Assert.Equal(3, table.Rows().Single().Number);
    }

    [Fact]
    public void Every_other_file_reads_to_its_end()
    {
        var files = SharedData.Files(OtherCrm + "sample-sales-crm").Concat(SharedData.Files(OtherCrm + "atomic-crm")).Where(f => f.EndsWith(".csv", StringComparison.Ordinal));

        foreach (var file in files)
        {
            using var table = TableFile.Open(File.OpenRead(file), file, TableLimits.Default);
            var count = table.Rows().Count(r => !r.IsDoubtful);
            Assert.True(count > 1, file);
            Assert.InRange(table.RowEstimate, count / 2, count * 2);
        }
    }

    [Fact]
    public void The_examples_of_normal_forms_hold()
    {
        var examples = SharedData.Json(Encodings + "expected.json").GetProperty("normalised_examples");

        foreach (var phone in examples.GetProperty("phones").EnumerateObject())
            Assert.Equal(phone.Value.GetString()!.Split(' ')[0], ValueParser.Phone(phone.Name).Value!.Digits);
        foreach (var day in examples.GetProperty("dates_to_2024-03-07").EnumerateArray())
            Assert.Equal(new DateOnly(2024, 3, 7), ValueParser.Date(day.GetString()!).Value);
    }

    private static TableFile Open(string path) => TableFile.Open(SharedData.Open(path), path, TableLimits.Default);
}
