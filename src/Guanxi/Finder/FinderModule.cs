using Guanxi.Platform;
using Guanxi.Platform.Fields;

namespace Guanxi.Finder;

/// <summary>A record by its name.</summary>
public sealed record NameRow(string Id, string Name);

/// <summary>Finder: one search over every kind of record, and the catalogue of their fields.</summary>
public sealed class FinderModule : Module
{
    private const int MostNames = 200;

    public override void Endpoints(RouteGroupBuilder api)
    {
        api.MapGet("/search", FindRecords.Handle).RequiresSignIn().WithTags("Search").WithName("search");
        api.MapGet("/names", ListNames).RequiresSignIn().WithTags("Search").WithName("list_names");
        api.MapPost("/paste", ReadPaste.Handle).RequiresSignIn().WithTags("Search").WithName("read_paste");
        api.MapGet("/fields/{kind}", ListFields).RequiresSignIn().WithTags("Fields").WithName("list_fields");
    }

    /// <summary>What records are called that links lead to; those that are gone or out of sight are left out.</summary>
    /// <exception cref="Refusal">404 for a kind that does not exist or that the caller may not view, 400 for too many.</exception>
    private static async Task<Listing<NameRow>> ListNames(string kind, string ids, CrmDb db, Session session, CancellationToken ct)
    {
        var catalogue = Seen(kind, session);
        var asked = ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (asked.Count > MostNames) throw Refusal.Field("ids", "max_count", MostNames);
        return new([.. (await catalogue.Names(db, asked, ct)).Select(n => new NameRow(n.Key, n.Value))]);
    }

    /// <exception cref="Refusal">404 for a kind that does not exist or that the caller may not view.</exception>
    private static Listing<FieldRow> ListFields(string kind, Session session) => new(Seen(kind, session).Rows(session.Language));

    private static FieldCatalogue Seen(string kind, Session session) =>
        (session.May($"{kind}.view") ? session.FieldsOf(kind) : null) ?? throw Refusal.NotFound();
}
