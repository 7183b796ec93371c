using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Platform.Sight;

namespace Guanxi.Platform;

/// <summary>What an edit may use: the call it answers and the services of that call.</summary>
public sealed class EditCall(HttpContext http, CrmDb db, Session session)
{
    public HttpContext Http => http;
    public CrmDb Db => db;
    public Session Session => session;
    public CancellationToken Ct => http.RequestAborted;
    public T Get<T>() where T : notnull => http.RequestServices.GetRequiredService<T>();
}

/// <summary>
/// The ordinary edit verb of one kind of record, for what writes records of many kinds: so that all rules of the kind apply.
/// Values are known by the names the audit log has for them.
/// </summary>
public abstract class RecordEdit(string kind, string permission)
{
    /// <summary>The member of a request that takes the organisation's own fields.</summary>
    public const string Own = ShownMembers.CustomFields;

    public string Kind => kind;
    public string Permission => permission;

    /// <summary>Follows from other fields, or can not be taken back by an edit.</summary>
    public IReadOnlySet<string> Kept { get; init; } = new HashSet<string>();

    /// <summary>Brings values of the audit log into the words of the request.</summary>
    public Func<JsonObject, JsonObject> Fit { get; init; } = values => values;

    /// <summary>True when the value can be written by the edit verb.</summary>
    public abstract bool Writes(string audited);

    /// <summary>Writes these values over the version given.</summary>
    /// <exception cref="Refusal">What the edit verb refuses.</exception>
    public abstract Task Write(Guid id, JsonObject values, int version, EditCall call);

    /// <summary>The request that writes these values; the organisation's own fields have a member of theirs.</summary>
    public static JsonObject RequestOf(IEnumerable<KeyValuePair<string, JsonNode?>> values, Func<string, bool> isOwn)
    {
        var (request, own) = (new JsonObject(), new JsonObject());
        foreach (var (name, value) in values) (isOwn(name) ? own : request)[name] = value?.DeepClone();
        if (own.Count > 0) request[Own] = own;
        return request;
    }

    /// <summary>Checks what a request of the kind would write, before any record is looked at.</summary>
    /// <exception cref="Refusal">400 with what is wrong with which member.</exception>
    public abstract void Require(JsonObject request);

    /// <summary>Writes a request of the kind, whatever the version.</summary>
    /// <exception cref="Refusal">What the edit verb refuses.</exception>
    public abstract Task Apply(Guid id, JsonObject request, EditCall call);

    public static RecordEdit Of<T, TChanges>(string kind, string permission, Func<Id<T>, TChanges, EditCall, Task> handle, IReadOnlySet<string>? kept = null, Func<JsonObject, JsonObject>? fit = null)
        where T : Entity where TChanges : notnull => new By<T, TChanges>(kind, permission, handle) { Kept = kept ?? new HashSet<string>(), Fit = fit ?? (values => values) };

    private sealed class By<T, TChanges>(string kind, string permission, Func<Id<T>, TChanges, EditCall, Task> handle) : RecordEdit(kind, permission)
        where T : Entity
        where TChanges : notnull
    {
        private static readonly HashSet<string> Members = [.. typeof(TChanges).GetProperties().Where(p => p.CanWrite).Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name))];

        public override bool Writes(string audited) => !Kept.Contains(audited) && Fit(new JsonObject { [audited] = null }).All(member => Members.Contains(member.Key));

        public override Task Write(Guid id, JsonObject values, int version, EditCall call)
        {
            var request = Fit(values);
            request["version"] = version;
            var changes = request.Deserialize<TChanges>(Json.Options)!;
            // stored values were right once; a rule that came later may say no
            if (FaultsOf(changes) is [var fault, ..])
                throw Refusal.Field(NameOf(fault), "history.no_longer_valid");
            return handle(new Id<T>(id), changes, call);
        }

        public override void Require(JsonObject request)
        {
            try
            {
                if (FaultsOf(request.Deserialize<TChanges>(Json.Options)!) is not [var fault, ..]) return;
                var parts = fault.ErrorMessage!.Split('|');
                throw Refusal.Field(NameOf(fault), parts[0], [.. parts[1..]]);
            }
            catch (JsonException unreadable)
            {
                throw Refusal.Field(unreadable.Path is { Length: > 2 } path ? path[2..] : "changes", "wrong_type");
            }
        }

        public override Task Apply(Guid id, JsonObject request, EditCall call) => handle(new Id<T>(id), request.Deserialize<TChanges>(Json.Options)!, call);

        private static List<ValidationResult> FaultsOf(TChanges changes)
        {
            var faults = new List<ValidationResult>();
            Validator.TryValidateObject(changes, new ValidationContext(changes), faults, validateAllProperties: true);
            return faults;
        }

        private static string NameOf(ValidationResult fault) => JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.MemberNames.First());
    }
}
