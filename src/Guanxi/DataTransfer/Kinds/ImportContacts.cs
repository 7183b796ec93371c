using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Platform;
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
    private static readonly string[] Ours =
    [
        "customer", "customer_code", "name", "given_name", "family_name", "position", "department", "mobile", "phone", "email", "wechat", "birthday",
        "hobbies", "notes", "role", "is_primary", "is_decision_maker", "created_at",
    ];

    public override FieldCatalogue Catalogue => ContactFields.All;
    public override IReadOnlyList<string> MatchFields => ["email", "phone", "name"];
    public override IReadOnlyList<ImportField> Fields =>
        [.. base.Fields.Where(f => Ours.Contains(f.Key)).Select(f => f.Key == "customer" ? f with { Aliases = [.. f.Aliases, "customer_id"] } : f)];

    public override async Task Apply(IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct)
    {
        var read = rows.Select(row => new Candidate(row, Read(row))).Where(r => r.Row.Outcome != RowOutcome.Failed).ToList();
        var byCode = await KnownCustomers.Load(scope.Db, "code", read.Select(r => r.Row.Raw("customer_code")).OfType<string>(), toChange: false, ct);
        var byName = await KnownCustomers.Load(scope.Db, "name", read.Select(r => r.CompanyName).OfType<string>(), toChange: false, ct);
        await byCode.AddById(read.Select(r => r.Row.Raw("customer")).OfType<string>(), scope.Db, ct);
        var customers = new CustomerBatch(scope, mayGiveAway: false);
        foreach (var item in read) item.Customer = CustomerOf(item, byCode, byName, customers, scope);
        var known = await KnownContacts(read, scope, ct);
        var batch = new ContactBatch(scope);
        foreach (var item in read.Where(r => r.Customer is not null)) Place(item, known, batch, scope);
        await customers.Save(ct);
        await batch.Save(ct);
    }

    public override Task<int> Undo(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct) => UndoContacts.Of(traces, db, ct);

    private static ContactChanges Read(ImportRow row)
    {
        var name = row.Has("name") && row.Raw("name") is not null
            ? row.Text("name", 100)
            : new Optional<string>(PersonName.Combine(row.Raw("given_name") ?? "", row.Raw("family_name") ?? ""));
        if (string.IsNullOrWhiteSpace(name.Value)) row.Fail("name", "required");
        else if (name.Value.Length > 100) row.Fail("name", "value.too_long");
        row.Text("customer", 200);
        var (mobile, phone) = NumbersOf(row);
        var mails = row.Emails("email");
        return new ContactChanges
        {
            Name = name,
            Position = row.Text("position", 100),
            Department = row.Text("department", 100),
            Mobile = mobile ?? default(Optional<string>),
            Phone = phone ?? default(Optional<string>),
            Email = mails.Count > 0 ? mails[0] : default(Optional<string>),
            Wechat = row.Text("wechat", 60),
            Birthday = row.Date("birthday"),
            Hobbies = row.Text("hobbies", 2000),
            Notes = row.Text("notes", 2000),
            Role = RoleOf(row),
            CustomFields = row.CustomFields,
            IsPrimary = row.YesNo("is_primary") is { Value: { } primary } ? new(primary) : default,
        };
    }

    /// <summary>Other programs keep all numbers in one cell: of several the mobile goes where mobiles are.</summary>
    private static (string? Mobile, string? Phone) NumbersOf(ImportRow row)
    {
        var (mobiles, numbers) = (row.Phones("mobile"), row.Phones("phone"));
        var mobile = mobiles.Count > 0 ? mobiles[0] : numbers.Count > 1 ? numbers.FirstOrDefault(IsMobile) : null;
        return (mobile, numbers.Concat(mobiles.Skip(1)).FirstOrDefault(n => n != mobile));
    }

    private static bool IsMobile(string number) => ValueParser.Phone(number).Value is { Digits: { Length: 11 } digits } && digits[0] == '1';

    /// <summary>The role as such, or 关键决策人: 是 as other programs have it.</summary>
    private static Optional<string> RoleOf(ImportRow row)
    {
        var role = row.Choice<ContactRole>("role", ContactFields.Roles).Value ?? (row.YesNo("is_decision_maker").Value == true ? ContactRole.DecisionMaker : null);
        return role is null ? default(Optional<string>) : ContactFields.Roles.First(o => o.Member!.Equals(role)).Value;
    }

    private static Customer? CustomerOf(Candidate item, KnownCustomers byCode, KnownCustomers byName, CustomerBatch batch, ImportScope scope)
    {
        var (row, session) = (item.Row, scope.Session);
        var isAmbiguous = false;
        var found = byCode.Find([row.Raw("customer_code") ?? row.Raw("customer")], out _);
        var key = CustomersModule.MatchKey("name", item.CompanyName);
        found ??= byName.Find([key], out isAmbiguous);
        item.CustomerKey = found?.Id.ToString() ?? key;
        if (found is not null && session.Reaches(ContactsModule.Create, found.OwnerId)) return found;
        if (found is not null || isAmbiguous || !session.May(CustomersModule.Create) || KnownCustomers.IsId(row.Raw("customer")))
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

    private static void Place(Candidate item, Dictionary<(Id<Customer>, string), Contact> known, ContactBatch batch, ImportScope scope)
    {
        var (row, changes, customer, mode) = (item.Row, item.Changes, item.Customer!, scope.Settings.Mode);
        var keys = scope.Settings.Match is { } match ? KeysOf(match, changes.Name.Value, changes.Email.Value, changes.Mobile.Value, changes.Phone.Value).ToList() : [];
        var rehearsed = keys.Select(k => $"{item.CustomerKey}|{k}").ToList();
        var existing = keys.Select(k => known.GetValueOrDefault((customer.Id, k))).FirstOrDefault(c => c is not null);
        var isKnown = existing is not null || rehearsed.Exists(scope.WasMade);
        if (isKnown ? mode == ImportMode.Create : mode == ImportMode.Update) row.Became(RowOutcome.Skipped);
        else if (existing is not null && !scope.Session.Reaches(ContactsModule.Edit, existing.OwnerId)) row.Fail(null, "forbidden");
        else if (!row.Admits(existing?.Id.Value)) return;
        else if (existing is not null) batch.Change(existing, changes, row);
        else if (isKnown) row.Became(RowOutcome.Updated);
        else
        {
            if (batch.Add(customer, changes, row) is not { } contact) return;
            foreach (var key in keys) known.TryAdd((customer.Id, key), contact);
        }
        if (row.Outcome is RowOutcome.Created or RowOutcome.Updated) scope.Makes(rehearsed);
    }

    private static IEnumerable<string> KeysOf(string match, string? name, string? email, string? mobile, string? phone)
    {
        string?[] values = match == "phone" ? [mobile, phone] : match == "email" ? [email] : [name];
        return values.Select(v => CustomersModule.MatchKey(match, v)).OfType<string>();
    }

    private sealed record Candidate(ImportRow Row, ContactChanges Changes)
    {
        public Customer? Customer { get; set; }

        /// <summary>The customer's id, or its name where the file brings it.</summary>
        public string? CustomerKey { get; set; }

        /// <summary>The company, or the person where no company is named.</summary>
        public string? CompanyName => Row.Raw("customer") ?? Changes.Name.Value;
    }
}
