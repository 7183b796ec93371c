namespace Guanxi.Tests.Architecture;

/// <summary>Visibility is on by default: a report can only see too much where somebody switched it off, or wrote a statement himself.</summary>
public sealed class ReportScopeTests
{
    private static readonly string[] WaysAround = ["IgnoreQueryFilters", "SqlQuery", "FromSql", "ExecuteSql", "NpgsqlCommand"];

    /// <summary>Counts what customers are worth, for the organisation and as its system.</summary>
    private const string Count = "Worth/CountWorth.cs";

    /// <summary>Asks when the last order of anybody was written, to know whether to count; answers nothing of it.</summary>
    private const string Freshness = "Worth/ValueQueries.cs";

    [Fact]
    public void No_report_figure_or_dashboard_reads_past_what_its_caller_may_see()
    {
        var folder = Repository.PathOf("src", "Guanxi", "Analytics");
        var found = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .SelectMany(file => WaysAround.Where(way => file.Text.Contains(way, StringComparison.Ordinal)).Select(way => $"{file.Name}: {way}"))
            .Where(line => line is not ($"{Count}: IgnoreQueryFilters" or $"{Count}: SqlQuery" or $"{Freshness}: IgnoreQueryFilters"));
        Report.None(found);
    }
}
