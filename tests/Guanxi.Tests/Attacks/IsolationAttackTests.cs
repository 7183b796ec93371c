using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Platform;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Attacks;

/// <summary>Somebody of one organisation reaches for another's records.</summary>
public sealed class IsolationAttackTests(CrmApp app)
{
    private static string Nowhere(string prefix) => $"{prefix}_{Base32.Encode(Guid.CreateVersion7())}";

    [Fact]
    [AttackCase("AC-001", "AC-002", "AC-022")]
    public async Task Another_organisations_record_is_not_there_and_stays_as_it_is()
    {
        var (mine, other) = (await app.NewTenant(), await app.NewTenant());
        var foreign = await other.Admin.AddCustomer("云杉科技", new { industry = "软件" });
        var before = (await other.Admin.GetJson($"/api/customers/{foreign}")).ToJsonString();

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
            Assert.Equal(await Answer(mine.Admin, method, Nowhere("cust")), await Answer(mine.Admin, method, foreign));
        Assert.Equal(before, (await other.Admin.GetJson($"/api/customers/{foreign}")).ToJsonString());

        static async Task<string> Answer(HttpClient client, HttpMethod method, string id)
        {
            using var request = new HttpRequestMessage(method, $"/api/customers/{id}");
            if (method == HttpMethod.Put || method == HttpMethod.Patch) request.Content = JsonContent.Create(new { name = "夺走" });
            var response = await client.SendAsync(request);
            var body = (await response.Body()).AsObject();
            body.Remove("trace_id");
            return $"{(int)response.StatusCode} {body.ToJsonString().Replace(id, "", StringComparison.Ordinal)}";
        }
    }

    [Theory]
    [AttackCase("AC-007", "AC-031")]
    [InlineData("opportunities", "customer_id", "cust", """{ "title": "云存储" }""")]
    [InlineData("contacts", "customer_id", "cust", """{ "name": "李娜" }""")]
    [InlineData("tasks", "customer_id", "cust", """{ "title": "回电" }""")]
    [InlineData("activities", "customer_id", "cust", """{ "type": "call", "content": "谈过" }""")]
    [InlineData("customers", "parent_id", "cust", """{ "name": "子公司" }""")]
    [InlineData("customers", "owner_id", "user", """{ "name": "子公司" }""")]
    [InlineData("leads", "owner_id", "user", """{ "name": "赵六" }""")]
    [InlineData("tasks", "owner_id", "user", """{ "title": "回电" }""")]
    public async Task A_foreign_id_in_the_body_is_answered_like_one_of_nothing(string kind, string field, string prefix, string body)
    {
        var (mine, other) = (await app.NewTenant(), await app.NewTenant());
        var foreign = prefix == "cust" ? await other.Admin.AddCustomer("云杉科技") : other.AdminUser.Id.ToString();

        var (refused, unknown) = (await Send(foreign), await Send(Nowhere(prefix)));

        Assert.Equal(unknown, refused);
        Assert.Contains("errors", refused, StringComparison.Ordinal);
        Assert.Empty((await mine.Admin.GetJson($"/api/{kind}"))["items"]!.AsArray());

        async Task<string> Send(string id)
        {
            var request = JsonNode.Parse(body)!.AsObject();
            request[field] = id;
            var response = await mine.Admin.PostAsJsonAsync($"/api/{kind}", request);
            Assert.True((int)response.StatusCode is >= 400 and < 500, $"{kind}.{field}: {(int)response.StatusCode}");
            var answer = (await response.Body()).AsObject();
            answer.Remove("trace_id");
            return $"{(int)response.StatusCode} {answer.ToJsonString().Replace(id, "", StringComparison.Ordinal)}";
        }
    }

