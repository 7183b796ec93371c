using Guanxi.Platform.Fields;

namespace Guanxi.Products;

/// <summary>The fields of a product, declared once.</summary>
public static class ProductFields
{
    public static readonly IReadOnlyList<Option> Kinds =
    [
        Option.Of(ProductKind.OneOff, "一次性", "One-off"), Option.Of(ProductKind.Service, "服务", "Service"), Option.Of(ProductKind.Renewal, "续费", "Renewal"),
    ];

    public static readonly FieldCatalogue<Product> All = new("products",
    [
        Field.Text<Product>("code", "产品编号", "Code", p => p.Code, max: ProductChanges.CodeLength),
        Field.Text<Product>("name", "产品名称", "Name", p => p.Name, required: true, max: ProductChanges.NameLength, sortable: true),
        Field.Text<Product>("category", "产品类别", "Category", p => p.Category, max: ProductChanges.WordLength) with { Aliases = ["类别"] },
        Field.Select<Product>("kind", "销售方式", "Kind", p => p.Kind, Kinds),
        Field.Text<Product>("unit", "单位", "Unit", p => p.Unit, max: ProductChanges.UnitLength),
        Field.Money<Product>("unit_price", "单价", "Unit price", p => p.UnitPrice, sortable: true),
        Field.Text<Product>("currency", "币种", "Currency", p => p.Currency, max: 3),
        Field.Number<Product>("tax_rate", "税率（%）", "Tax rate (%)", p => p.TaxRate),
        Field.LongText<Product>("description", "描述", "Description", p => p.Description, max: ProductChanges.TextLength),
        Field.YesNo<Product>("is_active", "启用", "Active", p => p.IsActive),
        Field.Instant<Product>("created_at", "创建时间", "Created", p => p.CreatedAt, sortable: true, readOnly: true),
        Field.Instant<Product>("updated_at", "更新时间", "Updated", p => p.UpdatedAt, sortable: true, readOnly: true),
    ]);
}
