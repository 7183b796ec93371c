using System.Globalization;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;
using Guanxi.Tenancy;

namespace Guanxi.Products;

/// <summary>Products: the catalogue of what can be sold.</summary>
public sealed class ProductsModule : Module
{
    public const string View = "products.view";
    public const string Create = "products.create";
    public const string Edit = "products.edit";
    public const string Delete = "products.delete";
    public const string Export = "products.export";
    public const string Import = "products.import";

    private const string CodePrefix = "PRD";

    /// <summary>Everybody in the organisation sees the same catalogue: no permission has a reach.</summary>
    public override IReadOnlyList<Permission> Permissions => [new(View), new(Create), new(Edit), new(Delete), new(Export), new(Import)];

    public override IReadOnlyList<FieldCatalogue> Fields => [ProductFields.All];

    public override IReadOnlyList<RecordSelect> Selects => [RecordSelect.Of<Product, ProductCriteria>("products", (criteria, call) => Task.FromResult(call.Get<ProductSelection>().Of(criteria)))];

    public override IReadOnlyList<ListExport> Exports => [ListExport.Of<ProductCriteria>("products", Export, ExportProducts.Prepare)];

    public override IReadOnlyList<RecordEdit> Edits => [RecordEdit.Of<Product, ProductChanges>("products", Edit, (id, changes, call) => EditProduct.Handle(id, changes, call.Http, call.Db, call.Ct))];

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddScoped<ProductSelection>();

    public override void Endpoints(RouteGroupBuilder api)
    {
        var products = api.MapGroup("/products").WithTags("Products");
        products.MapGet("/", ProductQueries.List).Requires(View).WithName("list_products");
        products.MapPost("/", EditProduct.Create).Requires(Create).Produces<ProductRow>(201).WithName("create_product");
        products.MapGet("/summary", ProductQueries.Summary).Requires(View).WithName("summarize_products");
        products.MapGet("/export", ExportProducts.Handle).Requires(Export).WithName("export_products");
        products.MapGet("/{id}", ProductQueries.Get).Requires(View).WithName("get_product");
        products.MapPut("/{id}", EditProduct.Handle).Requires(Edit).WithName("put_product");
        products.MapPatch("/{id}", EditProduct.Handle).Requires(Edit).WithName("edit_product");
        products.MapDelete("/{id}", EditProduct.Delete).Requires(Delete).Produces(204).WithName("delete_product");
        products.MapPost("/{id}/restore", EditProduct.Restore).Requires(Delete).WithName("restore_product");
    }

    // ---- offered to other modules ----

    /// <summary>A new product, not yet saved.</summary>
    /// <exception cref="Refusal">400 without a name.</exception>
    public static Product Offer(string code, ProductChanges first) => Product.Offer(code, first);

    public static void Change(Product product, ProductChanges changes) => product.Change(changes);

    /// <summary>Everything that may be written on the product, as it is now.</summary>
    public static ProductChanges Snapshot(Product product) => product.Snapshot();

    /// <summary>What stands for a product's name when it is written somewhere: blind to case, blanks, width and punctuation.</summary>
    public static string MatchKey(string name) => Product.KeyOf(name);

    /// <summary>The products that these ids and words (codes or names) mean.</summary>
    public static Task<KnownProducts> Known(CrmDb db, IEnumerable<Id<Product>> ids, IEnumerable<string> words, CancellationToken ct) => KnownProducts.Load(db, ids, words, ct);

    /// <summary>So many codes nobody was given before, such as <c>PRD0001</c>. Somebody may have chosen one by hand.</summary>
    public static async Task<string[]> ReserveCodes(CrmDb db, Session session, int count, CancellationToken ct)
    {
        var first = await TenancyModule.ReserveNumbers(db, session, CodePrefix, DateOnly.MinValue, count, ct);
        return [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{CodePrefix}{first + i:0000}"))];
    }
}
