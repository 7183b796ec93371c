using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Validation;

namespace Guanxi.Views;

/// <summary>What may be written on a view; absent members stay as they are.</summary>
public sealed record ViewChanges
{
    /// <summary>The kind of record, e.g. <c>customers</c>; only for a new view.</summary>
    [Text(40)] public string? Kind { get; init; }
    [NotEmptied, Text(60)] public Optional<string> Name { get; init; }
    [NotEmptied] public Optional<ViewLayout?> Layout { get; init; }
    [AtMost(SavedView.MostConditions)] public Optional<Dictionary<string, string>> Query { get; init; }
    [AtMost(SavedView.MostColumns), NoGaps] public Optional<List<ViewColumn>> Columns { get; init; }
    [Text(80)] public Optional<string> GroupBy { get; init; }
    [Text(80)] public Optional<string> DateField { get; init; }
    [Text(80), AtMost(6), NoGaps] public Optional<List<string>> Measures { get; init; }
    [NotEmptied] public Optional<ViewSharing?> Sharing { get; init; }
    [AtMost(200), NoGaps] public Optional<List<Id<User>>> UserIds { get; init; }
    [AtMost(200), NoGaps] public Optional<List<Id<Department>>> DepartmentIds { get; init; }

    /// <summary>Codes of roles; needs the permission to configure views.</summary>
    [Text(40), AtMost(50), NoGaps] public Optional<List<string>> DefaultFor { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
