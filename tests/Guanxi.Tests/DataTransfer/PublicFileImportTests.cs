using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Guanxi.Tests.Platform.Tables;
using Guanxi.Tests.Support;
using static Guanxi.Tests.Support.Imports;

namespace Guanxi.Tests.DataTransfer;

/// <summary>Every file of <c>../shared/data/07-import</c> goes through the API, and comes in as its expected.json says or is refused with the reason.</summary>
public sealed class PublicFileImportTests(CrmApp app)
{
    private const string Encodings = "07-import/encodings/";
    private const string OtherCrm = "07-import/other-crm/";

    /// <summary>Row 5 has a negative turnover, which no customer may have: it is refused by name and the other six come in.</summary>
    [Theory]
    [InlineData("utf8.csv")]
    [InlineData("utf8_bom.csv")]
    [InlineData("gb18030.csv")]
    [InlineData("gbk_excel_cn.csv")]
    [InlineData("utf16le_bom_tab_excel_unicode_text.txt")]
    [InlineData("utf16be_bom.csv")]
    [InlineData("utf16le_no_bom.csv")]
    [InlineData("semicolon_utf8_bom.csv")]
    [InlineData("semicolon_sep_line.csv")]
    [InlineData("pipe.csv")]
    [InlineData("tab.tsv")]
    [InlineData("all_quoted.csv")]
    [InlineData("no_final_newline.csv")]
    [InlineData("title_rows_before_header.csv")]
    [InlineData("lf_only.csv")]
    [InlineData("cr_only_old_mac.csv")]
    public async Task The_seven_rows_come_in_from_every_encoding(string file)
    {
        var tenant = await app.NewTenant();

        var done = await tenant.Admin.Import(Bytes(Encodings + file), file);
        var rows = (await tenant.Admin.GetJson("/api/customers?sort=code"))["items"]!.AsArray();

        Assert.Equal("6/0/0/1", done.Counts());
        var fault = Assert.Single(await tenant.Admin.ImportErrors(done))!;
        Assert.Equal(("annual_revenue", "out_of_range", "成都=SUM(1,1)科技"), ((string?)fault["column"], (string?)fault["code"], (string?)fault["values"]![0]));
        Assert.Equal(["北京云杉软件有限公司", "上海锦屏（集团）股份有限公司", "喆镕堃（深圳）贸易有限公司", "廣州粵海實業有限公司", "重复客户有限公司", "重复客户有限公司"], rows.Select(r => (string?)r!["name"]));
        Assert.Equal([12_005_000m, null, 0m, 35_000_000m, 990_000m, 990_000m], rows.Select(r => (decimal?)r!["annual_revenue"]));
        Assert.Equal("浦东新区世纪大道88号\n国际大厦12层", (string?)rows[1]!["address"]);
        Assert.Equal("南山区\"科技园\"南路", (string?)rows[2]!["address"]);
        foreach (var (q, name) in new[] { ("13900000002", "上海锦屏（集团）股份有限公司"), ("075588880003", "喆镕堃（深圳）贸易有限公司"), ("0004", "廣州粵海實業有限公司") })
            Assert.Contains(name, (await tenant.Admin.GetJson($"/api/customers?q={q}")).Of("name"));
    }

    [Fact]
    public async Task Rows_six_and_seven_are_the_same_customer()
    {
        foreach (var match in new[] { "name", "phone", "email" })
        {
            var tenant = await app.NewTenant();
            Assert.Equal("5/0/1/1", (await tenant.Admin.Import(Bytes(Encodings + "utf8.csv"), "utf8.csv", ("match", match))).Counts());
        }
    }

    [Theory]
    [InlineData("customers_typed.xlsx", "customers", "?")]
    [InlineData("big5.csv", "customers", "1/0/0/0")]
    [InlineData("ragged_rows.csv", "customers", "7/0/0/2 annual_revenue:out_of_range :row.surplus_cells")]
    [InlineData("duplicate_and_empty_headers.csv", "customers", "1/0/0/0")]
    [InlineData("mixed_invalid_utf8.csv", "customers", "?")]
    [InlineData("nul_bytes.csv", "customers", "?")]
    [InlineData("excel_text_guard.csv", "customers", "1/0/0/1 phone:value.not_a_phone")]
    public async Task An_odd_file_comes_in_row_by_row(string file, string kind, string expected)
    {
        var tenant = await app.NewTenant();

        var done = await tenant.Admin.Import(Bytes(Encodings + file), file, ("kind", kind));
        var faults = (await tenant.Admin.ImportErrors(done)).Select(e => $" {e!["column"]}:{e["code"]}");

        Assert.Equal("completed", (string?)done["status"]);
        Assert.Equal((long)done["created"]!, (long)(await tenant.Admin.GetJson("/api/customers"))["total"]!);
        if (expected != "?") Assert.Equal(expected, done.Counts() + string.Concat(faults));
        else Assert.True((long)done["created"]! > 0 && (long)done["processed"]! == (long)done["created"]! + (long)done["failed"]!, done.ToJsonString());
    }

