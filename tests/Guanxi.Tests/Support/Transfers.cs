using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Identity;

namespace Guanxi.Tests.Support;

/// <summary>A department with its head, somebody in it who asks and a colleague who is to get the customer.</summary>
internal sealed record SalesTeam(Tenant Tenant, Department Department, Member Head, Member Asker, Member Colleague)
{
    public static async Task<SalesTeam> Of(CrmApp app)
    {
        var tenant = await app.NewTenant();
        var department = await tenant.Department("销售一部");
        var team = new SalesTeam(tenant, department, await tenant.Member("manager", department.Id, "主管"), await tenant.Member("sales", department.Id, "小王"), await tenant.Member("sales", department.Id, "小李"));
        await tenant.Admin.PatchJson($"/api/departments/{department.Id}", new { head_id = team.Head.Id });
        return team;
    }

    /// <summary>The asker's customer and the approval of its transfer to the colleague.</summary>
    public async Task<(string Customer, string Approval)> Ask(string name = "云杉软件", string reason = "地址在他的区域")
    {
        var customer = await Asker.Http.AddCustomer(name);
        var asked = await Asker.Http.PostJson($"/api/customers/{customer}/transfer", new { owner_id = Colleague.Id, reason });
        await Tenant.Settle();
        return (customer, (string)asked["approval_id"]!);
    }

    public Task Rule(params object[] steps) => Tenant.Admin.Put("/api/approvals/rules/customer_transfer", new { steps });
}

internal static class Decisions
{
    public static Task<HttpResponseMessage> Decides(this HttpClient client, string approval, string verb, string? comment = null) =>
        client.PostAsJsonAsync($"/api/approvals/{approval}/{verb}", new { comment });

    public static async Task<JsonNode> StatusOf(this HttpClient client, string approval) => (await client.GetJson($"/api/approvals/{approval}"))["approval"]!["status"]!;

    public static async Task<string?> OwnerOf(this HttpClient client, string customer) => (string?)(await client.GetJson($"/api/customers/{customer}"))["owner_id"];
}
