using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Duplicates;

public sealed class DuplicateQueueTests(CrmApp app)
{
    private const string Head = "杭州云栖数据股份有限公司";

    [Fact]
    public async Task Customers_in_two_spellings_are_found_and_a_second_scan_adds_nothing()
    {
        var tenant = await app.NewTenant();
        var one = await tenant.Admin.AddCustomer(Head, new { phone = "0571-88881234" });
        var two = await tenant.Admin.AddCustomer("云栖数据", new { phone = "+86 571 8888 1234" });
        await tenant.Admin.AddCustomer("青岛海澜食品有限公司", new { phone = "13800002222" });
        Assert.Equal("none", (string?)(await tenant.Admin.GetJson("/api/duplicates?kind=customers"))["scan_status"]);

        var started = await tenant.Admin.PostAsJsonAsync("/api/duplicates/scan", new { kind = "customers" });
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal("running", (string?)(await tenant.Admin.GetJson("/api/duplicates?kind=customers"))["scan_status"]);
        await tenant.Settle();

        var queue = await tenant.Admin.GetJson("/api/duplicates?kind=customers");
        var pair = Assert.Single(queue["items"]!.AsArray())!;
        Assert.Equal("completed", (string?)queue["scan_status"]);
        Assert.Equal(new[] { one, two }.Order(), pair["records"]!.AsArray().Select(r => (string)r!).Order());
        Assert.Equal(["name", "phone"], pair["reasons"]!.AsArray().Select(r => (string)r!).Order());
        Assert.InRange((double)pair["score"]!, 0.5, 1);
        Assert.Equal((string)pair["duplicate_id"]!, (string?)(await Scan(tenant, "customers"))[0]!["duplicate_id"]);
        Assert.Single(await Scan(tenant, "customers"));
    }

    [Fact]
    public async Task A_pair_that_is_no_longer_alike_leaves_the_queue()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer(Head, new { phone = "0571-88881234" });
        var two = await tenant.Admin.AddCustomer("云栖数据", new { phone = "0571-88881234" });
        Assert.Single(await Scan(tenant, "customers"));

        await tenant.Admin.PatchJson($"/api/customers/{two}", new { name = "青岛海澜食品有限公司", phone = "13800002222" });

