using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tags;

public sealed record TagRow(Id<Tag>? TagId, string Name, string Color, bool IsPredefined);

public sealed record CreateTagRequest
{
    [Needed, Text(50)] public required string Name { get; init; }
    [Text(20)] public string? Color { get; init; }
}

/// <summary>Tags: the words an organisation sorts its records by.</summary>
public sealed class TagsModule : Module
{
    public const string View = "tags.view";
    public const string Edit = "tags.edit";
    private static readonly string[] Colors = ["default", "red", "orange", "gold", "green", "cyan", "blue", "purple", "magenta"];

    public override IReadOnlyList<Permission> Permissions => [new(View), new(Edit)];

    public override void Endpoints(RouteGroupBuilder api)
    {
        var tags = api.MapGroup("/tags").WithTags("Tags");
        tags.MapGet("/", List).Requires(View).WithName("list_tags");
        tags.MapPost("/", Create).Requires(Edit).Produces<TagRow>(201).WithName("create_tag");
        tags.MapDelete("/{id}", Delete).Requires(Edit).Produces(204).WithName("delete_tag");
    }

    /// <summary>The predefined ones first, then the organisation's own by name.</summary>
    private static async Task<Listing<TagRow>> List(CrmDb db, CancellationToken ct)
    {
        var own = await db.Tags.AsNoTracking().OrderBy(t => t.Name).Select(t => new TagRow(t.Id, t.Name, t.Color, false)).ToListAsync(ct);
        return new([.. Tag.Predefined.Select(name => new TagRow(null, name, "default", true)), .. own]);
    }

    private static async Task<IResult> Create(CreateTagRequest request, CrmDb db, CancellationToken ct)
    {
        var color = request.Color ?? Colors[0];
        if (!Colors.Contains(color)) throw Refusal.Field("color", "unknown_option");
        if (Tag.Predefined.Contains(request.Name.Trim())) throw Refusal.Conflict("already_exists");
        var tag = Tag.Named(request.Name, color);
        db.Tags.Add(tag);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/tags/{tag.Id}", new TagRow(tag.Id, tag.Name, tag.Color, false));
    }

    /// <summary>Records that carry the word keep it.</summary>
    private static async Task<IResult> Delete(Id<Tag> id, CrmDb db, CancellationToken ct)
    {
        db.Tags.Remove(await db.Tags.Get(id, ct));
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }
}
