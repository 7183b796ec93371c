using System.Globalization;
using System.Text.Json.Nodes;
using Guanxi.Tests.Platform.Tables;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.DataTransfer;

/// <summary>A real sales history goes in through the product: accounts, catalogue, teams, 8,800 deals. The pipeline report must come out to the unit.</summary>
public sealed class MavenTests(CrmApp app)
{
    private const string Folder = "03-opportunity/";

    [Fact]
    public async Task The_pipeline_report_of_a_real_history_is_right_to_the_unit()
    {
        var admin = await Imported();
        var expected = JsonNode.Parse(Read("maven_expected_report_asof_2017-10-01.json"))!;

        foreach (var (by, key, name) in new[] { ("region", "by_regional_office", "regional_office"), ("manager", "by_manager", "manager"), ("product", "by_product", "product"), ("agent", "by_sales_agent", "sales_agent") })
        {
            var report = await admin.GetJson($"/api/analytics/pipeline_report?by={by}");
            Assert.Equal(Totals(expected, "won_value"), Totals(report, "won_value"));
            Assert.Equal(
                expected[key]!.AsArray().Select(r => Line(r!, name)).Order(StringComparer.Ordinal),
                report["items"]!.AsArray().Select(r => Line(r!, "name")).Order(StringComparer.Ordinal));
        }

        var open = (await admin.GetJson("/api/analytics/pipeline_report"))["open"]!.AsArray().ToDictionary(o => (string)o!["stage"]!, o => (int)o!["count"]!);
        Assert.Equal((int)expected["open_as_of"]!["Engaging"]! + (int)expected["open_as_of"]!["reopened_hidden"]!, open["Engaging"]);
        Assert.Equal((int)expected["open_as_of"]!["Prospecting"]!, open["Prospecting"]);
    }

    [Fact]
    public async Task Nothing_of_the_history_is_lost_and_the_traps_are_taken()
    {
        var admin = await Imported();

        Assert.Equal(8800, (int)(await admin.GetJson("/api/opportunities"))["total"]!);
        Assert.Equal(1425, (int)(await admin.GetJson("/api/opportunities?filter=" + Uri.EscapeDataString("customer_id is null")))["total"]!);
        var deal = (await admin.GetJson("/api/opportunities?q=" + Uri.EscapeDataString("GTXPro") + "&status=won&limit=1"))["items"]![0]!;
        var detail = await admin.Read(deal);
        Assert.Equal("GTX Pro", (string?)detail["lines"]![0]!["name"]);
        Assert.NotNull(detail["customer_id"]);
        Assert.True((int)(await admin.GetJson("/api/customers?status=won"))["total"]! > 80);
    }

    private async Task<HttpClient> Imported()
    {
        var admin = (await app.NewTenant()).Admin;
        await admin.PutJson($"/api/pipelines/{(await admin.PostJson("/api/pipelines", new { name = "Maven", stages = new object[] { new { name = "Prospecting", probability = 10 }, new { name = "Engaging", probability = 40 }, new { name = "Won", kind = "won" }, new { name = "Lost", kind = "lost" } } }))["pipeline_id"]}", new { is_default = true });
        Assert.Equal("85/0/0/0", await Import(admin, "maven_accounts.csv", "customers", ("mapping", """{"account":"name","sector":"industry"}""")));
        Assert.Equal("7/0/0/0", await Import(admin, "maven_products.csv", "products"));
        Assert.Equal("35/0/0/0", await Import(admin, "maven_sales_teams.csv", "users"));
        Assert.Equal("8800/0/0/0", await Import(admin, "maven_sales_pipeline_asof_2017-10-01.csv", "opportunities"));
        return admin;
    }

    private static async Task<string> Import(HttpClient client, string file, string kind, params (string, string)[] options)
    {
        var done = await client.Import(System.Text.Encoding.UTF8.GetBytes(Read(file)), file, [("kind", kind), .. options]);
        var faults = (long)done["failed"]! == 0 ? "" : " " + string.Join(' ', (await client.ImportErrors(done)).Take(5).Select(e => $"{e!["row"]}:{e["column"]}:{e["code"]}"));
        return done.Counts() + faults;
    }

    private static string Totals(JsonNode report, string value) => string.Create(CultureInfo.InvariantCulture,
        $"{report["closed"]} {report["won"]} {(decimal)report["win_rate"]!:0.000000} {(decimal)report[value]!:0.00} {(decimal)report["avg_won_value"]!:0.0000} {(decimal)report["avg_cycle_won_days"]!:0.0000} {(decimal)report["median_cycle_won_days"]!:0.0}");

    private static string Line(JsonNode row, string name) => string.Create(CultureInfo.InvariantCulture,
        $"{row[name]} {row["closed"]} {row["won"]} {(decimal)row["win_rate"]!:0.000000} {(decimal)row["value"]!:0.00} {(decimal)row["cycle"]!:0.000000}");

    private static string Read(string file)
    {
        using var stream = SharedData.Open(Folder + file);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
