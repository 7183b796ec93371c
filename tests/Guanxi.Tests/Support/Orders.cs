using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guanxi.Tests.Support;

/// <summary>Short words for orders.</summary>
public static class OrderCalls
{
    public static Task<JsonNode> AddOrder(this HttpClient http, string customer, object facts)
    {
        var order = JsonSerializer.SerializeToNode(facts)!.AsObject();
        order["customer_id"] = customer;
        return http.PostJson("/api/orders", order);
    }
}
