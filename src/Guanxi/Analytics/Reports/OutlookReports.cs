using System.Globalization;
using Guanxi.Identity;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Reports;

/// <summary>What deals are likely to bring, and how what is open changed between two days.</summary>
internal static class OutlookReports
{
    /// <summary>Open deals by when they should close, or by who expects how much. What is left out of the forecast counts nowhere.</summary>
    public static async Task<Counted> Forecast(ReportCall call)
    {
        var w = call.Words;
        var open = await Expected(call, (await call.Deals()).Where(o => o.Status == OpportunityStatus.Open && o.ForecastCategory != ForecastCategory.Omitted));
        var (names, of) = (await call.Names(), await call.Db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.DepartmentId, call.Ct));
        var departments = await call.Db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, call.Ct);
        var filter = ReportCall.All(await call.DealFilter(), "status = 'open' and forecast_category != 'omitted'");
        (string Key, string Label) KeyOf(DateOnly? day, Id<User>? owner, ForecastCategory category) => call.By switch
        {
            "owner" => owner is { } id ? (id.ToString(), names.GetValueOrDefault(id, "")) : ("", w.Of("nobody")),
            "department" => owner is { } id && of.GetValueOrDefault(id) is { } department ? (department.ToString(), departments.GetValueOrDefault(department, "")) : ("", w.Of("no_department")),
            "category" => (((int)category).ToString(CultureInfo.InvariantCulture), w.Option(OpportunityFields.ForecastCategories, category)),
            _ => day is { } known ? (TimeStep.Name(known), TimeStep.Name(known)) : ("", w.Of("no_date")),
        };
        string Where(IReadOnlyCollection<Id<User>?> owners, string key, ForecastCategory category) => call.By switch
        {
            "owner" or "department" => DealReports.Owners(owners),
            "category" => ReportCall.Is("forecast_category", OpportunityFields.ForecastCategories.First(o => Equals(o.Member, category)).Value),
            _ => key.Length == 0 ? "expected_close_date is null" : ReportCall.Between("expected_close_date", DateOnly.ParseExact(key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture), DateOnly.ParseExact(key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(1)),
        };
        var rows = open.GroupBy(o => KeyOf(o.Day, o.OwnerId, o.ForecastCategory)).OrderBy(g => g.Key.Key.Length == 0).ThenBy(g => g.Key.Key, StringComparer.Ordinal).Select(g => new ReportRow(
            g.Key.Key, g.Key.Label, new Dictionary<string, object?>(Sums([.. g])) { [call.By] = g.Key.Label }, new(DealReports.Deals, ReportCall.All(filter, Where([.. g.Select(o => o.OwnerId).Distinct()], g.Key.Key, g.First().ForecastCategory))))).ToList();
        return new([w.Dimension(call.By, call.By == "month" ? ColumnType.Month : ColumnType.Text), w.Measure("count", ColumnType.Count), w.Measure("amount", ColumnType.Money), w.Measure("weighted", ColumnType.Money),
            w.Measure("commit", ColumnType.Money), w.Measure("best_case", ColumnType.Money), w.Measure("in_pipeline", ColumnType.Money)],
            rows, new(Sums(open), new(DealReports.Deals, filter)))
        { Notes = await call.OtherDeals(deals => deals.Where(o => o.Status == OpportunityStatus.Open && o.ForecastCategory != ForecastCategory.Omitted)) };
    }

    private static Dictionary<string, object?> Sums(List<Expectation> of)
    {
        decimal Hoped(ForecastCategory category) => of.Where(o => o.ForecastCategory == category).Sum(o => o.Amount);
        return new()
        {
            ["count"] = of.Sum(o => o.Count),
            ["amount"] = of.Sum(o => o.Amount),
            ["weighted"] = Math.Round(of.Sum(o => o.Weighted), 2),
            ["commit"] = Hoped(ForecastCategory.Commit),
            ["best_case"] = Hoped(ForecastCategory.BestCase),
            ["in_pipeline"] = Hoped(ForecastCategory.Pipeline),
        };
    }

    private sealed record Expectation(DateOnly? Day, Id<User>? OwnerId, ForecastCategory ForecastCategory, int Count, decimal Amount, decimal Weighted);

    /// <summary>Parted no finer than the report is: by day for months, which costs the database less than finding the month of each deal.</summary>
    private static async Task<List<Expectation>> Expected(ReportCall call, IQueryable<Opportunity> open)
    {
        if (call.By != "month")
        {
            var by = await open.GroupBy(o => new { o.OwnerId, o.ForecastCategory }).Select(g => new { g.Key, Count = g.Count(), Amount = g.Sum(o => o.Amount), Weighted = g.Sum(o => o.Amount * o.Probability) }).ToListAsync(call.Ct);
            return [.. by.Select(g => new Expectation(null, g.Key.OwnerId, g.Key.ForecastCategory, g.Count, g.Amount, g.Weighted / 100))];
        }
        var days = await open.GroupBy(o => new { o.ExpectedCloseDate, o.ForecastCategory }).Select(g => new { g.Key, Count = g.Count(), Amount = g.Sum(o => o.Amount), Weighted = g.Sum(o => o.Amount * o.Probability) }).ToListAsync(call.Ct);
        return [.. days.Select(g => new Expectation(g.Key.ExpectedCloseDate, null, g.Key.ForecastCategory, g.Count, g.Amount, g.Weighted / 100))];
    }

    /// <summary>From what was open at the first day to what is open after the last: what came, was won, was lost. At the amounts the deals have now.</summary>
    public static async Task<Counted> Waterfall(ReportCall call)
    {
        var (w, start, end, deals) = (call.Words, call.Start, call.End, await call.Deals());
        async Task<(int Count, decimal Amount)> Sum(IQueryable<Opportunity> of) =>
            await of.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Amount = g.Sum(o => o.Amount) }).FirstOrDefaultAsync(call.Ct) is { } found ? (found.Count, found.Amount) : (0, 0);
        var before = await Sum(deals.Where(o => o.CreatedAt < start && (o.ClosedAt == null || o.ClosedAt >= start)));
        var came = await Sum(deals.Where(o => o.CreatedAt >= start && o.CreatedAt < end));
        var won = await Sum(deals.Where(o => o.Status == OpportunityStatus.Won && o.ClosedAt >= start && o.ClosedAt < end));
        var lost = await Sum(deals.Where(o => o.Status == OpportunityStatus.Lost && o.ClosedAt >= start && o.ClosedAt < end));
        var filter = await call.DealFilter();
        ReportRow Row(string key, (int Count, decimal Amount) of, int sign, string? where) => new(key, w.Of($"waterfall.{key}"), new Dictionary<string, object?> { ["step"] = w.Of($"waterfall.{key}"), ["count"] = sign * of.Count, ["amount"] = sign * of.Amount },
            where is null ? null : new(DealReports.Deals, ReportCall.All(filter, where)));
        string At(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"created_at < '{day:yyyy-MM-dd}' and (closed_at is null or closed_at >= '{day:yyyy-MM-dd}')");
        return new([w.Dimension("step"), w.Measure("count", ColumnType.Count), w.Measure("amount", ColumnType.Money)],
        [
            Row("start", before, 1, At(call.From)), Row("came", came, 1, call.Within("created_at")), Row("won", won, -1, ReportCall.All("status = 'won'", call.Within("closed_at"))),
            Row("lost", lost, -1, ReportCall.All("status = 'lost'", call.Within("closed_at"))),
            Row("end", (before.Count + came.Count - won.Count - lost.Count, before.Amount + came.Amount - won.Amount - lost.Amount), 1, At(call.To.AddDays(1))),
        ])
        { Notes = [w.Of("amounts_of_today"), .. await call.OtherDeals(others => others.Where(o => o.CreatedAt < end && (o.ClosedAt == null || o.ClosedAt >= start)))] };
    }
}
