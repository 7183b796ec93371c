using System.Net;
using System.Text.Json.Nodes;
using Guanxi.DataTransfer;
using Guanxi.Platform.Schedule;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.DataTransfer;

public sealed class ForgetFilesTests(CrmApp app)
{
    [Fact]
    public async Task Files_nobody_needs_go_after_thirty_days_and_the_rest_stays()
    {
        var tenant = await app.NewTenant();
        var import = await tenant.Admin.Import(Imports.Csv("客户名称,客户状态", "甲,成交", "乙,不存在的状态"));
        var (loose, attached) = (await Upload(tenant.Admin), await Upload(tenant.Admin));
        await tenant.Admin.PostJson("/api/activities", new { type = "note", content = "附件", attachments = new[] { attached } });
        var stored = Directory.GetFiles(Path.Combine(app.Folder, "files", tenant.Id.ToString("N"))).Length;
        Assert.Equal(3, stored);

        await Forget(tenant, TimeProvider.System.GetUtcNow().AddDays(29));
        Assert.Equal(3, Directory.GetFiles(Path.Combine(app.Folder, "files", tenant.Id.ToString("N"))).Length);
        await Forget(tenant, TimeProvider.System.GetUtcNow().AddDays(31));

        Assert.Single(Directory.GetFiles(Path.Combine(app.Folder, "files", tenant.Id.ToString("N"))));
        Assert.Equal(1, await tenant.Read(db => db.Files.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Admin.GetAsync($"/api/files/{loose}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await tenant.Admin.GetAsync($"/api/files/{attached}")).StatusCode);
        Assert.Single(await tenant.Admin.ImportErrors(import));
        Assert.Equal("import.file_gone", await tenant.Admin.GetAsync($"/api/imports/{import["import_id"]}/errors?format=csv").RefusedWith(HttpStatusCode.Gone));
        await tenant.Admin.Revert(import);
    }

    private static async Task<string> Upload(HttpClient http) =>
        (string)JsonNode.Parse(await (await http.PostAsync("/api/files", Imports.Form([1, 2, 3], "x.bin"))).Content.ReadAsStringAsync())!["file_id"]!;

    /// <summary>Of this organisation alone: files of others, which run beside it, would seem old as well.</summary>
    private async Task Forget(Tenant tenant, DateTimeOffset now)
    {
        await using var scope = app.ActingFor(tenant.Id);
        await ForgetFiles.Of(scope.ServiceProvider.GetRequiredService<CrmDb>(), new JobScope(scope.ServiceProvider, now, default));
    }
}
