using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Customers;

public sealed class CustomerCodeTests(CrmApp app)
{
    [Fact]
    public async Task The_code_is_CUS_the_day_in_the_organisation_and_three_digits()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PatchJson("/api/organization", new { time_zone = "Pacific/Kiritimati" });
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Kiritimati");
        var before = Today();

        var made = await tenant.Admin.PostJson("/api/customers", new { name = "云杉软件", code = "" });

        Assert.Contains((string?)made["code"], new[] { $"CUS{before}001", $"CUS{Today()}001" });

        string Today() => TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Fifty_customers_made_at_once_have_fifty_codes()
    {
        var tenant = await app.NewTenant();

        var made = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => tenant.Admin.PostJson("/api/customers", new { name = $"客户{i}" })));

        Assert.Equal(50, made.Select(m => (string?)m["code"]).Distinct().Count());
        Assert.All(made, m => Assert.Matches("^CUS[0-9]{8}[0-9]{3}$", (string?)m["code"]));
    }

    [Fact]
    public async Task A_chosen_code_is_kept_and_taken_only_once()
    {
        var tenant = await app.NewTenant();
        var made = await tenant.Admin.PostJson("/api/customers", new { name = "一", code = "  VIP-1 " });
        var rep = await tenant.Member();

        Assert.Equal("VIP-1", (string?)made["code"]);
        Assert.Equal("customer.code_taken", await tenant.Admin.PostAsJsonAsync("/api/customers", new { name = "二", code = "VIP-1" }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("customer.code_taken", await rep.Http.PostAsJsonAsync("/api/customers", new { name = "三", code = "VIP-1" }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("VIP-1", (string?)(await (await app.NewTenant()).Admin.PostJson("/api/customers", new { name = "别家", code = "VIP-1" }))["code"]);
    }

    [Fact]
    public async Task A_code_chosen_ahead_of_the_sequence_is_passed_over()
    {
        var tenant = await app.NewTenant();
        var first = (string)(await tenant.Admin.PostJson("/api/customers", new { name = "一" }))["code"]!;
        await tenant.Admin.PostJson("/api/customers", new { name = "二", code = first[..^1] + "2" });

        Assert.Equal(first[..^1] + "3", (string?)(await tenant.Admin.PostJson("/api/customers", new { name = "三" }))["code"]);
    }

    [Fact]
    public async Task A_code_is_for_ever()
    {
        var tenant = await app.NewTenant();
        var made = await tenant.Admin.PostJson("/api/customers", new { name = "一" });
        var path = $"/api/customers/{made["customer_id"]}";

        Assert.Equal(["code"], await tenant.Admin.Patch(path, new { code = "OTHER" }).FaultyFields());
        Assert.Equal((string?)made["code"], (string?)(await tenant.Admin.PatchJson(path, new { code = (string?)made["code"], name = "改名" }))["code"]);
    }

    [Fact]
    public async Task A_number_is_not_given_again_after_deletion()
    {
        var tenant = await app.NewTenant();
        var made = await tenant.Admin.PostJson("/api/customers", new { name = "一" });
        await tenant.Admin.DeleteAsync($"/api/customers/{made["customer_id"]}");

        Assert.NotEqual((string?)made["code"], (string?)(await tenant.Admin.PostJson("/api/customers", new { name = "二" }))["code"]);
    }
}
