using System.Net;
using Guanxi.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using static Guanxi.Tests.Support.Imports;

namespace Guanxi.Tests.DataTransfer;

public sealed class DealImportTests(CrmApp app)
{
    private const int Many = 6_000;

    [Fact]
    public async Task A_rehearsal_counts_and_leaves_nothing()
    {
        var admin = (await app.NewTenant()).Admin;
        var done = await admin.Import(Csv("商机名称,金额,阶段", "甲,100,方案提交", "乙,200,没有"), "deals.csv", ("kind", "opportunities"), ("dry_run", "true"));

        Assert.Equal("1/0/0/1", done.Counts());
        Assert.Equal(0, (int)(await admin.GetJson("/api/opportunities"))["total"]!);
    }

    [Fact]
    public async Task Each_wrong_row_says_what_is_wrong_and_the_others_come_in()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("甲公司");
        var done = await tenant.Admin.Import(
            Csv("商机名称,客户名称,金额,阶段,赢率,预计成交日期,负责人,产品", "好,甲公司,100,方案提交,60,2026-03-15,管理员,", "阶段错,,1,火星,,,,", "金额错,,-1,,,,,", "赢率错,,1,,101,,,", "日期错,,1,,,0000-00-00,,", "没有此人,,1,,,,李四,", "没有此产品,,1,,,,,火箭", ",,1,,,,,"),
            "deals.csv", ("kind", "opportunities"));

