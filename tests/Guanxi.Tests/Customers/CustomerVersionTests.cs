using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Customers;

public sealed class CustomerVersionTests(CrmApp app)
{
    [Fact]
    public async Task An_old_version_is_refused_with_the_current_state()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件");
        var seen = (int)(await tenant.Admin.GetJson($"/api/customers/{id}"))["version"]!;
        await tenant.Admin.PatchJson($"/api/customers/{id}", new { industry = "软件", version = seen });

        var late = await tenant.Admin.Patch($"/api/customers/{id}", new { source = "展会", version = seen });

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var problem = await late.Body();
        Assert.Equal("conflict.version", (string?)problem["code"]);
        Assert.Equal("软件", (string?)problem["current"]!["industry"]);
    }

    [Fact]
    public async Task An_old_If_Match_is_refused_also_for_deletion()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件");
        var tag = (await tenant.Admin.GetAsync($"/api/customers/{id}")).Headers.ETag!;
        await tenant.Admin.PatchJson($"/api/customers/{id}", new { industry = "软件" });

        foreach (var method in new[] { HttpMethod.Patch, HttpMethod.Put, HttpMethod.Delete })
        {
            using var late = new HttpRequestMessage(method, $"/api/customers/{id}") { Content = method == HttpMethod.Delete ? null : JsonContent.Create(new { source = "展会" }) };
            late.Headers.IfMatch.Add(tag);
            Assert.Equal("conflict.version", await tenant.Admin.SendAsync(late).RefusedWith(HttpStatusCode.PreconditionFailed));
        }
    }

    [Fact]
    public async Task Different_fields_written_at_once_without_a_version_all_survive()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件");

        await Task.WhenAll(
            tenant.Admin.PatchJson($"/api/customers/{id}", new { industry = "软件" }), tenant.Admin.PatchJson($"/api/customers/{id}", new { source = "展会" }),
            tenant.Admin.PatchJson($"/api/customers/{id}", new { scale = "大" }), tenant.Admin.PatchJson($"/api/customers/{id}", new { credit_days = 30 }),
            tenant.Admin.PostJson($"/api/customers/{id}/tags", new { tag = "VIP" }), tenant.Admin.PostJson($"/api/customers/{id}/tags", new { tag = "华东" }));

        var after = await tenant.Admin.GetJson($"/api/customers/{id}");
        Assert.Equal(("软件", "展会", "大", 30), ((string?)after["industry"], (string?)after["source"], (string?)after["scale"], (int)after["credit_days"]!));
        Assert.Equal(2, after["tags"]!.AsArray().Count);
    }

    [Fact]
    [AttackCase("AC-287")]
    public async Task Of_many_writers_with_the_same_version_one_wins()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件");
        var version = (int)(await tenant.Admin.GetJson($"/api/customers/{id}"))["version"]!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => tenant.Admin.Patch($"/api/customers/{id}", new { industry = $"行业{i}", version })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
    }
}
