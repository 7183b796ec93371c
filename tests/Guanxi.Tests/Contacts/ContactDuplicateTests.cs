using Guanxi.Tests.Support;

namespace Guanxi.Tests.Contacts;

public sealed class ContactDuplicateTests(CrmApp app)
{
    [Theory]
    [InlineData("name=欧阳思远", "name")]
    [InlineData("name=欧阳思元", "name")] // by sound
    [InlineData("name=李娜&mobile=%2B86 138-0000-1111", "phone")]
    [InlineData("name=欧阳思远&phone=13800001111&email=OUYANG@yunqi.test", "name,phone,email")]
    [InlineData("name=欧阳", null)]
    public async Task A_contact_is_recognised_while_it_is_typed(string query, string? reasons)
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("杭州云栖数据股份有限公司");
        await tenant.Admin.AddContact(customer, "欧阳思远", new { mobile = "13800001111", email = "ouyang@yunqi.test" });

        var found = (await tenant.Admin.GetJson($"/api/contacts/duplicates?{query}&customer_id={customer}"))["items"]!.AsArray();

        Assert.Equal(reasons, found.Count == 0 ? null : string.Join(',', Assert.Single(found)!["reasons"]!.AsArray().Select(r => (string)r!)));
    }

    [Fact]
    public async Task A_name_says_something_at_the_same_customer_only_and_nobody_is_his_own_double()
    {
        var tenant = await app.NewTenant();
        var (here, there) = (await tenant.Admin.AddCustomer("杭州云栖数据股份有限公司"), await tenant.Admin.AddCustomer("青岛海澜食品有限公司"));
        var contact = await tenant.Admin.AddContact(here, "欧阳思远", new { mobile = "13800001111" });

        Assert.Empty((await tenant.Admin.GetJson($"/api/contacts/duplicates?name=欧阳思远&customer_id={there}")).Of("name"));
        Assert.Empty((await tenant.Admin.GetJson($"/api/contacts/duplicates?name=欧阳思远&customer_id={here}&except={contact}")).Of("name"));
        Assert.Equal(["杭州云栖数据股份有限公司"], (await tenant.Admin.GetJson("/api/contacts/duplicates?mobile=13800001111")).Of("customer_name"));
    }

    [Fact]
    public async Task Of_contacts_one_does_not_see_nothing_is_told()
    {
        var tenant = await app.NewTenant();
        var (mine, other) = (await tenant.Member(), await tenant.Member());
        var customer = await mine.Http.AddCustomer("杭州云栖数据股份有限公司");
        await mine.Http.AddContact(customer, "欧阳思远", new { mobile = "13800001111" });

        Assert.Empty((await other.Http.GetJson($"/api/contacts/duplicates?name=欧阳思远&mobile=13800001111&customer_id={customer}")).Of("name"));
        Assert.Empty((await (await app.NewTenant()).Admin.GetJson($"/api/contacts/duplicates?mobile=13800001111&customer_id={customer}")).Of("name"));
    }
}
