using System.Globalization;
using System.Threading.RateLimiting;

namespace Guanxi.Platform.Http;

/// <summary>How often one address may knock at the doors that need no sign-in. Per node; lock-out per account is in the database.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign_in";

    public static IServiceCollection AddCrmRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perSecond = configuration.GetValue("SignIn:PerSecond", 10);
        var burst = configuration.GetValue("SignIn:Burst", 30);
        return services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var given) ? given : TimeSpan.FromSeconds(1);
                rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limits.AddPolicy(SignIn, http => RateLimitPartition.GetTokenBucketLimiter(
                http.Connection.RemoteIpAddress, _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = burst,
                    TokensPerPeriod = perSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                }));
        });
    }
}
