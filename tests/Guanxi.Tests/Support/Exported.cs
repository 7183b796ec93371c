using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Guanxi.Tests.Support;

/// <summary>Short words for asking for files and waiting until they are written.</summary>
internal static class Exported
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(60);

    public static Task LimitExports(this Tenant tenant, int? rows) => tenant.Admin.PatchJson("/api/organization", new { export_approval_rows = rows });

    public static async Task AddCustomers(this HttpClient client, int count, string name = "客户")
    {
        for (var i = 0; i < count; i++) await client.AddCustomer($"{name}{i}", new { phone = $"+86 139 0000 {i:0000}" });
    }

    /// <summary>Asks for a file of customers.</summary>
    public static async Task<JsonNode> AskExport(this HttpClient client, object? request = null)
    {
        var response = await client.PostAsJsonAsync("/api/exports", request ?? new { kind = "customers", columns = "name,phone", reason = "寄送年历" });
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, $"{(int)response.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>The export once it has come to an end, and what was agreed has been carried out.</summary>
    public static async Task<JsonNode> ExportEnded(this Tenant tenant, HttpClient client, JsonNode export)
    {
        await tenant.Settle();
        using var deadline = new CancellationTokenSource(Deadline);
        using var timer = new PeriodicTimer(Look);
        while (true)
        {
            var now = await client.GetJson($"/api/exports/{export["export_id"]}");
            if ((string?)now["status"] is not ("running" or "waiting")) return now;
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }

    public static Task<HttpResponseMessage> FileOf(this HttpClient client, JsonNode export) => client.GetAsync($"/api/exports/{export["export_id"]}/file");

    public static async Task<string> TextOf(this HttpClient client, JsonNode export) => await (await client.FileOf(export)).EnsureSuccessStatusCode().Content.ReadAsStringAsync();
}
