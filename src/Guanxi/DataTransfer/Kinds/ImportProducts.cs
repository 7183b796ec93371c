using System.Text.Json;
using System.Text.Json.Serialization;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Database;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Import;
using Guanxi.Products;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>How products are read from a file, recognised, written and taken back.</summary>
internal sealed class ImportProducts : ImportKind
{
    private static readonly JsonSerializerOptions OnlyGiven = new(Json.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public override FieldCatalogue Catalogue => ProductFields.All;
    public override IReadOnlyList<string> MatchFields => ["code", "name"];

    public override async Task Apply(IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct)
    {
        var read = rows.Select(row => (Row: row, Changes: Read(row))).Where(r => r.Row.Outcome != RowOutcome.Failed).ToList();
        var known = await Known(scope, read.Select(r => r.Row), ct);
        var codes = await TakenCodes(scope.Db, read.Select(r => r.Row), ct);
        var offered = new List<Product>();
        foreach (var (row, changes) in read) Place(row, changes, known, codes, offered, scope);
        await GiveCodes(offered, codes, scope, ct);
        await scope.Db.SaveChangesAsync(ct);
        await scope.Db.InsertMany(offered, scope.Session, scope.Clock, ct);
        await scope.Db.InsertMany([.. offered.Select(p => AuditTrail.Entry(scope.Session, scope.Clock.GetUtcNow(), "products", p.Id.Value, "created", null, new Dictionary<string, object?[]> { ["code"] = [null, p.Code], ["name"] = [null, p.Name] }))], scope.Session, scope.Clock, ct);
        scope.Traces.AddRange(offered.Select(p => new ImportTrace(p.Id.Value, true, null, p.Version)));
        scope.Traces.AddRange(known.Changed.Select(c => new ImportTrace(c.Product.Id.Value, false, c.Before, c.Product.Version, c.Follows)));
    }

    /// <summary>Products that deals name since, or that somebody changed, stay.</summary>
    public override async Task<int> Undo(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct)
    {
        var ids = traces.Select(t => new Id<Product>(t.RecordId)).Distinct().ToArray();
        var products = await db.Products.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value, ct);
        var named = (await db.OpportunityLines.Where(l => l.ProductId != null && ids.Contains(l.ProductId.Value)).Select(l => l.ProductId!.Value.Value).Distinct().ToListAsync(ct)).ToHashSet();
        var kept = 0;
        foreach (var trace in traces)
        {
            if (!products.TryGetValue(trace.RecordId, out var product)) continue;
            if (product.Version != trace.VersionAfter || (trace.IsNew && named.Contains(trace.RecordId))) kept++;
            else if (trace.IsNew) db.Products.Remove(product);
            else ProductsModule.Change(product, Before(product, trace));
        }
        await db.SaveChangesAsync(ct);
        return kept;
    }

    private static ProductChanges Read(ImportRow row) => new()
    {
        Name = row.Text("name", ProductChanges.NameLength),
        Category = row.Text("category", ProductChanges.WordLength),
        Kind = row.Choice<ProductKind>("product_kind", ProductFields.Kinds) is { Value: { } kind } ? new(kind) : default,
        Unit = row.Text("unit", ProductChanges.UnitLength),
        UnitPrice = PriceOf(row),
        Currency = row.Currency("currency"),
        TaxRate = row.Money("tax_rate"),
        Description = row.Text("description", ProductChanges.TextLength),
        CustomFields = row.CustomFields,
        IsActive = row.YesNo("is_active") is { Value: { } isActive } ? new(isActive) : default,
    };

    private static Optional<decimal?> PriceOf(ImportRow row)
    {
        var price = row.Money("unit_price");
        if (price.Value is null) return default;
        if (price.Value is >= 0 and <= (decimal)ProductChanges.MostMoney) return price;
        row.Fail("unit_price", "out_of_range");
        return default;
    }

    private static ProductChanges Before(Product product, ImportTrace trace)
    {
        var before = JsonSerializer.Deserialize<ProductChanges>(trace.Before!, Json.Options)!;
        return before with { CustomFields = CustomValues.WayBack(product.CustomFields, before.CustomFields.Value) };
    }

