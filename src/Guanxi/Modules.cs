using Guanxi.Activities;
using Guanxi.Approvals;
using Guanxi.BulkEdits;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.CustomFields;
using Guanxi.DataTransfer;
using Guanxi.Demo;
using Guanxi.Documents;
using Guanxi.Duplicates;
using Guanxi.Exports;
using Guanxi.Files;
using Guanxi.Finder;
using Guanxi.Handovers;
using Guanxi.History;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Notifications;
using Guanxi.Opportunities;
using Guanxi.Orders;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Products;
using Guanxi.Rights;
using Guanxi.Tags;
using Guanxi.Tasks;
using Guanxi.Tenancy;
using Guanxi.Views;

namespace Guanxi;

public static class Modules
{
    /// <summary>
    /// The order is the dependency rule: a module may call and read the modules above it, never those below.
    /// Events may be heard from anywhere.
    /// </summary>
    public static readonly IReadOnlyList<Module> All =
    [
        new TenancyModule(),
        new CustomFieldsModule(),
        new IdentityModule(),
        new FilesModule(),
        new NotificationsModule(),
        new TagsModule(),
        new ViewsModule(),
        new ApprovalsModule(),
        new ExportsModule(),
        new CustomersModule(),
        new ContactsModule(),
        new ProductsModule(),
        new OpportunitiesModule(),
        new LeadsModule(),
        new ActivitiesModule(),
        new TasksModule(),
        new DocumentsModule(),
        new OrdersModule(),
        new HandoversModule(),
        new DuplicatesModule(),
        new RightsModule(),
        new FinderModule(),
        new DataTransferModule(),
        new HistoryModule(),
        new BulkEditsModule(),
        new DemoModule(),
    ];

    /// <summary>The fields of a kind of record as the product has them; null for a kind that does not exist.</summary>
    public static FieldCatalogue? CatalogueOf(string? kind) => All.SelectMany(m => m.Fields).FirstOrDefault(c => c.Kind == kind);
}
