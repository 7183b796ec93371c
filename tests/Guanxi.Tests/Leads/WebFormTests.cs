using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Leads;

public sealed class WebFormTests(CrmApp app)
{
    private const string Agreement = "我同意贵公司保存以上信息并与我联系。";

    private static readonly object Form = new
    {
        name = "官网咨询",
        title = "预约演示",
        fields = new object[] { new { key = "name" }, new { key = "company", label = "贵公司" }, new { key = "phone", required = true }, new { key = "email" }, new { key = "interest" } },
        consent_text = Agreement,
        source = "官网",
        redirect_url = "https://example.com/thanks",
    };

    [Fact]
    public async Task A_visitor_reads_the_form_sends_it_and_becomes_a_lead()
    {
        var tenant = await app.NewTenant();
        var form = await tenant.Admin.PostJson("/api/web_forms", Form);
        var address = $"/api/public/forms/{form["key"]}";
        var visitor = app.Visitor();

        var shown = await visitor.GetJson(address);
        Assert.Equal(("预约演示", Agreement), ((string?)shown["title"], (string?)shown["consent_text"]));
        Assert.Equal(["name 姓名 true text", "company 贵公司 false text", "phone 电话 true phone", "email 电子邮箱 false email", "interest 意向 false text"],
            shown["fields"]!.AsArray().Select(f => $"{f!["key"]} {f["label"]} {f["required"]} {f["type"]}"));
        Assert.DoesNotContain("官网咨询", shown.ToJsonString(), StringComparison.Ordinal);

        var sent = await visitor.PostAsJsonAsync(address, new { name = "李四", company = "新公司", phone = "13900139000", interest = "CRM系统", consent = true });
        Assert.Equal((HttpStatusCode.Accepted, "https://example.com/thanks"), (sent.StatusCode, (string?)(await sent.Body())["redirect_url"]));
        Assert.False(sent.Headers.Contains("Set-Cookie"));

        var row = Assert.Single((await tenant.Admin.GetJson("/api/leads"))["items"]!.AsArray())!;
        var lead = await tenant.Admin.GetJson($"/api/leads/{row["lead_id"]}");
        Assert.Equal(("李四", "新公司", "官网", "new"), ((string?)lead["name"], (string?)lead["company"], (string?)lead["source"], (string?)lead["status"]));
        Assert.Equal((Agreement, form["form_id"]!.ToString()), ((string?)lead["consent"]!["text"], (string?)lead["consent"]!["form_id"]));
        Assert.NotNull(lead["consent"]!["at"]);
        Assert.Equal(1, (int)(await tenant.Admin.GetJson($"/api/web_forms/{form["form_id"]}"))["submissions"]!);
    }

