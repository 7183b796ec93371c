using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace Guanxi.Tests.Platform;

/// <summary>Whatever goes wrong, the answer is problem details with a stable code, in the caller's language.</summary>
public sealed class ProblemTests(CrmApp app)
{
    private const string Secret = "王小明 13800138000";

    [Theory]
    [InlineData("zh-CN,zh;q=0.9", "没有这个字段。")]
    [InlineData("en-US,en;q=0.8", "There is no such field.")]
    public async Task A_refusal_is_told_in_the_language_the_browser_asks_for(string asked, string text)
    {
        var admin = (await app.NewTenant()).Admin;
        admin.DefaultRequestHeaders.Add("Accept-Language", asked);

        var problem = await Problem(admin.PatchAsJsonAsync("/api/me", new { nickname = "x" }), HttpStatusCode.BadRequest);

        Assert.Equal("validation", (string?)problem["code"]);
        Assert.Equal(text, (string?)problem["errors"]!["nickname"]![0]);
    }

    [Fact]
    public async Task The_language_a_user_chose_goes_before_that_of_the_browser()
    {
        var admin = (await app.NewTenant()).Admin;
        admin.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        await admin.PatchJson("/api/me", new { locale = "en" });

        var problem = await Problem(admin.GetAsync("/api/nothing_here"), HttpStatusCode.NotFound);

        Assert.Equal("Not found", (string?)problem["title"]);
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_named() => await Refused("""{"name": 5}""", HttpStatusCode.BadRequest, "validation", "name");

    [Theory]
    [InlineData("""{"name": """)]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("""{"name": "a", "name": "b"}""")]
    public async Task What_is_not_JSON_is_refused(string body)
    {
        var admin = (await app.NewTenant()).Admin;
        var problem = await Problem(admin.PatchAsync("/api/me", Json(body)), HttpStatusCode.BadRequest);
        Assert.Contains((string?)problem["code"], (string[])["malformed_json", "malformed", "validation"]);
    }

    [Fact]
    [AttackCase("AC-166")]
    public async Task JSON_nested_too_deep_is_refused() =>
        await Refused($$"""{"name": {{new string('[', 5000)}}{{new string(']', 5000)}}}""", HttpStatusCode.BadRequest, null, null);

    [Theory]
    [InlineData("a\\u0000b")]
    [InlineData("a\\ud800b")]
    [InlineData("\\udc00")]
    public async Task Characters_no_database_can_keep_are_refused_at_their_field(string name) =>
        await Refused($$"""{"name": "{{name}}"}""", HttpStatusCode.BadRequest, "validation", "name");

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_refused()
    {
        var admin = (await app.NewTenant()).Admin;
        var body = new ByteArrayContent([.. "{\"name\": \""u8, 0xC3, 0x28, .. "\"}"u8]) { Headers = { ContentType = new("application/json") } };
        await Problem(admin.PatchAsync("/api/me", body), HttpStatusCode.BadRequest);
    }

    [Fact]
    [AttackCase("AC-161")]
    public async Task NUL_in_the_address_or_a_parameter_is_no_server_error()
    {
        var admin = (await app.NewTenant()).Admin;
        foreach (var path in (string[])["/api/auth/tokens/%00", "/api/users?q=%00", "/api/users?q=%ED%A0%80", "/api/customers?q=%00&filter=%00", "/api/nothing/%00"])
            Assert.InRange((int)(await admin.GetAsync(path)).StatusCode, 200, 499);
    }

    [Fact]
    public async Task Another_method_another_type_and_too_much_are_refused_as_what_they_are()
    {
        var admin = (await app.NewTenant()).Admin;

        var method = await admin.PutAsJsonAsync("/api/auth/login", new { });
        Assert.Equal("method_not_allowed", await Task.FromResult(method).RefusedWith(HttpStatusCode.MethodNotAllowed));
        Assert.Equal("unsupported_media_type", await admin.PatchAsync("/api/me", new StringContent("<x/>", Encoding.UTF8, "text/xml")).RefusedWith(HttpStatusCode.UnsupportedMediaType));
        var large = new string(' ', 31 * 1024 * 1024);
        admin.DefaultRequestHeaders.ExpectContinue = true;
        Assert.Equal("too_large", await admin.PatchAsync("/api/me", Json(large)).RefusedWith(HttpStatusCode.RequestEntityTooLarge));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task An_unknown_address_of_the_API_is_a_problem_and_not_a_page(string method) =>
        Assert.Equal("not_found", await app.Visitor().SendAsync(new HttpRequestMessage(new(method), "/api/no/such/thing")).RefusedWith(HttpStatusCode.NotFound));

    [Fact]
    public async Task An_unexpected_exception_becomes_a_problem_with_a_trace_id_and_nothing_of_its_text()
    {
        await using var server = await app.StartServer(null, a => a.MapGet("/api/test/crash", string () => throw new FormatException(Secret)).AllowAnonymous());
        using var visitor = new HttpClient { BaseAddress = CrmApp.AddressOf(server) };

        var response = await visitor.GetAsync("/api/test/crash");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal("internal", (string?)problem["code"]);
        Assert.NotEqual("", (string?)problem["trace_id"]);
        Assert.DoesNotContain("13800138000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("FormatException", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    private async Task Refused(string body, HttpStatusCode status, string? code, string? field)
    {
        var admin = (await app.NewTenant()).Admin;
        var problem = await Problem(admin.PatchAsync("/api/me", Json(body)), status);
        if (code is not null) Assert.Equal(code, (string?)problem["code"]);
        if (field is not null) Assert.NotNull(problem["errors"]![field]);
    }

    private static StringContent Json(string body) => new(body, new MediaTypeHeaderValue("application/json"));

    /// <summary>The problem, after checking that it is complete.</summary>
    private static async Task<JsonNode> Problem(Task<HttpResponseMessage> request, HttpStatusCode status)
    {
        var response = await request;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        foreach (var member in (string[])["type", "title", "status", "detail", "code", "trace_id"]) Assert.NotNull(problem[member]);
        return problem;
    }
}
