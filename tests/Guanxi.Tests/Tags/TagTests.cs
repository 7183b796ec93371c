using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Tags;

public sealed class TagTests(CrmApp app)
{
    [Fact]
    public async Task The_predefined_tags_come_first_then_the_organisations_own()
    {
        var tenant = await app.NewTenant();
        var made = await tenant.Admin.PostJson("/api/tags", new { name = "渠道", color = "blue" });

        var tags = (await tenant.Admin.GetJson("/api/tags"))["items"]!.AsArray();

        Assert.Equal(["重点客户", "战略客户", "普通客户", "流失客户", "高价值客户", "长期合作", "新客户", "渠道"], tags.Select(t => (string?)t!["name"]));
        Assert.All(tags.Take(7), t => Assert.True((bool)t!["is_predefined"]!));
        Assert.Equal(("blue", (string?)made["tag_id"]), ((string?)tags[7]!["color"], (string?)tags[7]!["tag_id"]));
    }

    [Fact]
    public async Task A_tag_exists_once_and_has_a_colour_of_the_palette()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/tags", new { name = "渠道" });

        Assert.Equal("already_exists", await tenant.Admin.PostAsJsonAsync("/api/tags", new { name = "渠道" }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("already_exists", await tenant.Admin.PostAsJsonAsync("/api/tags", new { name = "新客户" }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(["color"], await tenant.Admin.PostAsJsonAsync("/api/tags", new { name = "另", color = "#fff" }).FaultyFields());
    }

    [Fact]
    public async Task Records_keep_the_word_of_a_deleted_tag()
    {
        var tenant = await app.NewTenant();
        var made = await tenant.Admin.PostJson("/api/tags", new { name = "渠道" });
        var id = await tenant.Admin.AddCustomer("云杉软件", new { tags = new[] { "渠道" } });

        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync($"/api/tags/{made["tag_id"]}")).StatusCode);

        Assert.Equal("渠道", (string?)(await tenant.Admin.GetJson($"/api/customers/{id}"))["tags"]![0]);
        Assert.Equal("not_found", await tenant.Admin.DeleteAsync($"/api/tags/{made["tag_id"]}").RefusedWith(HttpStatusCode.NotFound));
    }
}
