namespace Guanxi.Platform.Http;

/// <summary>Optimistic concurrency at the door: <c>version</c> in the body or <c>If-Match</c> in the header.</summary>
internal static class Versions
{
    /// <summary>Answers a record with its version as <c>ETag</c>.</summary>
    public static T Tagged<T>(this HttpContext http, T body, uint version)
    {
        http.Response.Headers.ETag = $"\"{version}\"";
        return body;
    }

    /// <summary>Compares what the caller saw with what is.</summary>
    /// <exception cref="Refusal">409 (body) or 412 (header) with the current state.</exception>
    public static async Task RequireSame(this HttpContext http, uint current, Optional<uint> seen, Func<Task<object>> state)
    {
        if (seen.IsSet && seen.Value != current) throw Refusal.Stale(await state(), byHeader: false);
        var header = http.Request.Headers.IfMatch.ToString();
        if (header.Length > 0 && header != "*" && header.Trim('"') != current.ToString(System.Globalization.CultureInfo.InvariantCulture))
            throw Refusal.Stale(await state(), byHeader: true);
    }
}
