using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Rights;

public sealed class RevealTests(CrmApp app)
{
    [Fact]
    public async Task A_look_under_the_mask_is_counted_and_in_the_log()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PatchJson("/api/organization", new { reveals_per_day = 2 });
        var id = await tenant.Admin.AddCustomer("云杉科技", new { phone = "13812348000" });
        var member = await tenant.Revealing(("customers", "phone", "masked"), ("customers", "email", "hidden"));
        Task<HttpResponseMessage> Reveal(string field) => member.Http.PostAsJsonAsync($"/api/customers/{id}/reveal", new { field });

        var first = await (await Reveal("phone")).Body();
        Assert.Equal(("13812348000", 1), ((string?)first["value"], (int)first["left"]!));
        Assert.Equal("13812348000", (string?)first["all"]![0]!["number"]);
        (await Reveal("phone")).EnsureSuccessStatusCode();
        Assert.Equal("field.reveal_limit", await Reveal("phone").RefusedWith(HttpStatusCode.TooManyRequests));
        Assert.Equal("field.withheld", await Reveal("email").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Null((await (await Reveal("industry")).Body())["left"]);

        var log = await tenant.Admin.GetJson("/api/audit?kind=customers&action=revealed");
        Assert.Equal([member.Id, member.Id], log.Of("user_id"));
        Assert.DoesNotContain("13812348000", log.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_looks_at_once_do_not_pass_the_limit()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PatchJson("/api/organization", new { reveals_per_day = 3 });
        var id = await tenant.Admin.AddCustomer("云杉科技", new { phone = "13812348000" });
        var member = await tenant.Revealing(("customers", "phone", "masked"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => member.Http.PostAsJsonAsync($"/api/customers/{id}/reveal", new { field = "phone" })));

        Assert.Equal(3, answers.Count(a => a.IsSuccessStatusCode));
    }

    [Fact]
    public async Task Only_with_the_right_and_of_what_one_sees()
    {
        var (tenant, other) = (await app.NewTenant(), await app.NewTenant());
        var id = await tenant.Admin.AddCustomer("云杉科技", new { phone = "13812348000" });
        var (without, colleague) = (await tenant.Limited(("customers", "phone", "masked")), await tenant.Member());
        Task<HttpResponseMessage> Reveal(HttpClient http, string path, string field = "phone") => http.PostAsJsonAsync(path, new { field });

        Assert.Equal("forbidden", await Reveal(without.Http, $"/api/customers/{id}/reveal").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await Reveal(colleague.Http, $"/api/customers/{id}/reveal").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("not_found", await Reveal(other.Admin, $"/api/customers/{id}/reveal").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await Reveal(tenant.Admin, $"/api/sessions/{id}/reveal").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal(["field"], await Reveal(tenant.Admin, $"/api/users/{tenant.AdminUser.Id}/reveal", "password_hash").FaultyFields());
        Assert.Equal(["field"], await Reveal(tenant.Admin, $"/api/customers/{id}/reveal", "match_keys").FaultyFields());
        Assert.Equal(["field"], await Reveal(tenant.Admin, $"/api/customers/{id}/reveal", "total_spent").FaultyFields());
    }
}
