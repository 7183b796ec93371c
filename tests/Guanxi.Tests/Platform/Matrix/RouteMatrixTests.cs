using System.Net;
using System.Text.Json.Nodes;
using Guanxi.Tests.Architecture;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Platform.Matrix;

/// <summary>
/// Every route the server has, tried by everyone who may not use it, with ids of records that are not theirs: never a 2xx, never a
/// 5xx, nothing of the record in the answer, and not one row changed. Routes, bodies and records come from the API's own
/// description, so what a new module adds is tried the day it is there; a control shows that the rightful user gets through.
/// </summary>
public sealed class RouteMatrixTests(CrmApp app)
{
    /// <summary>What belongs to the person who made it; other kinds belong to everybody in the organisation.</summary>
    private static readonly string[] OwnedKinds = ["cust", "contact", "opp", "lead", "act", "tok", "imp", "task", "ntf", "ses", "doc", "view", "exp", "pk"];

    /// <summary>Answer 2xx to people who may not, each for its reason.</summary>
    private static readonly Dictionary<string, string> Harmless = new()
    {
        ["POST /api/customers/tags"] = "changes those of the named customers one may see; of another's: none, which the rows prove",
        ["POST /api/customers/reassign"] = "changes those of the named customers one may see; of another's: none, which the rows prove",
        ["POST /api/customers/reassign/undo"] = "puts back the named customers that are somebody's still; of another's: none, which the rows prove",
        ["POST /api/leads/assign/undo"] = "puts back the named leads that are somebody's still; of another's: none, which the rows prove",
        ["POST /api/paste"] = "reads what it is sent, touches no record and keeps nothing",
        ["GET /api/contacts"] = "a list narrowed to a customer one may not see is empty",
        ["GET /api/activities"] = "a list narrowed to a customer one may not see is empty",
        ["GET /api/leads"] = "a list narrowed to a customer one may not see is empty",
        ["GET /api/customers"] = "a list narrowed to a parent one may not see is empty",
        ["GET /api/customers/search"] = "a list narrowed to a parent one may not see is empty",
        ["GET /api/audit"] = "a list narrowed to a record one may not see is empty",
    };

    /// <summary>For oneself: who is signed in may, so that no one else's data is touched.</summary>
    private static bool IsOneself(Operation o) =>
        o.Path is "/api/me" or "/api/me/view" or "/api/me/password" or "/api/me/sessions" or "/api/auth/logout" || o.Path is "/api/notifications" or "/api/notifications/count" or "/api/notifications/read_all" or "/api/notifications/preferences" or "/api/calendar/feed" or "/api/views" or "/api/dashboards" or "/api/views/favourites" or "/api/approvals/delegation"
        || o.Path.StartsWith("/api/me/second_factor", StringComparison.Ordinal) || o.Path is "/api/me/passkeys" or "/api/me/passkeys/challenge" or "/api/me/passkeys/begin" || (o.Path == "/api/auth/tokens" && o.Method is "POST" or "GET");

    [Fact]
    [AttackCase("AC-002", "AC-004", "AC-052")]
    public async Task No_stranger_and_nobody_without_the_right_gets_through_any_route()
    {
        var api = new ApiDescription(await app.Visitor().GetJson("/openapi/v1.json"));
        var mine = await Fixture.Make(app, api);
        Report.None(mine.Unmade);
        var (revoked, foreign) = (await Revoked(mine.Tenant), (await app.NewTenant()).Admin);
        var (colleague, reader) = (await mine.Tenant.Member(), await mine.Tenant.Member("readonly"));
        var before = await RowChecksum.Of(app.OwnerConnection, mine.Tenant.Id);
        var findings = new List<string>();

        var closed = api.Operations.Where(o => !o.IsOpen).ToList();
        var others = closed.Where(o => !IsOneself(o)).ToList();
        await Try(mine, closed, "a visitor", app.Visitor(), findings, mustBe: HttpStatusCode.Unauthorized);
        await Try(mine, closed, "a revoked token", revoked, findings, mustBe: HttpStatusCode.Unauthorized);
        await Try(mine, others, "another organisation's administrator", foreign, findings, allOfOrganisation: true);
        await Try(mine, others.Where(o => o.IsSafe || o.Kinds.Any(OwnedKinds.Contains)), "a colleague with own scope", colleague.Http, findings);
        await Try(mine, others.Where(o => !o.IsSafe), "a reader", reader.Http, findings);

        Assert.Equal(before, await RowChecksum.Of(app.OwnerConnection, mine.Tenant.Id));
        Report.None(findings);
    }