    [Theory]
    [InlineData("empty.csv", "table.empty")]
    [InlineData("header_only.csv", "table.header_only")]
    public async Task A_file_without_rows_is_refused_clearly(string file, string code)
    {
        var tenant = await app.NewTenant();

        Assert.Equal(code, await tenant.Admin.SendFile(Bytes(Encodings + file), file).RefusedWith(HttpStatusCode.UnprocessableEntity));
    }

    [Theory]
    [InlineData("google_contacts_2024.csv", "contacts", "张伟")]
    [InlineData("google_contacts_old.csv", "contacts", "张伟")]
    [InlineData("outlook_com_contacts.csv", "contacts", "张伟")]
    [InlineData("pipedrive_people.csv", "contacts", "Jane Doe")]
    [InlineData("wukong_style_联系人.xlsx", "contacts", "")]
    [InlineData("wukong_style_客户.xlsx", "customers", "")]
    [InlineData("atomic-crm/contacts_export.csv", "contacts", "Jane Doe")]
    [InlineData("atomic-crm/contacts.csv", "contacts", "Leah Boehm")]
    [InlineData("sample-sales-crm/Contacts.csv", "contacts", "Brooke Brown")]
    [InlineData("dynamics365_leads.csv", "leads", "张伟")]
    [InlineData("dynamics365_leads.xlsx", "leads", "张伟")]
    [InlineData("wukong_style_线索.xlsx", "leads", "云杉软件官网询盘")]
    public async Task A_file_of_another_program_comes_in(string file, string kind, string name)
    {
        var tenant = await app.NewTenant();

        var done = await tenant.Admin.Import(Bytes(OtherCrm + file), Path.GetFileName(file), ("kind", kind));
        var errors = await tenant.Admin.ImportErrors(done);

        Assert.Equal("completed", (string?)done["status"]);
        Assert.True((long)done["created"]! >= 0.9 * (long)done["processed"]!, $"{done.Counts()} {string.Join(' ', errors.Take(10).Select(e => $"{e!["row"]}:{e["column"]}:{e["code"]}"))}");
        Assert.Equal((long)done["created"]!, (long)(await tenant.Admin.GetJson($"/api/{kind}?is_active=all"))["total"]!);
        if (name.Length > 0) Assert.Contains(name, (await tenant.Admin.GetJson($"/api/{kind}?q={Uri.EscapeDataString(name)}")).Of("name"));
    }

    [Theory]
    [InlineData("salesforce_leads_data_export.csv", "leads", "0/0/0/2 2:owner:unknown_user 3:email:not_an_email")]
    [InlineData("zoho_leads.csv", "leads", "0/0/0/1 2:owner:unknown_user")]
    public async Task A_row_of_another_program_that_names_what_is_not_here_says_so(string file, string kind, string expected)
    {
        var tenant = await app.NewTenant();

        var done = await tenant.Admin.Import(Bytes(OtherCrm + file), file, ("kind", kind));

        Assert.Equal(expected, done.Counts() + string.Concat((await tenant.Admin.ImportErrors(done)).Select(e => $" {e!["row"]}:{e["column"]}:{e["code"]}")));
    }

    [Theory]
    [InlineData("hubspot_contacts.csv", "2/0/0/1", "4:name:required")]
    [InlineData("salesforce_contacts_report.csv", "0/0/0/1", "2:birthday:value.date_ambiguous")]
    public async Task A_row_of_another_program_without_a_name_or_with_a_doubtful_day_says_so(string file, string counts, string fault)
    {
        var tenant = await app.NewTenant();

        var done = await tenant.Admin.Import(Bytes(OtherCrm + file), file, ("kind", "contacts"));

        Assert.Equal(counts, done.Counts());
        Assert.Equal([fault], (await tenant.Admin.ImportErrors(done)).Select(e => $"{e!["row"]}:{e["column"]}:{e["code"]}"));
    }

    [Theory]
    [InlineData("wukong_style_合同.xlsx", "contracts")]
    public async Task A_file_of_a_kind_that_is_not_there_yet_is_refused_by_its_kind(string file, string kind)
    {
        var tenant = await app.NewTenant();

        Assert.Equal(["kind"], await tenant.Admin.SendFile(Bytes(OtherCrm + file), file, "/api/imports", ("kind", kind)).FaultyFields());
    }

