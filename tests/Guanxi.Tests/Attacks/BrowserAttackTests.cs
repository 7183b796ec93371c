using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Attacks;

/// <summary>What a request itself may try: methods, paths, headers and tokens.</summary>
public sealed class BrowserAttackTests(CrmApp app)
{
    [Theory]
    [AttackCase("AC-062")]
    [InlineData("X-HTTP-Method-Override", "DELETE")]
    [InlineData("X-HTTP-Method", "DELETE")]
    [InlineData("X-Method-Override", "DELETE")]
    public async Task A_header_does_not_change_the_method(string header, string method)
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉科技");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/customers/{customer}?_method=DELETE");
        request.Headers.Add(header, method);
        Assert.Equal(HttpStatusCode.OK, (await tenant.Admin.SendAsync(request)).StatusCode);
        await tenant.Admin.GetJson($"/api/customers/{customer}");
    }

    [Theory]
    [AttackCase("AC-064", "AC-065")]
    [InlineData("/api/users/.")]
    [InlineData("//api/users")]
    [InlineData("/api/%75sers")]
    [InlineData("/API/USERS")]
    [InlineData("/api/users;x=1")]
    [InlineData("/api/users.json")]
    [InlineData("/api/%2e%2e/api/users")]
    [InlineData("/api/v0/users")]
    [InlineData("/api/internal")]
    [InlineData("/api/debug")]
    [InlineData("/metrics")]
    [InlineData("/hangfire")]
    [InlineData("/.git/config")]
    [InlineData("/appsettings.json")]
    public async Task No_spelling_of_a_path_is_a_way_in(string path)
    {
        var answer = await app.Visitor().GetAsync(new Uri(app.Address.GetLeftPart(UriPartial.Authority) + path));
        Assert.NotEqual("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed, $"{path}: {(int)answer.StatusCode}");
    }

    [Theory]
    [AttackCase("AC-067")]
    [InlineData("admin", "admin")]
    [InlineData("admin@example.com", "admin")]
    [InlineData("admin@localhost", "password")]
    [InlineData("root", "root")]
    public async Task There_is_no_account_nobody_made(string email, string password) =>
        Assert.True((int)(await app.Visitor().PostAsJsonAsync("/api/auth/login", new { email, password })).StatusCode is 400 or 401 or 429);

    [Theory]
    [AttackCase("AC-103", "AC-104")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.")]
    [InlineData("null")]
    [InlineData("crm_00000000000000000000000000000000")]
    [InlineData("../../etc/passwd")]
    public async Task A_made_up_token_or_cookie_opens_nothing(string token)
    {
        var tenant = await app.NewTenant();
        var visitor = app.Visitor();
        visitor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync(new Uri(app.Address, "/api/me"))).StatusCode);
        var edited = tenant.Admin.DefaultRequestHeaders.Authorization!.Parameter![..^4] + "AAAA";
        visitor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", edited);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync(new Uri(app.Address, "/api/me"))).StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, "/api/me"));
        request.Headers.Add("Cookie", $"__Host-crm={Uri.EscapeDataString(token)}; crm={Uri.EscapeDataString(token)}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Visitor().SendAsync(request)).StatusCode);
    }

    [Theory]
    [AttackCase("AC-115")]
    [InlineData("null")]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost.evil.example")]
    public async Task No_other_site_may_read_answers(string origin)
    {
        var tenant = await app.NewTenant();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        request.Headers.Add("Origin", origin);
        var answer = await tenant.Admin.SendAsync(request);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    [AttackCase("AC-119", "AC-023", "AC-122")]
    public async Task Private_answers_are_kept_by_nobody()
    {
        var tenant = await app.NewTenant();
        foreach (var path in new[] { "/api/me", "/api/customers", "/api/search?q=x", "/api/notifications", "/api/customers/export?format=csv" })
        {
            var answer = await tenant.Admin.GetAsync(path);
            Assert.True(answer.Headers.CacheControl?.NoStore, path);
        }
    }

    [Fact]
    [AttackCase("AC-023")]
    public async Task A_version_of_another_organisation_is_no_version_here()
    {
        var (mine, other) = (await app.NewTenant(), await app.NewTenant());
        var (here, there) = (await mine.Admin.AddCustomer("甲"), await other.Admin.AddCustomer("乙"));
        var tag = (await other.Admin.GetAsync($"/api/customers/{there}")).Headers.ETag!;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/customers/{here}");
        request.Headers.IfNoneMatch.Add(tag);
        var answer = await mine.Admin.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("甲", (string?)(await answer.Body())["name"]);
    }

    [Fact]
    [AttackCase("AC-121")]
    public async Task Forwarded_names_are_never_repeated()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, "/api/setup"));
        foreach (var header in new[] { "X-Forwarded-Host", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Server" }) request.Headers.Add(header, "canary.evil.example");
        var answer = await app.Visitor().SendAsync(request);
        Assert.DoesNotContain("canary", await answer.Content.ReadAsStringAsync() + answer.Headers, StringComparison.Ordinal);
    }

    [Theory]
    [AttackCase("AC-137", "AC-172", "AC-176")]
    [InlineData("../../../etc/passwd")]
    [InlineData("..\\..\\windows\\win.ini")]
    [InlineData("%2e%2e%2fx.txt")]
    [InlineData("<img src=x onerror=alert(1)>.txt")]
    [InlineData("x\u202Etxt.exe")]
    [InlineData("CON")]
    [InlineData("$(id);--opt.csv")]
    public async Task The_name_of_a_file_is_a_name_and_nothing_else(string name)
    {
        var tenant = await app.NewTenant();
        var sent = await tenant.Admin.PostAsync("/api/files", Imports.Form("x"u8.ToArray(), name));
        if (sent.StatusCode == HttpStatusCode.BadRequest) return;
        var file = await sent.Body();
        Assert.DoesNotContain("/", (string)file["name"]!, StringComparison.Ordinal);

        var answer = await tenant.Admin.GetAsync($"/api/files/{file["file_id"]}");

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("x", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    [AttackCase("AC-082")]
    public async Task A_password_without_end_is_refused_at_once()
    {
        var answer = await app.Visitor().PostAsJsonAsync(new Uri(app.Address, "/api/auth/login"), new { email = "a@example.com", password = new string('x', 1 << 20) });
        Assert.True((int)answer.StatusCode is 400 or 401 or 413);
    }

    [Fact]
    [AttackCase("AC-092")]
    public async Task A_session_set_from_outside_is_not_the_one_that_is_given()
    {
        var person = await Person.Of(app, await app.NewTenant());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Address, "/api/auth/login")) { Content = JsonContent.Create(new { email = person.Email, password = Person.Password }) };
        request.Headers.Add("Cookie", "__Host-crm=fixed; crm=fixed");
        var answer = await app.Visitor().SendAsync(request);
        answer.EnsureSuccessStatusCode();
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.DoesNotContain("fixed", cookie, StringComparison.Ordinal));
    }

    [Fact]
    [AttackCase("AC-127")]
    public async Task The_server_says_neither_its_name_nor_what_it_was_sent()
    {
        using var request = new HttpRequestMessage(HttpMethod.Trace, new Uri(app.Address, "/api/me"));
        request.Headers.Add("X-Canary", "canary");
        var answer = await app.Visitor().SendAsync(request);
        Assert.True((int)answer.StatusCode >= 400);
        Assert.DoesNotContain("canary", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    [AttackCase("AC-314")]
    public async Task Addresses_and_headers_without_end_are_refused()
    {
        var long20 = await app.Visitor().GetAsync(new Uri(app.Address, "/api/setup?q=" + new string('a', 20_000)));
        Assert.True((int)long20.StatusCode is 400 or 414 or 431);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, "/api/setup"));
        request.Headers.Add("X-Long", new string('a', 100_000));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await app.Visitor().SendAsync(request)).StatusCode);
    }

    [Fact]
    [AttackCase("AC-319")]
    public async Task A_packed_request_is_not_unpacked()
    {
        var tenant = await app.NewTenant();
        using var body = new MemoryStream();
        await using (var pack = new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true)) await pack.WriteAsync("{\"name\":\"甲\"}"u8.ToArray());
        using var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        Assert.True((int)(await tenant.Admin.PostAsync("/api/customers", content)).StatusCode is 400 or 415);
    }
}
