using System.Net.Http.Headers;
using System.Net.Http.Json;
using Guanxi.Customers;
using Guanxi.Opportunities;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;

namespace Guanxi.Benchmarks;

/// <summary>One request of the product, the floor's request for the same work, and what is aimed at.</summary>
/// <param name="Product">By worker and turn.</param>
/// <param name="IdOf">The customer a turn is about; its id stands in the captured SQL's place of <see cref="CapturedId"/>.</param>
internal sealed record Case(
    string Name, double Ratio, double? P95, Func<int, int, HttpRequestMessage> Product, Func<int, int, Guid>? IdOf = null, Guid? CapturedId = null)
{
    /// <summary>The address of a record by its id.</summary>
    public Func<Guid, string> Address { get; init; } = id => $"/api/customers/{new Id<Customer>(id)}";

    /// <summary>Puts the captured record back, so that the same request does the same once more; null for requests that only read or add.</summary>
    public string? Reset { get; init; }

    /// <summary>No other number of a customer is this, so that the floor can tell the version among the captured values.</summary>
    public const int CapturedVersion = 7919;

    private const int CaptureWorker = 40; // no other gets so far
    private const double Read = 1.5, Write = 2.5, ListMs = 50, SearchMs = 100, BoardMs = 150, FunnelMs = 300;

    private const string ResetCustomer = "UPDATE crm.customers SET version = @version WHERE id = @id";
    private const string ResetDeal = "UPDATE crm.opportunities SET version = @version, stage_id = @from WHERE id = @id";

    public HttpRequestMessage Floor(int worker, int turn) => new(HttpMethod.Post, new Uri($"/{Name}{(IdOf is null ? "" : $"?id={IdOf(worker, turn)}")}", UriKind.Relative));

    public static IReadOnlyList<Case> All(BenchData data)
    {
        Guid Reading(int worker, int turn) => data.Ids[(worker * 131 + turn) % data.Ids.Length];
        Guid Moving(int worker, int turn) => data.Deals[(1 + worker * 20 + turn % 20) % data.Deals.Length]; // few deals will do where none is moved
        Guid Writing(int worker, int turn) => data.Writable[(1 + worker * 20 + turn % 20) % data.Writable.Length];
        return
        [
            new("get", Read, ListMs, (w, t) => Get(data.Admin, $"/api/customers/{new Id<Customer>(Reading(w, t))}"), Reading, data.Ids[0]),
            new("list-own", Read, ListMs, (_, _) => Get(data.Seller, "/api/customers?sort=-last_activity_at")),
            new("list-all", Read, ListMs, (_, _) => Get(data.Admin, "/api/customers")),
            new("list-fields", Read, SearchMs, (_, _) => Get(data.Admin, $"/api/customers?filter={Uri.EscapeDataString(LoadFields.Filter)}")),
            new("list-wide", Read, ListMs, (_, _) => Get(data.Wide, "/api/customers")),
            new("search-common", Read, SearchMs, (_, _) => Search(data, "科技")),
            new("search-rare", Read, SearchMs, (_, _) => Search(data, data.RareWord)),
            new("search-phone", Read, SearchMs, (_, _) => Search(data, data.PhoneEnd)),
            new("tasks-own", Read, ListMs, (_, _) => Get(data.Seller, "/api/tasks?status=open&assignee=me")),
            new("tasks-all", Read, ListMs, (_, _) => Get(data.Admin, "/api/tasks?status=open")),
            new("timeline", Read, SearchMs, (_, _) => Get(data.Admin, $"/api/customers/{new Id<Customer>(data.Ids[0])}/timeline")),
            new("create", Write, null, (w, t) => Send(data.Admin, HttpMethod.Post, "/api/customers", new
            {
                name = $"基准新建科技有限公司{w}-{t}", short_name = "基准新建", industry = "制造业", phone = $"0755-7{w:00}{t % 100_000:00000}", email = $"c{w}.{t}@example.com", source = "网站", status = "interested",
            })),
            new("update", Write, null, (w, t) => Send(data.Admin, HttpMethod.Patch, $"/api/customers/{new Id<Customer>(Writing(w, t))}", new { annual_revenue = 1_000_000 + t, source = "转介绍" }),
                Writing, data.Writable[0]) { Reset = ResetCustomer },
            new("board", Read, BoardMs, (_, _) => Get(data.Admin, "/api/opportunities/board")),
            new("board-own", Read, BoardMs, (_, _) => Get(data.Seller, "/api/opportunities/board")),
            new("funnel", Read, FunnelMs, (_, _) => Get(data.Admin, "/api/analytics/sales_funnel")),
            new("move", Write, null, (w, t) => Send(data.Admin, HttpMethod.Put, MoveAddress(Moving(w, t)), new { stage_id = new Id<Stage>(data.Stages[(t / 20 + 1) % 2]) }), Moving, data.Deals[0])
                { Address = MoveAddress, Reset = ResetDeal },
        ];
    }

    /// <summary>The request whose SQL the floor repeats.</summary>
    public HttpRequestMessage ToCapture(BenchData data, int turn)
    {
        var request = Product(CaptureWorker, turn);
        if (CapturedId is { } id) request.RequestUri = new Uri(Address(id), UriKind.Relative);
        return request;
    }

    private static string MoveAddress(Guid deal) => $"/api/opportunities/{new Id<Opportunity>(deal)}/move";

    private static HttpRequestMessage Search(BenchData data, string typed) => Get(data.Admin, $"/api/customers/search?q={Uri.EscapeDataString(typed)}");

    private static HttpRequestMessage Get(string token, string path) => Send(token, HttpMethod.Get, path, null);

    private static HttpRequestMessage Send(string token, HttpMethod method, string path, object? body) => new(method, new Uri(path, UriKind.Relative))
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        Content = body is null ? null : JsonContent.Create(body),
    };
}
