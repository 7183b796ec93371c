using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Sight;

/// <summary>
/// Stands before every verb whose request writes fields of records. What the writer may not write is refused before anything
/// happens; what is merely sent back as it was shown is left out, so that a masked value never takes the place of the real one.
/// </summary>
internal static class WriteGuard
{
    public static EndpointFilterDelegate Around(EndpointFilterFactoryContext context, EndpointFilterDelegate next) =>
        context.MethodInfo.GetParameters().Any(p => Writes(p.ParameterType) || Carriers(p.ParameterType).Any())
            ? call => FieldSight.Current is { } rights ? Checked(rights, call, next) : next(call)
            : next;

    private static async ValueTask<object?> Checked(FieldRights rights, EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        foreach (var request in call.Arguments.OfType<object>().ToList().SelectMany(Requests)) await Check(rights, request, call);
        return await next(call);
    }

    /// <summary>The argument itself, or what it carries: one change for many records, or several.</summary>
    private static IEnumerable<object> Requests(object argument) => Writes(argument.GetType())
        ? [argument]
        : Carriers(argument.GetType()).Select(p => Value(p.GetValue(argument))).OfType<object>().SelectMany(given => given is IEnumerable several ? several.OfType<object>() : [given]);

    private static IEnumerable<PropertyInfo> Carriers(Type type) => type.Assembly == typeof(WriteGuard).Assembly
        ? type.GetProperties().Where(p => p.GetIndexParameters().Length == 0 && (Writes(p.PropertyType) || p.PropertyType.GenericTypeArguments.Any(Writes)))
        : [];

    private static async Task Check(FieldRights rights, object request, EndpointFilterInvocationContext call)
    {
        var kind = request.GetType().GetCustomAttribute<WritesAttribute>()!.Kind;
        var limited = request.GetType().GetProperties().Where(p => p.CanWrite && IsGiven(p.GetValue(request)) && IsLimited(rights, kind, Name(p), p.GetValue(request))).ToList();
        if (limited.Count == 0) return;
        var current = await Current(kind, call);
        foreach (var property in limited)
        {
            if (Name(property) == ShownMembers.CustomFields) CheckOwn(rights, kind, request, property, current);
            else if (rights.Find(kind, Name(property)) is { } rule) CheckOne(rule, request, property, current);
        }
    }

    private static void CheckOne(FieldRule rule, object request, PropertyInfo property, object? current)
    {
        var sent = JsonSerializer.SerializeToNode(Value(property.GetValue(request)), Json.Options);
        if (!JsonNode.DeepEquals(sent, Before(rule, property.Name, current))) throw FieldSight.NotWritable(Name(property));
        property.SetValue(request, Nothing(property.PropertyType));
    }

    private static void CheckOwn(FieldRights rights, string kind, object request, PropertyInfo property, object? current)
    {
        if (Value(property.GetValue(request)) is not IDictionary<string, JsonElement> sent) return;
        var before = current?.GetType().GetProperty(property.Name)?.GetValue(current) as IReadOnlyDictionary<string, JsonElement>;
        foreach (var (key, value) in sent.ToList())
        {
            if (rights.Find(kind, key) is not { } rule) continue;
            var was = before is not null && before.TryGetValue(key, out var old) ? JsonSerializer.SerializeToNode(old, Json.Options) : null;
            var shown = rule.IsWithheld ? FieldMask.Shown(was, rule) : was;
            if (!JsonNode.DeepEquals(JsonSerializer.SerializeToNode(value, Json.Options), shown)) throw FieldSight.NotWritable(key);
            sent.Remove(key);
        }
    }

    /// <summary>What the writer was shown of the field.</summary>
    private static JsonNode? Before(FieldRule rule, string property, object? record)
    {
        if (record?.GetType().GetProperty(property)?.GetValue(record) is not { } value) return null;
        return JsonSerializer.SerializeToNode(rule.IsWithheld ? FieldMask.Shown(value, rule) : value, Json.Options);
    }

    /// <summary>The record the address names, as far as the caller sees it; null when one is made.</summary>
    private static async Task<object?> Current(string kind, EndpointFilterInvocationContext call)
    {
        var db = call.HttpContext.RequestServices.GetRequiredService<CrmDb>();
        var type = db.Model.GetEntityTypes().Select(t => t.ClrType).First(t => AuditTrail.KindOf(t) == kind);
        if (call.Arguments.FirstOrDefault(a => a?.GetType() == typeof(Id<>).MakeGenericType(type)) is not { } id) return null;
        var session = call.HttpContext.RequestServices.GetRequiredService<Session>();
        var found = await db.FindAsync(type, [session.TenantId, id], call.HttpContext.RequestAborted);
        if (found is not null) db.Entry(found).State = EntityState.Detached;
        return found;
    }

    private static bool IsLimited(FieldRights rights, string kind, string name, object? value) =>
        rights.Find(kind, name) is not null || (name == ShownMembers.CustomFields && Value(value) is IDictionary own && own.Keys.Cast<string>().Any(key => rights.Find(kind, key) is not null));

    private static object? Value(object? given) => given is IOptional optional ? optional.Value : given;

    private static bool IsGiven(object? value) => value is IOptional optional ? optional.IsSet : value is not null;

    private static object? Nothing(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static string Name(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    private static bool Writes(Type type) => type.IsDefined(typeof(WritesAttribute), inherit: true);
}
