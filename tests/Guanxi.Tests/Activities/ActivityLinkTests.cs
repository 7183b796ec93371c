using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Activities;

public sealed class ActivityLinkTests(CrmApp app)
{
    [Fact]
    public async Task A_call_about_a_deal_touches_deal_and_customer_and_both_owners_see_it()
    {
        var tenant = await app.NewTenant();
        var (keeper, seller) = (await tenant.Member(), await tenant.Member());
        var customer = await tenant.Admin.AddCustomer("云杉软件", new { owner_id = keeper.Id });
        var deal = (string)(await tenant.Admin.PostJson("/api/opportunities", new { customer_id = customer, title = "采购", owner_id = seller.Id }))["opportunity_id"]!;

        var call = await seller.Http.PostJson("/api/activities", new { type = "call", opportunity_id = deal, content = "谈了价格", occurred_at = "2026-01-15T08:00:00Z" });
        await tenant.Settle();

        Assert.Equal((deal, "谈了价格"), ((string?)call["opportunity_id"], (string?)call["content"]));
        Assert.Equal("2026-01-15T08:00:00Z", (string?)(await seller.Http.GetJson($"/api/opportunities/{deal}"))["last_activity_at"]);
        Assert.Contains("activity", (await seller.Http.GetJson($"/api/opportunities/{deal}/timeline")).Of("kind"));
        await tenant.Admin.PatchJson($"/api/opportunities/{deal}", new { owner_id = keeper.Id });
        Assert.Equal(HttpStatusCode.NotFound, (await seller.Http.GetAsync($"/api/activities/{call["activity_id"]}")).StatusCode);
        Assert.Equal("谈了价格", (string?)(await keeper.Http.GetJson($"/api/activities/{call["activity_id"]}"))["content"]);
    }