    [Fact]
    [AttackCase("AC-010", "AC-011")]
    public async Task A_bulk_act_leaves_foreign_and_unseen_records_alone()
    {
        var (tenant, other) = (await app.NewTenant(), await app.NewTenant());
        var (rep, colleague) = (await tenant.Member(), await tenant.Member());
        var own = await rep.Http.AddCustomer("甲公司");
        var unseen = await colleague.Http.AddCustomer("乙公司");
        var foreign = await other.Admin.AddCustomer("丙公司");

        await rep.Http.PostAsJsonAsync("/api/customers/tags", new { ids = new[] { own, unseen, foreign }, add = new[] { "夺走" } });
        await rep.Http.PostAsJsonAsync("/api/customers/tags", new { conditions = new { filter = "name is not null" }, add = new[] { "夺走" } });

        Assert.Empty((await colleague.Http.GetJson($"/api/customers/{unseen}"))["tags"]!.AsArray());
        Assert.Empty((await other.Admin.GetJson($"/api/customers/{foreign}"))["tags"]!.AsArray());
    }

    [Fact]
    [AttackCase("AC-005")]
    public async Task A_foreign_part_is_no_part_of_an_own_record()
    {
        var (mine, other) = (await app.NewTenant(), await app.NewTenant());
        var (own, foreign) = (await mine.Admin.AddCustomer("甲公司"), await other.Admin.AddCustomer("乙公司"));
        var colleague = await other.Member();
        await other.Admin.PostJson($"/api/customers/{foreign}/shares", new { user_id = colleague.Id });
        var share = (string)(await other.Admin.GetJson($"/api/customers/{foreign}/shares"))["items"]![0]!["share_id"]!;

        Assert.Equal(HttpStatusCode.NotFound, (await mine.Admin.DeleteAsync($"/api/customers/{own}/shares/{share}")).StatusCode);
        Assert.Single((await other.Admin.GetJson($"/api/customers/{foreign}/shares"))["items"]!.AsArray());
    }

    [Fact]
    [AttackCase("AC-013")]
    public async Task What_is_not_in_the_pool_is_not_claimed_by_who_does_not_see_it()
    {
        var tenant = await app.NewTenant();
        var (rep, colleague) = (await tenant.Member(), await tenant.Member());
        var owned = await colleague.Http.AddCustomer("乙公司");

        Assert.Equal("not_found", await rep.Http.PostAsJsonAsync($"/api/customers/{owned}/claim", new { }).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal(colleague.Id, (string?)(await colleague.Http.GetJson($"/api/customers/{owned}"))["owner_id"]);
    }

    [Theory]
    [AttackCase("AC-016", "AC-224")]
    [InlineData("shared")]
    [InlineData("null")]
    [InlineData("undefined")]
    [InlineData("0")]
    [InlineData("true")]
    [InlineData("%20")]
    public async Task A_magic_word_is_no_key(string word)
    {
        var visitor = app.Visitor();
        foreach (var path in new[] { $"/api/public/forms/{word}", $"/api/calendar/feed/{word}.ics" })
            Assert.True((await visitor.GetAsync(path)).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, path);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync($"/api/customers?share={word}&token={word}")).StatusCode);
    }

    [Fact]
    [AttackCase("AC-020", "AC-029")]
    public async Task Histories_and_imports_of_what_one_does_not_see_are_not_there()
    {
        var (tenant, other) = (await app.NewTenant(), await app.NewTenant());
        var import = await tenant.Admin.Import(Imports.Csv("客户名称", "云杉科技"));
        var customer = (string)(await tenant.Admin.GetJson("/api/customers"))["items"]![0]!["customer_id"]!;

        foreach (var path in new[] { $"/api/imports/{import["import_id"]}", $"/api/imports/{import["import_id"]}/errors", $"/api/customers/{customer}/history", $"/api/customers/{customer}/as_of?at=2030-01-01T00:00:00Z", $"/api/customers/{customer}/timeline" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.Admin.GetAsync(path)).StatusCode);
    }

    [Fact]
    [AttackCase("AC-275", "AC-274")]
    public async Task Another_organisations_number_finds_nothing()
    {
        var (mine, other) = (await app.NewTenant(), await app.NewTenant());
        await other.Admin.AddCustomer("云杉科技", new { phone = "13812348000", email = "a@yunshan.cn" });

        foreach (var path in new[] { "/api/search?q=13812348000", "/api/customers?q=13812348000", "/api/customers?q=a@yunshan.cn", "/api/customers/duplicates?phone=13812348000&name=云杉科技" })
            Assert.Empty((await mine.Admin.GetJson(path))["items"]!.AsArray());
    }
}
