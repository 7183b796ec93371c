using System.Text.Json.Nodes;

namespace Guanxi.Cli;

/// <summary>Signing in and out: the only commands that write on this machine's disk.</summary>
internal static class Account
{
    public static async Task<int> Login(Invocation call, CancellationToken ct)
    {
        var url = ServerOf(call);
        var signedIn = call["token"] is { } token ? new Credentials(url, token) : await ByPassword(call, url, ct);

        using var api = new ApiClient(url, signedIn.Token, call.Chinese);
        var me = await api.Send(HttpMethod.Get, "/api/me", null, ct);
        (signedIn with { Email = (string?)me?["email"] }).Store(call.Terminal);
        call.Output.Say(Texts.SignedIn((string?)me?["name"], (string?)me?["organization"]?["name"]));
        return Crm.Done;
    }

    public static async Task<int> Logout(Invocation call, CancellationToken ct)
    {
        var stored = Credentials.Stored(call.Terminal);
        Credentials.Forget(call.Terminal);
        if (stored is { TokenId: { } id })
        {
            using var api = new ApiClient(stored.Url, stored.Token, call.Chinese);
            try
            {
                await api.Send(HttpMethod.Delete, $"/api/auth/tokens/{Uri.EscapeDataString(id)}", null, ct);
            }
            catch (Refused refused) when (refused.Status is 401 or 404)
            {
                // revoked already: signed out is what was asked for
            }
        }

        call.Output.Say(stored is null ? Texts.WasSignedOut : Texts.SignedOut);
        return Crm.Done;
    }

    private static async Task<Credentials> ByPassword(Invocation call, Uri url, CancellationToken ct)
    {
        var body = new JsonObject
        {
            ["name"] = $"crm@{Environment.MachineName}",
            ["email"] = call["email"] ?? Asked(call, "email", t => t.Ask(Texts.AskEmail.In(call.Chinese))),
            ["password"] = PasswordOf(call),
        };
        if (call["code"] is { } code)
            body["code"] = code;

        using var api = new ApiClient(url, null, call.Chinese);
        var made = await TokenFor(call, api, body, ct);
        return new Credentials(url, (string?)made?["token"] ?? throw new Failed(Texts.NotOurServer(url)), (string?)made?["token_id"]);
    }

    /// <summary>The code is asked for only when the server wants one.</summary>
    private static async Task<JsonNode?> TokenFor(Invocation call, ApiClient api, JsonObject body, CancellationToken ct)
    {
        try
        {
            return await api.Send(HttpMethod.Post, "/api/auth/tokens", body, ct);
        }
        catch (Refused refused) when ((string?)refused.Problem?["code"] == "second_factor.needed")
        {
            body["code"] = Asked(call, "code", t => t.Ask(Texts.AskCode.In(call.Chinese)));
            return await api.Send(HttpMethod.Post, "/api/auth/tokens", body, ct);
        }
    }

    private static Uri ServerOf(Invocation call)
    {
        if ((call["url"] ?? call.Terminal.Variable("CRM_URL")) is { Length: > 0 } named)
            return Credentials.ReadUrl(named);
        if (Credentials.Stored(call.Terminal) is { } stored)
            return stored.Url;
        return Credentials.ReadUrl(Asked(call, "url", t => t.Ask(Texts.AskUrl.In(call.Chinese))));
    }

    private static string PasswordOf(Invocation call)
    {
        if (call["password"] is { } typed)
            return typed;
        if (call.Flag("password_stdin"))
            return call.Terminal.In.ReadLine() is { Length: > 0 } line ? line : throw new WrongUsage(Texts.Empty("password"));
        return Asked(call, "password", t => t.AskSecret(Texts.AskPassword.In(call.Chinese)));
    }

    private static string Asked(Invocation call, string option, Func<Terminal, string?> ask)
    {
        if (!call.Terminal.CanAsk)
            throw new WrongUsage(Texts.Missing(option));
        return ask(call.Terminal) is { Length: > 0 } answer ? answer : throw new WrongUsage(Texts.Empty(option));
    }
}
