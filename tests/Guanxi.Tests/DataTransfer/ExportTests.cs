using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Guanxi.Customers;
using Guanxi.Platform.Tables;
using Guanxi.Tests.Support;
using static Guanxi.Tests.Support.Imports;

namespace Guanxi.Tests.DataTransfer;

public sealed class ExportTests(CrmApp app)
{
    private const string Columns = "columns=code,name,status,annual_revenue,founded_on,is_active,tags,phone,owner_id,parent_id";

    [Fact]
    public async Task The_three_formats_say_the_same()
    {
        var tenant = await app.NewTenant();
        await Fill(tenant);

        var csv = Rows(await tenant.Admin.GetByteArrayAsync($"/api/customers/export?format=csv&sort=name&{Columns}"), "a.csv");
        var xlsx = Rows(await tenant.Admin.GetByteArrayAsync($"/api/customers/export?format=xlsx&sort=name&{Columns}"), "a.xlsx");
        var json = JsonNode.Parse(await tenant.Admin.GetStringAsync($"/api/customers/export?format=json&sort=name&{Columns}"))!.AsArray();

        Assert.Equal(["客户编号", "客户名称", "客户状态", "年成交额", "成立日期", "启用", "标签", "电话", "负责销售", "上级客户"], csv[0]);
        Assert.Equal(csv[0], xlsx[0]);
        Assert.Equal(csv.Skip(1).Select(r => r.Take(2).Append(r[2]).Append(r[7])), xlsx.Skip(1).Select(r => r.Take(2).Append(r[2]).Append(r[7])));
        Assert.Equal(csv.Skip(1).Select(r => (r[0], r[1], r[7])), json.Select(r => ((string)r!["code"]!, (string)r["name"]!, (string?)r["phone"] ?? "")));
        var row = csv.Single(r => r[0] == "A-2");
        Assert.Equal(["成交", "120000.5", "2001-02-03", "VIP; 华东", "管理员", "甲集团"], new[] { row[2], row[3].TrimEnd('0'), row[4], row[6], row[8], row[9] });
        var record = json.Single(r => (string?)r!["code"] == "A-2")!;
        Assert.Equal(("won", 120000.5m, "VIP"), ((string?)record["status"], (decimal)record["annual_revenue"]!, (string?)record["tags"]![0]));
    }

    [Fact]
    public async Task Filters_scope_columns_and_language_are_those_asked_for()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        await Fill(tenant);
        await rep.Http.AddCustomer("我的", new { industry = "软件" });

        Assert.Equal(["Name", "Status"], Rows(await tenant.Admin.GetByteArrayAsync("/api/customers/export?lang=en&columns=name,status,name"), "a.csv")[0]);
        Assert.Equal(3, Rows(await tenant.Admin.GetByteArrayAsync("/api/customers/export?filter=industry = '软件'"), "a.csv").Count);
        Assert.Equal(2, Rows(await rep.Http.GetByteArrayAsync("/api/customers/export"), "a.csv").Count);
        Assert.Equal(2, Rows(await tenant.Admin.GetByteArrayAsync("/api/customers/export?q=集团"), "a.csv").Count);
        Assert.Equal(["columns"], await tenant.Admin.GetAsync("/api/customers/export?columns=search_text").FaultyFields());
        Assert.Equal(["format"], await tenant.Admin.GetAsync("/api/customers/export?format=exe").FaultyFields());
        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.GetAsync("/api/customers/export?sort=search_text")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.GetAsync("/api/customers/export?filter=nonsense > 1")).StatusCode);
        Assert.Contains("exported", (await tenant.Admin.GetStringAsync("/api/audit?kind=customers")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_rows_leave_before_the_last_is_read()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.Import(Csv([.. Enumerable.Range(0, 8_000).Select(i => $"客户{i}{new string('长', 150)},展会").Prepend("客户名称,来源")]));

        using var response = await tenant.Admin.GetAsync("/api/customers/export?format=csv", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        var first = new byte[16];
        await stream.ReadExactlyAsync(first);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(response.Content.Headers.ContentLength);
        Assert.StartsWith("attachment; filename=", response.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
        var rest = await new StreamReader(stream).ReadToEndAsync();
        Assert.Equal(8_000, rest.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("json")]
    public async Task What_is_exported_comes_back_in_as_it_was(string format)
    {
        var tenant = await app.NewTenant();
        await Fill(tenant);
        var other = await app.NewTenant();
        var path = $"/api/customers/export?format={format}&sort=code&is_active=all&columns=code,name,short_name,type,industry,phone,email,website,founded_on,status,is_active,annual_revenue,cooperation_years,credit_days,tags{(format == "json" ? "" : ",parent_id")}";
        var file = await tenant.Admin.GetByteArrayAsync(path);

        var into = await other.Admin.Import(file, $"a.{format}");
        var again = await tenant.Admin.Import(await tenant.Admin.GetByteArrayAsync($"/api/customers/export?format={format}&is_active=all"), $"a.{format}", ("mode", "upsert"), ("match", "code"));

        Assert.Equal(("5/0/0/0", "0/5/0/0"), (into.Counts(), again.Counts()));
        Assert.Equal(Rows(file, $"a.{format}"), Rows(await other.Admin.GetByteArrayAsync(path), $"a.{format}"));
        Assert.Equal(Rows(file, $"a.{format}"), Rows(await tenant.Admin.GetByteArrayAsync(path), $"a.{format}"));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Contacts_come_back_to_their_customers(string format)
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        await tenant.Admin.AddContact(customer, "张伟", new { mobile = "+86 139 0000 0001", email = "a@example.com", role = "influencer", birthday = "1985-04-01", is_primary = true, notes = "一\n二" });
        var path = $"/api/contacts/export?format={format}&columns=name,customer_id,mobile,email,role,birthday,is_primary,notes";
        var file = await tenant.Admin.GetByteArrayAsync(path);

        var again = await tenant.Admin.Import(file, $"a.{format}", ("kind", "contacts"), ("mode", "upsert"), ("match", "email"));

        Assert.Equal("0/1/0/0", again.Counts());
        Assert.Equal(file, await tenant.Admin.GetByteArrayAsync(path));
        Assert.Equal(["云杉软件"], await tenant.Admin.CustomerNames());
    }

    private static async Task Fill(Tenant tenant)
    {
        var parent = await tenant.Admin.AddCustomer("甲集团", new { code = "A-1" });
        await tenant.Admin.AddCustomer("甲云杉软件", new { code = "A-2", industry = "软件", status = "won", annual_revenue = 120_000.5, cooperation_years = 3, founded_on = "2001-02-03", tags = new[] { "VIP", "华东" }, phone = "+86 139 0000 0001", parent_id = parent, website = "www.example.cn" });
        await tenant.Admin.AddCustomer("=1+1", new { code = "A-3", short_name = "'引", phone = "010-88880001", email = "a@example.com" });
        await tenant.Admin.AddCustomer("含,逗号\"引号\"\n换行", new { code = "A-4", type = "person", credit_days = 30 });
        await tenant.Admin.AddCustomer("停用", new { code = "A-5", is_active = false });
    }

    private static List<List<string>> Rows(byte[] file, string name)
    {
        using var table = TableFile.Open(new MemoryStream(file), name, TableLimits.Default);
        return [[.. table.Columns], .. table.Rows().Select(r => r.Values.ToList())];
    }
}
