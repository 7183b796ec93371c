using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Texts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.Platform.Http;

/// <summary>The one place where an exception or an empty status becomes RFC 9457 problem details in the caller's language.</summary>
internal sealed partial class ProblemHandler(IProblemDetailsService problems, ILogger<ProblemHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        if (exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested) return true;
        if (ToRefusal(exception) is not { } refusal) refusal = Unexpected(exception);

        Sight.FieldSight.Use(http.RequestServices.GetRequiredService<Session>().FieldRights); // a refusal may show the record as it is
        http.Response.StatusCode = refusal.Status;
        if (refusal.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var language = Languages.Of(http);
        var problem = new ProblemDetails { Status = refusal.Status, Detail = (exception as FilterException)?.Text(language) ?? refusal.Text ?? Text.Of(language, refusal.Code, refusal.Args) };
        problem.Extensions["code"] = refusal.Code;
        foreach (var (name, value) in refusal.Extensions) problem.Extensions[name] = value;
        if (refusal.Faults.Count > 0)
            problem.Extensions["errors"] = refusal.Faults.ToDictionary(f => f.Key, f => f.Value.Select(v => Text.Of(language, v.Code, v.Args)).ToArray());
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = problem });
    }

    /// <summary>The log gets where it happened, not the message: that may carry what a person typed.</summary>
    private Refusal Unexpected(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException) LogUnexpected(cause.GetType().FullName!, cause.StackTrace);
        return Refusal.With(500, "internal");
    }

    private static Refusal? ToRefusal(Exception exception) => exception switch
    {
        Refusal refusal => refusal,
        FilterException filter => FromFilter(filter),
        BadHttpRequestException { StatusCode: 413 } => Refusal.With(413, "too_large"),
        BadHttpRequestException { InnerException: JsonException json } => ToRefusal(json),
        JsonException json => FromJson(json),
        BadHttpRequestException bad => Refusal.With(bad.StatusCode, bad.StatusCode == 415 ? "unsupported_media_type" : "malformed"),
        DbUpdateConcurrencyException => Refusal.Conflict("conflict.changed_meanwhile"),
        DbUpdateException { InnerException: PostgresException database } => FromDatabase(database),
        PostgresException database => FromDatabase(database),
        NpgsqlException { InnerException: TimeoutException } => Refusal.With(503, "too_slow"),
        NpgsqlException { IsTransient: true } => Refusal.With(503, "unavailable"),
        InvalidOperationException { InnerException: NpgsqlException database } => ToRefusal(database), // EF says of what may pass that it may
        _ => null,
    };

    private static Refusal FromFilter(FilterException filter)
    {
        var refusal = Refusal.Malformed(filter.Code);
        refusal.Extensions["position"] = filter.Position;
        refusal.Extensions["length"] = filter.Length;
        return refusal;
    }

    private static Refusal FromJson(JsonException json)
    {
        if (UnknownMember().Match(json.Message) is { Success: true } unknown) return Refusal.Field(unknown.Groups[1].Value, "unknown_field");
        if (MissingMembers().Match(json.Message) is { Success: true } missing) return Missing(missing.Groups[1].Value);
        var field = json.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : null;
        return field is null ? Refusal.Malformed("malformed_json") : Refusal.Field(field, "wrong_type");
    }

    private static Refusal? FromDatabase(PostgresException database) => database.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => Refusal.Conflict("already_exists"),
        PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation => // PostgreSQL 18 tells them apart
             Refusal.Conflict("still_in_use"),
        PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.CharacterNotInRepertoire => Refusal.Malformed("bad_characters"),
        PostgresErrorCodes.NumericValueOutOfRange or PostgresErrorCodes.StringDataRightTruncation => Refusal.Malformed("out_of_range"),
        PostgresErrorCodes.QueryCanceled => Refusal.With(503, "too_slow"),
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => Refusal.Conflict("conflict.changed_meanwhile"),
        _ => null,
    };

    /// <summary>Gives every problem its code, title and trace id, whoever wrote it.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var (problem, http) = (context.ProblemDetails, context.HttpContext);
        var language = Languages.Of(http);
        var status = problem.Status ?? http.Response.StatusCode;
        if (problem is HttpValidationProblemDetails validation)
        {
            problem.Extensions["code"] = "validation";
            validation.Errors = validation.Errors.ToDictionary(e => SnakeCasePath(e.Key), e => e.Value.Select(m => Translate(language, m)).ToArray());
        }
        var code = (string)(problem.Extensions.TryGetValue("code", out var known) && known is string named ? named : $"status.{status}");
        problem.Extensions["code"] = code.StartsWith("status.", StringComparison.Ordinal) ? CodeOf(status) : code;
        problem.Title = Text.Of(language, $"status.{status}");
        problem.Detail ??= Text.Of(language, (string)problem.Extensions["code"]!);
        problem.Type = $"https://httpstatuses.io/{status}";
        problem.Instance = null;
        problem.Extensions.Remove("traceId");
        problem.Extensions["trace_id"] = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
    }

    private static string CodeOf(int status) => status switch
    {
        400 => "malformed",
        401 => "unauthenticated",
        403 => "forbidden",
        404 => "not_found",
        405 => "method_not_allowed",
        413 => "too_large",
        415 => "unsupported_media_type",
        429 => "too_many_requests",
        503 => "unavailable",
        _ => "internal",
    };

    /// <summary>Checks on request records say a text key and its values (<c>max_length|200</c>), since they know no language.</summary>
    private static string Translate(string language, string message)
    {
        var parts = message.Split('|');
        return Text.Of(language, parts[0], parts[1..]);
    }

    private static string SnakeCasePath(string path) =>
        string.Join('.', path.Split('.').Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));

    private static Refusal Missing(string names)
    {
        var refusal = Refusal.With(400, "validation");
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries)) refusal.Faults[name.Trim('\'')] = [new Fault("required")];
        return refusal;
    }

    [GeneratedRegex("was missing required properties including: ('[^.]*')", RegexOptions.NonBacktracking)]
    private static partial Regex MissingMembers();

    [GeneratedRegex("^The JSON property '(.*)' could not be mapped to any \\.NET member", RegexOptions.NonBacktracking)]
    private static partial Regex UnknownMember();

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected {Failure} {Place}")]
    private partial void LogUnexpected(string failure, string? place);
}
