namespace Guanxi.Platform;

/// <summary>
/// The server says no. The code is stable and names the text in the language files (<c>Platform/Texts</c>); clients and tests
/// go by the code.
/// </summary>
public sealed class Refusal : Exception
{
    private Refusal(int status, string code, object[] args) : base(code) => (Status, Code, Args) = (status, code, args);

    public int Status { get; }
    public string Code { get; }
    public IReadOnlyList<object> Args { get; }

    /// <summary>Codes of what is wrong, by field, for 400.</summary>
    public Dictionary<string, List<Fault>> Faults { get; } = [];

    /// <summary>Further members of the problem body, e.g. the current state on a version conflict.</summary>
    public Dictionary<string, object?> Extensions { get; } = [];

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The text itself, where the language files do not have it.</summary>
    public string? Text { get; private init; }

    /// <summary>404: not there, or not visible: the answer is the same.</summary>
    public static Refusal NotFound() => new(404, "not_found", []);

    public static Refusal Unauthenticated() => new(401, "unauthenticated", []);

    /// <summary>403: visible, but not allowed.</summary>
    public static Refusal Forbidden(string code = "forbidden") => new(403, code, []);

    /// <summary>400: wrong shape.</summary>
    public static Refusal Malformed(string code, params object[] args) => new(400, code, args);

    /// <summary>409: the state of things forbids it.</summary>
    public static Refusal Conflict(string code, params object[] args) => new(409, code, args);

    /// <summary>422: a business rule says no.</summary>
    public static Refusal Rule(string code, params object[] args) => new(422, code, args);

    /// <summary>A refusal whose text is already in the caller's language.</summary>
    public static Refusal Said(int status, string code, string text) => new(status, code, []) { Text = text };

    public static Refusal With(int status, string code, params object[] args) => new(status, code, args);

    /// <summary>429: come back later.</summary>
    public static Refusal TooMany(string code, TimeSpan wait) => new(429, code, [(int)Math.Ceiling(wait.TotalSeconds)]) { RetryAfter = wait };

    /// <summary>400 with one faulty field.</summary>
    public static Refusal Field(string field, string code, params object[] args)
    {
        var refusal = new Refusal(400, "validation", []);
        refusal.Faults[field] = [new Fault(code, args)];
        return refusal;
    }

    /// <summary>409 with what the record looks like now.</summary>
    public static Refusal Stale(object current, bool byHeader)
    {
        var refusal = new Refusal(byHeader ? 412 : 409, "conflict.version", []);
        refusal.Extensions["current"] = current;
        return refusal;
    }
}

/// <summary>What is wrong with one field: a text key and its values.</summary>
public sealed record Fault(string Code, params object[] Args);
