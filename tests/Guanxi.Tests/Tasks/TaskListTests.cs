using System.Globalization;
using System.Net;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Tasks;

public sealed class TaskListTests(CrmApp app)
{
    private static string Day(int fromToday) => TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Tasks_come_in_the_order_in_which_they_are_due_and_those_without_a_day_last()
    {
        var tenant = await app.NewTenant();
        foreach (var (title, due) in new[] { ("随时", null), ("后天", Day(2)), ("明天", Day(1)), ("明天上午", $"{Day(1)}T09:00"), ("昨天", Day(-1)) })
            await tenant.Admin.PostJson("/api/tasks", new { title, due_date = due });

        Assert.Equal(["昨天", "明天上午", "明天", "后天", "随时"], (await tenant.Admin.GetJson("/api/tasks")).Of("title"));
        Assert.Equal(["后天", "明天", "明天上午", "昨天", "随时"], (await tenant.Admin.GetJson("/api/tasks?sort=-due_date")).Of("title"));

        var first = await tenant.Admin.GetJson("/api/tasks?limit=3");
        var rest = await tenant.Admin.GetJson($"/api/tasks?limit=3&cursor={first["next_cursor"]}");
        Assert.Equal(["后天", "随时"], rest.Of("title"));
    }

    [Fact]
    public async Task A_list_is_narrowed_by_every_parameter()
    {
        var tenant = await app.NewTenant();
        var member = await tenant.Member(name: "王小明");
        var customer = await tenant.Admin.AddCustomer("云杉软件", new { industry = "软件" });
        await tenant.Admin.PostJson("/api/tasks", new { title = "打电话给张总", type = "call", priority = "high", due_date = Day(-2), customer_id = customer });
        await tenant.Admin.PostJson("/api/tasks", new { title = "准备演示", type = "demo", assignee = member.User.Email, due_date = Day(3) });
        var done = await tenant.Admin.PostJson("/api/tasks", new { title = "寄样品", due_date = Day(-3), assignee = "none" });
        await tenant.Admin.PutJson($"/api/tasks/{done["task_id"]}/complete", new { });

        async Task Finds(string query, params string[] titles) => Assert.Equal(titles, (await tenant.Admin.GetJson($"/api/tasks?{query}")).Of("title"));

        await Finds("overdue=true", "打电话给张总");
        await Finds("overdue=false", "寄样品", "准备演示");
        await Finds("status=open", "打电话给张总", "准备演示");
        await Finds("status=completed,cancelled", "寄样品");
        await Finds("type=call", "打电话给张总");
        await Finds("type=电话", "打电话给张总");
        await Finds("priority=high,urgent", "打电话给张总");
        await Finds("assignee=me", "打电话给张总");
        await Finds("assignee=王小明", "准备演示");
        await Finds($"assignee={member.Id}", "准备演示");
        await Finds("assignee=none", "寄样品");
        await Finds($"customer_id={customer}", "打电话给张总");
        await Finds($"due_from={Day(0)}&due_to={Day(3)}", "准备演示");
        await Finds("q=yanshi", "准备演示");
        await Finds("filter=" + Uri.EscapeDataString("截止日期 < today and 状态 = '待处理'"), "打电话给张总");
        await Finds("filter=" + Uri.EscapeDataString("customer.industry = '软件'"), "打电话给张总");
    }

    [Theory]
    [InlineData("assignee=nobody")]
    [InlineData("status=gone")]
    [InlineData("overdue=maybe")]
    [InlineData("due_from=yesterday")]
    [InlineData("sort=priority")]
    [InlineData("cursor=x")]
    public async Task What_makes_no_sense_is_refused(string query)
    {
        var tenant = await app.NewTenant();
        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.GetAsync($"/api/tasks?{query}")).StatusCode);
    }

    [Theory]
    [InlineData("csv", "回访客户,跟进,2026-02-15")]
    [InlineData("json", "\"due_date\":\"2026-02-15\"")]
    public async Task The_list_can_be_taken_along_as_a_file(string format, string expected)
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/tasks", new { title = "回访客户", type = "followup", due_date = "2026-02-15" });

        Assert.Contains(expected, await tenant.Admin.GetStringAsync($"/api/tasks/export?format={format}&lang=zh-CN"), StringComparison.Ordinal);
    }
}
