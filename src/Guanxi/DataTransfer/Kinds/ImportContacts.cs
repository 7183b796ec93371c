using System.Text.Json;
using System.Text.Json.Serialization;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Database;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Import;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>
/// How contacts are read from a file, recognised, written and taken back. A company that is not known yet is opened with its
/// first contact; a person without a company becomes a customer by himself.
/// </summary>
internal sealed class ImportContacts : ImportKind
{
    private static readonly JsonSerializerOptions OnlyGiven = new(Json.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
    private static readonly string[] NotOurs = ["external_id", "tags"];

    public override FieldCatalogue Catalogue => ContactFields.All;
    public override IReadOnlyList<string> MatchFields => ["email", "phone", "name"];
    public override IReadOnlyList<ImportField> Fields => [.. base.Fields.Where(f => !NotOurs.Contains(f.Key))];

    public override async Task Apply(IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct)
    {
        var read = rows.Select(row => new Candidate(row, Read(row))).Where(r => r.Row.Outcome != RowOutcome.Failed).ToList();
        var byCode = await KnownCustomers.Load(scope.Db, "code", read.Select(r => r.Row.Raw("customer_code")).OfType<string>(), toChange: false, ct);
        var byName = await KnownCustomers.Load(scope.Db, "name", read.Select(r => r.CompanyName).OfType<string>(), toChange: false, ct);
        var customers = new CustomerBatch(scope);
        foreach (var item in read) item.Customer = CustomerOf(item, byCode, byName, customers, scope);
        var known = await KnownContacts(read, scope, ct);
        var added = new List<Contact>();
        var changed = new List<(Contact Contact, string Before)>();
        foreach (var item in read.Where(r => r.Customer is not null)) Place(item, known, added, changed, scope);
        await Save(customers, added, changed, scope, ct);
    }

    public override async Task<int> Undo(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct)
    {
        var byId = traces.ToDictionary(t => t.RecordId);
        var contactIds = byId.Keys.Select(id => new Id<Contact>(id)).ToArray();
        var kept = 0;
        var found = await db.Contacts.Where(c => contactIds.Contains(c.Id)).ToListAsync(ct);
        foreach (var contact in found)
        {
            var trace = byId[contact.Id.Value];
            if (contact.Version != trace.VersionAfter) kept++;
            else if (trace.IsNew) db.Contacts.Remove(contact);
            else ContactsModule.Change(contact, JsonSerializer.Deserialize<ContactChanges>(trace.Before!, Json.Options)!);
        }
        await db.SaveChangesAsync(ct);
        var rest = traces.Where(t => found.TrueForAll(c => c.Id.Value != t.RecordId)).ToList();
        return kept + await CustomerBatch.Undo(rest, db, ct); // the companies that came with them
    }

    private static ContactChanges Read(ImportRow row)
    {
        var name = row.Has("name") && row.Raw("name") is not null
            ? row.Text("name", 100)
            : new Optional<string>(PersonName.Combine(row.Raw("given_name") ?? "", row.Raw("family_name") ?? ""));
        if (string.IsNullOrWhiteSpace(name.Value)) row.Fail("name", "required");
        var numbers = row.Phones("phone");
        var mails = row.Emails("email");
        return new ContactChanges
        {
            Name = name,
            Position = row.Text("position", 100),
            Department = row.Text("department", 100),
            Mobile = row.Phones("mobile") is [var mobile, ..] ? mobile : default(Optional<string>),
            Phone = numbers.Count > 0 ? numbers[0] : default(Optional<string>),
            Email = mails.Count > 0 ? mails[0] : default(Optional<string>),
            Wechat = row.Text("wechat", 60),
            Birthday = row.Date("birthday"),
            Hobbies = row.Text("hobbies", 2000),
            Notes = row.Text("notes", 2000),
            Role = row.Choice<ContactRole>("role", ContactFields.Roles) is { Value: { } role } ? ContactFields.Roles.First(o => o.Member!.Equals(role)).Value : default(Optional<string>),
            IsPrimary = row.YesNo("is_primary") is { Value: { } primary } ? new(primary) : default,
        };
    }

    private static Customer? CustomerOf(Candidate item, KnownCustomers byCode, KnownCustomers byName, CustomerBatch batch, ImportScope scope)
    {
        var (row, session) = (item.Row, scope.Session);
        var isAmbiguous = false;
        var found = row.Raw("customer_code") is { } code ? byCode.Find([code], out isAmbiguous) : null;
        var key = CustomersModule.MatchKey("name", item.CompanyName);
        found ??= byName.Find([key], out isAmbiguous);
        if (found is not null && session.Reaches(ContactsModule.Create, found.OwnerId)) return found;
        if (found is not null || isAmbiguous || !session.May(CustomersModule.Create))
        {
            row.Fail("customer", found is not null ? "forbidden" : isAmbiguous ? "import.ambiguous" : "not_found");
            return null;
        }
        var opened = CustomersModule.Open("", new CustomerChanges { Name = item.CompanyName, Type = row.Raw("customer") is null ? CustomerType.Person : CustomerType.Company }, session.UserId);
        batch.Open(opened);
        byName.Add(key, opened);
        return opened;
    }

    /// <summary>Contacts of the same customers with one of the values rows are recognised by, by customer and value.</summary>
    private static async Task<Dictionary<(Id<Customer>, string), Contact>> KnownContacts(List<Candidate> read, ImportScope scope, CancellationToken ct)
    {
        var known = new Dictionary<(Id<Customer>, string), Contact>();
        if (scope.Settings.Match is not { } match) return known;
        var customers = read.Select(r => r.Customer?.Id).OfType<Id<Customer>>().Distinct().ToArray();
        foreach (var contact in await scope.Db.Contacts.Where(c => customers.Contains(c.CustomerId)).ToListAsync(ct))
            foreach (var key in KeysOf(match, contact.Name, contact.Email, contact.Mobile, contact.Phone)) known.TryAdd((contact.CustomerId, key), contact);
        return known;
    }

    private static void Place(
        Candidate item, Dictionary<(Id<Customer>, string), Contact> known, List<Contact> added, List<(Contact, string)> changed, ImportScope scope)
    {
        var (row, changes, customer, mode) = (item.Row, item.Changes, item.Customer!, scope.Settings.Mode);
        var keys = scope.Settings.Match is { } match ? KeysOf(match, changes.Name.Value, changes.Email.Value, changes.Mobile.Value, changes.Phone.Value).ToList() : [];
        var existing = keys.Select(k => known.GetValueOrDefault((customer.Id, k))).FirstOrDefault(c => c is not null);
        if (existing is null && mode == ImportMode.Update) row.Became(RowOutcome.Skipped);
        else if (existing is not null && mode == ImportMode.Create) row.Became(RowOutcome.Skipped);
        else if (existing is not null)
        {
            if (!scope.Session.Reaches(ContactsModule.Edit, existing.OwnerId)) row.Fail(null, "forbidden");
            else
            {
                if (!added.Contains(existing)) changed.Add((existing, JsonSerializer.Serialize(ContactsModule.Snapshot(existing), OnlyGiven)));
                ContactsModule.Change(existing, changes with { IsPrimary = default });
                row.Became(RowOutcome.Updated);
            }
        }
        else
        {
            var contact = ContactsModule.Add(customer, changes with { IsPrimary = changes.IsPrimary.Value == true && added.TrueForAll(a => a.CustomerId != customer.Id || !a.IsPrimary) });
            foreach (var key in keys) known.TryAdd((customer.Id, key), contact);
            added.Add(contact);
            row.Became(RowOutcome.Created);
        }
    }

    private static async Task Save(
        CustomerBatch customers, List<Contact> added, List<(Contact Contact, string Before)> changed, ImportScope scope, CancellationToken ct)
    {
        var (db, session, clock) = (scope.Db, scope.Session, scope.Clock);
        await customers.Save(ct);
        await StepBack(added, db, ct);
        await db.InsertMany(added, session, clock, ct);
        await db.InsertMany([.. added.Select(c => AuditTrail.Entry(session, clock.GetUtcNow(), "contacts", c.Id.Value, "created", c.OwnerId, new Dictionary<string, object?[]> { ["name"] = [null, c.Name] }))], session, clock, ct);
        scope.Traces.AddRange(added.Select(c => new ImportTrace(c.Id.Value, true, null, c.Version)));
        scope.Traces.AddRange(changed.DistinctBy(c => c.Contact.Id).Select(c => new ImportTrace(c.Contact.Id.Value, false, c.Before, c.Contact.Version)));
    }

    /// <summary>A file that names a new primary contact takes the place of the one before.</summary>
    private static async Task StepBack(List<Contact> added, CrmDb db, CancellationToken ct)
    {
        var customers = added.Where(c => c.IsPrimary).Select(c => c.CustomerId).ToArray();
        if (customers.Length == 0) return;
        foreach (var contact in await db.Contacts.Where(c => customers.Contains(c.CustomerId) && c.IsPrimary).ToListAsync(ct))
            ContactsModule.Change(contact, new ContactChanges { IsPrimary = new(false) });
        await db.SaveChangesAsync(ct);
    }

    private static IEnumerable<string> KeysOf(string match, string? name, string? email, string? mobile, string? phone)
    {
        string?[] values = match == "phone" ? [mobile, phone] : match == "email" ? [email] : [name];
        return values.Select(v => CustomersModule.MatchKey(match, v)).OfType<string>();
    }

    private sealed record Candidate(ImportRow Row, ContactChanges Changes)
    {
        public Customer? Customer { get; set; }

        /// <summary>The company, or the person where no company is named.</summary>
        public string? CompanyName => Row.Raw("customer") ?? Changes.Name.Value;
    }
}
