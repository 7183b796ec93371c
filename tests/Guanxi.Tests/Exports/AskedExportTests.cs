using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Exports;
using Guanxi.Files;
using Guanxi.Platform;
using Guanxi.Platform.Schedule;
using Guanxi.Platform.Tables;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Exports;

public sealed class AskedExportTests(CrmApp app)
{
    [Fact]
    public async Task What_another_agrees_to_is_written_and_only_who_asked_gets_it()
    {
        var team = await Team();
        var asked = await team.Asker.Http.AskExport(new { kind = "customers", format = "xlsx", columns = "name", q = "客户", filter = "status = '潜在' or phone is null", conditions = new { owner = "me", sort = "name" }, reason = "寄送年历" });
        await team.Tenant.Settle();
        Assert.Equal(("waiting", 3), ((string?)asked["status"], (int)asked["rows"]!));
        Assert.Equal("export.not_ready", await team.Asker.Http.FileOf(asked).RefusedWith(HttpStatusCode.Conflict));

        var inbox = (await team.Head.Http.GetJson("/api/approvals"))["items"]![0]!;
        Assert.Equal(("寄送年历", "小王", true), ((string?)inbox["reason"], (string?)inbox["asked_by_name"], (bool)inbox["may_decide"]!));
        Assert.Equal("导出客户 3 行：搜索“客户”；客户状态 = 潜在 或 电话 为空；负责销售 = 本人", Sorted((string)inbox["title"]!));
        (await team.Head.Http.Decides((string)asked["approval_id"]!, "grant")).EnsureSuccessStatusCode();
        var done = await team.Tenant.ExportEnded(team.Asker.Http, asked);

        Assert.Equal(("ready", 3, true), ((string?)done["status"], (int)done["rows"]!, (bool)done["may_download"]!));
        var file = await (await team.Asker.Http.FileOf(done)).Content.ReadAsByteArrayAsync();
        using var table = TableFile.Open(new MemoryStream(file), "a.xlsx", TableLimits.Default);
        Assert.Equal(["客户0", "客户1", "客户2"], table.Rows().Select(r => r.Values[0]));
        Assert.Equal("export.not_yours", await team.Head.Http.FileOf(done).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("export.not_yours", await team.Tenant.Admin.FileOf(done).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("not_found", await team.Colleague.Http.FileOf(done).RefusedWith(HttpStatusCode.NotFound));
        var foreign = (await app.NewTenant()).Admin;
        Assert.Equal("not_found", await foreign.FileOf(done).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await foreign.GetAsync($"/api/exports/{done["export_id"]}").RefusedWith(HttpStatusCode.NotFound));
        var told = (await team.Asker.Http.GetJson("/api/notifications"))["items"]!.AsArray().Single(n => (string?)n!["kind"] == "export_finished")!;
        Assert.Equal((string?)done["export_id"], (string?)told["record"]!["id"]);
        Assert.Equal("Export ready: 3 rows (customers)", (string?)(await English(team.Asker.Http, "/api/notifications"))["items"]!.AsArray().Single(n => (string?)n!["kind"] == "export_finished")!["title"]);
    }

    [Fact]
    public async Task A_file_is_gone_when_its_time_is_over()
    {
        var team = await Team();
        await team.Tenant.Admin.PatchJson("/api/organization", new { export_file_hours = 2 });
        var done = await Granted(team);
        Assert.Equal(TimeSpan.FromHours(2), (DateTimeOffset)done["expires_at"]! - (DateTimeOffset)done["finished_at"]!);
        Assert.True(File.Exists(PathOf(team.Tenant, done)));

        await Forget(team.Tenant, TimeProvider.System.GetUtcNow().AddHours(1));
        Assert.True(File.Exists(PathOf(team.Tenant, done)));
        await team.Tenant.Read(db => db.Exports.ExecuteUpdateAsync(set => set.SetProperty(e => e.ExpiresAt, e => e.CreatedAt)));

        Assert.Equal("export.gone", await team.Asker.Http.FileOf(done).RefusedWith(HttpStatusCode.Gone)); // also before it is cleared away
        await Forget(team.Tenant, TimeProvider.System.GetUtcNow());
        Assert.False(File.Exists(PathOf(team.Tenant, done)));
        Assert.Equal("export.gone", await team.Asker.Http.FileOf(done).RefusedWith(HttpStatusCode.Gone));
        Assert.Equal("expired", (string?)(await team.Asker.Http.GetJson("/api/exports"))["items"]![0]!["status"]);
    }

    [Theory]
    [InlineData("refuse", "refused")]
    [InlineData("withdraw", "withdrawn")]
    public async Task What_is_not_agreed_to_is_never_written(string verb, string status)
    {
        var team = await Team();
        var asked = await team.Asker.Http.AskExport();
        await team.Tenant.Settle();

        (await (verb == "refuse" ? team.Head : team.Asker).Http.Decides((string)asked["approval_id"]!, verb)).EnsureSuccessStatusCode();

        Assert.Equal(status, (string?)(await team.Tenant.ExportEnded(team.Asker.Http, asked))["status"]);
        Assert.Equal("export.not_ready", await team.Asker.Http.FileOf(asked).RefusedWith(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Nobody_agrees_to_what_he_asked_for_himself()
    {
        var tenant = await app.NewTenant();
        await tenant.AddRole("chief", ["customers.view", "customers.create", "customers.export", "approvals.configure"]);
        var chief = await tenant.Member("chief");
        await chief.Http.AddCustomers(2);
        await tenant.LimitExports(1);
        await chief.Http.Put("/api/approvals/rules/export", new { steps = new[] { new { approvers = new[] { new { kind = "person", user_id = chief.Id } } } } });

        var asked = await chief.Http.AskExport();
        await tenant.Settle();

        Assert.Empty((await chief.Http.GetJson("/api/approvals"))["items"]!.AsArray());
        Assert.Equal("approval.own_request", await chief.Http.Decides((string)asked["approval_id"]!, "grant").RefusedWith(HttpStatusCode.Forbidden));
        await tenant.Admin.Put("/api/approvals/delegation", new { to_id = chief.Id, from = "2026-01-01", until = "2099-01-01" });
        Assert.Equal("approval.own_request", await chief.Http.Decides((string)asked["approval_id"]!, "grant").RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task The_rights_are_those_of_the_day_it_is_written_and_of_the_day_it_is_fetched()
    {
        var team = await Team();
        var (first, second) = (await Granted(team), await team.Asker.Http.AskExport());
        await team.Tenant.Settle();

        await team.Tenant.Admin.PatchJson($"/api/users/{team.Asker.Id}", new { roles = new[] { "readonly" } });
        (await team.Head.Http.Decides((string)second["approval_id"]!, "grant")).EnsureSuccessStatusCode();

        var failed = await team.Tenant.ExportEnded(team.Asker.Http, second);
        Assert.Equal(("failed", "申请人已没有导出权限。"), ((string?)failed["status"], (string?)failed["error"]));
        Assert.Equal("forbidden", await team.Asker.Http.FileOf(first).RefusedWith(HttpStatusCode.Forbidden));
        Assert.False(File.Exists(PathOf(team.Tenant, second)));
    }

    [Fact]
    public async Task A_list_that_has_grown_much_since_is_not_what_was_agreed_to()
    {
        var team = await Team();
        var asked = await team.Asker.Http.AskExport();
        await team.Asker.Http.Import(Imports.Csv([.. Enumerable.Range(0, 101).Select(i => $"新{i}").Prepend("客户名称")]));
        await team.Tenant.Settle();

        (await team.Head.Http.Decides((string)asked["approval_id"]!, "grant")).EnsureSuccessStatusCode();

        Assert.Equal("failed", (string?)(await team.Tenant.ExportEnded(team.Asker.Http, asked))["status"]);
    }

    [Fact]
    public async Task What_is_masked_in_the_list_is_masked_in_the_file()
    {
        var tenant = await app.NewTenant();
        var limited = await tenant.Limited(("customers", "phone", "masked"));
        await tenant.Admin.AddCustomer("云杉", new { phone = "+86 139 0000 0001" });
        await tenant.LimitExports(0);
        var asked = await limited.Http.AskExport();
        await tenant.Settle();
        (await tenant.Admin.Decides((string)asked["approval_id"]!, "grant")).EnsureSuccessStatusCode();

        var text = await limited.Http.TextOf(await tenant.ExportEnded(limited.Http, asked));

        Assert.Contains("****", text, StringComparison.Ordinal);
        Assert.DoesNotContain("139 0000 0001", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_says_who_took_it_where_it_is_wanted()
    {
        var team = await Team();
        await team.Tenant.Admin.PatchJson("/api/organization", new { export_watermark = true });

        var done = await Granted(team);

        Assert.Matches($"由 小王 于 \\d{{4}}-\\d\\d-\\d\\d \\d\\d:\\d\\d 导出，共 3 行，编号 {done["number"]}", await team.Asker.Http.TextOf(done));
    }

    [Fact]
    public async Task A_file_whose_server_stopped_in_the_middle_is_written_anew()
    {
        var team = await Team();
        var order = new ExportOrder("customers", "csv", "name", "zh-CN", null, [], null);
        var export = Export.Asked("EXP1", order, [], 3, team.Asker.User.Id, needsApproval: false, TimeProvider.System.GetUtcNow());
        export.Begin();
        await FilesModule.Write(app.Services, team.Tenant.Id, export.Id.Value, half => half.WriteAsync("客户"u8.ToArray()).AsTask(), default);

        await team.Tenant.Given(export);

        var asked = await team.Asker.Http.GetJson($"/api/exports/{export.Id}");
        var text = await team.Asker.Http.TextOf(await team.Tenant.ExportEnded(team.Asker.Http, asked));
        Assert.Equal(4, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_file_that_breaks_off_leaves_nothing_behind()
    {
        var (tenant, name) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await Assert.ThrowsAsync<InvalidOperationException>(() => FilesModule.Write(app.Services, tenant, name, async half =>
        {
            await half.WriteAsync(new byte[500_000]);
            throw new InvalidOperationException();
        }, default));

        Assert.Throws<FileNotFoundException>(() => FilesModule.Open(app.Services, tenant, name));
    }

    [Theory]
    [InlineData("kind", "users")]
    [InlineData("format", "exe")]
    [InlineData("columns", "search_text")]
    [InlineData("reason", " ")]
    public async Task What_cannot_be_written_is_refused_before_anybody_is_asked(string field, string value)
    {
        var team = await Team();
        var request = new Dictionary<string, string> { ["kind"] = "customers", ["reason"] = "x", [field] = value };

        Assert.Equal([field], await team.Asker.Http.PostAsJsonAsync("/api/exports", request).FaultyFields());
        Assert.Equal(["conditions"], await team.Asker.Http.PostAsJsonAsync("/api/exports", new { kind = "customers", reason = "x", conditions = new { nothing = "x" } }).FaultyFields());
        Assert.Equal("forbidden", await (await team.Tenant.Member("readonly")).Http.PostAsJsonAsync("/api/exports", new { kind = "customers", reason = "x" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("export.nothing", await team.Asker.Http.PostAsJsonAsync("/api/exports", new { kind = "leads", reason = "x" }).RefusedWith(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Everybody_sees_his_own_exports_and_who_may_approve_those_of_all()
    {
        var team = await Team();
        await Granted(team);

        Assert.Single((await team.Asker.Http.GetJson("/api/exports"))["items"]!.AsArray());
        Assert.Empty((await team.Head.Http.GetJson("/api/exports"))["items"]!.AsArray());
        Assert.Equal("小王", (string?)(await team.Tenant.Admin.GetJson("/api/exports"))["items"]![0]!["requester_name"]);
        Assert.Empty((await team.Tenant.Admin.GetJson("/api/exports?view=mine"))["items"]!.AsArray());
    }

    /// <summary>The asker has three customers and may take one row alone.</summary>
    private async Task<SalesTeam> Team()
    {
        var team = await SalesTeam.Of(app);
        await team.Asker.Http.AddCustomers(3);
        await team.Tenant.LimitExports(1);
        return team;
    }

    private static async Task<JsonNode> Granted(SalesTeam team)
    {
        var asked = await team.Asker.Http.AskExport();
        await team.Tenant.Settle();
        (await team.Head.Http.Decides((string)asked["approval_id"]!, "grant")).EnsureSuccessStatusCode();
        return await team.Tenant.ExportEnded(team.Asker.Http, asked);
    }

    private static async Task<JsonNode> English(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd("en");
        return await (await client.SendAsync(request)).Body();
    }

    /// <summary>JSON keeps no order of the conditions.</summary>
    private static string Sorted(string title)
    {
        var (head, words) = (title[..(title.IndexOf('：', StringComparison.Ordinal) + 1)], title[(title.IndexOf('：', StringComparison.Ordinal) + 1)..]);
        string[] order = ["搜索", "客户状态", "负责"];
        return head + string.Join('；', words.Split('；').OrderBy(w => Array.FindIndex(order, w.StartsWith)));
    }

    private string PathOf(Tenant tenant, JsonNode export) =>
        Path.Combine(app.Folder, "files", tenant.Id.ToString("N"), Id<Export>.Parse((string)export["export_id"]!, null).Value.ToString("N"));

    /// <summary>Of this organisation alone.</summary>
    private async Task Forget(Tenant tenant, DateTimeOffset now)
    {
        await using var scope = app.ActingFor(tenant.Id);
        await ForgetExports.Of(scope.ServiceProvider.GetRequiredService<CrmDb>(), new JobScope(scope.ServiceProvider, now, default));
    }
}
