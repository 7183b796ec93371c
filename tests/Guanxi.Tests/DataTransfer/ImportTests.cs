using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using static Guanxi.Tests.Support.Imports;

namespace Guanxi.Tests.DataTransfer;

public sealed class ImportTests(CrmApp app)
{
    [Fact]
    public async Task Every_importable_field_of_a_customer_arrives()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member(name: "王销售");
        await tenant.Admin.AddCustomer("集团公司");
        var file = Csv(
            "客户编号,客户名称,简称,客户类型,行业,规模,网站,成立日期,信用额度,付款条件,账期,客户来源,负责人,客户状态,启用,年成交额(万元),合作年限,上级客户,电话,手机,邮箱,省份,城市,区县,地址,邮编,标签,备注,创建时间",
            "A-1,云杉软件,云杉,企业,软件,大,www.example.cn,2001年2月3日,\"5,000.5\",月结,30,展会,王销售,成交,是,120,4,集团公司,010-88880001,13900000001;13900000002,a@example.com,北京,北京市,海淀区,中关村1号,100080,VIP;华东,第一次来往,2020-05-06 07:08");

        var done = await tenant.Admin.Import(file);

        Assert.Equal("1/0/0/0", done.Counts());
        var id = (await tenant.Admin.GetJson("/api/customers?name=云杉软件")).Of("customer_id")[0];
        var c = await tenant.Admin.GetJson($"/api/customers/{id}");
        Assert.Equal("A-1|云杉软件|云杉|company|软件|大|www.example.cn|2001-02-03|5000.50|月结|30|展会|won|true|1200000.00|4|A|集团公司|中关村1号|a@example.com|王销售|2020-05-05T23:08:00Z",
            string.Join('|', new[] { "code", "name", "short_name", "type", "industry", "scale", "website", "founded_on", "credit_limit", "payment_terms", "credit_days", "source", "status", "is_active", "annual_revenue", "cooperation_years", "grade", "parent_name", "address", "email", "owner_name", "created_at" }.Select(f => c[f]!.ToString())));
        Assert.Equal(["010-88880001", "13900000001", "13900000002"], c["phones"]!.AsArray().Select(p => (string?)p!["number"]));
        Assert.Equal(("海淀区", "100080"), ((string?)c["addresses"]![0]!["district"], (string?)c["addresses"]![0]!["postcode"]));
        Assert.Equal(["VIP", "华东"], c["tags"]!.AsArray().Select(t => (string?)t));
        Assert.Equal("第一次来往", (string?)(await tenant.Admin.GetJson($"/api/customers/{id}/timeline?kind=note"))["items"]![0]!["activity"]!["content"]);
        Assert.NotNull(await rep.Http.GetJson($"/api/customers/{id}"));
        Assert.Single((await tenant.Admin.GetJson("/api/customers?q=0002"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("create", "code", "1/0/1/0")]
    [InlineData("update", "code", "0/1/1/0")]
    [InlineData("upsert", "code", "1/1/0/0")]
    [InlineData("create", "phone", "1/0/1/0")]
    [InlineData("update", "phone", "0/1/1/0")]
    [InlineData("upsert", "phone", "1/1/0/0")]
    [InlineData("create", "email", "1/0/1/0")]
    [InlineData("update", "email", "0/1/1/0")]
    [InlineData("upsert", "email", "1/1/0/0")]
    [InlineData("create", "name", "1/0/1/0")]
    [InlineData("update", "name", "0/1/1/0")]
    [InlineData("upsert", "name", "1/1/0/0")]
    public async Task Known_rows_are_skipped_or_updated_and_a_dry_run_counts_the_same_and_writes_nothing(string mode, string match, string counts)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("云杉（软件）", new { code = "K-1", phone = "139-0000-0001", email = "A@example.com", industry = "旧" });
        var code = match == "code" ? "客户编号," : "";
        var file = Csv($"{code}客户名称,手机,邮箱,行业", $"{(match == "code" ? "K-1," : "")}云杉(软件),+86 13900000001,a@EXAMPLE.com,新", $"{(match == "code" ? "K-2," : "")}锦屏,13900000009,b@example.com,新");

        var rehearsed = await tenant.Admin.Import(file, "a.csv", ("mode", mode), ("match", match), ("dry_run", "true"));
        var before = await tenant.Admin.CustomerNames();
        var done = await tenant.Admin.Import(file, "a.csv", ("mode", mode), ("match", match));

        Assert.Equal((counts, counts), (rehearsed.Counts(), done.Counts()));
        Assert.Equal(["云杉（软件）"], before);
        Assert.Equal("import.not_revertible", await tenant.Admin.PostAsync($"/api/imports/{rehearsed["import_id"]}/revert", null).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(mode == "create" ? "旧" : "新", (string?)(await tenant.Admin.GetJson("/api/customers?sort=created_at"))["items"]![0]!["industry"]);
    }

    [Theory]
    [InlineData("create", "name")]
    [InlineData("upsert", "name")]
    [InlineData("upsert", "code")]
    [InlineData("create", "")]
    public async Task A_dry_run_counts_doubles_over_the_whole_file_as_the_real_run_does(string mode, string match)
    {
        var tenant = await app.NewTenant();
        var rows = Enumerable.Range(0, 2300).Select(i => $"{(i % 5 == 4 ? "" : $"C{i % 1200}")},客户{i % 1150}").Prepend("客户编号,客户名称").ToArray();
        (string, string)[] options = match.Length == 0 ? [("mode", mode)] : [("mode", mode), ("match", match)];

        var rehearsed = await tenant.Admin.Import(Csv(rows), "a.csv", [.. options, ("dry_run", "1")]);
        var done = await tenant.Admin.Import(Csv(rows), "a.csv", options);

        Assert.Equal(done.Counts(), rehearsed.Counts());
        Assert.Equal(2300, (int)done["processed"]!);
        Assert.Equal((int)done["created"]!, (int)(await tenant.Admin.GetJson("/api/customers"))["total"]!);
    }

    [Fact]
    public async Task Contacts_of_later_chunks_are_counted_the_same_in_a_dry_run()
    {
        var tenant = await app.NewTenant();
        var rows = Enumerable.Range(0, 2200).Select(i => $"公司{i % 1100},张{i % 1100},m{i % 1100}@example.com").Prepend("客户名称,姓名,邮箱").ToArray();

        var rehearsed = await tenant.Admin.Import(Csv(rows), "a.csv", ("kind", "contacts"), ("mode", "upsert"), ("match", "email"), ("dry_run", "1"));
        var done = await tenant.Admin.Import(Csv(rows), "a.csv", ("kind", "contacts"), ("mode", "upsert"), ("match", "email"));

        Assert.Equal(("1100/1100/0/0", "1100/1100/0/0"), (done.Counts(), rehearsed.Counts()));
        Assert.Equal(1100, (int)(await tenant.Admin.GetJson("/api/customers"))["total"]!);
    }

    [Fact]
    public async Task An_update_grows_lists_keeps_what_has_no_column_and_empties_what_has_an_empty_cell()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件", new { phone = "010-1111111", industry = "软件", source = "展会", tags = new[] { "VIP" }, status = "won" });

        await tenant.Admin.Import(Csv("客户名称,手机,行业,标签,状态", "云杉软件,13900000001,,华东,"), "a.csv", ("mode", "update"), ("match", "name"));

        var c = await tenant.Admin.GetJson($"/api/customers/{id}");
        Assert.Equal(["13900000001", "010-1111111"], c["phones"]!.AsArray().Select(p => (string?)p!["number"]));
        Assert.Equal((null, "展会", "won", 2), ((string?)c["industry"], (string?)c["source"], (string?)c["status"], c["tags"]!.AsArray().Count));
    }

    [Fact]
    public async Task Every_faulty_row_says_why_and_the_error_file_comes_back_in_when_corrected()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("占用", new { code = "T-1" });
        var file = Csv("客户编号,客户名称,手机,邮箱,成立日期,年成交额,负责人,网站,上级客户,标签",
            "T-1,占用二,,,,,,,,", "G-1,好的,13900000001,,,,,,,", "G-2,,,,,,,,,", $"G-3,{new string('长', 201)},,,,,,,,",
            "G-4,坏,abc,nobody,昨天,很多,没有人,javascript:alert(1),没有,", $"G-5,标签长,,,,,,,,{new string('签', 51)}", "G-6,表格,1.39E+10,,,-5,,,,", "G-1,又一个,,,,,,,,");

        var done = await tenant.Admin.Import(file);
        var errors = await tenant.Admin.ImportErrors(done);
        var csv = await tenant.Admin.GetStringAsync($"/api/imports/{done["import_id"]}/errors?format=csv");

        Assert.Equal("1/0/0/7", done.Counts());
        Assert.Equal("2:code:customer.code_taken 4:name:required 5:name:value.too_long 6:email:not_an_email 6:founded_on:value.not_a_date 6:annual_revenue:value.not_a_number 6:owner:unknown_user 6:phone:value.not_a_phone 6:website:not_a_url "
            + "7:tags:value.too_long 8:annual_revenue:out_of_range 8:phone:value.not_a_phone 9:code:customer.code_taken",
            string.Join(' ', errors.Select(e => $"{e!["row"]}:{e["column"]}:{e["code"]}").OrderBy(e => e.Split(':')[0], StringComparer.Ordinal).ThenBy(e => e.Contains("email", StringComparison.Ordinal) ? 0 : e.Contains("founded", StringComparison.Ordinal) ? 1 : e.Contains("annual", StringComparison.Ordinal) ? 2 : e.Contains("owner", StringComparison.Ordinal) ? 3 : 4).ThenBy(e => e, StringComparer.Ordinal)));
        Assert.All(errors, e => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", (string?)e!["message"]));
        Assert.Equal(8, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length); // the heading, and each row once
        var corrected = csv.Replace("坏,abc,nobody,昨天,很多,没有人,javascript:alert(1),没有", "坏,13900000004,n@example.com,2020-01-01,5,,example.com,占用", StringComparison.Ordinal);
        Assert.Equal("1/0/0/6", (await tenant.Admin.Import(Encoding.UTF8.GetBytes(corrected), "errors.csv")).Counts());
    }

    [Fact]
    [AttackCase("AC-263")]
    public async Task Without_the_right_to_hand_over_one_imports_only_for_oneself()
    {
        var tenant = await app.NewTenant();
        var (rep, other) = (await tenant.Member(name: "王一"), await tenant.Member(name: "李二"));
        var hidden = await other.Http.AddCustomer("他的客户", new { phone = "13900000077" });

        var done = await rep.Http.Import(Csv("客户名称,负责人,手机", "甲,王一,", "乙,李二,", $"丙,{rep.User.Email.ToUpperInvariant()},", "丁,,", "戊,,13900000077"), "a.csv", ("mode", "upsert"), ("match", "phone"));

        Assert.Equal("4/0/0/1", done.Counts());
        Assert.Equal("customer.cannot_assign", (string?)Assert.Single(await rep.Http.ImportErrors(done))!["code"]);
        Assert.Equal(["丁", "丙", "戊", "甲"], (await rep.Http.CustomerNames()).Order(StringComparer.Ordinal));
        Assert.Equal("他的客户", (string?)(await other.Http.GetJson($"/api/customers/{hidden}"))["name"]);
        Assert.Equal("not_found", await rep.Http.GetAsync($"/api/imports/{(await tenant.Admin.Import(Csv("客户名称", "x")))["import_id"]}").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await other.Http.GetAsync($"/api/imports/{done["import_id"]}/errors").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await other.Http.PostAsync($"/api/imports/{done["import_id"]}/revert", null).RefusedWith(HttpStatusCode.NotFound));
        Assert.Single((await rep.Http.GetJson("/api/imports"))["items"]!.AsArray());
        Assert.Equal("forbidden", await (await tenant.Member("readonly")).Http.SendFile(Csv("客户名称", "x")).RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Numbers_the_file_brings_are_passed_over_by_those_the_system_gives()
    {
        var tenant = await app.NewTenant();
        var first = (string)(await tenant.Admin.PostJson("/api/customers", new { name = "一" }))["code"]!;

        var done = await tenant.Admin.Import(Csv("客户编号,客户名称", ",二", $"{first[..^1]}2,三", $"{first[..^1]}3,四", ",五"));

        Assert.Equal("4/0/0/0", done.Counts());
        Assert.Equal(5, (await tenant.Admin.GetJson("/api/customers")).Of("code").Distinct().Count());
    }

    [Fact]
    public async Task Parents_come_from_the_file_itself_and_never_make_a_ring()
    {
        var tenant = await app.NewTenant();

        var made = await tenant.Admin.Import(Csv("客户名称,上级客户", "集团,", "分公司,集团", "门店,分公司"));
        var ring = await tenant.Admin.Import(Csv("客户名称,上级客户", "集团,门店", "门店,集团", "分公司,分公司"), "a.csv", ("mode", "update"), ("match", "name"));

        Assert.Equal(("3/0/0/0", "0/1/0/2"), (made.Counts(), ring.Counts()));
        Assert.Equal(["customer.ring", "customer.ring"], (await tenant.Admin.ImportErrors(ring)).Select(e => (string?)e!["code"]));
    }

    [Fact]
    public async Task A_company_that_is_not_known_is_opened_with_its_first_contact()
    {
        var tenant = await app.NewTenant();
        var known = await tenant.Admin.AddCustomer("云杉软件");
        var old = await tenant.Admin.AddContact(known, "旧主", new { is_primary = true });
        var file = Csv("客户名称,姓名,职务,手机,邮箱,微信,生日,角色,主要联系人,备注",
            "云杉软件,张伟,经理,13900000001,a@example.com,wx1,1985-04-01,决策人,是,第一", "新公司,李娜,,,,,,,,", "新公司,王芳,,13900000002,,,,,是,", ",个人客户,,13900000003,,,,,,", $"{new string('长', 201)},太长,,,,,,,,");

        var done = await tenant.Admin.Import(file, "a.csv", ("kind", "contacts"));

        Assert.Equal("4/0/0/1", done.Counts());
        Assert.Equal(["个人客户", "云杉软件", "新公司"], (await tenant.Admin.CustomerNames()).Order(StringComparer.Ordinal));
        Assert.Equal("person", (string?)(await tenant.Admin.GetJson("/api/customers?name=个人客户"))["items"]![0]!["type"]);
        Assert.Equal(2, (int)(await tenant.Admin.GetJson("/api/customers?name=新公司"))["items"]![0]!["contact_count"]!);
        var zhang = (await tenant.Admin.GetJson($"/api/contacts?customer_id={known}"))["items"]![0]!;
        Assert.Equal("张伟|经理|13900000001|a@example.com|wx1|1985-04-01|decision_maker|true|第一", string.Join('|', new[] { "name", "position", "mobile", "email", "wechat", "birthday", "role", "is_primary", "notes" }.Select(f => zhang[f]!.ToString())));
        Assert.False((bool)(await tenant.Admin.GetJson($"/api/contacts/{old}"))["is_primary"]!);
    }

    [Fact]
    public async Task An_updated_contact_may_become_the_primary_one()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var first = await tenant.Admin.AddContact(customer, "张伟", new { is_primary = true });
        await tenant.Admin.AddContact(customer, "李娜");

        var done = await tenant.Admin.Import(Csv("客户名称,姓名,职务,主要联系人", "云杉软件,李娜,总监,是"), "a.csv", ("kind", "contacts"), ("mode", "upsert"), ("match", "name"));

        Assert.Equal("0/1/0/0", done.Counts());
        Assert.Equal(["李娜", "张伟"], (await tenant.Admin.GetJson($"/api/contacts?customer_id={customer}")).Of("name"));
        await tenant.Admin.Revert(done);
        Assert.True((bool)(await tenant.Admin.GetJson($"/api/contacts/{first}"))["is_primary"]!);
    }

    [Fact]
    public async Task The_callers_mapping_comes_first()
    {
        var tenant = await app.NewTenant();
        var file = Csv("客户名称,别名,甲,甲", "旧名,新名,软件,展会");

        var done = await tenant.Admin.Import(file, "a.csv", ("mapping", """{"别名":"name","甲":"industry","甲_2":"source"}"""));

        Assert.Equal("1/0/0/0", done.Counts());
        var c = (await tenant.Admin.GetJson("/api/customers"))["items"]![0]!;
        Assert.Equal(("新名", "软件", "展会"), ((string?)c["name"], (string?)c["industry"], (string?)c["source"]));
        foreach (var mapping in new[] { """{"没有的列":"name"}""", """{"甲":"industry","甲_2":"industry"}""", """{"甲":"nonsense"}""", """{"甲":"grade"}""", """{"客户名称":null}""", "[1]", "x" })
            Assert.Equal(["mapping"], await tenant.Admin.SendFile(file, "a.csv", "/api/imports", ("mapping", mapping)).FaultyFields());
    }

    [Fact]
    public async Task A_preview_shows_how_a_file_would_be_read_and_its_file_can_be_imported_by_its_uploader_only()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        var response = await tenant.Admin.SendFile(Csv("客户名称;手机;随便", "甲;13900000001;x", "乙;13900000002;y"), "c:\\temp\\..\\客户.csv", "/api/imports/preview");
        var preview = await response.Body();

        Assert.Equal(("客户.csv", "csv", "UTF-8", ";", 1, 2), ((string?)preview["file_name"], (string?)preview["format"], (string?)preview["encoding"], (string?)preview["delimiter"], (int)preview["header_row"]!, (int)preview["row_estimate"]!));
        Assert.Equal(["name", "phone", null], preview["columns"]!.AsArray().Select(c => (string?)c!["field"]));
        Assert.Equal("甲", (string?)preview["rows"]![0]![0]);
        Assert.Empty(await tenant.Admin.CustomerNames());
        var file = (string)preview["file_id"]!;
        Assert.Equal(["file_id"], await rep.Http.PostAsync("/api/imports", new MultipartFormDataContent { { new StringContent(file), "file_id" } }).FaultyFields());
        var started = await (await tenant.Admin.PostAsync("/api/imports", new MultipartFormDataContent { { new StringContent(file), "file_id" } })).Body();
        Assert.Equal("2/0/0/0", (await tenant.Admin.Imported((string)started["import_id"]!)).Counts());
    }

    [Theory]
    [InlineData("kind", "contracts")]
    [InlineData("mode", "merge")]
    [InlineData("mode", "1")]
    [InlineData("match", "colour")]
    [InlineData("file_id", "file_00000000000000000000000000")]
    public async Task A_wrong_option_names_itself(string option, string value)
    {
        var tenant = await app.NewTenant();

        Assert.Equal([option], await tenant.Admin.SendFile(Csv("客户名称", "x"), "a.csv", "/api/imports", (option, value)).FaultyFields());
    }

    [Fact]
    [AttackCase("AC-266")]
    public async Task A_repeat_with_the_same_key_runs_once()
    {
        var tenant = await app.NewTenant();

        var answers = new List<JsonNode>();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/imports") { Content = Form(Csv("客户名称", "甲"), "a.csv") };
            request.Headers.Add("Idempotency-Key", "same");
            answers.Add(await (await tenant.Admin.SendAsync(request)).Body());
        }
        await tenant.Admin.Imported((string)answers[0]["import_id"]!);

        Assert.Equal((string?)answers[0]["import_id"], (string?)answers[1]["import_id"]);
        Assert.Equal(["甲"], await tenant.Admin.CustomerNames());
    }

