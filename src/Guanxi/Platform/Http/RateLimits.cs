using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Guanxi.Platform.Http;

/// <summary>How often one address may knock at the doors that need no sign-in. Per node; lock-out per account is in the database.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign_in";

    /// <summary>For forms on web pages that anybody sends.</summary>
    public const string PublicForms = "public_forms";

    public static IServiceCollection AddCrmRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        return services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var given) ? given : TimeSpan.FromSeconds(1);
                rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limits.AddPolicy(SignIn, PerAddress(configuration.GetValue("SignIn:PerSecond", 10), configuration.GetValue("SignIn:Burst", 30)));
            limits.AddPolicy(PublicForms, PerAddress(configuration.GetValue("PublicForms:PerSecond", 2), configuration.GetValue("PublicForms:Burst", 20)));
        });
    }

    /// <summary>One subscriber has all addresses of an IPv6 network of 64 bits.</summary>
    private static IPAddress? Neighbourhood(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6 }) return address;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private static Func<HttpContext, RateLimitPartition<IPAddress?>> PerAddress(int perSecond, int burst) => http => RateLimitPartition.GetTokenBucketLimiter(
        Neighbourhood(http.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        });
}
