using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Guanxi.Tests.Support;

/// <summary>Short words for making and reading the records of a test through the API.</summary>
public static class Records
{
    public static async Task<string> AddCustomer(this HttpClient client, string name, object? more = null)
    {
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(more ?? new { }))!.AsObject();
        body["name"] = name;
        return (string)(await client.PostJson("/api/customers", body))["customer_id"]!;
    }

    public static async Task<string> AddContact(this HttpClient client, string customer, string name, object? more = null)
    {
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(more ?? new { }))!.AsObject();
        (body["name"], body["customer_id"]) = (name, customer);
        return (string)(await client.PostJson("/api/contacts", body))["contact_id"]!;
    }

    public static async Task<string> AddLead(this HttpClient client, string name, object? more = null)
    {
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(more ?? new { }))!.AsObject();
        body["name"] = name;
        return (string)(await client.PostJson("/api/leads", body))["lead_id"]!;
    }

    public static async Task<string> LogActivity(this HttpClient client, string customer, string content, string type = "call", string? at = null, string? contact = null) =>
        (string)(await client.PostJson("/api/activities", new { type, customer_id = contact is null ? customer : null, contact_id = contact, content, occurred_at = at ?? "2026-01-15T08:00:00Z" }))["activity_id"]!;

    /// <summary>The texts of one field over the items of a list.</summary>
    public static IReadOnlyList<string?> Of(this JsonNode list, string field) => [.. list["items"]!.AsArray().Select(i => i![field]?.ToString())];

    /// <summary>The names of all customers the caller sees, in the order of their names.</summary>
    public static async Task<IReadOnlyList<string?>> CustomerNames(this HttpClient client, string query = "")
    {
        var names = new List<string?>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await client.GetJson($"/api/customers?is_active=all&sort=name&limit=200&{query}{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            names.AddRange(page.Of("name"));
            cursor = (string?)page["next_cursor"];
        }
        return [.. names];
    }

    /// <summary>The fields a refusal names.</summary>
    public static async Task<string[]> FaultyFields(this Task<HttpResponseMessage> request)
    {
        var response = await request;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == System.Net.HttpStatusCode.BadRequest, $"{(int)response.StatusCode}: {text}");
        var body = JsonNode.Parse(text)!;
        Assert.Equal("validation", (string?)body["code"]);
        return [.. body["errors"]!.AsObject().Select(e => e.Key)];
    }

    public static Task<HttpResponseMessage> Patch(this HttpClient client, string path, object body) => client.PatchAsJsonAsync(path, body);
}