    [Theory]
    [InlineData("customers", "csv", "zh-CN")]
    [InlineData("customers", "xlsx", "en")]
    [InlineData("contacts", "csv", "en")]
    [InlineData("contacts", "xlsx", "zh-CN")]
    public async Task All_columns_of_a_template_are_understood(string kind, string format, string lang)
    {
        var tenant = await app.NewTenant();
        var template = await tenant.Admin.GetByteArrayAsync($"/api/imports/template?kind={kind}&format={format}&lang={lang}");
        if (format == "csv")
        {
            var heading = Encoding.UTF8.GetString(template).TrimEnd();
            var preview = await (await tenant.Admin.SendFile(Encoding.UTF8.GetBytes($"{heading}\r\n{string.Join(',', heading.Split(',').Select(_ => "x"))}\r\n"), "t.csv", "/api/imports/preview", ("kind", kind))).Body();
            Assert.All(preview["columns"]!.AsArray(), c => Assert.NotNull(c!["field"]));
            Assert.Equal(preview["columns"]!.AsArray().Count, preview["columns"]!.AsArray().Select(c => (string?)c!["field"]).Distinct().Count());
        }
        else Assert.Equal("table.header_only", await tenant.Admin.SendFile(template, "t.xlsx", "/api/imports", ("kind", kind)).RefusedWith(HttpStatusCode.UnprocessableEntity));
    }
}