    /// <summary>The control: the same requests by the rightful user succeed, so that a refusal above means something.</summary>
    [Fact]
    public async Task The_same_requests_succeed_for_whom_they_are_meant()
    {
        var api = new ApiDescription(await app.Visitor().GetJson("/openapi/v1.json"));
        var mine = await Fixture.Make(app, api);
        var inOrder = api.Operations.Where(o => o.Kinds.Count > 0 && !o.IsStream && o.Form is null && !o.Path.StartsWith("/api/me/passkeys/", StringComparison.Ordinal)) // PasskeyTests show these: they take the owner's device
            .OrderBy(o => o.Method switch { "GET" => 0, "PATCH" => 1, "PUT" => 2, "POST" => 3, _ => o.Path.Count(c => c == '{') > 1 ? 4 : o.Kinds[0] switch { "tok" => 8, "user" or "dept" => 7, "cust" => 6, _ => 5 } });
        var failed = new List<string>();
        foreach (var operation in inOrder)
        {
            var response = await Send(mine, operation, mine.Tenant.Admin, "可以", repaired: true);
            if (!response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.Conflict && !MadeUp(operation, mine)) // 409: let in, but the state forbids it
                failed.Add($"{operation.Name}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
        Report.None(failed);
    }

    /// <summary>Whatever an administrator sends, however odd, is answered and not crashed on, also under an idempotency key.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("' OR 1=1 -- \u202e😀")]
    [InlineData("999999999999999999999999")]
    public async Task No_route_breaks(string word)
    {
        var api = new ApiDescription(await app.Visitor().GetJson("/openapi/v1.json"));
        var mine = await Fixture.Make(app, api);
        var broken = new List<string>();
        foreach (var operation in api.Operations.Where(o => !o.IsStream && !o.IsOpen && o.Path is not "/api/auth/logout").OrderBy(o => o.Method == "DELETE"))
            foreach (var key in operation.Method == "POST" ? new[] { null, Guid.CreateVersion7().ToString() } : [null])
            {
                var response = await Send(mine, operation, mine.Tenant.Admin, word, key, query: $"q={Uri.EscapeDataString(word)}&filter={Uri.EscapeDataString(word)}&sort={Uri.EscapeDataString(word)}&limit={Uri.EscapeDataString(word)}&cursor={Uri.EscapeDataString(word)}");
                if ((int)response.StatusCode >= 500) broken.Add($"{operation.Name}{(key is null ? "" : " with a key")}: {await response.Content.ReadAsStringAsync()}");
            }
        Report.None(broken);
    }

    private static async Task Try(
        Fixture mine, IEnumerable<Operation> operations, string actor, HttpClient http, List<string> findings, HttpStatusCode? mustBe = null, bool allOfOrganisation = false)
    {
        var secrets = mine.Ids.Where(id => allOfOrganisation || (OwnedKinds.Contains(id.Key))).Select(id => id.Value).Append(Fixture.Word).ToList();
        foreach (var operation in operations)
        {
            var response = await Send(mine, operation, http, "攻击", repaired: true);
            var (status, isIn) = ((int)response.StatusCode, response.IsSuccessStatusCode);
            var text = operation.IsStream && isIn ? "" : await response.Content.ReadAsStringAsync();
            var touchesMine = operation.Kinds.Count > 0 || (!operation.IsSafe && actor == "a reader");
            if (mustBe is { } expected && response.StatusCode != expected) findings.Add($"{operation.Name} by {actor}: {status} instead of {(int)expected}");
            var isCommon = !allOfOrganisation && operation.IsSafe && IsVocabulary(operation);
            if (isIn && touchesMine && !Harmless.ContainsKey(operation.Name) && !isCommon && !operation.Path.StartsWith("/api/fields", StringComparison.Ordinal)) findings.Add($"{operation.Name} by {actor}: {status} {Short(text)}");
            if (status >= 500) findings.Add($"{operation.Name} by {actor}: {status} {Short(text)}");
            if (!isCommon && secrets.Find(secret => text.Contains(secret, StringComparison.Ordinal)) is { } secret) findings.Add($"{operation.Name} by {actor} shows {secret}");
            response.Dispose();
        }
    }

    private static async Task<HttpResponseMessage> Send(Fixture mine, Operation operation, HttpClient http, string word, string? key = null, string? query = null, bool repaired = false)
    {
        var samples = new Samples(operation.Api, mine.Ids, word);
        var address = operation.Address(samples);
        if (query is not null) address += (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query;
        var body = operation.Body is { } schema ? samples.Value(schema, "", operation.Path) as JsonObject ?? [] : null;
        for (var attempt = 0; ; attempt++)
        {
            using var request = new HttpRequestMessage(new(operation.Method), address);
            if (body is not null) request.Content = Fixture.Json(body);
            if (operation.Form is { } form) request.Content = FormOf(samples, form, operation);
            if (key is not null) request.Headers.Add("Idempotency-Key", key);
            var response = await http.SendAsync(request, operation.IsStream ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead);
            if (!repaired || body is null || attempt == 4 || response.StatusCode != HttpStatusCode.BadRequest) return response;
            if (!samples.TryRepair(body, operation.Body!, JsonNode.Parse(await response.Content.ReadAsStringAsync()), operation.Path)) return response;
        }
    }

    private static MultipartFormDataContent FormOf(Samples samples, JsonNode form, Operation operation)
    {
        var content = new MultipartFormDataContent { { new StringContent("客户名称\n甲公司\n"), "file", "customers.csv" } };
        foreach (var (name, schema) in operation.Api.Resolve(form)["properties"] as JsonObject ?? [])
            if (name is not ("file" or "file_id" or "mapping" or "dry_run")) content.Add(new StringContent(samples.Value(schema!, name, operation.Path)!.ToString()), name);
        return content;
    }

    private static async Task<HttpClient> Revoked(Tenant tenant)
    {
        var issued = await tenant.Admin.PostJson("/api/auth/tokens", new { name = "revoked" });
        var http = new HttpClient { BaseAddress = tenant.Admin.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", (string)issued["token"]!);
        await http.GetJson("/api/me");
        (await tenant.Admin.DeleteAsync($"/api/auth/tokens/{issued["token_id"]}")).EnsureSuccessStatusCode();
        return http;
    }

    /// <summary>
    /// The token of the fixture is its administrator's own and not the other user's, see EndSessionsTests; a version of a document comes as a form, see DocumentTests;
    /// a private view is its maker's alone, see ViewTests.
    /// </summary>
    private static bool MadeUp(Operation operation, Fixture mine) => operation.Path is "/api/views/{id}" or "/api/dashboards/{id}" or "/api/users/{id}/tokens/{token_id}" or "/api/documents/{id}/versions" || operation.Kinds.Any(kind => !mine.Ids.ContainsKey(kind));

    /// <summary>What everybody in the organisation may look up: names of fields, tags, sources, colleagues and departments.</summary>
    private static bool IsVocabulary(Operation operation) =>
        Common.Any(path => operation.Path.StartsWith(path, StringComparison.Ordinal));

    private static readonly string[] Common = ["/api/fields", "/api/tags", "/api/users", "/api/departments", "/api/roles", "/api/products", "/api/pipelines", "/api/lead_sources", "/api/analytics/lead_sources"];

    private static string Short(string text) => text.Length > 300 ? text[..300] : text;
}
