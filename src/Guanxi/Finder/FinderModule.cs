using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;

namespace Guanxi.Finder;

/// <summary>Finder: one search over every kind of record, and the catalogue of their fields.</summary>
public sealed class FinderModule : Module
{
    public override void Endpoints(RouteGroupBuilder api)
    {
        api.MapGet("/search", FindRecords.Handle).RequiresSignIn().WithTags("Search").WithName("search");
        api.MapGet("/fields/{kind}", ListFields).RequiresSignIn().WithTags("Fields").WithName("list_fields");
    }

    /// <exception cref="Refusal">404 for a kind that does not exist or that the caller may not view.</exception>
    private static Listing<FieldRow> ListFields(string kind, Session session)
    {
        var catalogue = Modules.All.SelectMany(m => m.Fields).FirstOrDefault(c => c.Kind == kind && session.May($"{kind}.view")) ?? throw Refusal.NotFound();
        return new(catalogue.In(session.CustomFields ?? CustomFieldSet.None).Rows(session.Language));
    }
}
