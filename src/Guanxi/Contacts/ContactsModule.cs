using Guanxi.Platform;
using Guanxi.Platform.Fields;

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

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddScoped<ContactSelection>();

    public override void Endpoints(RouteGroupBuilder api)
    {
        var contacts = api.MapGroup("/contacts").WithTags("Contacts");
        contacts.MapGet("/", ContactQueries.List).Requires(View).WithName("list_contacts");
        contacts.MapPost("/", EditContact.Create).Requires(Create).Produces<ContactRow>(201).WithName("create_contact");
        contacts.MapGet("/{id}", ContactQueries.Get).Requires(View).WithName("get_contact");
        contacts.MapPut("/{id}", EditContact.Handle).Requires(Edit).WithName("put_contact");
        contacts.MapPatch("/{id}", EditContact.Handle).Requires(Edit).WithName("edit_contact");
        contacts.MapDelete("/{id}", EditContact.Delete).Requires(Delete).Produces(204).WithName("delete_contact");
    }
}