    [Fact]
    public async Task All_listed_companies_come_in_and_are_found()
    {
        var tenant = await app.NewTenant();
        var names = Encoding.UTF8.GetString(Bytes("06-dedupe/cn_company_full_names_all.csv")).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)[1..];
        var file = names.Select((name, i) => $"{name},{(13_800_000_000 + i).ToString(CultureInfo.InvariantCulture)}").Prepend("full,手机").ToArray();

        var plain = await tenant.Admin.Import(Bytes("06-dedupe/cn_company_full_names_all.csv"), "companies.csv", ("mapping", """{"full":"name"}"""), ("dry_run", "true"));
        var done = await tenant.Admin.Import(Csv(file), "companies.csv", ("mapping", """{"full":"name"}"""));

        Assert.Equal(("4634/0/0/0", "4634/0/0/0"), (plain.Counts(), done.Counts()));
        Assert.Equal(names.Count(n => n.Contains("科技", StringComparison.Ordinal)), (int)(await tenant.Admin.GetJson("/api/customers?q=科技"))["total"]!);
        Assert.True((int)(await tenant.Admin.GetJson("/api/customers?q=kj"))["total"]! >= (int)(await tenant.Admin.GetJson("/api/customers?q=科技"))["total"]!);
        Assert.Equal(names.Count(n => n.Contains("平安", StringComparison.Ordinal)), (int)(await tenant.Admin.GetJson("/api/customers?q=平安"))["total"]!);
        Assert.Equal([names[4_321]], (await tenant.Admin.GetJson("/api/customers?q=004321")).Of("name"));
        Assert.NotEmpty((await tenant.Admin.GetJson("/api/search?q=pingan"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("hubspot_deals.csv", "Demo Villa – 年度许可 open 商务谈判 15000 EUR, 云杉软件扩容 won 成交 2500 CNY")]
    [InlineData("pipedrive_deals.csv", "Acme Inc deal open 方案提交 12000 USD, 云杉软件 lost 输单 0 CNY")]
    [InlineData("wukong_style_商机.xlsx", "云杉 2024 扩容 open 初步接触 120000 CNY")]
    public async Task Deals_of_another_program_come_in_with_stage_outcome_and_owner(string file, string expected)
    {
        var tenant = await app.NewTenant();
        await tenant.Member(name: "Sam Sales");

        var done = await tenant.Admin.Import(Bytes(OtherCrm + file), file, ("kind", "opportunities"));
        var deals = (await tenant.Admin.GetJson("/api/opportunities?sort=title"))["items"]!.AsArray();

        Assert.True((long)done["failed"]! == 0, (await tenant.Admin.ImportErrors(done)).ToJsonString());
        Assert.Equal(expected, string.Join(", ", deals.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d!["title"]} {d["status"]} {d["stage"]} {(decimal)d["amount"]!:0.##} {d["currency"]}"))));
    }

    [Theory]
    [InlineData("wukong_style_产品.xlsx", 1, "P-001 标准版许可 软件 1999")]
    [InlineData("sample-sales-crm/Products.csv", 200, "P001 Talk Product 1 Books 56.86")]
    public async Task Products_of_another_program_come_in(string file, int count, string first)
    {
        var tenant = await app.NewTenant();

        var done = await tenant.Admin.Import(Bytes(OtherCrm + file), Path.GetFileName(file), ("kind", "products"));
        var products = (await tenant.Admin.GetJson("/api/products?is_active=all&limit=200"))["items"]!.AsArray();

        Assert.Equal($"{count}/0/0/0", done.Counts());
        Assert.Contains(first, products.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p!["code"]} {p["name"]} {p["category"]} {(decimal)p["unit_price"]!:0.##}")));
    }

    [Fact]
    public async Task Five_hundred_deals_without_names_come_in_under_their_numbers()
    {
        var tenant = await app.NewTenant();

        var done = await tenant.Admin.Import(Bytes(OtherCrm + "sample-sales-crm/Opportunity.csv"), "Opportunity.csv", ("kind", "opportunities"));

        Assert.True((string)done.Counts() == "500/0/0/0", $"{done.Counts()} {string.Join(' ', (await tenant.Admin.ImportErrors(done)).Take(5).Select(e => $"{e!["row"]}:{e["column"]}:{e["code"]}:{e["values"]}"))}");
    }

    private static byte[] Bytes(string path)
    {
        using var file = SharedData.Open(path);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
