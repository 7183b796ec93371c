using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Platform;
using Guanxi.Platform.Fields;

namespace Guanxi.Duplicates.Merging;

/// <summary>One of two records that become one, whatever its kind.</summary>
/// <param name="Facts">What may be written on it, as it is now.</param>
/// <param name="Change">Writes on it.</param>
/// <param name="TouchedAt">When somebody was last in touch.</param>
internal sealed record MergeSide(Guid Id, Id<User>? OwnerId, object Record, Func<JsonObject> Facts, Action<JsonObject> Change, DateTimeOffset? TouchedAt)
{
    private static readonly JsonSerializerOptions OnlyGiven = new(Json.Options) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>Who is asked first is settled among all contacts of a customer, not between two.</summary>
    private static readonly string[] NotMerged = ["is_primary", "customer_id"];

    /// <exception cref="Refusal">404 when it is not there or not visible.</exception>
    public static async Task<MergeSide> Load(string kind, Guid id, CrmDb db, CancellationToken ct) => kind switch
    {
        DuplicateKind.Customers => Of(await db.Customers.Get(new(id), ct), CustomersModule.Snapshot, CustomersModule.Change, c => c.LastActivityAt),
        DuplicateKind.Contacts => Of(await db.Contacts.Get(new(id), ct), ContactsModule.Snapshot, ContactsModule.Change, _ => null),
        _ => Of(await db.Leads.Get(new(id), ct), LeadsModule.Snapshot, LeadsModule.Change, l => l.LastActivityAt),
    };

    public static FieldCatalogue Fields(string kind) => kind switch
    {
        DuplicateKind.Customers => CustomerFields.All,
        DuplicateKind.Contacts => ContactFields.All,
        _ => LeadFields.All,
    };

    private static MergeSide Of<T, TChanges>(T record, Func<T, TChanges> snapshot, Action<T, TChanges> change, Func<T, DateTimeOffset?> touched) where T : Record<T>, IOwned => new(
        record.Id.Value, record.OwnerId, record, () => FactsOf(snapshot(record)!), changes => change(record, changes.Deserialize<TChanges>(Json.Options)!), touched(record));

    private static JsonObject FactsOf(object snapshot)
    {
        var facts = JsonSerializer.SerializeToNode(snapshot, OnlyGiven)!.AsObject();
        foreach (var field in NotMerged) facts.Remove(field);
        return facts;
    }
}
