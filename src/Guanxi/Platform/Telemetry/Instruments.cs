using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Guanxi.Platform.Telemetry;

/// <summary>What the product itself counts and traces, under the name <c>guanxi</c>. Labels are names of code, never data.</summary>
internal static class Instruments
{
    public const string Name = "guanxi";

    public static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);

    /// <summary>Reactions run, by <c>reaction</c> and <c>outcome</c> (done, failed).</summary>
    public static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("guanxi.deliveries", "{delivery}");

    /// <summary>Seconds between an event and the moment its reaction was done.</summary>
    public static readonly Histogram<double> DeliveryLag = Meter.CreateHistogram<double>("guanxi.delivery.lag", "s");

    /// <summary>Scheduled jobs run, by <c>job</c> and <c>outcome</c>.</summary>
    public static readonly Counter<long> JobRuns = Meter.CreateCounter<long>("guanxi.job_runs", "{run}");
}
