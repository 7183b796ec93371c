using System.Diagnostics;

namespace Guanxi.Benchmarks;

/// <summary>Times of requests in milliseconds, of several rounds.</summary>
internal sealed class Times
{
    private readonly List<double> times = [];
    private readonly List<double> medians = [];

    public int Errors { get; private set; }
    public int Count => times.Count;

    public void Add(IEnumerable<double> round, int errors)
    {
        var sorted = round.Order().ToArray();
        times.AddRange(sorted);
        if (sorted.Length > 0) medians.Add(sorted[sorted.Length / 2]);
        Errors += errors;
    }

    /// <summary>The time within which this share of the requests was answered.</summary>
    public double At(double share)
    {
        var sorted = times.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }

    /// <summary>How many times as long as the other, as the median over rounds that ran side by side.</summary>
    public double Against(Times floor)
    {
        var ratios = medians.Zip(floor.medians, (mine, theirs) => mine / theirs).Order().ToArray();
        return ratios.Length == 0 ? double.NaN : ratios[ratios.Length / 2];
    }
}

/// <summary>Sends requests over so many connections at once, each as soon as the one before is answered.</summary>
internal static class Load
{
    private static int turns;

    public static async Task Round(Uri server, Func<int, int, HttpRequestMessage> request, int connections, TimeSpan length, Times times)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = server };
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async worker => (await client.SendAsync(request(worker, Next()))).Dispose())); // connected
        var workers = await Task.WhenAll(Enumerable.Range(0, connections).Select(worker => Work(client, request, worker, length)));
        times.Add(workers.SelectMany(w => w.Times), workers.Sum(w => w.Errors));
    }

    private static async Task<(List<double> Times, int Errors)> Work(HttpClient client, Func<int, int, HttpRequestMessage> request, int worker, TimeSpan length)
    {
        var (times, errors, whole) = (new List<double>(), 0, Stopwatch.StartNew());
        while (whole.Elapsed < length)
        {
            using var message = request(worker, Next());
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(message);
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (!answer.IsSuccessStatusCode) errors++;
        }
        return (times, errors);
    }

    private static int Next() => Interlocked.Increment(ref turns);
}
