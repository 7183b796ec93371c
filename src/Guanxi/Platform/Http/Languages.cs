using Guanxi.Platform.Texts;

namespace Guanxi.Platform.Http;

/// <summary>The language of an answer: the user's own choice, else what the browser asks for, else Chinese.</summary>
public static class Languages
{
    public static string Of(HttpContext http)
    {
        var session = http.RequestServices.GetService<Session>();
        if (session?.UserId is not null && session.Access.Language is { } chosen) return Text.Known(chosen);
        var asked = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.ToString();
        return asked is null or "*" ? Text.Chinese : Text.Known(asked);
    }
}
