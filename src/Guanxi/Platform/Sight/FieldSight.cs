using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Sight;

/// <summary>
/// What of the fields the user of the present request sees. It travels with the request as the tenant travels with the statement, so
/// that filters, sorting, search, files and answers keep to it without being asked; see decision 0025. Null for nearly everybody,
/// and for the system: then nothing is looked at.
/// </summary>
public static class FieldSight
{
    private static readonly AsyncLocal<FieldRights?> Rights = new();

    public static FieldRights? Current => Rights.Value;

    /// <summary>From here on, in the caller and what it calls.</summary>
    public static void Use(FieldRights? rights)
    {
        if (!ReferenceEquals(rights, Rights.Value)) Rights.Value = rights;
    }

    /// <summary>True when the field may be read, and so be filtered, sorted, matched and added up.</summary>
    public static bool Sees(string kind, string field) => Current is not { } rights || rights.Sees(kind, field);

    /// <exception cref="Refusal">403 where an answer would tell what is withheld.</exception>
    public static void Require(string kind, params string[] fields)
    {
        if (!fields.All(field => Sees(kind, field))) throw Refusal.Forbidden("field.withheld");
    }

    /// <exception cref="Refusal">403 where a write would reach a field the caller may not write.</exception>
    public static void RequireWritable(string kind, string field)
    {
        if (Current?.Find(kind, field) is not null) throw NotWritable(field);
    }

    internal static Refusal NotWritable(string field)
    {
        var refusal = Refusal.Forbidden("field.not_writable");
        refusal.Faults[field] = [new Fault("field.not_writable")];
        return refusal;
    }

    /// <summary>For figures that would tell what is withheld from the caller: 403 for him.</summary>
    public static RouteHandlerBuilder NeedsSightOf(this RouteHandlerBuilder endpoint, string kind, params string[] fields) => endpoint.AddEndpointFilter((call, next) =>
    {
        Require(kind, fields);
        return next(call);
    });

    internal static Task Handle(HttpContext http, RequestDelegate next) =>
        http.RequestServices.GetRequiredService<Session>().FieldRights is { } rights ? Within(rights, http, next) : next(http);

    /// <summary>Asynchronous, so that what it sets ends with it.</summary>
    private static async Task Within(FieldRights rights, HttpContext http, RequestDelegate next)
    {
        Use(rights);
        await next(http);
    }
}

/// <summary>An answer about records of this kind: its members are shown as the reader's field rights allow.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShowsAttribute(string kind) : Attribute
{
    public string Kind { get; } = kind;
}

/// <summary>A member that lets a field of a record be known, such as a sum: it is left out for whom the field is withheld.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class TellsAttribute(string kind, string field) : Attribute
{
    public string Kind { get; } = kind;
    public string Field { get; } = field;
}

/// <summary>A request that writes fields of records of this kind.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WritesAttribute(string kind) : Attribute
{
    public string Kind { get; } = kind;
}
