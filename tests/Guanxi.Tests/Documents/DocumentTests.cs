using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Documents;

public sealed class DocumentTests(CrmApp app)
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    [Theory]
    [InlineData("customers")]
    [InlineData("contacts")]
    [InlineData("leads")]
    [InlineData("opportunities")]
    public async Task A_document_is_kept_with_its_versions_renamed_and_deleted(string kind)
    {
        var tenant = await app.NewTenant();
        var record = await Record(tenant.Admin, kind);
        var document = await Add(tenant.Admin, kind, record, "合同.txt", "第一版"u8.ToArray());
        var path = $"/api/documents/{document["document_id"]}";

        await (await tenant.Admin.PostAsync(path + "/versions", Imports.Form("第二版"u8.ToArray(), "合同（修订）.txt"))).Body();
        await tenant.Admin.PatchJson(path, new { name = "采购合同" });

        var listed = Assert.Single((await tenant.Admin.GetJson($"/api/documents?kind={kind}&record_id={record}"))["items"]!.AsArray())!;
        Assert.Equal(("采购合同", 2), ((string?)listed["name"], (int)listed["latest"]!));
        Assert.Equal(["2 合同（修订）.txt", "1 合同.txt"], listed["versions"]!.AsArray().Select(v => $"{v!["number"]} {v["file_name"]}"));
        Assert.Equal(("第一版", "第二版"), (await tenant.Admin.GetStringAsync(path + "/versions/1"), await tenant.Admin.GetStringAsync(path + "/versions/2")));

        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync(path)).StatusCode);
        Assert.Equal("not_found", await tenant.Admin.GetAsync(path + "/versions/1").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal(["created", "deleted", "downloaded", "updated"], await tenant.Read(db => db.Audit.Where(e => e.Kind == "documents").Select(e => e.Action).Distinct().OrderBy(a => a).ToListAsync()));
    }

    [Fact]
    public async Task Who_loses_the_record_loses_its_files_also_those_he_brought()
    {
        var tenant = await app.NewTenant();
        var (mine, other) = (await tenant.Member(), await tenant.Member());
        var customer = await mine.Http.AddCustomer("云杉软件");
        var path = $"/api/documents/{(await Add(mine.Http, "customers", customer, "合同.txt", "甲方"u8.ToArray()))["document_id"]}";
        var file = await tenant.Read(db => db.DocumentVersions.Select(v => v.FileId).SingleAsync());
        Assert.Equal("not_found", await other.Http.GetAsync(path + "/versions/1").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.OK, (await mine.Http.GetAsync(path + "/versions/1")).StatusCode);

        await tenant.Admin.PatchJson($"/api/customers/{customer}", new { owner_id = other.Id });

        foreach (var address in new[] { path, path + "/versions/1", path + "/versions/1/preview", $"/api/files/{file}", $"/api/documents?kind=customers&record_id={customer}" })
        {
            Assert.Equal("not_found", await mine.Http.GetAsync(address).RefusedWith(HttpStatusCode.NotFound));
            Assert.Equal(HttpStatusCode.OK, (await other.Http.GetAsync(address)).StatusCode);
            Assert.Equal("not_found", await (await app.NewTenant()).Admin.GetAsync(address).RefusedWith(HttpStatusCode.NotFound));
        }
    }

    [Fact]
    [AttackCase("AC-053")]
    public async Task Who_may_only_read_the_record_adds_changes_and_deletes_nothing()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var path = $"/api/documents/{(await Add(tenant.Admin, "customers", customer, "合同.txt", "甲方"u8.ToArray()))["document_id"]}";
        foreach (var role in new[] { "readonly", "marketing" })
        {
            var reader = (await tenant.Member(role)).Http;
            Assert.Equal("甲方", await reader.GetStringAsync(path + "/versions/1"));
            Assert.Equal("forbidden", await reader.PostAsync($"/api/documents?kind=customers&record_id={customer}", Imports.Form("x"u8.ToArray(), "x.txt")).RefusedWith(HttpStatusCode.Forbidden));
            Assert.Equal("forbidden", await reader.PostAsync(path + "/versions", Imports.Form("x"u8.ToArray(), "x.txt")).RefusedWith(HttpStatusCode.Forbidden));
            Assert.Equal("forbidden", await reader.Patch(path, new { name = "x" }).RefusedWith(HttpStatusCode.Forbidden));
            Assert.Equal("forbidden", await reader.DeleteAsync(path).RefusedWith(HttpStatusCode.Forbidden));
        }
        Assert.Equal((1, 1), await tenant.Read(async db => (await db.DocumentVersions.CountAsync(), await db.Files.CountAsync())));
    }

    [Theory]
    [InlineData("图.png", "image", "image/png")]
    [InlineData("合同.pdf", "pdf", "application/pdf")]
    [InlineData("纪要.txt", "text", "text/plain")]
    [InlineData("图片.html", "other", null)]
    [InlineData("图.svg", "other", null)]
    [InlineData("程序.exe", "other", null)]
    [InlineData("假的.png", "other", null)]
    public async Task What_is_shown_is_told_by_the_content_and_can_do_nothing(string name, string look, string? type)
    {
        var tenant = await app.NewTenant();
        var document = await Add(tenant.Admin, "customers", await tenant.Admin.AddCustomer("云杉软件"), name, Content(name));
        Assert.Equal(look, (string?)document["versions"]![0]!["look"]);
        var path = $"/api/documents/{document["document_id"]}/versions/1";

        var download = await tenant.Admin.GetAsync(path);
        Assert.Equal(("attachment", "application/octet-stream"), (download.Content.Headers.ContentDisposition!.DispositionType, download.Content.Headers.ContentType!.MediaType));
        if (type is null)
        {
            Assert.Equal("document.no_preview", await tenant.Admin.GetAsync(path + "/preview").RefusedWith(HttpStatusCode.UnprocessableEntity));
            return;
        }
        var shown = await tenant.Admin.GetAsync(path + "/preview");
        Assert.Equal(("inline", type), (shown.Content.Headers.ContentDisposition!.DispositionType, shown.Content.Headers.ContentType!.MediaType));
        Assert.Equal("nosniff", shown.Headers.GetValues("X-Content-Type-Options").Single());
        var policy = shown.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(look != "pdf", policy.Contains("sandbox", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_in_a_Chinese_encoding_is_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var tenant = await app.NewTenant();
        var bytes = Encoding.GetEncoding("GB18030").GetBytes("会议纪要：双方同意在三月底之前签订合同，价格按照报价单执行。");
        var document = await Add(tenant.Admin, "customers", await tenant.Admin.AddCustomer("云杉软件"), "纪要.txt", bytes);
        Assert.StartsWith("会议纪要", await tenant.Admin.GetStringAsync($"/api/documents/{document["document_id"]}/versions/1/preview"), StringComparison.Ordinal);
    }

    [Fact]
    [AttackCase("AC-191")]
    public async Task Documents_go_with_their_record_and_their_bytes_after_a_while()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var contact = await tenant.Admin.AddContact(customer, "李娜");
        await Add(tenant.Admin, "contacts", contact, "名片.txt", "李娜"u8.ToArray());
        await Add(tenant.Admin, "customers", customer, "合同.txt", "甲方"u8.ToArray());

        (await tenant.Admin.DeleteAsync($"/api/customers/{customer}")).EnsureSuccessStatusCode();

        Assert.Equal((0, 0), await tenant.Read(async db => (await db.Documents.CountAsync(), await db.DocumentVersions.CountAsync())));
    }

    [Fact]
    public async Task A_merge_takes_the_documents_along()
    {
        var tenant = await app.NewTenant();
        var keep = await tenant.Admin.AddCustomer("杭州云栖数据股份有限公司", new { phone = "0571-88881234" });
        var gone = await tenant.Admin.AddCustomer("云栖数据", new { phone = "0571-88881234" });
        await Add(tenant.Admin, "customers", gone, "合同.txt", "甲方"u8.ToArray());
        var path = $"/api/duplicates/{(await Duplicates.DuplicateQueueTests.Scan(tenant, "customers"))[0]!["duplicate_id"]}";

        await tenant.Admin.PostJson(path + "/merge", new { keep_id = keep });
        Assert.Equal(["合同.txt"], (await tenant.Admin.GetJson($"/api/documents?kind=customers&record_id={keep}")).Of("name"));

        await tenant.Admin.PostJson(path + "/unmerge", new { });
        Assert.Equal(["合同.txt"], (await tenant.Admin.GetJson($"/api/documents?kind=customers&record_id={gone}")).Of("name"));
    }

    [Fact]
    public async Task Every_version_is_on_the_timeline()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var document = await Add(tenant.Admin, "customers", customer, "合同.txt", "一"u8.ToArray());
        await tenant.Admin.PostAsync($"/api/documents/{document["document_id"]}/versions", Imports.Form("二"u8.ToArray(), "合同2.txt"));

        var items = (await tenant.Admin.GetJson($"/api/customers/{customer}/timeline?kind=document"))["items"]!.AsArray();

        Assert.Equal(["changed V2", "created "], items.Select(i => $"{i!["record"]!["what"]} {i["record"]!["detail"]}"));
    }

    [Theory]
    [InlineData("", "kind")]
    [InlineData("kind=products&record_id=x", "kind")]
    [InlineData("kind=customers", "record_id")]
    [InlineData("kind=customers&record_id=x", "record_id")]
    public async Task Nonsense_is_refused_by_field(string query, string field)
    {
        var tenant = await app.NewTenant();
        Assert.Equal([field], await tenant.Admin.GetAsync($"/api/documents?{query}").FaultyFields());
        Assert.Equal([field], await tenant.Admin.PostAsync($"/api/documents?{query}", Imports.Form("x"u8.ToArray(), "x.txt")).FaultyFields());
    }

    [Fact]
    [AttackCase("AC-179")]
    public async Task What_is_too_large_or_no_file_leaves_nothing_behind()
    {
        await using var small = await app.StartServer(("Files:MostMegabytes", "1"));
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        using var http = new HttpClient { BaseAddress = new Uri(small.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = tenant.Admin.DefaultRequestHeaders.Authorization;
        var address = $"/api/documents?kind=customers&record_id={customer}";

        Assert.Equal("too_large", await http.PostAsync(address, Imports.Form(new byte[(1 << 20) + 1], "x.bin")).RefusedWith(HttpStatusCode.RequestEntityTooLarge));
        Assert.Equal(["file"], await http.PostAsync(address, new MultipartFormDataContent { { new StringContent("x"), "note" } }).FaultyFields());
        Assert.Equal((0, 0), await tenant.Read(async db => (await db.Documents.CountAsync(), await db.Files.CountAsync())));
    }

    private static byte[] Content(string name) => name switch
    {
        "图.png" => Picture,
        "合同.pdf" => "%PDF-1.4\n1 0 obj"u8.ToArray(),
        "纪要.txt" => "会议纪要"u8.ToArray(),
        "图片.html" => "<script>alert(1)</script>"u8.ToArray(),
        "图.svg" => "\uFEFF <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(),
        "假的.png" => "<html>"u8.ToArray(),
        _ => [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0],
    };

    private static async Task<JsonNode> Add(HttpClient http, string kind, string record, string name, byte[] content)
    {
        var answer = await http.PostAsync($"/api/documents?kind={kind}&record_id={record}", Imports.Form(content, name));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Body();
    }

    private static async Task<string> Record(HttpClient http, string kind)
    {
        if (kind == "leads") return await http.AddLead("王建国");
        var customer = await http.AddCustomer("云杉软件");
        return kind switch
        {
            "customers" => customer,
            "contacts" => await http.AddContact(customer, "李娜"),
            _ => (string)(await http.AddDeal(customer, "云存储"))["opportunity_id"]!,
        };
    }
}
