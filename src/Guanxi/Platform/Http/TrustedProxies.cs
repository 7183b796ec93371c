using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Guanxi.Platform.Http;

/// <summary>
/// Proxies in front of the server whose word for the visitor's address and scheme is believed: those the operator names in
/// <c>Proxy:Addresses</c> (addresses and networks, with commas), and nobody else's.
/// </summary>
internal static class TrustedProxies
{
    private const string Setting = "Proxy:Addresses";

    /// <exception cref="InvalidOperationException">For what is neither an address nor a network.</exception>
    public static void Believe(WebApplication app)
    {
        var named = (app.Configuration[Setting] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (named.Length == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var one in named)
        {
            if (IPAddress.TryParse(one, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(one, out var network)) options.KnownIPNetworks.Add(network);
            else throw new InvalidOperationException($"{Setting}: {one} is neither an address nor a network.");
        }
        app.UseForwardedHeaders(options);
    }
}
