using System.Net;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Rights;

public sealed class ExplainTests(CrmApp app)
{
    /// <summary>The explanation is worth something only when it says what really happens.</summary>
    [Fact]
    public async Task It_says_what_really_happens_and_why()
    {
        var tenant = await app.NewTenant();
        var (north, south) = (await tenant.Department("北区"), await tenant.Department("南区"));
        var team = await tenant.Department("一组", north.Id);
        var seller = await tenant.Member("sales", team.Id, "小李");
        var customer = await seller.Http.AddCustomer("云杉科技");
        var pooled = await tenant.Admin.AddCustomer("公海客户", new { owner_id = (string?)null });
        await tenant.AddRole("nothing", ["tags.view"]);
        (Member Who, string Record, bool Sees, string Last)[] cases =
        [
            (seller, customer, true, "own"), (await tenant.Member("manager", north.Id), customer, true, "department"),
            (await tenant.Member("manager", south.Id), customer, false, "out_of_reach"), (await tenant.Member("sales", team.Id), customer, false, "not_own"),
            (await tenant.Member("readonly"), customer, true, "scope_all"), (await tenant.Member("nothing"), customer, false, "no_permission"),
            (await tenant.Member("sales", south.Id), pooled, true, "pool"),
        ];

        foreach (var (who, record, sees, last) in cases)
        {
            var told = await tenant.Admin.GetJson($"/api/rights/explain?user={who.Id}&kind=customers&id={record}");
            Assert.Equal((sees, last), ((bool)told["sees"]!, (string?)told["steps"]!.AsArray()[^1]!["code"]));
            Assert.Equal(sees, (await who.Http.GetAsync($"/api/customers/{record}")).IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task Acts_and_limited_fields_are_told_too()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉科技");
        var limited = await tenant.Limited(("customers", "phone", "masked"), ("contacts", "mobile", "hidden"));

        var told = await tenant.Admin.GetJson($"/api/rights/explain?user={limited.Id}&kind=customers&id={customer}");

        Assert.Equal(["customers.edit True", "customers.delete True", "customers.assign False"], told["acts"]!.AsArray().Select(a => $"{a!["permission"]} {(bool)a["may"]!}"));
        Assert.Equal("phone masked", told["fields"]!.AsArray().Select(f => $"{f!["field"]} {f["access"]}").Single());
    }

    [Fact]
    public async Task Somebody_deactivated_sees_nothing()
    {
        var tenant = await app.NewTenant();
        var (customer, gone) = (await tenant.Admin.AddCustomer("云杉科技"), await tenant.Member());
        (await tenant.Admin.DeleteAsync($"/api/users/{gone.Id}")).EnsureSuccessStatusCode();

        var told = await tenant.Admin.GetJson($"/api/rights/explain?user={gone.Id}&kind=customers&id={customer}");

        Assert.Equal((false, "inactive"), ((bool)told["sees"]!, (string?)told["steps"]![0]!["code"]));
    }

    [Fact]
    public async Task It_tells_nothing_about_what_the_asker_does_not_see()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉科技");
        await tenant.Given(Guanxi.Identity.Role.BuiltIn("auditor", "审计", new() { ["rights.view"] = Guanxi.Platform.Scope.All, ["customers.view"] = Guanxi.Platform.Scope.Own }));
        var asker = await tenant.Member("auditor");

        Assert.Equal("not_found", await asker.Http.GetAsync($"/api/rights/explain?user={tenant.AdminUser.Id}&kind=customers&id={customer}").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await tenant.Admin.GetAsync($"/api/rights/explain?user={tenant.AdminUser.Id}&kind=flowers&id={customer}").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await (await app.NewTenant()).Admin.GetAsync($"/api/rights/explain?user={tenant.AdminUser.Id}&kind=customers&id={customer}").RefusedWith(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task What_a_user_may_is_shown_with_the_role_that_gives_it()
    {
        var tenant = await app.NewTenant();
        await tenant.AddRole("exporter", ["customers.view", "customers.export"]);
        var member = await tenant.Member("sales");
        await tenant.Admin.PatchJson($"/api/users/{member.Id}", new { roles = new[] { "sales", "exporter" } });

        var rights = await tenant.Admin.GetJson($"/api/users/{member.Id}/rights");

        var held = rights["permissions"]!.AsArray().ToDictionary(p => (string)p!["permission"]!, p => $"{p!["scope"]} {string.Join(',', p["from"]!.AsArray())}");
        Assert.Equal(("all exporter", "own sales"), (held["customers.view"], held["customers.edit"]));
        Assert.Equal(["sales", "exporter"], rights["roles"]!.AsArray().Select(r => (string?)r!["code"]));
    }
}
