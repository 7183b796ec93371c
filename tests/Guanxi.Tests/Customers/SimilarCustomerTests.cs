using Guanxi.Tests.Support;

namespace Guanxi.Tests.Customers;

public sealed class SimilarCustomerTests(CrmApp app)
{
    [Theory]
    [InlineData("name=云栖数据", "name")] // without legal form and place
    [InlineData("name=上海云栖数据有限公司", null)] // a sister at another place
    [InlineData("name=云栖数居", "name")] // by sound
    [InlineData("name=云祺数据", "name")] // by sound
    [InlineData("name=云栖大数据", "name")] // one more character
    [InlineData("name=栖云数据", "name")] // two swapped
    [InlineData("name=云栖", "name")] // without the words for the trade
    [InlineData("name=云海数据", null)]
    [InlineData("name=数据", null)]
    [InlineData("email=anybody@yunqi.test", "email")] // the company's own mail domain
    [InlineData("website=https://www.yunqi.test/about", "email")]
    [InlineData("email=anybody@qq.com", null)]
    public async Task A_customer_is_recognised_while_its_name_is_typed(string query, string? reason)
    {
        var tenant = await app.NewTenant();
        var known = await tenant.Admin.AddCustomer("杭州云栖数据股份有限公司", new { phone = "0571-88881234", email = "office@yunqi.test" });
        await tenant.Admin.AddCustomer("青岛海澜食品有限公司", new { email = "hailan@qq.com" });

        var found = (await tenant.Admin.GetJson($"/api/customers/duplicates?{query}"))["items"]!.AsArray();

        if (reason is null)
        {
            Assert.Empty(found);
            return;
        }
        var one = Assert.Single(found)!;
        Assert.Equal((known, reason), ((string?)one["customer_id"], string.Join(',', one["reasons"]!.AsArray().Select(r => (string)r!))));
        Assert.InRange((double)one["score"]!, 0.5, 1);
    }

    [Theory]
    [InlineData("Microsoft", true)]
    [InlineData("the MICROSOFT corp.", true)]
    [InlineData("Macrosoft", false)]
    public async Task Names_in_Latin_letters_as_well(string typed, bool isFound)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("Microsoft Corporation");
        Assert.Equal(isFound, (await tenant.Admin.GetJson($"/api/customers/duplicates?name={typed}")).Of("name").Count == 1);
    }

    [Theory]
    [InlineData("门店")]
    [InlineData("分公司")]
    [InlineData("公司")]
    [InlineData("集团")]
    [InlineData("有限公司")]
    [InlineData("北京")]
    [InlineData("店")]
    [InlineData("Co., Ltd.")]
    public async Task A_name_of_nothing_but_words_that_are_left_out_is_a_name_all_the_same(string name)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer(name);

        var like = await tenant.Admin.GetJson($"/api/customers/duplicates?name={Uri.EscapeDataString(name)}");

        Assert.Equal([name], like["items"]!.AsArray().Select(c => (string)c!["name"]!));
    }

    [Fact]
    public async Task The_surest_comes_first_and_a_person_is_no_company()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("云栖数据技术有限公司");
        var sure = await tenant.Admin.AddCustomer("云栖数据有限公司", new { phone = "0571-88881234" });
        await tenant.Admin.AddCustomer("云栖", new { type = "person" });

        var found = await tenant.Admin.GetJson("/api/customers/duplicates?name=云栖数据&phone=057188881234");

        Assert.Equal(sure, found.Of("customer_id")[0]);
        Assert.Equal(2, found.Of("name").Count);
    }

    [Fact]
    public async Task An_enquiry_finds_the_customer_it_may_be_of()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("杭州云栖数据股份有限公司");
        await tenant.Admin.AddLead("王建国", new { company = "苏州星河光电有限公司" });

        var customers = await tenant.Admin.GetJson("/api/leads/duplicates?name=李娜&company=云栖数据");
        Assert.Equal(["杭州云栖数据股份有限公司"], customers.Of("name"));
        var leads = await tenant.Admin.GetJson("/api/leads/duplicates?name=王建国&company=星河光电");
        Assert.Equal(["王建国"], leads.Of("name"));
    }
}
