using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Tasks;

public sealed class TaskTests(CrmApp app)
{
    [Fact]
    public async Task A_task_of_the_second_document_is_kept_word_for_word()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var contact = await tenant.Admin.AddContact(customer, "张三");

        var task = await tenant.Admin.PostJson("/api/tasks", new
        {
            type = "followup",
            customer_id = customer,
            contact_id = contact,
            title = "回访客户",
            description = "确认产品使用情况",
            due_date = "2026-02-15",
            priority = "normal",
        });

        var read = await tenant.Admin.GetJson($"/api/tasks/{task["task_id"]}");
        Assert.Equal(task.ToJsonString(), read.ToJsonString());
        Assert.Equal(("followup", "回访客户", "2026-02-15", "pending"), ((string?)read["type"], (string?)read["title"], (string?)read["due_date"], (string?)read["status"]));
        Assert.Equal((tenant.AdminUser.Id.ToString(), "管理员", "云杉软件", "张三"), ((string?)read["assignee"], (string?)read["assignee_name"], (string?)read["customer_name"], (string?)read["contact_name"]));
        Assert.Equal([1, 3, 7], read["reminder_days"]!.AsArray().Select(d => (int)d!));
        Assert.True((bool)read["all_day"]!);
    }

    [Fact]
    public async Task A_contact_brings_its_customer_and_no_other()
    {
        var tenant = await app.NewTenant();
        var (customer, other) = (await tenant.Admin.AddCustomer("甲"), await tenant.Admin.AddCustomer("乙"));
        var contact = await tenant.Admin.AddContact(customer, "张三");

        Assert.Equal(customer, (string?)(await tenant.Admin.PostJson("/api/tasks", new { title = "x", contact_id = contact }))["customer_id"]);
        Assert.Equal(["contact_id"], await tenant.Admin.PostAsJsonAsync("/api/tasks", new { title = "x", contact_id = contact, customer_id = other }).FaultyFields());
    }

    [Theory]
    [InlineData("{\"due_date\":\"2026-02-15\"}", "2026-02-15", null, null)]
    [InlineData("{\"due_date\":\"2026-02-15T09:30\"}", "2026-02-15T09:30:00+08:00", "2026-02-15T01:30:00Z", null)]
    [InlineData("{\"due_date\":\"2026-02-15T09:30:00+01:00\"}", "2026-02-15T16:30:00+08:00", "2026-02-15T08:30:00Z", null)]
    [InlineData("{\"starts_at\":\"2026-02-15T01:30:00Z\",\"ends_at\":\"2026-02-15T02:30:00Z\"}", "2026-02-15T09:30:00+08:00", "2026-02-15T01:30:00Z", "2026-02-15T02:30:00Z")]
    [InlineData("{\"due_date\":\"2026-02-15T23:30\",\"all_day\":true}", "2026-02-15", null, null)]
    [InlineData("{}", null, null, null)]
    public async Task The_time_may_be_said_in_several_ways(string given, string? due, string? starts, string? ends)
    {
        var tenant = await app.NewTenant();
        var body = JsonNode.Parse(given)!.AsObject();
        body["title"] = "拜访";

        var task = await tenant.Admin.PostJson("/api/tasks", body);

        Assert.Equal((due, starts, ends, due is not null && starts is null), ((string?)task["due_date"], (string?)task["starts_at"], (string?)task["ends_at"], (bool)task["all_day"]!));
    }

    [Fact]
    public async Task Moving_a_task_keeps_how_long_it_takes()
    {
        var tenant = await app.NewTenant();
        var task = await tenant.Admin.PostJson("/api/tasks", new { title = "会议", starts_at = "2026-02-15T01:00:00Z", ends_at = "2026-02-15T02:30:00Z" });

        var moved = await tenant.Admin.PatchJson($"/api/tasks/{task["task_id"]}", new { starts_at = "2026-02-16T03:00:00Z" });
        Assert.Equal(("2026-02-16T03:00:00Z", "2026-02-16T04:30:00Z"), ((string?)moved["starts_at"], (string?)moved["ends_at"]));

        var whole = await tenant.Admin.PatchJson($"/api/tasks/{task["task_id"]}", new { due_date = "2026-02-20" });
        Assert.Equal(("2026-02-20", null, null), ((string?)whole["due_date"], (string?)whole["starts_at"], (string?)whole["ends_at"]));
    }

    [Theory]
    [InlineData("title", "\" \"")]
    [InlineData("title", "null")]
    [InlineData("type", "\"dance\"")]
    [InlineData("priority", "\"extreme\"")]
    [InlineData("status", "\"done\"")]
    [InlineData("due_date", "\"0000-00-00\"")]
    [InlineData("due_date", "\"2026-02-30\"")]
    [InlineData("due_date", "\"morgen\"")]
    [InlineData("due_date", "\"9999-12-31\"")]
    [InlineData("starts_at", "\"0001-01-01T00:00:00Z\"")]
    [InlineData("ends_at", "\"2026-02-15T02:30:00Z\"", "starts_at")]
    [InlineData("all_day", "null")]
    [InlineData("reminder_days", "[1,-1]")]
    [InlineData("reminder_days", "[1000]")]
    [InlineData("customer_id", "\"cust_00000000000000000000000000\"")]
    [InlineData("contact_id", "\"contact_00000000000000000000000000\"")]
    [InlineData("customer_id", "\"x\"")]
    [InlineData("assignee", "\"nobody@example.com\"")]
    [InlineData("owner_id", "\"user_00000000000000000000000000\"", "assignee")]
    [InlineData("created_by", "\"x\"")]
    public async Task A_wrong_value_names_its_field_and_nothing_is_made(string field, string json, string? named = null)
    {
        var tenant = await app.NewTenant();
        var body = new JsonObject { ["title"] = "x" };
        body[field] = JsonNode.Parse(json);

        Assert.Equal([named ?? field], await tenant.Admin.PostAsJsonAsync("/api/tasks", body).FaultyFields());
        Assert.Equal(0, (int)(await tenant.Admin.GetJson("/api/tasks"))["total"]!);
    }

    [Fact]
    public async Task An_end_before_the_beginning_is_refused()
    {
        var tenant = await app.NewTenant();
        var body = new { title = "x", starts_at = "2026-02-15T02:00:00Z", ends_at = "2026-02-15T01:00:00Z" };
        Assert.Equal(["ends_at"], await tenant.Admin.PostAsJsonAsync("/api/tasks", body).FaultyFields());
    }

    [Fact]
    public async Task It_is_completed_once_and_reopened_once()
    {
        var tenant = await app.NewTenant();
        var address = $"/api/tasks/{(await tenant.Admin.PostJson("/api/tasks", new { title = "回访" }))["task_id"]}";

        var done = await tenant.Admin.PutJson($"{address}/complete", new { outcome = "满意" });
        Assert.Equal(("completed", "满意"), ((string?)done["status"], (string?)done["outcome"]));
        Assert.NotNull((string?)done["completed_at"]);
        Assert.Equal("task.closed", await tenant.Admin.PutAsJsonAsync($"{address}/complete", new { }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("task.closed", await tenant.Admin.PutAsync($"{address}/cancel", null).RefusedWith(HttpStatusCode.Conflict));

        var open = await tenant.Admin.PutJson($"{address}/reopen", new { });
        Assert.Equal(("pending", null, "满意"), ((string?)open["status"], (string?)open["completed_at"], (string?)open["outcome"]));
        Assert.Equal("task.open", await tenant.Admin.PutAsync($"{address}/reopen", null).RefusedWith(HttpStatusCode.Conflict));

        Assert.Equal("cancelled", (string?)(await tenant.Admin.PutJson($"{address}/cancel", new { }))["status"]);
        Assert.Equal("in_progress", (string?)(await tenant.Admin.PatchJson(address, new { status = "in_progress" }))["status"]);
        Assert.Equal("completed", (string?)(await tenant.Admin.PatchJson(address, new { status = "completed" }))["status"]);
    }

    [Fact]
    public async Task Completing_needs_no_body()
    {
        var tenant = await app.NewTenant();
        var task = await tenant.Admin.PostJson("/api/tasks", new { title = "回访" });
        Assert.Equal(HttpStatusCode.OK, (await tenant.Admin.PutAsync($"/api/tasks/{task["task_id"]}/complete", null)).StatusCode);
    }

    [Fact]
    public async Task An_old_version_is_refused_with_what_it_is_now()
    {
        var tenant = await app.NewTenant();
        var address = $"/api/tasks/{(await tenant.Admin.PostJson("/api/tasks", new { title = "回访" }))["task_id"]}";
        await tenant.Admin.PatchJson(address, new { title = "再次回访" });

        var response = await tenant.Admin.PatchAsJsonAsync(address, new { title = "别的", version = 1 });
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("再次回访", (string?)(await response.Body())["current"]!["title"]);
    }

    [Fact]
    public async Task It_goes_with_its_customer_and_stays_without_its_contact()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("云杉软件");
        var contact = await tenant.Admin.AddContact(customer, "张三");
        var address = $"/api/tasks/{(await tenant.Admin.PostJson("/api/tasks", new { title = "回访", contact_id = contact }))["task_id"]}";

        (await tenant.Admin.DeleteAsync($"/api/contacts/{contact}")).EnsureSuccessStatusCode();
        var left = await tenant.Admin.GetJson(address);
        Assert.Equal((customer, null), ((string?)left["customer_id"], (string?)left["contact_id"]));

        (await tenant.Admin.DeleteAsync($"/api/customers/{customer}")).EnsureSuccessStatusCode();
        Assert.Equal("not_found", await tenant.Admin.GetAsync(address).RefusedWith(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_deal_brings_its_customer_and_no_other_and_the_task_outlives_either()
    {
        var tenant = await app.NewTenant();
        var (customer, other) = (await tenant.Admin.AddCustomer("甲"), await tenant.Admin.AddCustomer("乙"));
        var deal = (string)(await tenant.Admin.PostJson("/api/opportunities", new { customer_id = customer, title = "采购", amount = 1000 }))["opportunity_id"]!;
        var task = await tenant.Admin.PostJson("/api/tasks", new { title = "报价", opportunity_id = deal });

        Assert.Equal((customer, "采购"), ((string?)task["customer_id"], (string?)task["opportunity_title"]));
        Assert.Equal(["opportunity_id"], await tenant.Admin.PostAsJsonAsync("/api/tasks", new { title = "x", opportunity_id = deal, customer_id = other }).FaultyFields());
        Assert.Equal(["报价"], (await tenant.Admin.GetJson($"/api/tasks?opportunity_id={deal}")).Of("title"));

        (await tenant.Admin.DeleteAsync($"/api/customers/{customer}")).EnsureSuccessStatusCode();
        var left = await tenant.Admin.GetJson($"/api/tasks/{task["task_id"]}");
        Assert.Equal((null, deal), ((string?)left["customer_id"], (string?)left["opportunity_id"]));

        (await tenant.Admin.DeleteAsync($"/api/opportunities/{deal}")).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Admin.GetAsync($"/api/tasks/{task["task_id"]}")).StatusCode);
    }

    [Fact]
    public async Task Another_customer_takes_contact_and_deal_of_the_former_off()
    {
        var tenant = await app.NewTenant();
        var (customer, other) = (await tenant.Admin.AddCustomer("甲"), await tenant.Admin.AddCustomer("乙"));
        var contact = await tenant.Admin.AddContact(customer, "张三");
        var lead = (string)(await tenant.Admin.PostJson("/api/leads", new { name = "李四" }))["lead_id"]!;
        var task = await tenant.Admin.PostJson("/api/tasks", new { title = "x", contact_id = contact, lead_id = lead });

        var moved = await tenant.Admin.PatchJson($"/api/tasks/{task["task_id"]}", new { customer_id = other });

        Assert.Equal((other, null, lead, "李四"), ((string?)moved["customer_id"], (string?)moved["contact_id"], (string?)moved["lead_id"], (string?)moved["lead_name"]));
    }
}
