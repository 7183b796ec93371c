using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Opportunities;

public sealed class OpportunityListTests(CrmApp app)
{
    [Fact]
    public async Task Deals_are_found_by_all_that_people_ask_for()
    {
        var tenant = await app.NewTenant();
        var admin = tenant.Admin;
        var sales = await tenant.Member();
        var customer = await admin.AddCustomer("杭州云栖科技", new { industry = "软件" });
        await admin.AddDeal(customer, "采购系统", new { amount = 100, stage = "方案提交" });
        await sales.Http.AddDeal(await sales.Http.AddCustomer("乙公司"), "维保服务", new { amount = 5000 });
        await admin.Close(await admin.AddDeal(customer, "旧项目", new { amount = 1 }), new { status = "lost", lost_reason = "价格" });

        async Task<string> Titles(string query) => string.Join(",", (await admin.GetJson($"/api/opportunities?sort=title&{query}")).Of("title"));
        Assert.Equal("采购系统", await Titles("stage=方案提交"));
        Assert.Equal("采购系统", await Titles("stage=proposal&status=open"));
        Assert.Equal("旧项目", await Titles("status=lost"));
        Assert.Equal("维保服务", await Titles($"owner={sales.Id}"));
        Assert.Equal("旧项目,采购系统", await Titles($"customer_id={customer}"));
        Assert.Equal("采购系统", await Titles("q=caigou"));
        Assert.Equal("旧项目,采购系统", await Titles("q=云栖"));
        Assert.Equal("维保服务", await Titles("filter=" + Uri.EscapeDataString("金额 > 1000 and stage = '初步接触'")));
        Assert.Equal("采购系统", await Titles("filter=" + Uri.EscapeDataString("customer.industry = '软件' and status = '进行中'")));
        Assert.Equal(["stage"], await admin.GetAsync("/api/opportunities?stage=无").FaultyFields());
        Assert.Equal(["status"], await admin.GetAsync("/api/opportunities?status=done").FaultyFields());
    }

    [Theory]
    [InlineData("title")]
    [InlineData("-amount")]
    [InlineData("expected_close_date")]
    [InlineData("-closed_at")]
    [InlineData("-updated_at")]
    public async Task Every_order_pages_without_losing_or_doubling_a_deal(string sort)
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        for (var i = 0; i < 7; i++) await admin.AddDeal(customer, $"{i % 3}", new { amount = i % 2, expected_close_date = i % 3 == 0 ? null : $"2026-0{1 + i % 2}-01" });

        var seen = new List<string?>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await admin.GetJson($"/api/opportunities?sort={sort}&limit=2{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            seen.AddRange(page.Of("opportunity_id"));
            cursor = (string?)page["next_cursor"];
        }

