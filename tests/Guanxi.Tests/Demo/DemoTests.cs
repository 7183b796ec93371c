using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Customers;
using Guanxi.Demo;
using Guanxi.Opportunities.Reports;
using Guanxi.Platform;
using Guanxi.Tests.Customers;
using Guanxi.Tests.Platform.Matrix;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Guanxi.Tests.Demo;

public sealed class DemoTests(CrmApp app)
{
    private const int Some = 120;

    [Fact]
    public async Task Sample_data_fills_lists_search_and_statistics()
    {
        var tenant = await app.NewTenant();

        var loaded = await tenant.Admin.PostJson("/api/demo", new { customers = Some });

        var list = await tenant.Admin.GetJson("/api/customers?is_active=all&limit=200");
        Assert.Equal(Some, (int)list["total"]!);
        Assert.Equal((int)loaded["contacts"]!, (int)(await tenant.Admin.GetJson("/api/contacts"))["total"]!);
        Assert.Equal((int)loaded["activities"]!, (int)(await tenant.Admin.GetJson("/api/activities"))["total"]!);
        Assert.True((bool)(await tenant.Admin.GetJson("/api/me"))["has_sample_data"]!);
        var one = list["items"]!.AsArray().First(c => c!["last_activity_at"] is not null && c["owner_name"] is not null)!;
        Assert.Contains(one["customer_id"]!.ToString(), await Found(tenant, (string)one["name"]!));
        Assert.Contains(one["customer_id"]!.ToString(), await Found(tenant, ((string)one["phone"]!)[^4..]));
        var statistics = await tenant.Admin.GetJson("/api/customers/statistics?is_active=all");
        Assert.Equal(Some, (int)statistics["total"]!);
        Assert.All(statistics["by_status"]!.AsObject(), status => Assert.True((int)status.Value! > 0, status.Key));
        Assert.True((decimal)statistics["total_annual_revenue"]! > 1_000_000);
    }

    [Fact]
    public async Task Sample_records_carry_the_dates_and_people_of_their_story()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/demo", new { customers = Some });

        var customers = await tenant.Read(db => db.Customers.AsNoTracking().ToListAsync());
        var contacts = (await tenant.Read(db => db.Contacts.AsNoTracking().ToListAsync())).ToLookup(c => c.CustomerId);
        var activities = (await tenant.Read(db => db.Activities.AsNoTracking().ToListAsync())).ToLookup(a => a.CustomerId);

