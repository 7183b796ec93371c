using Guanxi.Contacts;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Products;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>Writes what hangs on an opportunity: lines, contacts, and its way through the stages. Everything is saved by the caller.</summary>
internal sealed class OpportunityLists(CrmDb db, Session session, TimeProvider clock)
{
    private List<OpportunityLine>? lines;
    private List<OpportunityContact>? contacts;

    /// <summary>Replaces the lists that are given; the amount follows the lines unless it was set by hand.</summary>
    /// <exception cref="Refusal">400 for a product, a contact or an amount that is not right.</exception>
    public async Task Write(Opportunity opportunity, OpportunityChanges changes, CancellationToken ct)
    {
        if (changes.Lines.IsSet) await WriteLines(opportunity, changes.Lines.Value ?? [], ct);
        if (changes.Lines.IsSet || changes.Amount is { IsSet: true, Value: null }) opportunity.Follow((await LinesOf(opportunity, ct)).Sum(l => l.Amount));
        if (changes.Contacts.IsSet) await WriteContacts(opportunity, changes.Contacts.Value ?? [], ct);
    }

    public async Task<Attached> Attached(Opportunity opportunity, CancellationToken ct) =>
        new((await LinesOf(opportunity, ct)).Count, (await ContactsOf(opportunity, ct)).Count);

    /// <summary>It is in another stage since now.</summary>
    public async Task Moved(Opportunity opportunity, Stage stage, DateTimeOffset now, CancellationToken ct)
    {
        var id = opportunity.Id;
        foreach (var visit in await db.StageVisits.Where(v => v.OpportunityId == id && v.LeftAt == null).ToListAsync(ct)) visit.Leave(now);
        db.StageVisits.Add(Visit(opportunity, stage, now));
    }

    public StageVisit Visit(Opportunity opportunity, Stage stage, DateTimeOffset since) => new()
    {
        OpportunityId = opportunity.Id,
        PipelineId = opportunity.PipelineId,
        StageId = stage.Id,
        StageName = stage.Name,
        EnteredAt = since,
        By = session.UserId,
    };

    private async Task WriteLines(Opportunity opportunity, List<LineEntry> entries, CancellationToken ct)
    {
        var before = await LinesOf(opportunity, ct);
        var products = await ProductsOf(entries, ct);
        var known = before.Select(l => l.Id).ToHashSet();
        if (entries.Exists(e => e.LineId is { } id && !known.Contains(id)) || entries.Select(e => e.LineId).OfType<Id<OpportunityLine>>().Distinct().Count() != entries.Count(e => e.LineId is not null))
            throw Refusal.Field("lines", "opportunity.unknown_line");
        var after = entries.Select((entry, i) => OpportunityLine.Of(opportunity.Id, i, entry, products[i])).ToList();
        if (after.Exists(l => l.Name.Length == 0)) throw Refusal.Field("lines", "required");
        if (after.Sum(l => l.Amount) > (decimal)ProductChanges.MostMoney) throw Refusal.Field("lines", "between", 0, ProductChanges.MostMoney);
        if (before.Select(Facts).SequenceEqual(after.Select(Facts))) return;
        Note(opportunity, "lines", before.Select(Said), after.Select(Said));
        Replace(before, after, l => l.Id);
        lines = after;
    }

    /// <summary>The product each entry means. A name that is no product's is something outside the catalogue.</summary>
    private async Task<List<Product?>> ProductsOf(List<LineEntry> entries, CancellationToken ct)
    {
        var known = await ProductsModule.Known(db, entries.Select(e => e.ProductId).OfType<Id<Product>>(), entries.SelectMany(e => new[] { e.Product, e.Name }).OfType<string>(), ct);
        return [.. entries.Select(e =>
            e.ProductId is { } id ? known.ById(id) ?? throw Refusal.Field("lines", "opportunity.unknown_product")
            : !string.IsNullOrWhiteSpace(e.Product) ? known.Named(e.Product) ?? throw Refusal.Field("lines", "opportunity.unknown_product")
            : string.IsNullOrWhiteSpace(e.Name) ? throw Refusal.Field("lines", "required")
            : known.Named(e.Name))];
    }

    private async Task WriteContacts(Opportunity opportunity, List<ContactEntry> entries, CancellationToken ct)
    {
        var before = await ContactsOf(opportunity, ct);
        var ids = entries.Select(e => e.ContactId).Distinct().ToArray();
        if (await db.Contacts.CountAsync(c => ids.Contains(c.Id), ct) != ids.Length) throw Refusal.Field("contacts", "not_found");
        var after = entries.DistinctBy(e => e.ContactId).Select((e, i) => new OpportunityContact
        {
            OpportunityId = opportunity.Id,
            ContactId = e.ContactId,
            Role = string.IsNullOrWhiteSpace(e.Role) ? null : e.Role.Trim(),
            Number = i,
        }).ToList();
        if (before.Select(c => (c.ContactId, c.Role)).SequenceEqual(after.Select(c => (c.ContactId, c.Role)))) return;
        Note(opportunity, "contacts", before.Select(c => c.ContactId.ToString()), after.Select(c => c.ContactId.ToString()));
        Replace(before, after, c => c.ContactId);
        contacts = after;
    }

    /// <summary>What keeps its key is written over, so that the database sees no key twice.</summary>
    private void Replace<T, TKey>(List<T> before, List<T> after, Func<T, TKey> key) where T : Entity where TKey : notnull
    {
        var kept = after.ToDictionary(key);
        foreach (var old in before)
        {
            if (!kept.Remove(key(old), out var now)) db.Remove(old);
            else
            {
                now.TenantId = old.TenantId;
                db.Entry(old).CurrentValues.SetValues(now);
            }
        }
        db.AddRange(kept.Values);
    }

    /// <summary>Lists are not fields of the record: the audit log and the version are told by hand.</summary>
    private void Note(Opportunity opportunity, string list, IEnumerable<string> before, IEnumerable<string> after)
    {
        if (opportunity.CreatedAt == default) return;
        db.Audit.Add(Platform.Audit.AuditTrail.Entry(session, clock.GetUtcNow(), "opportunities", opportunity.Id.Value, "updated", opportunity.OwnerId,
            new Dictionary<string, object[]> { [list] = [before.ToArray(), after.ToArray()] }));
        db.Entry(opportunity).Property(o => o.UpdatedAt).IsModified = true;
    }

    private async Task<List<OpportunityLine>> LinesOf(Opportunity opportunity, CancellationToken ct)
    {
        var id = opportunity.Id;
        return lines ??= opportunity.CreatedAt == default ? [] : await db.OpportunityLines.Where(l => l.OpportunityId == id).OrderBy(l => l.Number).ToListAsync(ct);
    }

    private async Task<List<OpportunityContact>> ContactsOf(Opportunity opportunity, CancellationToken ct)
    {
        var id = opportunity.Id;
        return contacts ??= opportunity.CreatedAt == default ? [] : await db.OpportunityContacts.Where(c => c.OpportunityId == id).OrderBy(c => c.Number).ToListAsync(ct);
    }

    private static (Id<OpportunityLine>?, Id<Product>?, string, ProductKind, decimal, decimal, decimal) Facts(OpportunityLine line) =>
        (line.Id, line.ProductId, line.Name, line.Kind, line.Quantity, line.UnitPrice, line.Discount);

    private static string Said(OpportunityLine line) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{line.Name} {line.Quantity:0.##} × {line.UnitPrice:0.##}{(line.Discount > 0 ? $" −{line.Discount:0.##}%" : "")} = {line.Amount:0.##}");
}