    private static void Place(ImportRow row, ProductChanges changes, KnownProducts known, HashSet<string> codes, List<Product> offered, ImportScope scope)
    {
        var (mode, match) = (scope.Settings.Mode, scope.Settings.Match);
        var key = match is null || row.Raw(match) is not { } value ? null : KeyOf(match, value);
        var existing = key is null ? null : known.Find(key);
        var isKnown = existing is not null || (key is not null && scope.WasMade(key));
        var code = row.Text("code", ProductChanges.CodeLength).Value;
        if (row.Outcome == RowOutcome.Failed) return;
        if (isKnown ? mode == ImportMode.Create : mode == ImportMode.Update) row.Became(RowOutcome.Skipped);
        else if (!row.Admits(existing?.Id.Value)) return;
        else if (existing is not null)
        {
            if (!offered.Contains(existing)) known.Remember(existing, () => JsonSerializer.Serialize(ProductsModule.Snapshot(existing), OnlyGiven), scope.VersionToFollow(existing));
            ProductsModule.Change(existing, changes.Name.Value is null || match == "name" ? changes with { Name = default } : changes);
            row.Became(RowOutcome.Updated);
        }
        else if (isKnown) row.Became(RowOutcome.Updated);
        else if (changes.Name.Value is null) row.Fail("name", "required");
        else if (code is not null && (scope.WasMade($"code:{code}") || !codes.Add(code))) row.Fail("code", "product.code_taken");
        else
        {
            var product = ProductsModule.Offer(code ?? "", changes);
            if (!row.Completes(product)) return;
            offered.Add(product);
            if (key is not null) known.Add(key, product);
            row.Became(RowOutcome.Created);
        }
        if (row.Outcome is RowOutcome.Created or RowOutcome.Updated) scope.Makes([.. new[] { key, code is null ? null : $"code:{code}" }.OfType<string>()]);
    }

    /// <summary>One reservation for all; codes somebody chose by hand are passed over.</summary>
    private static async Task GiveCodes(List<Product> offered, HashSet<string> taken, ImportScope scope, CancellationToken ct)
    {
        var without = new Queue<Product>(offered.Where(p => p.Code.Length == 0));
        while (without.Count > 0)
        {
            var codes = await ProductsModule.ReserveCodes(scope.Db, scope.Session, without.Count, ct);
            var used = (await scope.Db.Products.Where(p => codes.Contains(p.Code)).Select(p => p.Code).ToListAsync(ct)).ToHashSet();
            foreach (var code in codes.Where(c => !used.Contains(c) && !taken.Contains(c))) ProductsModule.Change(without.Dequeue(), new ProductChanges { Code = code });
        }
    }

    private static async Task<KnownProducts> Known(ImportScope scope, IEnumerable<ImportRow> rows, CancellationToken ct)
    {
        var known = new KnownProducts();
        if (scope.Settings.Match is not { } match) return known;
        var values = rows.Select(r => r.Raw(match)).OfType<string>().Distinct().ToArray();
        var keys = values.Select(ProductsModule.MatchKey).ToArray();
        var found = match == "code" ? scope.Db.Products.Where(p => values.Contains(p.Code)) : scope.Db.Products.Where(p => keys.Contains(p.NameKey));
        foreach (var product in await found.OrderByDescending(p => p.IsActive).ThenBy(p => p.CreatedAt).ToListAsync(ct)) known.Add(KeyOf(match, match == "code" ? product.Code : product.Name), product);
        return known;
    }

    private static string KeyOf(string match, string value) => match == "code" ? $"code:{value}" : $"name:{ProductsModule.MatchKey(value)}";

    private static async Task<HashSet<string>> TakenCodes(CrmDb db, IEnumerable<ImportRow> rows, CancellationToken ct)
    {
        var codes = rows.Select(r => r.Raw("code")).OfType<string>().Distinct().ToArray();
        return [.. await db.Products.Where(p => codes.Contains(p.Code)).Select(p => p.Code).ToListAsync(ct)];
    }

    /// <summary>The products that rows may mean, and those of them that were changed.</summary>
    private sealed class KnownProducts
    {
        private readonly Dictionary<string, Product> byKey = [];
        public List<(Product Product, string Before, int? Follows)> Changed { get; } = [];

        public Product? Find(string key) => byKey.GetValueOrDefault(key);

        public void Add(string key, Product product) => byKey.TryAdd(key, product);

        public void Remember(Product product, Func<string> before, int? follows)
        {
            if (!Changed.Exists(c => c.Product == product)) Changed.Add((product, before(), follows));
        }
    }
}
