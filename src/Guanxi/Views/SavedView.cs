using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Views;

public enum ViewLayout { List, Board, Calendar }

public enum ViewSharing { Private, Selected, Everyone }

/// <summary>A column of a view; its width in pixels, the usual one without.</summary>
public sealed record ViewColumn
{
    [Needed, Text(80)] public required string Key { get; init; }
    [Between(40, 1200)] public int? Width { get; init; }
}

/// <summary>A way to look at records of one kind, kept by a person: conditions, order, columns, groups.</summary>
[IdPrefix("view"), Kind("views")]
public sealed class SavedView : Record<SavedView>
{
    public const int MostOfOne = 200;
    public const int MostConditions = 40;
    public const int MostColumns = 100;

    private SavedView() { }

    public string RecordKind { get; private init; } = "";
    public string Name { get; private set; } = "";
    public Id<User> OwnerId { get; private init; }
    public ViewLayout Layout { get; private set; }

    /// <summary>The conditions and the order, as the list's address has them.</summary>
    public Dictionary<string, string> Query { get; private set; } = [];
    public List<ViewColumn> Columns { get; private set; } = [];

    /// <summary>The field whose values are the sections of the list or the columns of the board.</summary>
    public string? GroupBy { get; private set; }

    /// <summary>The field whose days the calendar shows.</summary>
    public string? DateField { get; private set; }

    /// <summary>The figures below the list, e.g. <c>sum:annual_revenue</c>.</summary>
    public List<string> Measures { get; private set; } = [];
    public ViewSharing Sharing { get; private set; }

    /// <summary>Whom a view for selected people is for, and people of which departments, with those below.</summary>
    public List<Id<User>> UserIds { get; private set; } = [];
    public List<Id<Department>> DepartmentIds { get; private set; } = [];

    /// <summary>The codes of the roles whose list opens with this view; they see it.</summary>
    public List<string> DefaultFor { get; private set; } = [];

    public static SavedView Of(string kind, Id<User> owner, ViewChanges first)
    {
        var view = new SavedView { RecordKind = kind, OwnerId = owner };
        view.Change(first);
        return view;
    }

    public void Change(ViewChanges c)
    {
        Name = (c.Name.Or(Name) ?? Name).Trim();
        Layout = c.Layout.Or(Layout) ?? Layout;
        if (c.Query.IsSet) Query = c.Query.Value ?? [];
        if (c.Columns.IsSet) Columns = c.Columns.Value ?? [];
        GroupBy = c.GroupBy.Or(GroupBy);
        DateField = c.DateField.Or(DateField);
        if (c.Measures.IsSet) Measures = c.Measures.Value ?? [];
        Sharing = c.Sharing.Or(Sharing) ?? Sharing;
        if (c.UserIds.IsSet) UserIds = c.UserIds.Value ?? [];
        if (c.DepartmentIds.IsSet) DepartmentIds = c.DepartmentIds.Value ?? [];
        if (c.DefaultFor.IsSet) DefaultFor = c.DefaultFor.Value ?? [];
    }

    /// <summary>True for who may look through it: the owner, and those it is for.</summary>
    public bool IsFor(Reader reader) =>
        OwnerId == reader.UserId || Sharing == ViewSharing.Everyone || DefaultFor.Exists(reader.Roles.Contains)
        || (Sharing == ViewSharing.Selected && (UserIds.Contains(reader.UserId) || DepartmentIds.Exists(reader.Departments.Contains)));

    internal sealed class Mapping : IEntityTypeConfiguration<SavedView>
    {
        public void Configure(EntityTypeBuilder<SavedView> builder)
        {
            builder.ToTable("views");
            builder.Property(v => v.RecordKind).HasMaxLength(40);
            builder.Property(v => v.Name).HasMaxLength(60);
            builder.Property(v => v.GroupBy).HasMaxLength(80);
            builder.Property(v => v.DateField).HasMaxLength(80);
            builder.Property(v => v.Query).AsJson();
            builder.Property(v => v.Columns).AsJson();
            builder.Property(v => v.Measures).AsJson();
            builder.Property(v => v.UserIds).AsJson();
            builder.Property(v => v.DepartmentIds).AsJson();
            builder.Property(v => v.DefaultFor).AsJson();
            builder.HasOne<User>().WithMany().HasForeignKey(v => new { v.TenantId, v.OwnerId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(v => new { v.TenantId, v.RecordKind });
        }
    }
}

/// <summary>Who looks: the person, the roles held, the departments one belongs to, upwards.</summary>
public sealed record Reader(Id<User> UserId, IReadOnlyCollection<string> Roles, IReadOnlyCollection<Id<Department>> Departments);

/// <summary>A view somebody keeps in the side bar. Views of the product are named by their key.</summary>
public sealed class FavouriteView : Entity
{
    public Id<User> UserId { get; init; }
    public string View { get; init; } = "";
    public int Place { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FavouriteView>
    {
        public void Configure(EntityTypeBuilder<FavouriteView> builder)
        {
            builder.ToTable("favourite_views");
            builder.HasKey(f => new { f.TenantId, f.UserId, f.View });
            builder.Property(f => f.View).HasMaxLength(80);
            builder.HasOne<User>().WithMany().HasForeignKey(f => new { f.TenantId, f.UserId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