        Assert.Empty(await Scan(tenant, "customers"));
    }

    [Fact]
    public async Task What_was_dismissed_is_not_asked_again()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer(Head, new { phone = "0571-88881234" });
        await tenant.Admin.AddCustomer("云栖数据", new { phone = "0571-88881234" });
        var id = (await Scan(tenant, "customers"))[0]!["duplicate_id"];

        Assert.Equal("dismissed", (string?)(await tenant.Admin.PostJson($"/api/duplicates/{id}/dismiss", new { }))["status"]);

        Assert.Empty(await Scan(tenant, "customers"));
        Assert.Single((await tenant.Admin.GetJson("/api/duplicates?kind=customers&status=dismissed"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Contacts_and_leads_are_compared_as_persons()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer(Head);
        await tenant.Admin.AddContact(customer, "欧阳思远", new { mobile = "13800001111" });
        await tenant.Admin.AddContact(customer, "欧阳思远", new { mobile = "+86 138-0000-1111" });
        await tenant.Admin.AddContact(customer, "李娜", new { mobile = "13800001111" });
        await tenant.Admin.AddLead("王建国", new { company = "星河光电", email = "wang@xinghe.test" });
        await tenant.Admin.AddLead("王建国", new { company = "苏州星河光电有限公司", email = "WANG@xinghe.test" });

        Assert.Single(await Scan(tenant, "contacts"));
        Assert.Single(await Scan(tenant, "leads"));
        Assert.Empty((await tenant.Admin.GetJson("/api/duplicates?kind=customers"))["items"]!.AsArray());
    }

    [Fact]
    [AttackCase("AC-028")]
    public async Task Only_who_sees_both_records_sees_the_pair()
    {
        var tenant = await app.NewTenant();
        var (mine, other) = (await tenant.Member(), await tenant.Member());
        await mine.Http.AddCustomer(Head, new { phone = "0571-88881234" });
        await other.Http.AddCustomer("云栖数据", new { phone = "0571-88881234" });
        var id = (await Scan(tenant, "customers"))[0]!["duplicate_id"];

        Assert.Empty((await mine.Http.GetJson("/api/duplicates?kind=customers"))["items"]!.AsArray());
        Assert.Equal("not_found", await mine.Http.GetAsync($"/api/duplicates/{id}").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await mine.Http.PostAsJsonAsync($"/api/duplicates/{id}/dismiss", new { }).RefusedWith(HttpStatusCode.NotFound));
        await other.Http.AddCustomer("杭州云栖数据", new { phone = "0571-88881234" });
        await Scan(tenant, "customers");
        Assert.Equal((1, 3), ((await other.Http.GetJson("/api/duplicates?kind=customers"))["items"]!.AsArray().Count, (await tenant.Admin.GetJson("/api/duplicates?kind=customers"))["items"]!.AsArray().Count));
    }

    [Fact]
    public async Task Two_organisations_never_mix()
    {
        var (here, there) = (await app.NewTenant(), await app.NewTenant());
        await here.Admin.AddCustomer(Head, new { phone = "0571-88881234" });
        await there.Admin.AddCustomer(Head, new { phone = "0571-88881234" });
        Assert.Empty(await Scan(here, "customers"));

        await here.Admin.AddCustomer("云栖数据", new { phone = "0571-88881234" });
        var id = (await Scan(here, "customers"))[0]!["duplicate_id"];

        Assert.Empty((await there.Admin.GetJson("/api/duplicates?kind=customers"))["items"]!.AsArray());
        Assert.Equal("not_found", await there.Admin.GetAsync($"/api/duplicates/{id}").RefusedWith(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task The_queue_comes_in_pages_the_surest_first()
    {
        var tenant = await app.NewTenant();
        for (var i = 0; i < 3; i++)
        {
            await tenant.Admin.AddCustomer($"某某{(char)('甲' + i * 7)}{(char)('东' + i * 11)}科技有限公司", new { email = $"office{i}@firm{i}.test" });
            await tenant.Admin.AddCustomer($"某某{(char)('甲' + i * 7)}{(char)('东' + i * 11)}科技", new { email = $"office{i}@firm{i}.test" });
        }
        var all = (await Scan(tenant, "customers")).Select(d => (string)d!["duplicate_id"]!).ToList();
        Assert.True(all.Count >= 3);

        var paged = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await tenant.Admin.GetJson($"/api/duplicates?kind=customers&limit=2&cursor={cursor}");
            paged.AddRange(page["items"]!.AsArray().Select(d => (string)d!["duplicate_id"]!));
            cursor = (string?)page["next_cursor"];
        }
        Assert.Equal(all, paged);
    }

    [Theory]
    [InlineData("/api/duplicates", "kind")]
    [InlineData("/api/duplicates?kind=products", "kind")]
    [InlineData("/api/duplicates?kind=customers&status=gone", "status")]
    [InlineData("/api/duplicates?kind=customers&limit=0", "limit")]
    public async Task Nonsense_is_refused_by_field(string path, string field)
    {
        var tenant = await app.NewTenant();
        Assert.Equal([field], await tenant.Admin.GetAsync(path).FaultyFields());
        Assert.Equal(["kind"], await tenant.Admin.PostAsJsonAsync("/api/duplicates/scan", new { kind = "users" }).FaultyFields());
        Assert.Equal("cursor.invalid", await tenant.Admin.GetAsync("/api/duplicates?kind=customers&cursor=x").RefusedWith(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Who_may_only_read_scans_and_dismisses_nothing()
    {
        var reader = await (await app.NewTenant()).Member("readonly");
        Assert.Equal("forbidden", await reader.Http.PostAsJsonAsync("/api/duplicates/scan", new { kind = "customers" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Empty((await reader.Http.GetJson("/api/duplicates?kind=customers"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Scans_asked_for_at_once_are_one()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer(Head, new { phone = "0571-88881234" });
        await tenant.Admin.AddCustomer("云栖数据", new { phone = "0571-88881234" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => tenant.Admin.PostAsJsonAsync("/api/duplicates/scan", new { kind = "customers" })));
        await tenant.Settle();

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        Assert.Single((await tenant.Admin.GetJson("/api/duplicates?kind=customers"))["items"]!.AsArray());
        Assert.Equal(1, await tenant.Read(db => db.Events.CountAsync(e => e.Name == "duplicates.scan_requested")));
    }

    /// <summary>Scans and answers the queue.</summary>
    internal static async Task<JsonArray> Scan(Tenant tenant, string kind)
    {
        await tenant.Admin.PostJson("/api/duplicates/scan", new { kind });
        await tenant.Settle();
        return (await tenant.Admin.GetJson($"/api/duplicates?kind={kind}&limit=200"))["items"]!.AsArray();
    }
}
