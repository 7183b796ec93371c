using System.Net;
using System.Net.Http.Json;
using Guanxi.Identity;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Platform;

public sealed class IdempotencyTests(CrmApp app)
{
    private const string Path = "/api/customers";

    [Fact]
    public async Task The_same_key_with_the_same_body_gets_the_first_answer_again()
    {
        var tenant = await app.NewTenant();
        var key = NewKey();

        var first = await Send(tenant.Admin, key, "script");
        var again = await Send(tenant.Admin, key, "script");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(1, await Made(tenant, "script"));
    }

    [Fact]
    [AttackCase("AC-295")]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var tenant = await app.NewTenant();
        var key = NewKey();
        await Send(tenant.Admin, key, "one");

        Assert.Equal("idempotency.key_reused", await Send(tenant.Admin, key, "two").RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(0, await Made(tenant, "two"));
    }

    [Fact]
    public async Task A_file_uploaded_twice_under_one_key_is_imported_once()
    {
        var tenant = await app.NewTenant();
        var key = NewKey();

        var first = await (await Upload(tenant.Admin, key, "只此一家有限公司")).Body();
        var again = await (await Upload(tenant.Admin, key, "只此一家有限公司")).Body();

        Assert.Equal((string?)first["import_id"], (string?)again["import_id"]);
        Assert.Single((await tenant.Admin.GetJson("/api/imports"))["items"]!.AsArray());
        Assert.Equal("idempotency.key_reused", await Upload(tenant.Admin, key, "另一家有限公司").RefusedWith(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    [AttackCase("AC-295")]
    public async Task Keys_of_two_people_have_nothing_to_do_with_each_other()
    {
        var tenant = await app.NewTenant();
        var other = await tenant.Member();
        var key = NewKey();

        var mine = await (await Send(tenant.Admin, key, "mine")).Body();
        var hers = await (await Send(other.Http, key, "mine")).Body();

        Assert.NotEqual((string?)mine["customer_id"], (string?)hers["customer_id"]);
    }

    [Fact]
    [AttackCase("AC-295")]
    public async Task Twenty_parallel_repeats_make_one_record_and_get_one_answer()
    {
        var tenant = await app.NewTenant();
        var key = NewKey();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            var response = await Send(tenant.Admin, key, "parallel");
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            return await response.Content.ReadAsStringAsync();
        }));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, await Made(tenant, "parallel"));
    }

    [Fact]
    public async Task A_refused_request_may_be_repeated_in_another_way()
    {
        var tenant = await app.NewTenant();
        var key = NewKey();

        await Send(tenant.Admin, key, "").RefusedWith(HttpStatusCode.BadRequest);
        await Send(tenant.Admin, key, "").RefusedWith(HttpStatusCode.BadRequest);
        Assert.Equal(0, await Made(tenant, ""));
    }

    [Fact]
    public async Task A_crash_before_the_end_leaves_nothing_and_the_repeat_does_the_work()
    {
        var crash = true;
        await using var server = await app.StartServer(null, a => a.MapPost("/api/test/found", async (CrmDb db) =>
        {
            db.Departments.Add(Department.Found("半途", null));
            await db.SaveChangesAsync();
            return crash ? throw new InvalidOperationException() : "ok";
        }).RequireAuthorization());
        var tenant = await app.NewTenant();
        using var admin = new HttpClient { BaseAddress = CrmApp.AddressOf(server) };
        admin.DefaultRequestHeaders.Authorization = tenant.Admin.DefaultRequestHeaders.Authorization;
        admin.DefaultRequestHeaders.Add("Idempotency-Key", NewKey());

        Assert.Equal(HttpStatusCode.InternalServerError, (await admin.PostAsJsonAsync("/api/test/found", new { })).StatusCode);
        Assert.Equal(0, await tenant.Read(db => db.Departments.CountAsync(d => d.Name == "半途")));

        crash = false;
        Assert.Equal(HttpStatusCode.OK, (await admin.PostAsJsonAsync("/api/test/found", new { })).StatusCode);
        Assert.Equal(1, await tenant.Read(db => db.Departments.CountAsync(d => d.Name == "半途")));
    }

    [Fact]
    public async Task A_key_over_200_characters_is_refused()
    {
        var tenant = await app.NewTenant();
        Assert.Equal("idempotency.key_too_long", await Send(tenant.Admin, new string('k', 201), "x").RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal(HttpStatusCode.Created, (await Send(tenant.Admin, new string('k', 200), "x")).StatusCode);
    }

    private static string NewKey() => Guid.CreateVersion7().ToString();

    private static Task<HttpResponseMessage> Send(HttpClient http, string key, string name) =>
        http.SendAsync(new HttpRequestMessage(HttpMethod.Post, Path) { Content = JsonContent.Create(new { name }), Headers = { { "Idempotency-Key", key } } });

    private static Task<int> Made(Tenant tenant, string name) => tenant.Read(db => db.Customers.CountAsync(c => c.Name == name));

    private static async Task<HttpResponseMessage> Upload(HttpClient client, string key, string name)
    {
        using var form = new MultipartFormDataContent { { new StringContent("customers"), "kind" } };
        form.Add(new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes($"客户名称\n{name}\n")), "file", "one.csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/imports") { Content = form };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }
}
