using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Tasks;

public sealed class TaskVisibilityTests(CrmApp app)
{
    [Fact]
    public async Task A_salesperson_sees_her_own_tasks_and_the_pool_and_no_others()
    {
        var tenant = await app.NewTenant();
        var (mine, other) = (await tenant.Member(), await tenant.Member());
        await tenant.Admin.PostJson("/api/tasks", new { title = "我的", owner_id = mine.Id });
        var others = await tenant.Admin.PostJson("/api/tasks", new { title = "别人的", owner_id = other.Id });
        await tenant.Admin.PostJson("/api/tasks", new { title = "公共的", assignee = (string?)null });

        Assert.Equal(["公共的", "我的"], (await mine.Http.GetJson("/api/tasks")).Of("title").Order());
        Assert.Equal("not_found", await mine.Http.GetAsync($"/api/tasks/{others["task_id"]}").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await mine.Http.PutAsync($"/api/tasks/{others["task_id"]}/complete", null).RefusedWith(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Only_who_may_assign_gives_tasks_to_others()
    {
        var tenant = await app.NewTenant();
        var (mine, other) = (await tenant.Member(), await tenant.Member());
        var own = await mine.Http.PostJson("/api/tasks", new { title = "我的" });

        Assert.Equal("task.cannot_assign", await mine.Http.PostAsJsonAsync("/api/tasks", new { title = "x", assignee = other.Id }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("task.cannot_assign", await mine.Http.PatchAsJsonAsync($"/api/tasks/{own["task_id"]}", new { assignee = other.User.Email }).RefusedWith(HttpStatusCode.Forbidden));

        var given = await tenant.Admin.PatchJson($"/api/tasks/{own["task_id"]}", new { assignee = other.User.Email });
        Assert.Equal(other.Id, (string?)given["assignee"]);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.Http.GetAsync($"/api/tasks/{own["task_id"]}")).StatusCode);
    }

    [Fact]
    public async Task A_reader_changes_nothing_and_marketing_only_what_is_its_own()
    {
        var tenant = await app.NewTenant();
        var (reader, marketing) = (await tenant.Member("readonly"), await tenant.Member("marketing"));
        var address = $"/api/tasks/{(await tenant.Admin.PostJson("/api/tasks", new { title = "x" }))["task_id"]}";

        foreach (var http in (HttpClient[])[reader.Http, marketing.Http])
        {
            await http.GetJson(address);
            Assert.Equal("forbidden", await http.PutAsync($"{address}/complete", null).RefusedWith(HttpStatusCode.Forbidden));
            Assert.Equal("forbidden", await http.DeleteAsync(address).RefusedWith(HttpStatusCode.Forbidden));
        }
        var own = await marketing.Http.PostJson("/api/tasks", new { title = "y" });
        await marketing.Http.PutJson($"/api/tasks/{own["task_id"]}/complete", new { });
        (await marketing.Http.DeleteAsync($"/api/tasks/{own["task_id"]}")).EnsureSuccessStatusCode();
    }

    [Fact]
    [AttackCase("AC-025")]
    public async Task The_name_of_a_customer_one_may_not_see_is_left_out()
    {
        var tenant = await app.NewTenant();
        var mine = await tenant.Member();
        var hidden = await tenant.Admin.AddCustomer("秘密客户");
        var task = await tenant.Admin.PostJson("/api/tasks", new { title = "x", owner_id = mine.Id, customer_id = hidden });

        Assert.Null((string?)(await mine.Http.GetJson($"/api/tasks/{task["task_id"]}"))["customer_name"]);
        Assert.Equal(["customer_id"], await mine.Http.PostAsJsonAsync("/api/tasks", new { title = "y", customer_id = hidden }).FaultyFields());
    }
}
