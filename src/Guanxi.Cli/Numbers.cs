using System.Globalization;
using System.Text.Json.Nodes;

namespace Guanxi.Cli;

/// <summary>Reports as tables: their columns are named by the server. JSON is the server's answer as it is.</summary>
internal static class Numbers
{
    public static Task<int> Report(Invocation call, CancellationToken ct) => Show(call, call.PathWithQuery(), ct);

    public static Task<int> SalesPerformance(Invocation call, CancellationToken ct)
    {
        var path = call.PathWithQuery();
        if (call["period"] is { } period)
        {
            var (from, to) = DaysOf(period) ?? throw new WrongUsage(Texts.NotAValue("period", period));
            path = Invocation.Asking(path, "from", from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            path = Invocation.Asking(path, "to", to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        if (call["sales_rep"] is { } person) path = Invocation.Asking(path, "owner", person);
        return Show(call, path, ct);
    }

    public static async Task<int> CustomerValue(Invocation call, CancellationToken ct)
    {
        using var api = call.Connect();
        var path = call.PathWithQuery();
        if (call["limit"] is { } limit) path = Invocation.Asking(path, "limit", limit);
        var answer = await api.Send(HttpMethod.Get, path, null, ct);
        call.Output.Show(answer, call.Spec);
        if (answer is not null) call.Output.Say(Texts.Worth(answer));
        return Crm.Done;
    }

    private static async Task<int> Show(Invocation call, string path, CancellationToken ct)
    {
        using var api = call.Connect();
        if (await api.Send(HttpMethod.Get, path, null, ct) is JsonObject answer) call.Output.ShowReport(answer);
        return Crm.Done;
    }

    /// <summary>A month, a quarter or a year; null for anything else.</summary>
    internal static (DateOnly From, DateOnly To)? DaysOf(string period)
    {
        var parts = period.Split('-');
        if (parts.Length > 2 || parts[0].Length != 4 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2200) return null;
        if (parts.Length == 1) return (new(year, 1, 1), new(year, 12, 31));
        var isQuarter = parts[1] is ['Q' or 'q', _];
        if (!int.TryParse(isQuarter ? parts[1][1..] : parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        if (number < 1 || number > (isQuarter ? 4 : 12)) return null;
        var first = new DateOnly(year, isQuarter ? (number * 3) - 2 : number, 1);
        return (first, first.AddMonths(isQuarter ? 3 : 1).AddDays(-1));
    }
}
