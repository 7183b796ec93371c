using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Validation;
using Guanxi.Tenancy;

namespace Guanxi.Rights;

public sealed record RevealRequest
{
    /// <summary>The key of a field, e.g. <c>phone</c>.</summary>
    [Needed, Text(100)] public required string Field { get; init; }
}

/// <param name="Value">The whole value.</param>
/// <param name="All">Every entry, where the record keeps several of them.</param>
/// <param name="Left">How many more looks the caller has today; null where nothing was masked.</param>
public sealed record RevealedField(string Field, JsonNode? Value, JsonNode? All, int? Left);

/// <summary>Shows what is under the mask of one field of one record: counted against the day's limit and noted in the audit log.</summary>
internal static class RevealField
{
    public static async Task<RevealedField> Handle(string kind, string id, RevealRequest request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var record = await RecordOfKind.Get(kind, id, db, session, ct);
        var rule = session.FieldRights?.Find(kind, request.Field);
        if (rule?.Access == FieldAccess.Hidden) throw Refusal.Forbidden("field.withheld");
        var (value, all) = ValueOf(kind, request.Field, record, session);
        if (rule is not { IsWithheld: true }) return new(request.Field, value, all, null);
        var most = await TenancyModule.RevealsPerDay(db, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var taken = await RevealCount.Take(db, session, TenancyModule.Today(session, clock), most, ct) ?? throw Refusal.With(429, "field.reveal_limit", most);
        db.Note(kind, ((IRecord)record).RecordId, "revealed", new { field = request.Field });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(request.Field, value, all, most - taken);
    }

    /// <summary>What lies beside a record, as the name of a deal's stage, is never withheld and not here.</summary>
    /// <exception cref="Refusal">400 for a field the kind does not have.</exception>
    private static (JsonNode? Value, JsonNode? All) ValueOf(string kind, string key, object record, Session session)
    {
        var field = session.FieldsOf(kind)?.Fields.FirstOrDefault(f => f.Key == key && f.IsOfRecordAlone) ?? throw Refusal.Field("field", "unknown_field");
        var value = field.Value.Compile().DynamicInvoke(record);
        var all = record.GetType().GetProperties().FirstOrDefault(p => p.Name is var n && (JsonNamingPolicy.SnakeCaseLower.ConvertName(n) is var name && (name == $"{key}s" || name == $"{key}es")));
        return (JsonSerializer.SerializeToNode(value, Json.Options), all is null ? null : JsonSerializer.SerializeToNode(all.GetValue(record), Json.Options));
    }
}
