using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Sight;
using Microsoft.AspNetCore.Mvc;

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
        api.MapGet("/fields/{kind}/filter", ReadFilter).RequiresSignIn().WithTags("Fields").WithName("read_filter");
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

    /// <summary>The fields of a kind of record; with <c>related=true</c> also those of the records it points at, which filters know by dotted names.</summary>
    /// <exception cref="Refusal">404 for a kind that does not exist or that the caller may not view.</exception>
    private static Listing<FieldRow> ListFields(string kind, [FromQuery(Name = "related")] bool? related, Session session)
    {
        var catalogue = Seen(kind, session);
        return new([.. catalogue.Rows(session.Language), .. related == true ? catalogue.RelatedRows(session.Language) : []]);
    }

    /// <summary>What a filter says, taken apart.</summary>
    /// <exception cref="Refusal">404 for a kind that does not exist or that the caller may not view, 400 for a filter that is not understood.</exception>
    private static Task<FilterTree> ReadFilter(string kind, string filter, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        FilterTree.Of(filter, Seen(kind, session), FilterContext.Of(session, clock, db) with { Sight = FieldSight.Current }, db, session, ct);

    private static FieldCatalogue Seen(string kind, Session session) =>
        (session.May($"{kind}.view") ? session.FieldsOf(kind) : null) ?? throw Refusal.NotFound();
}
