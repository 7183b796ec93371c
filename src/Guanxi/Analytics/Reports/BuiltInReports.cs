namespace Guanxi.Analytics.Reports;

/// <summary>The reports the product comes with, in the order they are listed.</summary>
internal static class BuiltInReports
{
    public static readonly IReadOnlyList<Report> All = [.. DealReports.All, .. OrderReports.All, .. CustomerReports.All, FlowReport.Segments, .. WorkReports.All];
}
