using Guanxi.Platform;
using Guanxi.Platform.Validation;

namespace Guanxi.Opportunities.Pipelines;

internal static class PipelineRequests
{
    public const int NameLength = 100;
    public const int MostStages = 30;
}

/// <summary>A stage as it is written: with its id it is kept, without it is new.</summary>
public sealed record StageEntry
{
    public const int NameLength = 60;
    public const int CodeLength = 40;

    public Id<Stage>? StageId { get; init; }

    /// <summary>Given by the system when left out.</summary>
    [Text(CodeLength)] public string? Code { get; init; }
    [Needed, Text(NameLength)] public required string Name { get; init; }
    [Between(0, 100)] public int Probability { get; init; }

    /// <summary>#rrggbb.</summary>
    [HexColor] public string? Color { get; init; }
    public StageKind Kind { get; init; }

    /// <summary>Read over: the order of the list counts.</summary>
    public int? Position { get; init; }
    [Text(60), AtMost(50)] public List<string> RequiredFields { get; init; } = [];
    [Text(100), AtMost(30)] public List<string> RequiredActivities { get; init; } = [];
    [AtMost(10), NoGaps] public List<EntryTask> EntryTasks { get; init; } = [];
    [Between(1, 3650)] public int? StaleDays { get; init; }
}

public sealed record CreatePipelineRequest
{
    [Needed, Text(PipelineRequests.NameLength)] public required string Name { get; init; }

    /// <summary>standard, classic, qualification or funnel; or else the stages.</summary>
    [Text(PipelineRequests.NameLength)] public string? Template { get; init; }
    [AtMost(PipelineRequests.MostStages), NoGaps] public List<StageEntry>? Stages { get; init; }
}

public sealed record EditPipelineRequest
{
    [NotEmptied, Text(PipelineRequests.NameLength)] public Optional<string> Name { get; init; }

    /// <summary>Only true: another pipeline is made the default to end it.</summary>
    [NotEmptied] public Optional<bool?> IsDefault { get; init; }
    [NotEmptied] public Optional<bool?> IsActive { get; init; }

    /// <summary>The whole list in its order.</summary>
    [NotEmptied, AtMost(PipelineRequests.MostStages), NoGaps] public Optional<List<StageEntry>> Stages { get; init; }

    /// <summary>Where the deals of a removed stage go: its id to the id of one that stays.</summary>
    public Optional<Dictionary<string, string>> Moves { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
