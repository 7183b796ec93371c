using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Support;

/// <summary>Short words for deals and pipelines.</summary>
public static class Deals
{
    public static Task<JsonNode> AddDeal(this HttpClient client, string customer, string title, object? more = null)
    {
        var body = JsonNode.Parse(JsonSerializer.Serialize(more ?? new { }))!.AsObject();
        (body["customer_id"], body["title"]) = (customer, title);
        return client.PostJson("/api/opportunities", body);
    }

    public static async Task<JsonNode> PutJson(this HttpClient client, string path, object body)
    {
        var response = await client.PutAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {path}: {text}");
        return JsonNode.Parse(text)!;
    }

    public static Task<JsonNode> Move(this HttpClient client, JsonNode deal, object body) => client.PutJson($"/api/opportunities/{deal["opportunity_id"]}/move", body);

    public static Task<HttpResponseMessage> TryMove(this HttpClient client, JsonNode deal, object body) => client.PutAsJsonAsync($"/api/opportunities/{deal["opportunity_id"]}/move", body);

    public static Task<HttpResponseMessage> TryClose(this HttpClient client, JsonNode deal, object body) => client.PutAsJsonAsync($"/api/opportunities/{deal["opportunity_id"]}/close", body);

    public static Task<JsonNode> Close(this HttpClient client, JsonNode deal, object body) => client.PutJson($"/api/opportunities/{deal["opportunity_id"]}/close", body);

    public static Task<JsonNode> Read(this HttpClient client, JsonNode deal) => client.GetJson($"/api/opportunities/{deal["opportunity_id"]}");

    /// <summary>The default pipeline.</summary>
    public static async Task<JsonNode> Pipeline(this HttpClient client) => (await client.GetJson("/api/pipelines"))["items"]![0]!;

    public static string StageId(this JsonNode pipeline, string name) => (string)pipeline["stages"]!.AsArray().First(s => (string?)s!["name"] == name)!["stage_id"]!;
}

/// <summary>What time and other modules do to deals.</summary>
public static class DealsInTime
{
    public static Task Touch(this Tenant tenant, JsonNode deal, DateTimeOffset at) => tenant.Read(async db =>
    {
        await OpportunitiesModule.Touch(db, IdOf(deal), at, default);
        return 0;
    });

    public static Task Plan(this Tenant tenant, JsonNode deal, DateTimeOffset? at) => tenant.Read(async db =>
    {
        await OpportunitiesModule.Planned(db, IdOf(deal), at, default);
        return 0;
    });

    /// <summary>Lets the deal stand in its stage for so many days.</summary>
    public static Task Age(this Tenant tenant, JsonNode deal, int days) => tenant.Read(db =>
    {
        var (id, since) = (IdOf(deal), TimeProvider.System.GetUtcNow().AddDays(-days));
        return db.Opportunities.Where(o => o.Id == id).ExecuteUpdateAsync(set => set.SetProperty(o => o.EnteredStageAt, since));
    });

    public static Id<Opportunity> IdOf(JsonNode deal) => Id<Opportunity>.Parse((string)deal["opportunity_id"]!);
}
