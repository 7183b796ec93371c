namespace Guanxi.Platform.Tables;

/// <summary>How much a table file may ask of the server. Lengths in characters, sizes in bytes.</summary>
public sealed record TableLimits
{
    public static readonly TableLimits Default = new();

    /// <summary>The file as it was uploaded.</summary>
    public long FileBytes { get; init; } = 256L << 20;

    /// <summary>Columns that hold anything; empty columns to the right do not count.</summary>
    public int Columns { get; init; } = 500;

    public int CellLength { get; init; } = 100_000;

    public int ZipEntries { get; init; } = 1_000;

    /// <summary>One part of a workbook when unpacked. Parts are streamed, so this bounds time, not memory.</summary>
    public long InflatedBytes { get; init; } = 2L << 30;

    /// <summary>How many times larger a part of a workbook may be than its packed form (small parts are not asked).</summary>
    public int InflationRatio { get; init; } = 100;

    /// <summary>Workbooks of the old binary format are held in memory and hold 65,536 rows at most.</summary>
    public long OldWorkbookBytes { get; init; } = 32L << 20;
}
