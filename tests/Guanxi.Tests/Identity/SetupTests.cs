using System.Net;
using System.Net.Http.Json;
using Guanxi.Platform;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Identity;

public sealed class SetupTests(CrmApp app)
{
    private static readonly object First = new { organization = "关系科技", name = "王芳", email = "wang@example.com", password = "correct horse 1" };

    [Fact]
    public async Task An_empty_installation_is_set_up_once()
    {
        await using var server = await app.StartServer(("ConnectionStrings:Crm", await app.FreshDatabase()), ("Signup:Enabled", "false"));
        var visitor = app.Visitor(server);
        Assert.True((bool)(await visitor.GetJson("/api/setup"))["needed"]!);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.Visitor(server).PostAsJsonAsync("/api/setup", First)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal("setup.done", await visitor.PostAsJsonAsync("/api/setup", First).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("signup.disabled", await visitor.PostAsJsonAsync("/api/signup", First).RefusedWith(HttpStatusCode.Forbidden));
        var state = await visitor.GetJson("/api/setup");
        Assert.Equal((false, false), ((bool)state["needed"]!, (bool)state["signup_enabled"]!));
    }

    [Fact]
    public async Task Settings_open_the_first_organisation_and_change_nothing_later()
    {
        var database = ("ConnectionStrings:Crm", await app.FreshDatabase());
        (string, string?)[] settings = [database!, ("Bootstrap:Organization", "关系科技"), ("Bootstrap:Email", "wang@example.com"), ("Bootstrap:Password", "correct horse 1")];

        for (var start = 0; start < 2; start++)
        {
            await using var server = await app.StartServer(settings);
            var visitor = app.Visitor(server);
            var me = await visitor.PostJson("/api/auth/login", new { email = "wang@example.com", password = "correct horse 1" });
            Assert.Equal("关系科技", (string?)me["organization"]!["name"]);
            Assert.Equal(1, (int)(await visitor.GetJson("/api/users"))["total"]!);
        }
    }

    [Fact]
    public async Task Settings_that_are_not_enough_are_told_at_the_start()
    {
        var database = ("ConnectionStrings:Crm", await app.FreshDatabase());
        var half = await Assert.ThrowsAsync<OperatorException>(() => app.StartServer(database!, ("Bootstrap:Email", "wang@example.com")));
        var weak = await Assert.ThrowsAsync<OperatorException>(() =>
            app.StartServer(database!, ("Bootstrap:Organization", "x"), ("Bootstrap:Email", "wang@example.com"), ("Bootstrap:Password", "short")));

        Assert.Contains("Bootstrap__*", half.Message, StringComparison.Ordinal);
        Assert.Contains("10", weak.Message, StringComparison.Ordinal);
    }
}
