using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Opportunities.Pipelines;

/// <summary>Whether a deal in the stage is still open, or how it ended.</summary>
public enum StageKind { Open, Won, Lost }

public enum EntryTaskPriority { Low, Normal, High, Urgent }

/// <summary>A task that is made when a deal enters the stage, due so many days later.</summary>
public sealed record EntryTask
{
    [Needed, Text(200)] public required string Title { get; init; }
    [Between(0, 365)] public int DueDays { get; init; }
    public EntryTaskPriority Priority { get; init; } = EntryTaskPriority.Normal;
}

/// <summary>A step of a pipeline. What it requires must be there before a deal may go on to a later one.</summary>
[IdPrefix("stage"), Kind("stages")]
public sealed class Stage : Record<Stage>
{
    private Stage() { }

    public Id<Pipeline> PipelineId { get; private set; }

    /// <summary>A word for programs, unique in the pipeline.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>0 to 100, what a deal in the stage is likely to become.</summary>
    public int Probability { get; private set; }

    /// <summary>#rrggbb.</summary>
    public string Color { get; private set; } = "";
    public StageKind Kind { get; private set; }
    public int Position { get; private set; }

    /// <summary>Fields that must be filled before a deal leaves the stage forwards; of the won and the lost stage: before it enters.</summary>
    public string[] RequiredFields { get; private set; } = [];

    /// <summary>What must be done before a deal leaves the stage forwards.</summary>
    public string[] RequiredActivities { get; private set; } = [];
    public List<EntryTask> EntryTasks { get; private set; } = [];

    /// <summary>After so many days without a move or a contact a deal is marked; null for never.</summary>
    public int? StaleDays { get; private set; }

    internal static Stage Of(Id<Pipeline> pipeline, StageEntry entry, string code, int position)
    {
        var stage = new Stage { PipelineId = pipeline, Code = code, Kind = entry.Kind };
        stage.Change(entry, code, position);
        return stage;
    }

    internal void Change(StageEntry entry, string code, int position)
    {
        (Code, Name, Position) = (code, entry.Name.Trim(), position);
        Probability = Kind switch { StageKind.Won => 100, StageKind.Lost => 0, _ => entry.Probability };
        Color = entry.Color ?? (Color.Length > 0 ? Color : PipelineTemplates.ColorOf(position, Kind));
        RequiredFields = [.. entry.RequiredFields.Select(f => f.Trim()).Distinct()];
        RequiredActivities = [.. entry.RequiredActivities.Select(a => a.Trim()).Where(a => a.Length > 0).Distinct()];
        EntryTasks = entry.EntryTasks;
        StaleDays = entry.StaleDays;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Stage>
    {
        public void Configure(EntityTypeBuilder<Stage> builder)
        {
            builder.ToTable("stages");
            builder.Property(s => s.Code).HasMaxLength(StageEntry.CodeLength);
            builder.Property(s => s.Name).HasMaxLength(StageEntry.NameLength);
            builder.Property(s => s.Color).HasMaxLength(7);
            builder.Property(s => s.EntryTasks).AsJson();
            builder.HasOne<Pipeline>().WithMany().HasForeignKey(s => new { s.TenantId, s.PipelineId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(s => new { s.TenantId, s.PipelineId, s.Position });
        }
    }
}