        Assert.Contains(customers, c => c.ParentId is not null);
        Assert.Contains(customers, c => c.Tags.Length > 0);
        Assert.True(customers.Select(c => DateOnly.FromDateTime(c.CreatedAt.Date)).Distinct().Count() > Some / 2);
        Assert.All(customers, c =>
        {
            Assert.Equal(contacts[c.Id].Count(), c.ContactCount);
            Assert.Single(contacts[c.Id], k => k.IsPrimary);
            Assert.All(contacts[c.Id], k => Assert.Equal(c.OwnerId, k.OwnerId));
            Assert.Equal(activities[c.Id].Any() ? activities[c.Id].Max(a => a.OccurredAt) : null, c.LastActivityAt);
            Assert.All(activities[c.Id], a => Assert.True(a.CreatedAt == a.OccurredAt && a.CreatedBy is not null));
        });
    }

    [Fact]
    public async Task A_second_sample_and_one_that_is_too_large_are_refused()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/demo", new { customers = 3 });

        Assert.Equal("demo.loaded", await tenant.Admin.PostAsJsonAsync("/api/demo", new { customers = 3 }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("validation", await tenant.Admin.PostAsJsonAsync("/api/demo", new { customers = 20_001 }).RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await tenant.Member()).Http.DeleteAsync("/api/demo")).StatusCode);
    }

    [Fact]
    public async Task Removal_leaves_exactly_what_was_there_before()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/customers", new { name = "本来就有的公司", phone = "010-65551234" });
        await tenant.Settle();
        var (before, sums) = (await Rows(tenant), await Sums(tenant));

        await tenant.Admin.PostJson("/api/demo", new { customers = Some });
        var sample = (await tenant.Admin.GetJson("/api/customers?sort=created_at&limit=1"))["items"]![0]!;
        await tenant.Admin.PatchJson($"/api/customers/{sample["customer_id"]}", new { short_name = "改过简称" });
        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync("/api/demo")).StatusCode);

        Assert.Equal(before, await Rows(tenant));
        await tenant.Do(DealSums.Gather);
        Assert.Equal((0, 0), await tenant.Read(async db => (await db.DealSums.CountAsync(), await db.StaySums.CountAsync()))); // what came and went adds up to nothing
        Assert.Equal(sums, await Sums(tenant));
        Assert.False((bool)(await tenant.Admin.GetJson("/api/me"))["has_sample_data"]!);
        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync("/api/demo")).StatusCode);
    }

    [Fact]
    public async Task A_sample_customer_with_work_of_ones_own_on_it_stays_and_a_new_sample_fits_beside_it()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/demo", new { customers = Some });
        var items = (await tenant.Admin.GetJson("/api/customers?filter=owner_id is not null&limit=2"))["items"]!;
        await tenant.Admin.PostJson("/api/activities", new { type = "call", customer_id = items[0]!["customer_id"], content = "自己的跟进" });
        await tenant.Admin.PostJson("/api/contacts", new { customer_id = items[1]!["customer_id"], name = "自己的联系人" });

        await tenant.Admin.DeleteAsync("/api/demo");

        var left = (await tenant.Admin.GetJson("/api/customers?is_active=all"))["items"]!.AsArray().Select(c => c!["customer_id"]!.ToString());
        Assert.Equal(items.AsArray().Select(c => c!["customer_id"]!.ToString()).Order(), left.Order());
        await tenant.Admin.PostJson("/api/demo", new { customers = 5 });
        Assert.Equal(7, (int)(await tenant.Admin.GetJson("/api/customers?is_active=all"))["total"]!);
    }

    [Fact]
    public async Task The_operator_opens_an_organisation_with_sample_data_and_removes_it_again()
    {
        await using var server = await app.StartServer(("ConnectionStrings:Crm", await app.FreshDatabase()), ("customers", "30"));
        var (output, errors) = (new StringWriter(), new StringWriter());
        Task<int> Run(string verb) => Operation.Run([verb], server.Services, () => Task.CompletedTask, output, errors, default);

        Assert.Equal(0, await Run("demo"));
        Assert.Contains("demo@example.com", output.ToString(), StringComparison.Ordinal);
        using var visitor = app.Visitor(server);
        var password = output.ToString().TrimEnd().Split(' ')[^1];
        await visitor.PostJson("/api/auth/login", new { email = "demo@example.com", password });
        Assert.Equal(30, (int)(await visitor.GetJson("/api/customers?is_active=all"))["total"]!);
        Assert.Equal(1, await Run("demo"));
        Assert.Equal(0, await Run("remove-demo"));
        Assert.Equal(0, (int)(await visitor.GetJson("/api/customers?is_active=all"))["total"]!);
        Assert.Equal(1, await Run("remove-demo"));
    }

    private static async Task<string[]> Found(Tenant tenant, string typed) =>
        [.. (await tenant.Admin.GetJson($"/api/customers?is_active=all&q={Uri.EscapeDataString(typed)}"))["items"]!.AsArray().Select(c => c!["customer_id"]!.ToString())];

    /// <summary>The sums of customers, gathered: their rows have new ids each time.</summary>
    private static async Task<IEnumerable<string>> Sums(Tenant tenant)
    {
        await tenant.Do(CustomerSums.Gather);
        return (await tenant.Read(db => db.CustomerSums.ToListAsync())).Select(CustomerSumTests.Line).Order();
    }

    /// <summary>Everything but the numbers given out, which are never given twice, and the organisation's own row, whose version counts.</summary>
    private async Task<string> Rows(Tenant tenant)
    {
        var sums = JsonNode.Parse(await RowChecksum.Of(app.OwnerConnection, tenant.Id))!.AsObject();
        foreach (var table in (string[])["number_sequences", "tenants", "access_tokens", "events", "deliveries", "analytics_settings"]) sums.Remove(table);
        return sums.ToJsonString();
    }
}
