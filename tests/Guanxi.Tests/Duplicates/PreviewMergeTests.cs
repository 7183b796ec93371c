using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Duplicates;

public sealed class PreviewMergeTests(CrmApp app)
{
    [Fact]
    public async Task A_preview_tells_field_by_field_what_stays_and_what_moves()
    {
        var (tenant, keep, gone, path) = await Pair();
        await tenant.Admin.AddContact(gone, "李娜");
        await tenant.Admin.AddDeal(gone, "云存储");

        var preview = await tenant.Admin.GetJson($"{path}/preview?keep_id={keep}");

        Assert.Equal((keep, gone), ((string?)preview["keep_id"], (string?)preview["other_id"]));
        Assert.Null((string?)preview["obstacle"]);
        Assert.Equal((1, 1, 0), ((int)preview["moves"]!["contacts"]!, (int)preview["moves"]!["opportunities"]!, (int)preview["moves"]!["tasks"]!));
        Assert.Equal(("制造", "软件", "制造", false, true), Told(preview, "industry"));
        Assert.Equal(("", "云栖", "云栖", false, true), Told(preview, "short_name"));
        Assert.Equal(("VIP", "老客户", "VIP|老客户", true, true), Told(preview, "tags"));
        Assert.Equal(("潜在", "潜在", "潜在", false, false), Told(preview, "status"));
        Assert.Equal("客户简称", (string?)Field(preview, "short_name")["label"]);
        Assert.DoesNotContain(preview["fields"]!.AsArray(), f => (string?)f!["key"] == "payment_terms");
        Assert.Equal(2, (await tenant.Admin.CustomerNames()).Count);

        var turned = await tenant.Admin.GetJson($"{path}/preview?keep_id={gone}");
        Assert.Equal(("软件", "制造", "软件", false, true), Told(turned, "industry"));
        Assert.Equal(0, (int)turned["moves"]!["contacts"]!);
    }

    [Fact]
    public async Task Who_may_not_merge_is_told_so_beforehand_and_a_wrong_id_is_refused()
    {
        var (tenant, _, _, path) = await Pair();
        var reader = await tenant.Member("readonly");

        Assert.NotNull((string?)(await reader.Http.GetJson(path + "/preview"))["obstacle"]);
        Assert.Equal(["keep_id"], await tenant.Admin.GetAsync(path + "/preview?keep_id=x").FaultyFields());
        Assert.Equal("not_found", await (await app.NewTenant()).Admin.GetAsync(path + "/preview").RefusedWith(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task The_queue_shows_both_records_and_can_be_narrowed_to_the_sure_ones()
    {
        var (tenant, keep, gone, _) = await Pair();
        var pair = Assert.Single((await tenant.Admin.GetJson("/api/duplicates?kind=customers"))["items"]!.AsArray())!;

        Assert.Equal(new[] { keep, gone }.Order(), pair["sides"]!.AsArray().Select(s => (string)s!["id"]!).Order());
        Assert.All(pair["sides"]!.AsArray(), s => Assert.NotEmpty(s!["facts"]!["phone"]!.AsArray()));
        Assert.Empty((await tenant.Admin.GetJson("/api/duplicates?kind=customers&min_score=1"))["items"]!.AsArray());
        Assert.Single((await tenant.Admin.GetJson("/api/duplicates?kind=customers&min_score=0.5"))["items"]!.AsArray());
        Assert.Equal(["min_score"], await tenant.Admin.GetAsync("/api/duplicates?kind=customers&min_score=2").FaultyFields());
    }

    [Fact]
    public async Task A_dismissed_pair_is_asked_again_when_that_was_a_mistake()
    {
        var (tenant, keep, _, path) = await Pair();
        await tenant.Admin.PostJson(path + "/dismiss", new { });

        Assert.Equal("open", (string?)(await tenant.Admin.PostJson(path + "/reopen", new { }))["status"]);

        await tenant.Admin.PostJson(path + "/merge", new { keep_id = keep });
        Assert.Equal("duplicate.merged", await tenant.Admin.PostAsJsonAsync(path + "/reopen", new { }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("duplicate.merged", await tenant.Admin.PostAsJsonAsync(path + "/dismiss", new { }).RefusedWith(HttpStatusCode.Conflict));
    }

    private static JsonNode Field(JsonNode preview, string key) => preview["fields"]!.AsArray().Single(f => (string?)f!["key"] == key)!;

    private static (string, string, string, bool, bool) Told(JsonNode preview, string key)
    {
        var field = Field(preview, key);
        string Joined(string part) => string.Join('|', field[part]!.AsArray().Select(t => (string)t!));
        return (Joined("kept"), Joined("other"), Joined("result"), (bool)field["is_joined"]!, (bool)field["differs"]!);
    }

    private async Task<(Tenant Tenant, string Keep, string Gone, string Path)> Pair()
    {
        var tenant = await app.NewTenant();
        var keep = await tenant.Admin.AddCustomer("杭州云栖数据股份有限公司", new { phone = "0571-88881234", industry = "制造", tags = new[] { "VIP" } });
        var gone = await tenant.Admin.AddCustomer("云栖数据", new { phone = "+86 571 88881234", industry = "软件", short_name = "云栖", tags = new[] { "老客户" } });
        var pair = Assert.Single(await DuplicateQueueTests.Scan(tenant, "customers"))!;
        return (tenant, keep, gone, $"/api/duplicates/{pair["duplicate_id"]}");
    }
}
