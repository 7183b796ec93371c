using System.Net;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using static Guanxi.Tests.Support.Imports;

namespace Guanxi.Tests.DataTransfer;

public sealed class RevertImportTests(CrmApp app)
{
    [Fact]
    public async Task What_was_made_goes_and_what_was_changed_is_as_before()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件", new { industry = "软件", phone = "010-1111111", tags = new[] { "VIP" }, annual_revenue = 5, founded_on = "2001-01-01" });
        var before = await tenant.Admin.GetJson($"/api/customers/{id}");
        var done = await tenant.Admin.Import(Csv("客户名称,行业,手机,标签,年成交额,成立日期,备注", "云杉软件,贸易,13900000001,华东,,2020-02-02,记录", "新客户甲,,,,,,记录", "新客户乙,,,,,,"), "a.csv", ("mode", "upsert"), ("match", "name"));

        var reverted = await tenant.Admin.Revert(done);

        Assert.Equal(("reverted", 0), ((string?)reverted["status"], (int)reverted["kept"]!));
        Assert.Equal(["云杉软件"], await tenant.Admin.CustomerNames());
        var after = await tenant.Admin.GetJson($"/api/customers/{id}");
        foreach (var field in new[] { "industry", "phone", "phones", "tags", "annual_revenue", "founded_on", "grade", "owner_id" })
            Assert.Equal(before[field]?.ToJsonString(), after[field]?.ToJsonString());
        Assert.Equal(0, (int)(await tenant.Admin.GetJson("/api/activities"))["total"]!);
        Assert.Equal("import.not_revertible", await tenant.Admin.PostAsync($"/api/imports/{done["import_id"]}/revert", null).RefusedWith(HttpStatusCode.Conflict));
    }

    [Fact]
    [AttackCase("AC-265")]
    public async Task What_people_worked_with_since_stays()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("旧", new { industry = "原" });
        var done = await tenant.Admin.Import(Csv("客户名称,行业,备注", "改过,,", "有联系人,,", "有活动,,备注", "有子公司,,", "没人碰,,备注", "旧,新,"), "a.csv", ("mode", "upsert"), ("match", "name"));
        var ids = (await tenant.Admin.GetJson("/api/customers"))["items"]!.AsArray().ToDictionary(c => (string)c!["name"]!, c => (string)c!["customer_id"]!);
        await tenant.Admin.PatchJson($"/api/customers/{ids["改过"]}", new { industry = "软件" });
        await tenant.Admin.AddContact(ids["有联系人"], "张伟");
        await tenant.Admin.LogActivity(ids["有活动"], "电话");
        await tenant.Admin.AddCustomer("子公司", new { parent_id = ids["有子公司"] });
        await tenant.Admin.PatchJson($"/api/customers/{ids["旧"]}", new { industry = "更新" });

        var reverted = await tenant.Admin.Revert(done);

        Assert.Equal(("reverted", 5), ((string?)reverted["status"], (int)reverted["kept"]!));
        Assert.Equal(["改过", "旧", "有子公司", "有活动", "有联系人", "子公司"], (await tenant.Admin.CustomerNames()).OrderBy(n => "改旧有子".IndexOf(n![0], StringComparison.Ordinal)).ThenBy(n => n, StringComparer.Ordinal));
        Assert.Equal("更新", (string?)(await tenant.Admin.GetJson($"/api/customers/{ids["旧"]}"))["industry"]);
        Assert.Equal(1, (int)(await tenant.Admin.GetJson($"/api/customers/{ids["有联系人"]}"))["contact_count"]!);
    }

    [Fact]
    public async Task A_record_that_many_rows_changed_is_as_before_the_first()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("旧", new { industry = "原" });
        var rows = Enumerable.Range(0, 2500).Select(i => i % 900 == 10 ? $"旧,行业{i}" : i % 1000 == 20 ? $"新,行业{i}" : $"客户{i},x").Prepend("客户名称,行业").ToArray();
        var done = await tenant.Admin.Import(Csv(rows), "a.csv", ("mode", "upsert"), ("match", "name"));

        var reverted = await tenant.Admin.Revert(done);

        Assert.Equal(("reverted", 0), ((string?)reverted["status"], (int)reverted["kept"]!));
        Assert.Equal(["旧"], await tenant.Admin.CustomerNames());
        Assert.Equal("原", (string?)(await tenant.Admin.GetJson($"/api/customers/{id}"))["industry"]);
    }

    [Fact]
    public async Task Contacts_go_with_the_companies_that_came_with_them_and_primaries_come_back()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var old = await tenant.Admin.AddContact(customer, "张伟", new { is_primary = true, position = "经理" });
        var done = await tenant.Admin.Import(
            Csv("客户名称,姓名,职务,主要联系人", "云杉软件,李娜,,是", "云杉软件,张伟,总监,", "新公司,王芳,,是", "新公司二,赵六,,", "新公司三,孙七,,"), "a.csv", ("kind", "contacts"), ("mode", "upsert"), ("match", "name"));
        var companies = (await tenant.Admin.GetJson("/api/customers"))["items"]!.AsArray().ToDictionary(c => (string)c!["name"]!, c => (string)c!["customer_id"]!);
        await tenant.Admin.AddContact(companies["新公司二"], "后来的");
        await tenant.Admin.LogActivity("", "电话", contact: (string)(await tenant.Admin.GetJson($"/api/contacts?customer_id={companies["新公司三"]}"))["items"]![0]!["contact_id"]!);

        var reverted = await tenant.Admin.Revert(done);

        Assert.Equal(("reverted", 3), ((string?)reverted["status"], (int)reverted["kept"]!));
        Assert.Equal(["云杉软件", "新公司三", "新公司二"], (await tenant.Admin.CustomerNames()).Order(StringComparer.Ordinal));
        Assert.Equal(["后来的"], (await tenant.Admin.GetJson($"/api/contacts?customer_id={companies["新公司二"]}")).Of("name"));
        var zhang = await tenant.Admin.GetJson($"/api/contacts/{old}");
        Assert.Equal(("经理", true), ((string?)zhang["position"], (bool)zhang["is_primary"]!));
    }

    [Fact]
    public async Task Large_imports_are_taken_back_whole_with_parents_and_children()
    {
        var tenant = await app.NewTenant();
        var rows = Enumerable.Range(0, 1400).Select(i => $"客户{i},{(i > 0 ? $"客户{i / 2}" : "")}").Prepend("客户名称,上级客户").ToArray();
        var done = await tenant.Admin.Import(Csv(rows));

        var reverted = await tenant.Admin.Revert(done);

        Assert.Equal(("1400/0/0/0", "reverted", 0), (done.Counts(), (string?)reverted["status"], (int)reverted["kept"]!));
        Assert.Empty(await tenant.Admin.CustomerNames());
    }
}
