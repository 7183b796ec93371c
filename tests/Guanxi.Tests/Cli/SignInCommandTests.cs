using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Cli;

public sealed class SignInCommandTests(CrmApp app) : IDisposable
{
    private const string Password = "correct horse 1";
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task Login_keeps_a_token_that_only_its_owner_can_read()
    {
        var tenant = await app.NewTenant();

        var login = await shell.Type($"crm login --url {app.Address} --email {tenant.AdminUser.Email} --password \"{Password}\"");

        login.Succeeds();
        Assert.Contains("测试公司", login.Err, StringComparison.Ordinal);
        var file = shell.FileNamed(".config/guanxi/crm.json");
        Assert.DoesNotContain(Password, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(tenant.AdminUser.Email, (string?)(await shell.Type("crm whoami")).Json["email"]);
    }

    [Fact]
    public async Task Logout_revokes_the_token_and_forgets_it()
    {
        var tenant = await app.NewTenant();
        (await shell.Type($"crm login --url {app.Address} --email {tenant.AdminUser.Email} --password \"{Password}\"")).Succeeds();
        var file = shell.FileNamed(".config/guanxi/crm.json");
        var token = (string?)JsonNode.Parse(await File.ReadAllTextAsync(file))!["token"];

        (await shell.Type("crm logout")).Succeeds();

        Assert.False(File.Exists(file));
        shell.With("CRM_URL", app.Address.AbsoluteUri).With("CRM_TOKEN", token!);
        (await shell.Type("crm whoami")).Fails(1, "401");
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_nothing_is_kept()
    {
        var tenant = await app.NewTenant();

        var login = await shell.Type($"crm login --url {app.Address} --email {tenant.AdminUser.Email} --password wrong");

        login.Fails(1, "401");
        Assert.False(Directory.Exists(shell.FileNamed(".config")));
    }

    [Fact]
    public async Task Without_a_terminal_nothing_is_asked() =>
        (await shell.Type($"crm login --url {app.Address} --email somebody@example.com", input: "would be a password\n")).Fails(2, "--password");

    [Fact]
    public async Task On_a_terminal_the_missing_is_asked_for()
    {
        var tenant = await app.NewTenant();

        var login = await shell.Ask($"crm login --url {app.Address}", answers: tenant.AdminUser.Email + "\n", secret: Password);

        login.Succeeds();
        Assert.DoesNotContain(Password, login.Out + login.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_account_has_a_second_factor_its_code_is_asked_for()
    {
        var tenant = await app.NewTenant();
        var person = await (await Person.Of(app, tenant)).WithSecondFactor();
        var line = $"crm login --url {app.Address} --email {person.Email} --password \"{Password}\"";

        (await shell.Type(line)).Fails(2, "--code");
        (await shell.Type($"{line} --code {person.WrongCode()}")).Fails(1, "second_factor.wrong");
        (await shell.Type($"{line} --code {person.Code()}")).Succeeds();
        (await shell.Ask(line, answers: person.RecoveryCodes[0] + "\n")).Succeeds();
    }

    [Fact]
    public async Task The_password_may_come_by_standard_input()
    {
        var tenant = await app.NewTenant();
        (await shell.Type($"crm login --url {app.Address} --email {tenant.AdminUser.Email} --password_stdin", input: Password + "\n")).Succeeds();
    }

    [Fact]
    public async Task An_existing_token_signs_in_after_the_server_accepted_it()
    {
        var tenant = await app.NewTenant();
        (await shell.Type($"crm login --url {app.Address} --token crm_false")).Fails(1, "401");
        (await shell.Type($"crm login --url {app.Address} --token {Shell.TokenOf(tenant.Admin)}")).Succeeds();
        (await shell.Type("crm whoami")).Succeeds();
    }

    [Fact]
    public async Task A_stored_token_is_not_shown_to_another_server()
    {
        var tenant = await app.NewTenant();
        (await shell.Type($"crm login --url {app.Address} --token {Shell.TokenOf(tenant.Admin)}")).Succeeds();

        shell.With("CRM_URL", $"http://localhost:{app.Address.Port}");

        (await shell.Type("crm whoami")).Fails(1);
    }
}
