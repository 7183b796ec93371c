using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Database;

/// <summary>
/// How long the database may work on one question of a request that only reads: a condition nobody thought of must not keep a connection
/// from the others. The answer is then 503 <c>too_slow</c>.
/// </summary>
internal static class ReadingTime
{
    private const int UsualSeconds = 10;

    public static Task Limit(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsGet(http.Request.Method))
            http.RequestServices.GetRequiredService<CrmDb>().Database.SetCommandTimeout(http.RequestServices.GetRequiredService<IConfiguration>().GetValue("Database:ReadSeconds", UsualSeconds));
        return next(http);
    }
}
