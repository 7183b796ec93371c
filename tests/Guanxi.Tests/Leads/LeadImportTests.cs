using System.Globalization;
using System.Net;
using Guanxi.Tests.Platform.Tables;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Guanxi.Tests.Support.Imports;

namespace Guanxi.Tests.Leads;

public sealed class LeadImportTests(CrmApp app)
{
    private const string Mapping =
        """{"Lead Number":"name","Lead Source":"source","TotalVisits":"page_visits","Specialization":"interest","City":"city","What is your current occupation":"position","A free copy of Mastering The Interview":"downloaded_whitepaper"}""";

    [Fact]
    public async Task The_public_leads_come_in_scored_and_handed_out()
    {
        var tenant = await app.NewTenant();
        Member[] team = [await tenant.Member(), await tenant.Member(), await tenant.Member()];
        await tenant.Admin.Put("/api/leads/scoring", new { rules = new object[] { new { condition = "页面访问 >= 5", points = 40 }, new { condition = "下载了白皮书", points = 25 }, new { condition = "城市 = 'Mumbai'", points = 20 } } });
        await tenant.Admin.Put("/api/leads/assignment", new { mode = "round_robin", members = team.Select(m => new { user_id = m.Id }) });
        using var file = SharedData.Open("04-leads/x_education_leads_train.csv");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);

        var done = await tenant.Admin.Import(bytes, "leads.csv", ("kind", "leads"), ("mode", "create"), ("mapping", Mapping));

        Assert.Equal("6508/0/0/0", done.Counts());
        var shares = await Task.WhenAll(team.Select(m => tenant.Read(db => db.Leads.CountAsync(l => l.OwnerId == m.User.Id))));
        Assert.Equal(6508, shares.Sum());
        Assert.True(shares.Max() - shares.Min() <= 1, string.Join(' ', shares.Select(s => s.ToString(CultureInfo.InvariantCulture))));
        foreach (var (filter, score) in new[] { ("页面访问 >= 5 and 下载了白皮书 and 城市 = 'Mumbai'", 85), ("页面访问 < 5 and not 下载了白皮书 and 城市 = 'Mumbai'", 20) })
            Assert.All((await tenant.Admin.GetJson($"/api/leads?limit=200&filter={filter}"))["items"]!.AsArray(), l => Assert.Equal(score, (int)l!["score"]!));
        Assert.Equal(0, (int)(await tenant.Admin.GetJson("/api/leads?filter=城市 = 'Select'"))["total"]!);
        Assert.Contains("Google", (await tenant.Admin.GetJson("/api/analytics/lead_sources")).Of("source"));
        Assert.Equal(7, (await team[0].Http.GetJson("/api/notifications"))["items"]!.AsArray().Count); // one for each thousand rows, not for each lead
    }

    [Fact]
    public async Task A_file_changes_the_leads_it_knows_and_is_taken_back()
    {
        var tenant = await app.NewTenant();
        var known = await tenant.Admin.AddLead("李四", new { email = "lisi@newcompany.com", city = "深圳" });
        var file = Csv("姓名,公司,邮箱,城市,线索状态,公司规模", "李四,新公司,LISI@newcompany.com,广州,跟进中,50-99人", "王五,旧公司,wang@old.com,北京,Junk Lead,");

        var rehearsed = await tenant.Admin.Import(file, "leads.csv", ("kind", "leads"), ("mode", "upsert"), ("dry_run", "true"));
        Assert.Equal(("1/1/0/0", 1), (rehearsed.Counts(), (int)(await tenant.Admin.GetJson("/api/leads"))["total"]!));
        var done = await tenant.Admin.Import(file, "leads.csv", ("kind", "leads"), ("mode", "upsert"));
        var changed = await tenant.Admin.GetJson($"/api/leads/{known}");
        var made = (await tenant.Admin.GetJson("/api/leads?q=王五"))["items"]![0]!;

        Assert.Equal("1/1/0/0", done.Counts());
        Assert.Equal(("新公司", "广州", "working", 50), ((string?)changed["company"], (string?)changed["city"], (string?)changed["status"], (int)changed["company_size"]!));
        Assert.Equal(("disqualified", "Junk Lead"), ((string?)made["status"], (string?)made["disqualified_reason"]));

        Assert.Equal("reverted", (string?)(await tenant.Admin.Revert(done))["status"]);
        var back = await tenant.Admin.GetJson($"/api/leads/{known}");
        Assert.Equal(((string?)null, "深圳", "new"), ((string?)back["company"], (string?)back["city"], (string?)back["status"]));
        Assert.Equal(["李四"], (await tenant.Admin.GetJson("/api/leads")).Of("name"));
    }

    [Fact]
    public async Task A_row_that_does_not_fit_is_named_and_the_others_come_in()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();

        var done = await rep.Http.Import(Csv("姓名,邮箱,线索状态,负责人", "甲,a@example.com,,", "乙,不是邮箱,,", "丙,,睡着了,", ",,,", $"丁,,,{(string)(await tenant.Admin.GetJson("/api/me"))["name"]!}", ",e@example.com,,"), "leads.csv", ("kind", "leads"));

        Assert.Equal("2/0/0/3", done.Counts());
        Assert.Equal(["email:not_an_email", "status:unknown_option", "owner:lead.cannot_assign"], (await rep.Http.ImportErrors(done)).Select(e => $"{e!["column"]}:{e["code"]}"));
        Assert.Equal(["e@example.com", "甲"], (await rep.Http.GetJson("/api/leads?owner=me")).Of("name").Order());
        var reader = await tenant.Member("readonly");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Http.SendFile(Csv("姓名", "甲"), "leads.csv", "/api/imports", ("kind", "leads"))).StatusCode);
    }

    [Fact]
    public async Task The_palette_finds_leads()
    {
        var tenant = await app.NewTenant();
        var lead = await tenant.Admin.AddLead("李四", new { company = "云杉科技" });

        var hit = (await tenant.Admin.GetJson("/api/search?q=yskj"))["items"]!.AsArray().Single(h => (string?)h!["kind"] == "lead")!;
        Assert.Equal((lead, "李四", "云杉科技"), ((string?)hit["id"], (string?)hit["title"], (string?)hit["subtitle"]));
    }
}
