using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Guanxi.Identity.Passkeys;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Platform.Matrix;

/// <summary>An organisation in which a salesperson made one record of every kind that can be made through the API.</summary>
internal sealed class Fixture(ApiDescription api, Tenant tenant, Member sales)
{
    public const string Word = "金丝雀";
    private readonly Dictionary<string, string> ids = [];

    public Tenant Tenant => tenant;
    public Member Sales => sales;
    public IReadOnlyDictionary<string, string> Ids => ids;

    /// <summary>Kinds nobody could make a record of, with what the server said.</summary>
    public List<string> Unmade { get; } = [];

    public static async Task<Fixture> Make(CrmApp app, ApiDescription api)
    {
        var tenant = await app.NewTenant();
        var fixture = new Fixture(api, tenant, await tenant.Member());
        fixture.ids["user"] = fixture.Sales.Id;
        fixture.ids["dept"] = (await tenant.Department("部门")).Id.ToString();
        await fixture.MakeRecords();
        await fixture.KeepDocument();
        await fixture.KeepPasskey();
        await fixture.FindListed();
        return fixture;
    }

    /// <summary>In rounds, since a contact needs its customer.</summary>
    private async Task MakeRecords()
    {
        var open = api.Operations.Where(o => o.IsCreation && o.Body is not null && o.Path != "/api/me/passkeys").ToList();
        for (var round = 0; round < 3 && open.Count > 0; round++)
        {
            Unmade.Clear();
            foreach (var creation in open.ToList())
                if (await TryMake(creation)) open.Remove(creation);
        }
    }

    /// <summary>A document comes as a form, not as JSON.</summary>
    private async Task KeepDocument()
    {
        var answer = await (await sales.Http.PostAsync($"/api/documents?kind=customers&record_id={ids["cust"]}", Imports.Form(Encoding.UTF8.GetBytes(Word), $"{Word}.txt"))).Body();
        ids["doc"] = (string)answer["document_id"]!;
    }

    /// <summary>A passkey takes a device to be made.</summary>
    private async Task KeepPasskey()
    {
        var passkey = Passkey.Of(sales.User.Id, Word, "localhost", new([1], [1], TimeProvider.System.GetUtcNow(), 0, null, true, false, false, [], []));
        await tenant.Given(passkey);
        ids["pk"] = passkey.Id.ToString();
    }

    private async Task<bool> TryMake(Operation creation)
    {
        var samples = new Samples(api, ids, Word);
        var body = samples.Object(creation.Body!, creation.Path);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var response = await sales.Http.PostAsync(creation.Path, Json(body));
            if (response.StatusCode == HttpStatusCode.Forbidden) response = await tenant.Admin.PostAsync(creation.Path, Json(body));
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
            if (response.IsSuccessStatusCode)
            {
                var id = response.Headers.Location?.ToString().Split('/')[^1] ?? "";
                if (id.Contains('_', StringComparison.Ordinal)) ids[id[..id.IndexOf('_', StringComparison.Ordinal)]] = id;
                return true;
            }
            if (samples.TryRepair(body, creation.Body!, answer, creation.Path)) continue;
            Unmade.Add($"{creation.Name} {body.ToJsonString()}: {answer}");
            return false;
        }
        return false;
    }

    /// <summary>Kinds that exist without being made, such as roles, are found in their lists.</summary>
    private async Task FindListed()
    {
        foreach (var list in api.Operations.Where(o => o is { IsSafe: true, IsStream: false } && !o.Path.Contains('{', StringComparison.Ordinal)))
        {
            var response = await tenant.Admin.GetAsync(list.Path);
            if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType != "application/json") continue;
            if (JsonNode.Parse(await response.Content.ReadAsStringAsync()) is not JsonObject answer || answer["items"] is not JsonArray { Count: > 0 } items || items[0] is not JsonObject first) continue;
            foreach (var (_, value) in first)
                if (value is JsonValue text && text.TryGetValue<string>(out var id) && id.Length > 27 && id[^27] == '_') ids.TryAdd(id[..^27], id);
        }
    }

    public static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}
