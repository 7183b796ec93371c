using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Guanxi.Platform.Http;

/// <summary>
/// Where people reach this server, for links in mails: the setting <c>Public:Url</c>, else the first address it listens on. What
/// a request says about its host is never used, since whoever sends it can write anything there.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    private static readonly string[] Anywhere = ["*", "+", "0.0.0.0", "[::]"];

    /// <param name="path">Begins with a slash.</param>
    /// <exception cref="OperatorException">The setting is no web address.</exception>
    public Uri Of(string path) => new(Base().TrimEnd('/') + path);

    private string Base()
    {
        if (configuration["Public:Url"] is not { Length: > 0 } given) return Listening();
        return Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? given
            : throw new OperatorException("Public__Url 不是网址", "Public__Url is not a web address");
    }

    private string Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? configuration["Urls"]?.Split(';')[0]
            ?? "http://localhost:5080";
        return Anywhere.Aggregate(address, (text, any) => text.Replace($"//{any}", "//localhost", StringComparison.Ordinal));
    }
}
