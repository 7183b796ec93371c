using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.Products;

/// <summary>Adds, changes and removes products.</summary>
internal static class EditProduct
{
    public static async Task<IResult> Create(ProductChanges request, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var code = string.IsNullOrWhiteSpace(request.Code.Value) ? await NextCode(db, session, ct) : request.Code.Value.Trim();
        await RequireFree(db, code, null, ct);
        var product = Product.Offer(code, request);
        db.Products.Add(product);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/products/{product.Id}", http.Tagged(await ProductQueries.One(db, product.Id, ct), product.Version));
    }

    public static Task<ProductRow> Handle(Id<Product> id, ProductChanges request, HttpContext http, CrmDb db, CancellationToken ct) => db.Retrying(async () =>
    {
        var product = await db.Products.Get(id, ct);
        await http.RequireSame(product.Version, request.Version, async () => await ProductQueries.One(db, id, ct));
        if (request.Code is { IsSet: true } given)
        {
            if (string.IsNullOrWhiteSpace(given.Value)) throw Refusal.Field("code", "required");
            await RequireFree(db, given.Value.Trim(), id, ct);
        }
        product.Change(request);
        await db.SaveChangesAsync(ct);
        return http.Tagged(await ProductQueries.One(db, id, ct), product.Version);
    });

    /// <summary>What was ever offered to somebody stays; it can be taken out of use instead.</summary>
    public static async Task<IResult> Delete(Id<Product> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var product = await db.Products.Get(id, ct);
        await http.RequireSame(product.Version, default, async () => await ProductQueries.One(db, id, ct));
        try
        {
            await db.Delete(product, ct);
        }
        catch (DbUpdateException used) when (used.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation })
        {
            throw Refusal.Conflict("product.in_use");
        }
        return Results.NoContent();
    }

    /// <summary>Takes back a deletion of a moment ago.</summary>
    public static async Task<ProductRow> Restore(Id<Product> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var product = await db.Restore(id, null, ct);
        return http.Tagged(await ProductQueries.One(db, id, ct), product.Version);
    }

    /// <summary>The next free code; one that somebody chose by hand is skipped.</summary>
    private static async Task<string> NextCode(CrmDb db, Session session, CancellationToken ct)
    {
        while (true)
        {
            var code = (await ProductsModule.ReserveCodes(db, session, 1, ct))[0];
            if (!await db.Products.AnyAsync(p => p.Code == code, ct)) return code;
        }
    }

    private static async Task RequireFree(CrmDb db, string code, Id<Product>? self, CancellationToken ct)
    {
        if (await db.Products.AnyAsync(p => p.Code == code && p.Id != self, ct)) throw Refusal.Conflict("product.code_taken");
    }
}
