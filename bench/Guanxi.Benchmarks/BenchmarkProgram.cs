using System.Globalization;
using Guanxi.Benchmarks.Analytics;
using Guanxi.Benchmarks.Duplicates;

namespace Guanxi.Benchmarks;

/// <summary><c>load</c> makes the data, <c>run</c> measures speed, <c>reports</c> that of analytics, <c>duplicates</c> how well they are found, <c>clv</c> the models of customer value; <c>floor</c> is the bare server that <c>run</c> starts beside the real one.</summary>
internal static class BenchmarkProgram
{
    private const string Usage =
        """
        load --data DIR [--scale 1|0.1] [--deals N]                       20 organisations, the largest with 500,000 customers and 300,000 deals and 1,000,000 orders at scale 1
        run  --data DIR [--seconds 1] [--rounds 3] [--rows 20000] [--only NAME]  measures beside the floor and prints the table
        reports --data DIR [--only NAME]                                   times every built-in report on the largest organisation, scoring everybody, and a profile
        duplicates [--data ../shared/data/06-dedupe]                       precision, recall and F1 over labelled records, and the time
        clv                                                                fits the models of customer value to simulated cohorts: time, parameters, log-likelihood, errors
        """;

    public static async Task<int> Main(string[] args)
    {
        var options = Options(args);
        if (args is ["duplicates", ..]) return DuplicateQuality.Run(options.GetValueOrDefault("data", "../shared/data/06-dedupe")) ? 0 : 1;
        if (args is ["clv", ..]) return ModelFits.Run() ? 0 : 1;
        if (args.Length == 0 || !options.TryGetValue("data", out var data)) return Wrong();
        switch (args[0])
        {
            case "load":
                await LoadData.Run(Path.GetFullPath(data), Number(options, "scale", 1), options.ContainsKey("deals") ? (int)Number(options, "deals", 0) : null);
                return 0;
            case "run":
                var plan = new Plan(TimeSpan.FromSeconds(Number(options, "seconds", 1)), (int)Number(options, "rounds", 3), (int)Number(options, "rows", 20_000), options.GetValueOrDefault("only"));
                return await Comparison.Run(Path.GetFullPath(data), plan) ? 0 : 1;
            case "reports":
                return await ReportTimes.Run(Path.GetFullPath(data), options.GetValueOrDefault("only")) ? 0 : 1;
            case "floor":
                await FloorServer.Run(Path.GetFullPath(data));
                return 0;
            default:
                return Wrong();
        }
    }

    private static int Wrong()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }

    private static Dictionary<string, string> Options(string[] args)
    {
        var options = new Dictionary<string, string>();
        for (var i = 1; i + 1 < args.Length; i += 2) options[args[i].TrimStart('-')] = args[i + 1];
        return options;
    }

    private static double Number(Dictionary<string, string> options, string name, double usual) =>
        options.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : usual;
}
