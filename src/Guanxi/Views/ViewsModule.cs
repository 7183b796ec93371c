using Guanxi.Platform;

namespace Guanxi.Views;

/// <summary>Views: ways to look at a list that people keep, share with others and have in the side bar.</summary>
public sealed class ViewsModule : Module
{
    /// <summary>To say with which view a role's lists open, and to change views of others.</summary>
    public const string Configure = "views.configure";

    public override IReadOnlyList<Permission> Permissions => [new(Configure)];

    public override void Endpoints(RouteGroupBuilder api)
    {
        var views = api.MapGroup("/views").WithTags("Views");
        views.MapGet("/", ViewQueries.List).RequiresSignIn().WithName("list_views");
        views.MapPost("/", SaveView.Create).RequiresSignIn().Produces<ViewRow>(201).WithName("create_view");
        views.MapPut("/favourites", KeepFavourites.Handle).RequiresSignIn().WithName("put_favourite_views");
        views.MapGet("/{id}", ViewQueries.Get).RequiresSignIn().WithName("get_view");
        views.MapPatch("/{id}", SaveView.Handle).RequiresSignIn().WithName("edit_view");
        views.MapDelete("/{id}", SaveView.Delete).RequiresSignIn().Produces(204).WithName("delete_view");
        views.MapPost("/{id}/restore", SaveView.Restore).RequiresSignIn().WithName("restore_view");
    }
}