        Assert.Equal(7, seen.Distinct().Count());
        Assert.Equal(7, seen.Count);
    }

    [Fact]
    public async Task A_deal_is_seen_by_whom_it_belongs_to_and_who_leads_him()
    {
        var tenant = await app.NewTenant();
        var (mine, other) = (await tenant.Member(), await tenant.Member());
        var deal = await mine.Http.AddDeal(await mine.Http.AddCustomer("甲公司"), "采购");
        var path = $"/api/opportunities/{deal["opportunity_id"]}";

        Assert.Equal("not_found", await other.Http.GetAsync(path).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await other.Http.PutAsJsonAsync($"{path}/move", new { stage = "成交" }).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await other.Http.PutAsJsonAsync($"{path}/close", new { status = "won" }).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("opportunity.cannot_assign", await mine.Http.PutAsJsonAsync(path, new { assigned_to = other.Id }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(other.Id, (string?)(await tenant.Admin.PutJson(path, new { assigned_to = other.Id }))["owner_id"]);
        Assert.Equal("采购", (string?)(await other.Http.GetJson(path))["title"]);
        Assert.Equal("not_found", await mine.Http.GetAsync(path).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal(["assigned_to"], await tenant.Admin.PutAsJsonAsync(path, new { owner_id = mine.Id, assigned_to = other.Id }).FaultyFields());
    }

    [Fact]
    public async Task A_deleted_customers_deals_stay_with_the_name()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        var deal = await admin.AddDeal(customer, "采购", new { contacts = new[] { new { contact_id = await admin.AddContact(customer, "王芳"), role = "decision_maker" } } });

        (await admin.DeleteAsync($"/api/customers/{customer}")).EnsureSuccessStatusCode();

        var after = await admin.Read(deal);
        Assert.Null(after["customer_id"]);
        Assert.Equal(("甲公司", 0), ((string?)after["customer_name"], after["contacts"]!.AsArray().Count));
        Assert.Equal("采购", Assert.Single((await admin.GetJson("/api/opportunities?q=甲公司")).Of("title")));
    }

    [Fact]
    public async Task A_renamed_customers_deals_are_found_by_the_new_name()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("甲公司");
        var deal = await tenant.Admin.AddDeal(customer, "采购");

        await tenant.Admin.PatchJson($"/api/customers/{customer}", new { name = "云栖科技" });
        await tenant.Settle();

        Assert.Equal("采购", Assert.Single((await tenant.Admin.GetJson("/api/opportunities?q=yunqi")).Of("title")));
        var after = await tenant.Admin.Read(deal);
        Assert.Equal(("云栖科技", (int)deal["version"]!), ((string?)after["customer_name"], (int)after["version"]!));
    }

    [Fact]
    public async Task A_list_leaves_as_a_file_for_people_and_for_programs()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        await admin.AddDeal(customer, "采购", new { amount = 100, stage = "方案提交" });

        var csv = await (await admin.GetAsync("/api/opportunities/export?format=csv&columns=title,customer_name,stage,amount,owner_id,status")).Content.ReadAsStringAsync();
        Assert.Contains("商机名称,客户名称,阶段,金额,负责人,状态", csv, StringComparison.Ordinal);
        Assert.Contains("采购,甲公司,方案提交,100.00,管理员,进行中", csv, StringComparison.Ordinal);
        var json = JsonNode.Parse(await (await admin.GetAsync("/api/opportunities/export?format=json&columns=title,customer_id,status")).Content.ReadAsStringAsync())!;
        Assert.Equal(customer, (string?)json[0]!["customer_id"]);
        Assert.Equal("open", (string?)json[0]!["status"]);
    }

    [Fact]
    public async Task The_palette_finds_deals_and_the_audit_log_tells_what_became_of_them()
    {
        var admin = (await app.NewTenant()).Admin;
        var deal = await admin.AddDeal(await admin.AddCustomer("甲公司"), "采购系统");
        await admin.Move(deal, new { stage = "方案提交" });

        var hit = (await admin.GetJson("/api/search?q=采购"))["items"]!.AsArray().Single(h => (string?)h!["kind"] == "opportunity")!;
        Assert.Equal(("采购系统", "甲公司 · 方案提交"), ((string?)hit["title"], (string?)hit["subtitle"]));
        var entries = (await admin.GetJson($"/api/audit?kind=opportunities&id={deal["opportunity_id"]}"))["items"]!.AsArray();
        Assert.Equal(["updated", "created"], entries.Select(e => (string?)e!["action"]));
        Assert.Contains("stage_id", entries[0]!["fields"]!.AsArray().Select(c => (string?)c!["key"]));
    }

    [Fact]
    public async Task Lines_make_the_amount_until_somebody_sets_it()
    {
        var admin = (await app.NewTenant()).Admin;
        var product = (string)(await admin.PostJson("/api/products", new { name = "云存储", unit_price = 1000, kind = "renewal" }))["product_id"]!;
        var customer = await admin.AddCustomer("甲公司");
        var deal = await admin.AddDeal(customer, "采购", new { lines = new object[] { new { product_id = product, quantity = 3, discount = 10 }, new { name = "实施", kind = "service", unit_price = 500 } } });
        var path = $"/api/opportunities/{deal["opportunity_id"]}";

        Assert.Equal((3200m, false), ((decimal)deal["amount"]!, (bool)deal["amount_is_manual"]!));
        Assert.Equal(["云存储 renewal 2700.00", "实施 service 500.00"], deal["lines"]!.AsArray().Select(l => $"{l!["name"]} {l["kind"]} {l["amount"]}"));
        Assert.Equal(3000m, (decimal)(await admin.PutJson(path, new { amount = 3000 }))["amount"]!);
        var kept = (string?)deal["lines"]![0]!["line_id"];
        var changed = await admin.PutJson(path, new { lines = new object[] { new { line_id = kept, product_id = product, quantity = 1 } } });
        Assert.Equal((3000m, kept), ((decimal)changed["amount"]!, (string?)Assert.Single(changed["lines"]!.AsArray())!["line_id"]));
        Assert.Equal((1000m, false), ((decimal)(await admin.PutJson(path, new { amount = (decimal?)null }))["amount"]!, (bool)(await admin.Read(deal))["amount_is_manual"]!));

        Assert.Equal(["lines"], await admin.PutAsJsonAsync(path, new { lines = new[] { new { product = "没有的产品" } } }).FaultyFields());
        Assert.Equal(["lines"], await admin.PutAsJsonAsync(path, new { lines = new[] { new { name = "x", quantity = 1e9, unit_price = 1e12 } } }).FaultyFields());
        Assert.NotEmpty(await admin.PutAsJsonAsync(path, new { lines = new[] { new { name = "x", discount = 101 } } }).FaultyFields());
        Assert.Equal("product.in_use", await admin.DeleteAsync($"/api/products/{product}").RefusedWith(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Competitors_and_people_with_their_parts_are_kept_whole()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        var contact = await admin.AddContact(customer, "王芳");
        var deal = await admin.AddDeal(customer, "采购", new
        {
            competitors = new object[] { "Salesforce", new { name = "钉钉CRM", strengths = "便宜", outcome = "won" } },
            contacts = new[] { new { contact_id = contact, role = "decision_maker" } },
        });

        Assert.Equal(["Salesforce", "钉钉CRM"], deal["competitors"]!.AsArray().Select(c => (string?)c));
        Assert.Equal(("便宜", "won"), ((string?)deal["competitor_details"]![1]!["strengths"], (string?)deal["competitor_details"]![1]!["outcome"]));
        Assert.Equal(("王芳", "decision_maker"), ((string?)deal["contacts"]![0]!["name"], (string?)deal["contacts"]![0]!["role"]));
        var path = $"/api/opportunities/{deal["opportunity_id"]}";
        Assert.Empty((await admin.PutJson(path, new { contacts = Array.Empty<object>() }))["contacts"]!.AsArray());
        Assert.Equal(["contacts"], await admin.PutAsJsonAsync(path, new { contacts = new[] { new { contact_id = "contact_00000000000000000000000000" } } }).FaultyFields());
        Assert.NotEmpty(await admin.PutAsJsonAsync(path, new { competitors = new[] { new string('x', 101) } }).FaultyFields());
    }
}
