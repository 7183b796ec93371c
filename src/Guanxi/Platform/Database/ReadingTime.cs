using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Database;

/// <summary>
/// How long the database may work on one question of a request that only reads: a condition nobody thought of must not keep a connection
/// from the others. The answer is then 503 <c>too_slow</c>.
/// </summary>
internal static class ReadingTime
{
    private const int UsualSeconds = 10;

    public static void LimitReadingTime(this RouteGroupBuilder api, IConfiguration configuration)
    {
        var limit = configuration.GetValue("Database:ReadSeconds", UsualSeconds);
        api.AddEndpointFilter((call, next) =>
        {
            if (HttpMethods.IsGet(call.HttpContext.Request.Method)) call.HttpContext.RequestServices.GetRequiredService<CrmDb>().Database.SetCommandTimeout(limit);
            return next(call);
        });
    }
}
