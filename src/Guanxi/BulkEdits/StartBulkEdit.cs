using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.History;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.BulkEdits;

/// <summary>Which records, and what to write on each: named ones, or all that a list shows under its conditions.</summary>
public sealed record BulkEditRequest
{
    [Needed, Text(40)] public required string Kind { get; init; }
    [Text(60), AtMost(StartBulkEdit.Most), NoGaps] public List<string>? Ids { get; init; }

    /// <summary>The parameters of the list, e.g. <c>status</c> and <c>filter</c>.</summary>
    [AtMost(40)] public Dictionary<string, string>? Conditions { get; init; }

    /// <summary>The fields by key with the new values; null empties a field.</summary>
    [Needed] public required JsonObject Changes { get; init; }
}

/// <summary>What a bulk edit would do: how many records, and how many of them the caller may change.</summary>
public sealed record BulkEditPreview(int Count, int Editable);

/// <summary>How far a bulk edit is. <c>Failures</c> counts what was left as it is, by the reason's code.</summary>
public sealed record BulkEditProgress(
    Id<BulkEdit> BulkEditId, string Kind, BulkEditStatus Status, int Total, int Done, int Changed, int Failed, IReadOnlyDictionary<string, int> Failures);

internal static class StartBulkEdit
{
    public const int Most = 10_000;

    public static async Task<BulkEditPreview> Preview(BulkEditRequest request, HttpContext http, CrmDb db, Session session)
    {
        var (edit, _) = EditOf(request, session);
        var call = new EditCall(http, db, session);
        var ids = await IdsOf(request, call);
        return new(ids.Count, await SelectOf(request.Kind).CountWithin(ids, edit.Permission, call));
    }

    public static async Task<IResult> Handle(BulkEditRequest request, HttpContext http, CrmDb db, Session session, BulkEditSignal signal, CancellationToken ct)
    {
        var (_, changes) = EditOf(request, session);
        var ids = await IdsOf(request, new EditCall(http, db, session));
        if (ids.Count == 0) throw Refusal.Rule("bulk.nothing");
        var begun = BulkEdit.Begin(request.Kind, session.Access.UserId, changes.ToJsonString(), ids.Count);
        db.BulkEdits.Add(begun);
        db.BulkEditRows.AddRange(ids.Select((id, place) => new BulkEditRow { BulkEditId = begun.Id, Place = place, RecordId = id }));
        await db.SaveChangesAsync(ct);
        signal.Set();
        return Results.Accepted($"/api/bulk_edits/{begun.Id}", await Progress(begun.Id, db, session, ct));
    }

    public static async Task<BulkEditProgress> Progress(Id<BulkEdit> id, CrmDb db, Session session, CancellationToken ct)
    {
        var bulk = await Mine(id, db.BulkEdits.AsNoTracking(), session, ct);
        var failures = await db.BulkEditRows.AsNoTracking().Where(r => r.BulkEditId == id && r.Code != null).GroupBy(r => r.Code!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new(bulk.Id, bulk.RecordKind, bulk.Status, bulk.Total, bulk.Done, bulk.Changed, bulk.Failed, failures);
    }

    public static async Task<IResult> Undo(Id<BulkEdit> id, CrmDb db, Session session, BulkEditSignal signal, CancellationToken ct)
    {
        var bulk = await Mine(id, db.BulkEdits, session, ct);
        bulk.TakeBack();
        await db.BulkEditRows.Where(r => r.BulkEditId == id && r.Code != null).ExecuteUpdateAsync(set => set.SetProperty(r => r.Code, (string?)null), ct);
        await db.SaveChangesAsync(ct);
        signal.Set();
        return Results.Accepted($"/api/bulk_edits/{id}", await Progress(id, db, session, ct));
    }

    private static async Task<BulkEdit> Mine(Id<BulkEdit> id, IQueryable<BulkEdit> all, Session session, CancellationToken ct) =>
        await all.FirstOrDefaultAsync(b => b.Id == id && b.StarterId == session.UserId, ct) ?? throw Refusal.NotFound();

    /// <summary>The edit verb of the kind, and the request that writes the changes.</summary>
    /// <exception cref="Refusal">400 for a field that can't be written so, 403 for one that the caller may not write.</exception>
    private static (RecordEdit Edit, JsonObject Request) EditOf(BulkEditRequest request, Session session)
    {
        if (HistoryModule.EditOf(request.Kind) is not { } edit || session.FieldsOf(request.Kind) is not { } fields) throw Refusal.Field("kind", "unknown_option");
        if (!session.May(edit.Permission)) throw Refusal.Forbidden();
        if (request.Changes.Count == 0) throw Refusal.Field("changes", "required");
        foreach (var (key, value) in request.Changes)
        {
            if (fields.Fields.FirstOrDefault(f => f.Key == key) is not { ReadOnly: false } field) throw Refusal.Field(key, "unknown_field");
            if (FieldSight.Current?.Find(request.Kind, key) is not null) throw Refusal.Forbidden("field.not_writable");
            if (value is not null && field.Custom is { } own && CustomValues.Check(own, JsonSerializer.SerializeToElement(value)).Fault is { } fault) throw Refusal.Field(key, fault.Code, fault.Args);
        }
        var changes = RecordEdit.RequestOf(request.Changes, key => fields.Fields.Any(f => f.Key == key && f.Custom is not null));
        edit.Require(changes);
        return (edit, changes);
    }

    private static RecordSelect SelectOf(string kind) => Modules.All.SelectMany(m => m.Selects).First(s => s.Kind == kind);

    private static async Task<List<Guid>> IdsOf(BulkEditRequest request, EditCall call)
    {
        var select = SelectOf(request.Kind);
        if (request.Ids is { } named)
        {
            var read = named.Select(id => RecordIds.TryParse(request.Kind, id, out var record) ? record : throw Refusal.Field("ids", "not_found")).ToList();
            return await select.Visible(read, call);
        }
        if (request.Conditions is not { } conditions) throw Refusal.Field("ids", "required");
        var ids = await select.Ids(conditions, Most + 1, call);
        return ids.Count <= Most ? ids : throw Refusal.Rule("bulk.too_many", Most);
    }
}
