using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;

namespace Guanxi.Contacts;

/// <summary>Contacts: the people at our customers.</summary>
public sealed class ContactsModule : Module
{
    public const string View = "contacts.view";
    public const string Create = "contacts.create";
    public const string Edit = "contacts.edit";
    public const string Delete = "contacts.delete";
    public const string Export = "contacts.export";
    public const string Import = "contacts.import";

    public override IReadOnlyList<Permission> Permissions => Permission.Of("contacts", "view", "create", "edit", "delete", "export", "import");

    public override IReadOnlyList<FieldCatalogue> Fields => [ContactFields.All];

    public override IReadOnlyList<RecordSelect> Selects => [RecordSelect.Of<Contact, ContactCriteria>("contacts", (criteria, call) => Task.FromResult(call.Get<ContactSelection>().Of(criteria)))];

    public override IReadOnlyList<ListExport> Exports => [ListExport.Of<ContactCriteria>("contacts", Export, ExportContacts.Prepare)];

    public override IReadOnlyList<RecordEdit> Edits => [RecordEdit.Of<Contact, ContactChanges>("contacts", Edit, (id, changes, call) => EditContact.Handle(id, changes, call.Http, call.Db, call.Session, call.Ct))];

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddScoped<ContactSelection>();

    public override void Endpoints(RouteGroupBuilder api)
    {
        var contacts = api.MapGroup("/contacts").WithTags("Contacts");
        contacts.MapGet("/", ContactQueries.List).Requires(View).WithName("list_contacts");
        contacts.MapPost("/", EditContact.Create).Requires(Create).Produces<ContactRow>(201).WithName("create_contact");
        contacts.MapGet("/summary", ContactQueries.Summary).Requires(View).WithName("summarize_contacts");
        contacts.MapGet("/export", ExportContacts.Handle).Requires(Export).WithName("export_contacts");
        contacts.MapGet("/duplicates", ContactDuplicates.Find).Requires(View).WithName("find_contact_duplicates");
        contacts.MapGet("/{id}", ContactQueries.Get).Requires(View).WithName("get_contact");
        contacts.MapPut("/{id}", EditContact.Handle).Requires(Edit).WithName("put_contact");
        contacts.MapPatch("/{id}", EditContact.Handle).Requires(Edit).WithName("edit_contact");
        contacts.MapDelete("/{id}", EditContact.Delete).Requires(Delete).Produces(204).WithName("delete_contact");
        contacts.MapPost("/{id}/restore", EditContact.Restore).Requires(Delete).WithName("restore_contact");
    }

    // ---- offered to other modules ----

    /// <summary>A new contact, not yet saved.</summary>
    /// <exception cref="Refusal">400 without a name.</exception>
    public static Contact Add(Customer customer, ContactChanges first) => Contact.Add(customer, first);

    /// <summary>Contacts like one that is being entered; only ones the caller may see.</summary>
    public static Task<List<LikelyContact>> Like(EnteredContact entered, Id<Contact>? except, CrmDb db, CancellationToken ct) => ContactDuplicates.Of(entered, except, db, ct);

    public static void Change(Contact contact, ContactChanges changes) => contact.Change(changes);

    /// <summary>Everything that may be written on the contact, as it is now.</summary>
    public static ContactChanges Snapshot(Contact contact) => contact.Snapshot();
}