        Assert.Equal("1/0/0/7", done.Counts());
        var faults = (await tenant.Admin.ImportErrors(done)).Select(e => $"{e!["column"]}:{e["code"]}").ToList();
        Assert.Equal(
            ["stage:opportunity.unknown_stage", "amount:out_of_range", "probability:out_of_range", "close_date:value.not_a_date", "owner:unknown_user", "product:opportunity.unknown_product", "name:required"], faults);
        var deal = (await tenant.Admin.GetJson("/api/opportunities"))["items"]![0]!;
        Assert.Equal(("甲公司", "方案提交", 60, "2026-03-15"), ((string?)deal["customer_name"], (string?)deal["stage"], (int)deal["probability"]!, (string?)deal["expected_close_date"]));
    }

    [Fact]
    public async Task Taking_an_import_back_removes_what_came_and_restores_what_changed()
    {
        var admin = (await app.NewTenant()).Admin;
        var known = await admin.AddDeal(await admin.AddCustomer("甲公司"), "已有", new { amount = 5 });
        var done = await admin.Import(Csv("商机名称,金额,阶段", "已有,900,商务谈判", "新的,100,"), "deals.csv", ("kind", "opportunities"), ("mode", "upsert"), ("match", "name"));
        Assert.Equal("1/1/0/0", done.Counts());
        Assert.Equal(("商务谈判", 900m), ((string?)(await admin.Read(known))["stage"], (decimal)(await admin.Read(known))["amount"]!));

        var reverted = await admin.Revert(done);

        Assert.Equal("reverted", (string?)reverted["status"]);
        var after = await admin.Read(known);
        Assert.Equal(("初步接触", 5m, 1), ((string?)after["stage"], (decimal)after["amount"]!, after["stages"]!.AsArray().Count));
        Assert.Equal(["已有"], (await admin.GetJson("/api/opportunities")).Of("title"));
    }

    [Fact]
    public async Task A_file_does_not_lead_around_a_gate()
    {
        var admin = (await app.NewTenant()).Admin;
        var pipeline = await admin.Pipeline();
        var stages = pipeline["stages"]!.DeepClone().AsArray();
        stages[0]!["required_activities"] = new System.Text.Json.Nodes.JsonArray("初次联系");
        await admin.PutJson($"/api/pipelines/{pipeline["pipeline_id"]}", new { stages });
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "已有", new { amount = 5 });

        var done = await admin.Import(Csv("商机名称,金额,阶段", "已有,900,商务谈判"), "deals.csv", ("kind", "opportunities"), ("mode", "update"), ("match", "name"));

        Assert.Equal("0/0/0/1", done.Counts());
        Assert.Equal("opportunity.gate", (string?)(await admin.ImportErrors(done))[0]!["code"]);
        Assert.Equal(("初步接触", 5m), ((string?)(await admin.Read(deal))["stage"], (decimal)(await admin.Read(deal))["amount"]!));
    }

    [Fact]
    public async Task Products_come_in_once_and_go_unless_a_deal_names_them()
    {
        var admin = (await app.NewTenant()).Admin;
        var done = await admin.Import(Csv("产品名称,单价", "GTX Pro,4821", "GTXPro,1", "MG,55"), "products.csv", ("kind", "products"), ("mode", "upsert"), ("match", "name"));
        Assert.Equal("2/1/0/0", done.Counts());
        await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购", new { lines = new[] { new { product = "gtx pro" } } });

        var reverted = await admin.Revert(done);

        Assert.Equal(("reverted", 1), ((string?)reverted["status"], (int)reverted["kept"]!));
        Assert.Equal(["GTX Pro"], (await admin.GetJson("/api/products")).Of("name"));
    }

    [Fact]
    public async Task Colleagues_come_with_department_and_superior_and_sign_in_once_they_have_an_address()
    {
        var tenant = await app.NewTenant();
        var done = await tenant.Admin.Import(Csv("姓名,邮箱,部门,上级", "王芳,,华东,李总", "张伟,zw@example.com,华东,李总"), "team.csv", ("kind", "users"));

        Assert.Equal("2/0/0/0", done.Counts());
        var users = (await tenant.Admin.GetJson("/api/users"))["items"]!.AsArray().ToDictionary(u => (string)u!["name"]!, u => u!);
        Assert.Equal(("华东", "李总", ""), ((string?)users["王芳"]["department_name"], (string?)users["王芳"]["manager_name"], (string?)users["王芳"]["email"]));
        Assert.Equal("manager", (string?)users["李总"]["roles"]![0]);
        var path = $"/api/users/{users["王芳"]["user_id"]}";
        Assert.Equal("user.no_email", await tenant.Admin.PostAsync($"{path}/invitation", null).RefusedWith(HttpStatusCode.UnprocessableEntity));
        await tenant.Admin.PatchJson(path, new { email = $"{Guid.CreateVersion7():N}@example.com" });
        Assert.Equal(HttpStatusCode.Accepted, (await tenant.Admin.PostAsync($"{path}/invitation", null)).StatusCode);
        Assert.Equal("user.manager_ring", await tenant.Admin.Patch($"/api/users/{users["李总"]["user_id"]}", new { manager_id = (string?)users["王芳"]["user_id"] }).RefusedWith(HttpStatusCode.UnprocessableEntity));

        var sales = await tenant.Member();
        Assert.Equal("forbidden", await sales.Http.SendFile(Csv("姓名", "甲"), "team.csv", "/api/imports", ("kind", "users")).RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task An_import_of_deals_whose_server_stops_is_completed_once_by_another()
    {
        var tenant = await app.NewTenant();
        await using var second = await app.StartServer();
        using var there = At(tenant, second);
        var id = await there.StartImport(Csv([.. Enumerable.Range(0, Many).Select(i => $"商机{i},{i},方案提交").Prepend("商机名称,金额,阶段")]), "deals.csv", ("kind", "opportunities"));
        await tenant.Admin.ImportWhen(id, i => (long)i["processed"]! > 0);

        await second.StopAsync();
        var done = await tenant.Admin.Imported(id);

        Assert.Equal($"{Many}/0/0/0", done.Counts());
        Assert.Equal(Many, await tenant.Read(db => db.Opportunities.Select(o => o.Title).Distinct().CountAsync()));
        Assert.Equal(Many, await tenant.Read(db => db.Opportunities.CountAsync()));
        Assert.Equal(Many, await tenant.Read(db => db.StageVisits.CountAsync()));
        Assert.Equal(Many, await tenant.Read(db => db.Opportunities.Select(o => o.Position).Distinct().CountAsync()));
    }

    private static HttpClient At(Tenant tenant, WebApplication server)
    {
        var client = new HttpClient { BaseAddress = CrmApp.AddressOf(server) };
        client.DefaultRequestHeaders.Authorization = tenant.Admin.DefaultRequestHeaders.Authorization;
        return client;
    }
}
