using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Validation;
using Guanxi.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Analytics.Dashboards;

public enum WidgetType { Number, Line, Bar, Pie, Funnel, Table, Map, List, Waterfall, Cohort, Flow }

/// <summary>
/// What a widget shows: a report with its parameters, or a figure of any kind of record. Periods are kept by name
/// (<c>this_month</c>) and mean what they mean on the day somebody looks.
/// </summary>
public sealed record WidgetSource
{
    [Text(60)] public string? Report { get; init; }
    [AtMost(20)] public Dictionary<string, string>? Parameters { get; init; }
    [Text(40)] public string? Kind { get; init; }
    [Text(80)] public string? Measure { get; init; }
    [Text(80)] public string? Group { get; init; }
    [Text(4000)] public string? Filter { get; init; }
    [Text(80)] public string? DateField { get; init; }
    [Text(40)] public string? Period { get; init; }
    [Text(20)] public string? From { get; init; }
    [Text(20)] public string? To { get; init; }
    [Text(20)] public string? Compare { get; init; }
}

/// <summary>One picture on a dashboard, at its place on twelve columns.</summary>
public sealed record Widget
{
    public const int Columns = 12;

    [Needed, Text(60)] public required string Id { get; init; }
    public required WidgetType Type { get; init; }
    [Text(100)] public string? Title { get; init; }
    public required WidgetSource Source { get; init; }
    [Between(0, Columns - 1)] public required int X { get; init; }
    [Between(0, 1000)] public required int Y { get; init; }
    [Between(1, Columns)] public required int W { get; init; }
    [Between(1, 40)] public required int H { get; init; }
}

/// <summary>For whom a dashboard is, as views are.</summary>
public sealed record DashboardAudience
{
    public ViewSharing Sharing { get; init; }
    [AtMost(200), NoGaps] public List<Id<User>> UserIds { get; init; } = [];
    [AtMost(200), NoGaps] public List<Id<Department>> DepartmentIds { get; init; } = [];
}

/// <summary>What may be written on a dashboard; absent members stay as they are, widgets replace all widgets.</summary>
public sealed record DashboardChanges
{
    [NotEmptied, Text(60)] public Optional<string> Name { get; init; }
    [AtMost(Dashboard.MostWidgets), NoGaps] public Optional<List<Widget>> Widgets { get; init; }
    [NotEmptied] public Optional<DashboardAudience> Audience { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

/// <summary>Pictures of the business that a person put together and may show others. What each sees in them is his own.</summary>
[IdPrefix("dash"), Kind("dashboards")]
public sealed class Dashboard : Record<Dashboard>
{
    public const int MostOfOne = 100;
    public const int MostWidgets = 40;

    private Dashboard() { }

    public string Name { get; private set; } = "";
    public Id<User> OwnerId { get; private init; }
    public List<Widget> Widgets { get; private set; } = [];
    public DashboardAudience Audience { get; private set; } = new();

    public static Dashboard Of(Id<User> owner, DashboardChanges first)
    {
        var dashboard = new Dashboard { OwnerId = owner };
        dashboard.Change(first);
        return dashboard;
    }

    public void Change(DashboardChanges c)
    {
        Name = (c.Name.Or(Name) ?? Name).Trim();
        if (c.Widgets.IsSet) Widgets = c.Widgets.Value ?? [];
        if (c.Audience.Value is { } audience) Audience = audience;
    }

    /// <summary>True for who may look at it: the owner, and those it is for.</summary>
    public bool IsFor(Id<User> person, IReadOnlyCollection<Id<Department>> departments) =>
        OwnerId == person || Audience.Sharing == ViewSharing.Everyone
        || (Audience.Sharing == ViewSharing.Selected && (Audience.UserIds.Contains(person) || Audience.DepartmentIds.Exists(departments.Contains)));

    internal sealed class Mapping : IEntityTypeConfiguration<Dashboard>
    {
        public void Configure(EntityTypeBuilder<Dashboard> builder)
        {
            builder.ToTable("dashboards");
            builder.Property(d => d.Name).HasMaxLength(60);
            builder.Property(d => d.Widgets).AsJson();
            builder.Property(d => d.Audience).AsJson();
            builder.HasOne<User>().WithMany().HasForeignKey(d => new { d.TenantId, d.OwnerId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