    [Fact]
    public async Task A_note_on_an_enquiry_is_seen_with_it()
    {
        var tenant = await app.NewTenant();
        var (mine, other) = (await tenant.Member(), await tenant.Member());
        var lead = (string)(await mine.Http.PostJson("/api/leads", new { name = "李四" }))["lead_id"]!;

        var note = await mine.Http.PostJson("/api/activities", new { type = "note", lead_id = lead, content = "有兴趣" });
        await tenant.Settle();

        Assert.NotNull((string?)(await mine.Http.GetJson($"/api/leads/{lead}"))["last_activity_at"]);
        Assert.Equal(["有兴趣"], (await mine.Http.GetJson($"/api/leads/{lead}/timeline?kind=note"))["items"]!.AsArray().Select(i => (string?)i!["activity"]!["content"]));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync($"/api/activities/{note["activity_id"]}")).StatusCode);
    }

    [Fact]
    public async Task A_next_step_becomes_a_task()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        await tenant.Admin.PostJson("/api/activities", new { type = "visit", customer_id = customer, content = "拜访", next_step = "发报价单", next_step_at = "2030-02-15" });

        var task = (await tenant.Admin.GetJson($"/api/tasks?customer_id={customer}"))["items"]!.AsArray().Single()!;
        Assert.Equal(("发报价单", "2030-02-15", "followup"), ((string?)task["title"], (string?)task["due_date"], (string?)task["type"]));

        var wrong = new { type = "visit", customer_id = customer, content = "x", next_step = "y", next_step_at = "bald" };
        Assert.Equal(["next_step_at"], await tenant.Admin.PostAsJsonAsync("/api/activities", wrong).FaultyFields());
        Assert.Equal(1, (int)(await tenant.Admin.GetJson("/api/activities"))["total"]!);
    }

    [Fact]
    public async Task A_subject_that_the_stage_requires_is_ticked()
    {
        var tenant = await app.NewTenant();
        var pipelines = await tenant.Admin.PostJson("/api/pipelines", new { name = "资质", template = "qualification" });
        var required = (string)pipelines["stages"]!.AsArray().First(s => s!["required_activities"]!.AsArray().Count > 0)!["required_activities"]![0]!;
        var deal = (string)(await tenant.Admin.PostJson("/api/opportunities", new { customer_id = await tenant.Admin.AddCustomer("甲"), title = "采购", pipeline_id = pipelines["pipeline_id"] }))["opportunity_id"]!;

        await tenant.Admin.PostJson("/api/activities", new { type = "call", opportunity_id = deal, subject = required, content = "做完了" });

        Assert.Equal([required], (await tenant.Admin.GetJson($"/api/opportunities/{deal}"))["done_activities"]!.AsArray().Select(a => (string?)a));
    }

    [Fact]
    public async Task Who_is_mentioned_hears_of_it_and_who_can_not_see_it_can_not_be_mentioned()
    {
        var tenant = await app.NewTenant();
        var (mine, other, reader) = (await tenant.Member(), await tenant.Member(name: "王小明"), await tenant.Member("readonly"));
        var customer = await mine.Http.AddCustomer("云杉软件");

        var note = await mine.Http.PostJson("/api/activities", new { type = "note", customer_id = customer, content = "请看一下", mentions = new[] { reader.Id } });
        await mine.Http.PatchJson($"/api/activities/{note["activity_id"]}", new { mentions = new[] { reader.Id } });
        await tenant.Settle();

        var told = (await reader.Http.GetJson("/api/notifications"))["items"]!.AsArray().Single()!;
        Assert.Equal(("mentioned", "请看一下", customer), ((string?)told["kind"], (string?)told["text"], (string?)told["record"]!["id"]));
        var unseen = new { type = "note", customer_id = customer, content = "x", mentions = new[] { other.Id } };
        Assert.Equal(["mentions"], await mine.Http.PostAsJsonAsync("/api/activities", unseen).FaultyFields());
    }

    [Fact]
    [AttackCase("AC-017", "AC-136", "AC-185")]
    public async Task A_file_is_opened_by_its_uploader_and_by_who_sees_what_it_hangs_on_as_a_download_only()
    {
        var tenant = await app.NewTenant();
        var (mine, other, reader) = (await tenant.Member(), await tenant.Member(), await tenant.Member("readonly"));
        var customer = await mine.Http.AddCustomer("云杉软件");
        var file = await Upload(mine.Http, "<script>alert(1)</script>", "报价.html");
        var address = $"/api/files/{file["file_id"]}";
        Assert.Equal(("报价.html", 25L, "text/html"), ((string?)file["name"], (long)file["size"]!, (string?)file["content_type"]));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Http.GetAsync(address)).StatusCode);

        var note = await mine.Http.PostJson("/api/activities", new { type = "note", customer_id = customer, content = "附件", attachments = new[] { (string)file["file_id"]! } });

        Assert.Equal(["报价.html"], note["attachments"]!.AsArray().Select(a => (string?)a!["name"]));
        var answer = await reader.Http.GetAsync(address);
        Assert.Equal("<script>alert(1)</script>", await answer.Content.ReadAsStringAsync());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.NewTenant()).Admin.GetAsync(address)).StatusCode);
        var foreign = new { type = "note", content = "x", attachments = new[] { (string)file["file_id"]! } };
        Assert.Equal(["attachments"], await other.Http.PostAsJsonAsync("/api/activities", foreign).FaultyFields());
    }

    [Fact]
    public async Task An_upload_without_a_file_or_too_large_is_refused()
    {
        await using var small = await app.StartServer(("Files:MostMegabytes", "1"));
        var tenant = await app.NewTenant();
        Assert.Equal("import.not_multipart", await tenant.Admin.PostAsJsonAsync("/api/files", new { }).RefusedWith(HttpStatusCode.UnsupportedMediaType));
        Assert.Equal(["file"], await tenant.Admin.PostAsync("/api/files", new MultipartFormDataContent { { new StringContent("x"), "note" } }).FaultyFields());
        using var http = new HttpClient { BaseAddress = new Uri(small.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = tenant.Admin.DefaultRequestHeaders.Authorization;
        Assert.Equal("too_large", await http.PostAsync("/api/files", Imports.Form(new byte[(1 << 20) + 1], "x.bin")).RefusedWith(HttpStatusCode.RequestEntityTooLarge));
    }

    private static async Task<JsonNode> Upload(HttpClient http, string text, string name) =>
        await (await http.PostAsync("/api/files", Imports.Form(Encoding.UTF8.GetBytes(text), name))).Body();
}