    [Fact]
    public async Task A_form_that_lacks_something_is_refused_and_nothing_is_stored()
    {
        var tenant = await app.NewTenant();
        var form = await tenant.Admin.PostJson("/api/web_forms", Form);
        var address = $"/api/public/forms/{form["key"]}";
        var visitor = app.Visitor();

        Assert.Equal(["phone"], await visitor.PostAsJsonAsync(address, new { name = "李四", consent = true }).FaultyFields());
        Assert.Equal(["name"], await visitor.PostAsJsonAsync(address, new { name = " ", phone = "1", consent = true }).FaultyFields());
        Assert.Equal(["email"], await visitor.PostAsJsonAsync(address, new { name = "李四", phone = "1", email = "x", consent = true }).FaultyFields());
        Assert.Equal(["city"], await visitor.PostAsJsonAsync(address, new { name = "李四", phone = "1", city = "深圳", consent = true }).FaultyFields());
        Assert.Equal(["score"], await visitor.PostAsJsonAsync(address, new { name = "李四", phone = "1", score = 100, consent = true }).FaultyFields());
        Assert.Equal("form.consent", await visitor.PostAsJsonAsync(address, new { name = "李四", phone = "1" }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("too_large", await visitor.PostAsync(address, new StringContent($"{{\"name\":\"{new string('李', 20_000)}\"}}", Encoding.UTF8, "application/json")).RefusedWith(HttpStatusCode.RequestEntityTooLarge));
        Assert.Equal("not_found", await visitor.PostAsJsonAsync("/api/public/forms/f_nothing", new { name = "李四" }).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await visitor.GetAsync($"/api/public/forms/{(string)form["key"]!.ToString()[..^2]}zz").RefusedWith(HttpStatusCode.NotFound));

        Assert.Empty((await tenant.Admin.GetJson("/api/leads"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_program_that_fills_the_hidden_field_is_thanked_and_forgotten()
    {
        var tenant = await app.NewTenant();
        var form = await tenant.Admin.PostJson("/api/web_forms", Form);

        var sent = await app.Visitor().PostAsJsonAsync($"/api/public/forms/{form["key"]}", new { name = "BUY NOW", phone = "1", consent = true, website = "http://spam.example" });

        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        Assert.Empty((await tenant.Admin.GetJson("/api/leads"))["items"]!.AsArray());
        Assert.Equal(0, (int)(await tenant.Admin.GetJson($"/api/web_forms/{form["form_id"]}"))["submissions"]!);
    }

    [Fact]
    public async Task A_form_sent_twice_or_ten_times_at_once_makes_one_lead()
    {
        var tenant = await app.NewTenant();
        var form = await tenant.Admin.PostJson("/api/web_forms", Form);
        var visitor = app.Visitor();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => visitor.PostAsJsonAsync($"/api/public/forms/{form["key"]}", new { name = "李四", phone = "13900139000", consent = true })));
        await visitor.PostJson($"/api/public/forms/{form["key"]}", new { name = "王五", phone = "13900139001", consent = true });

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        Assert.Equal(["王五", "李四"], (await tenant.Admin.GetJson("/api/leads")).Of("name"));
    }

    [Fact]
    public async Task A_page_of_another_site_may_send_the_form_and_nothing_else()
    {
        var tenant = await app.NewTenant();
        var form = await tenant.Admin.PostJson("/api/web_forms", Form);
        var address = $"/api/public/forms/{form["key"]}";
        using var foreign = app.Visitor();
        foreign.DefaultRequestHeaders.Add("Origin", "https://customer.example");
        foreign.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var asked = await foreign.SendAsync(new HttpRequestMessage(HttpMethod.Options, address) { Headers = { { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "content-type" } } });
        Assert.Equal((HttpStatusCode.NoContent, "*"), (asked.StatusCode, asked.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        Assert.Contains("POST", asked.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        Assert.False(asked.Headers.Contains("Access-Control-Allow-Credentials"));

        var sent = await foreign.PostAsJsonAsync(address, new { name = "李四", phone = "13900139000", consent = true });
        Assert.Equal((HttpStatusCode.Accepted, "*"), (sent.StatusCode, sent.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        var elsewhere = await foreign.GetAsync("/api/leads");
        Assert.False(elsewhere.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal("csrf", await foreign.PostAsJsonAsync("/api/leads", new { name = "x" }).RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    [AttackCase("AC-116")]
    public async Task The_page_of_a_form_may_stand_inside_another_page_and_no_other_page_may()
    {
        var (form, rest) = (await app.Visitor().GetAsync("/f/f_x"), await app.Visitor().GetAsync("/leads"));

        Assert.EndsWith("frame-ancestors *", form.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", rest.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    [AttackCase("AC-307")]
    public async Task Who_sends_too_fast_is_told_to_wait()
    {
        await using var careful = await app.StartServer([("PublicForms:PerSecond", "1"), ("PublicForms:Burst", "3")]);
        var tenant = await app.NewTenant();
        var form = await tenant.Admin.PostJson("/api/web_forms", Form);
        using var visitor = app.Visitor(careful);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => visitor.PostAsJsonAsync($"/api/public/forms/{form["key"]}", new { name = $"李{i}", phone = "13900139000", consent = true })));

        var refused = answers.Where(a => a.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, r => Assert.NotNull(r.Headers.RetryAfter));
        Assert.Equal(12 - refused.Count, (int)(await tenant.Admin.GetJson("/api/leads"))["total"]!);
    }

    [Fact]
    [AttackCase("AC-244")]
    public async Task A_known_address_with_another_number_makes_a_lead_and_leaves_the_customer_as_it_is()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件", new { email = "li@example.com", phone = "13800138000" });
        var before = (await tenant.Admin.GetJson($"/api/customers/{customer}")).ToJsonString();
        var form = await tenant.Admin.PostJson("/api/web_forms", Form);

        await app.Visitor().PostJson($"/api/public/forms/{form["key"]}", new { name = "李四", company = "云杉软件", email = "li@example.com", phone = "13911112222", consent = true });
        await tenant.Settle();

        Assert.Equal(before, (await tenant.Admin.GetJson($"/api/customers/{customer}")).ToJsonString());
        Assert.Equal(1, (int)(await tenant.Admin.GetJson("/api/leads"))["total"]!);
    }

    [Fact]
    [AttackCase("AC-247")]
    public async Task What_somebody_agreed_to_stays_as_it_was_shown_and_nobody_writes_it()
    {
        var tenant = await app.NewTenant();
        var form = await tenant.Admin.PostJson("/api/web_forms", Form);
        await app.Visitor().PostJson($"/api/public/forms/{form["key"]}", new { name = "李四", phone = "13911112222", consent = true });
        var lead = $"/api/leads/{(await tenant.Admin.GetJson("/api/leads"))["items"]![0]!["lead_id"]}";
        var before = (await tenant.Admin.GetJson(lead))["consent"]!.ToJsonString();

        await tenant.Admin.Put($"/api/web_forms/{form["form_id"]}", new { consent_text = "另一段文字" });
        Assert.Equal(["consent"], await tenant.Admin.PatchAsJsonAsync(lead, new { consent = new { text = "伪造" } }).FaultyFields());

        var after = (await tenant.Admin.GetJson(lead))["consent"]!;
        Assert.Equal(before, after.ToJsonString());
        Assert.Equal(Agreement, (string?)after["text"]);
    }

    [Fact]
    public async Task A_form_that_is_switched_off_or_deleted_answers_as_if_it_never_was()
    {
        var tenant = await app.NewTenant();
        var form = await tenant.Admin.PostJson("/api/web_forms", Form);
        var (address, path) = ($"/api/public/forms/{form["key"]}", $"/api/web_forms/{form["form_id"]}");

        await tenant.Admin.Put(path, new { is_active = false });
        Assert.Equal("not_found", await app.Visitor().GetAsync(address).RefusedWith(HttpStatusCode.NotFound));
        await tenant.Admin.Put(path, new { is_active = true });
        await app.Visitor().GetJson(address);
        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync(path)).StatusCode);
        Assert.Equal("not_found", await app.Visitor().GetAsync(address).RefusedWith(HttpStatusCode.NotFound));
    }

    [Fact]
    [AttackCase("AC-242")]
    public async Task A_form_is_designed_from_known_fields_by_who_may_configure()
    {
        var tenant = await app.NewTenant();
        var (rep, marketing) = (await tenant.Member(), await tenant.Member("marketing"));

        var plain = await marketing.Http.PostJson("/api/web_forms", new { name = "简单" });
        Assert.Equal(["name", "company", "phone"], plain["fields"]!.AsArray().Select(f => (string?)f!["key"]));
        Assert.Equal(["fields"], await marketing.Http.PostAsJsonAsync("/api/web_forms", new { name = "a", fields = new[] { new { key = "score" } } }).FaultyFields());
        Assert.Equal(["fields"], await marketing.Http.PostAsJsonAsync("/api/web_forms", new { name = "a", fields = new[] { new { key = "phone" } } }).FaultyFields());
        Assert.Equal(["fields"], await marketing.Http.PostAsJsonAsync("/api/web_forms", new { name = "a", fields = new[] { new { key = "name" }, new { key = "name" } } }).FaultyFields());
        Assert.Equal(["redirect_url"], await marketing.Http.PostAsJsonAsync("/api/web_forms", new { name = "a", redirect_url = "javascript:alert(1)" }).FaultyFields());
        Assert.Equal("forbidden", await rep.Http.GetAsync("/api/web_forms").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await rep.Http.PostAsJsonAsync("/api/web_forms", new { name = "a" }).RefusedWith(HttpStatusCode.Forbidden));
    }

    /// <summary>From the visitor to the salesperson in one go.</summary>
    [Fact]
    public async Task A_form_makes_a_lead_that_is_scored_and_assigned_at_once()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        await tenant.Admin.PutAsJsonAsync("/api/leads/scoring", new { rules = new object[] { new { condition = "意向 包含 'CRM'", points = 65 } } });
        await tenant.Admin.PutAsJsonAsync("/api/leads/assignment", new { mode = "round_robin", members = new object[] { new { user_id = rep.Id } } });
        var form = await tenant.Admin.PostJson("/api/web_forms", Form);

        await app.Visitor().PostJson($"/api/public/forms/{form["key"]}", new { name = "李四", phone = "13900139000", interest = "CRM系统", consent = true });

        JsonNode lead = Assert.Single((await rep.Http.GetJson("/api/leads?owner=me"))["items"]!.AsArray())!;
        Assert.Equal((65, "medium", "qualified", rep.Id), ((int)lead["score"]!, (string?)lead["quality"], (string?)lead["status"], (string?)lead["assigned_to"]));
    }
}
