using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Exports;

public sealed class ExportLimitTests(CrmApp app)
{
    private const string Csv = "/api/customers/export?format=csv&columns=name";

    [Fact]
    public async Task Up_to_the_limit_a_list_leaves_at_once_and_above_it_nothing_does()
    {
        var (tenant, rep) = await Limited(rows: 3, customers: 3);

        Assert.Equal(4, Lines(await rep.Http.GetStringAsync(Csv)));
        await rep.Http.AddCustomer("第四个");
        var refused = await rep.Http.GetAsync(Csv);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var problem = await refused.Body();
        Assert.Equal(("export.needs_approval", 3, 4, 3), ((string?)problem["code"], (int)problem["limit"]!, (int)problem["count"]!, (int)problem["used"]!));
        Assert.Contains("4", (string?)problem["detail"], StringComparison.Ordinal);
        Assert.Equal(5, Lines(await tenant.Admin.GetStringAsync(Csv)));
    }

    [Fact]
    public async Task A_filter_that_leaves_few_makes_it_a_small_export()
    {
        var (_, rep) = await Limited(rows: 1, customers: 3);

        Assert.Equal(2, Lines(await rep.Http.GetStringAsync($"{Csv}&filter=name = '客户1'")));
    }

    [Fact]
    public async Task Many_small_exports_of_several_kinds_and_by_several_tokens_count_as_one()
    {
        var (tenant, rep) = await Limited(rows: 5, customers: 2);
        var other = await tenant.SignIn(rep.User);
        await rep.Http.AddLead("线索");

        await rep.Http.GetStringAsync(Csv);
        await other.GetStringAsync("/api/customers/export?format=xlsx&columns=phone");
        await rep.Http.GetStringAsync("/api/leads/export");

        Assert.Equal("export.needs_approval", await other.GetAsync(Csv).RefusedWith(HttpStatusCode.Forbidden));
        var allowance = await rep.Http.GetJson("/api/exports/allowance");
        Assert.Equal((5, 5), ((int)allowance["limit"]!, (int)allowance["used"]!));
        await tenant.Read(db => db.Exports.Where(e => e.RecordKind == "leads").ExecuteDeleteAsync()); // a day later
        await tenant.Read(db => db.Exports.ExecuteUpdateAsync(set => set.SetProperty(e => e.CreatedAt, e => e.CreatedAt.AddHours(-24))));
        Assert.Equal(3, Lines(await other.GetStringAsync(Csv)));
    }

    [Fact]
    public async Task Exports_at_the_same_moment_do_not_get_past_the_limit_together()
    {
        var (_, rep) = await Limited(rows: 5, customers: 2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => rep.Http.GetAsync(Csv)));

        Assert.Equal(2, answers.Count(a => a.IsSuccessStatusCode));
    }

    [Fact]
    public async Task What_is_asked_for_and_needs_nobody_counts_as_well()
    {
        var (tenant, rep) = await Limited(rows: 3, customers: 2);

        var asked = await tenant.ExportEnded(rep.Http, await rep.Http.AskExport(new { kind = "customers" }));

        Assert.Equal("ready", (string?)asked["status"]);
        Assert.Equal("export.needs_approval", await rep.Http.GetAsync(Csv).RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task The_audit_log_leaves_under_the_same_limit()
    {
        var tenant = await app.NewTenant();
        var auditor = await tenant.Limited(("customers", "credit_limit", "hidden"));
        await tenant.LimitExports(0);

        Assert.Equal("export.needs_approval", await auditor.Http.GetAsync("/api/audit/export").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("export.needs_approval", await auditor.Http.GetAsync("/api/audit/export?format=json").RefusedWith(HttpStatusCode.Forbidden));
        var asked = await auditor.Http.AskExport(new { kind = "audit", format = "json", conditions = new { kind = "roles" }, reason = "年审" });
        await tenant.Settle();
        (await tenant.Admin.Decides((string)asked["approval_id"]!, "grant")).EnsureSuccessStatusCode();
        var done = await tenant.ExportEnded(auditor.Http, asked);
        Assert.All(JsonNode.Parse(await auditor.Http.TextOf(done))!.AsArray(), line => Assert.Equal("roles", (string?)line!["kind"]));
    }

    [Fact]
    public async Task Without_a_limit_or_with_the_right_to_approve_nobody_is_asked()
    {
        var (tenant, rep) = await Limited(rows: 1, customers: 3);
        await tenant.AddRole("data", ["customers.view", "customers.export", "exports.approve"]);
        var trusted = await tenant.Member("data");

        Assert.Equal(4, Lines(await trusted.Http.GetStringAsync(Csv)));
        Assert.Null((await trusted.Http.GetJson("/api/exports/allowance"))["limit"]);
        await tenant.LimitExports(null);
        Assert.Equal(4, Lines(await rep.Http.GetStringAsync(Csv)));
        Assert.Null((await tenant.Admin.GetJson("/api/organization"))["export_approval_rows"]);
    }

    [Fact]
    public async Task Every_export_is_in_the_audit_log_with_its_size_and_nothing_of_the_records()
    {
        var (tenant, rep) = await Limited(rows: 10, customers: 2);

        await rep.Http.GetStringAsync($"{Csv}&filter=name = '客户1'");

        var entry = (await tenant.Admin.GetJson("/api/audit?kind=customers&action=exported"))["items"]!.AsArray().Single()!;
        var told = entry["fields"]!.AsArray().ToDictionary(f => (string)f!["key"]!, f => f!["after"]!.ToString());
        Assert.Equal(("csv", "1"), (told["format"], told["count"]));
        Assert.StartsWith("EXP", told["number"], StringComparison.Ordinal);
        Assert.DoesNotContain("客户1", entry.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_are_kept_within_their_bounds_and_the_right_is_the_administrators()
    {
        var tenant = await app.NewTenant();
        var usual = await tenant.Admin.GetJson("/api/organization");

        Assert.Equal((1000, false, 72), ((int)usual["export_approval_rows"]!, (bool)usual["export_watermark"]!, (int)usual["export_file_hours"]!));
        Assert.Equal(["export_file_hours"], await tenant.Admin.Patch("/api/organization", new { export_file_hours = 73 }).FaultyFields());
        Assert.Equal(["export_approval_rows"], await tenant.Admin.Patch("/api/organization", new { export_approval_rows = -1 }).FaultyFields());
        var holders = (await tenant.Admin.GetJson("/api/roles"))["items"]!.AsArray().Where(r => r!["permissions"]!.AsArray().Any(p => (string?)p!["permission"] == "exports.approve")).Select(r => (string?)r!["code"]);
        Assert.Equal(["admin"], holders);
    }

    /// <summary>A salesperson with so many customers, who may export so many rows.</summary>
    private async Task<(Tenant, Member)> Limited(int rows, int customers)
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        await rep.Http.AddCustomers(customers);
        await tenant.LimitExports(rows);
        return (tenant, rep);
    }

    private static int Lines(string csv) => csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length;
}
