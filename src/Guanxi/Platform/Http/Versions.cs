using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Http;

/// <summary>Optimistic concurrency at the door: <c>version</c> in the body or <c>If-Match</c> in the header.</summary>
internal static class Versions
{
    private const int MostAttempts = 20;

    /// <summary>Answers a record with its version as <c>ETag</c>.</summary>
    public static T Tagged<T>(this HttpContext http, T body, int version)
    {
        http.Response.Headers.ETag = $"\"{version}\"";
        return body;
    }

    /// <summary>
    /// Runs an edit again when somebody else saved in between: without a version the last write wins per field; with one, the
    /// second run meets the version check.
    /// </summary>
    public static async Task<T> Retrying<T>(this CrmDb db, Func<Task<T>> edit)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await edit();
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostAttempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Compares what the caller saw with what is.</summary>
    /// <exception cref="Refusal">409 (body) or 412 (header) with the current state.</exception>
    public static async Task RequireSame(this HttpContext http, int current, Optional<int> seen, Func<Task<object>> state)
    {
        if (seen.IsSet && seen.Value != current) throw Refusal.Stale(await state(), byHeader: false);
        var header = http.Request.Headers.IfMatch.ToString();
        if (header.Length > 0 && header != "*" && header.Trim('"') != current.ToString(System.Globalization.CultureInfo.InvariantCulture))
            throw Refusal.Stale(await state(), byHeader: true);
    }
}
