using System.Globalization;
using Guanxi.Identity;
using Guanxi.Opportunities;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Filters;
using Guanxi.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Reports;

/// <summary>What of a report is asked for.</summary>
public sealed record ReportQuery
{
    /// <summary>The first day, where the organisation is; when left out the first of the last month, or of the twelfth before for what is told by months.</summary>
    [FromQuery(Name = "from")] public DateOnly? From { get; init; }

    /// <summary>The last day; today when left out.</summary>
    [FromQuery(Name = "to")] public DateOnly? To { get; init; }

    /// <summary>By what to part it.</summary>
    [FromQuery(Name = "by")] public string? By { get; init; }

    /// <summary>A user's id, name, or <c>me</c>.</summary>
    [FromQuery(Name = "owner")] public string? Owner { get; init; }

    /// <summary>A department's id, with those below it.</summary>
    [FromQuery(Name = "department")] public Id<Department>? Department { get; init; }

    /// <summary>Name or id; all of them, for the funnel the default one, when left out.</summary>
    [FromQuery(Name = "pipeline")] public string? Pipeline { get; init; }

    /// <summary><c>previous</c>: with the period before.</summary>
    [FromQuery(Name = "compare")] public string? Compare { get; init; }
}

/// <summary>One counting of a report for one caller. What it hands out is what the caller may see.</summary>
internal sealed class ReportCall(EditCall call, ReportQuery query, DateOnly from, DateOnly to)
{
    private readonly FilterContext calendar = FilterContext.Of(call.Session, call.Get<TimeProvider>());
    private Task<Id<User>[]?>? people;
    private Task<Pipeline?>? pipeline;

    public CrmDb Db => call.Db;
    public Session Session => call.Session;
    public EditCall Call => call;
    public CancellationToken Ct => call.Ct;
    public ReportQuery Query => query;
    public ReportWords Words { get; } = new(call.Session.Language);
    public DateOnly From => from;
    public DateOnly To => to;
    public DateOnly Today => calendar.Today;
    public DateTimeOffset Now => calendar.Now;
    public DateTimeOffset Start => calendar.StartOf(from);
    public DateTimeOffset End => calendar.StartOf(to.AddDays(1));
    public string Zone => call.Session.TimeZone.Id;
    public required string Currency { get; init; }
    public required string By { get; init; }

    /// <summary>True for a month or day that has not begun and in which nothing stands: it is not shown as if nothing had come of it.</summary>
    public bool IsYetToCome(DateOnly first, bool isEmpty) => isEmpty && first > Today;

    public DateTimeOffset StartOf(DateOnly day) => calendar.StartOf(day);

    /// <summary>The condition of a list for a moment within the period.</summary>
    public string Within(string field) => Between(field, from, to.AddDays(1));

    /// <summary>From a day up to, not with, another.</summary>
    public static string Between(string field, DateOnly first, DateOnly end) =>
        string.Create(CultureInfo.InvariantCulture, $"{field} >= '{first:yyyy-MM-dd}' and {field} < '{end:yyyy-MM-dd}'");

    /// <summary>The condition of a list for a value; none is written <c>is null</c>.</summary>
    public static string Is(string field, string? value) => value is null ? $"{field} is null" : $"{field} = '{value.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string All(params string?[] conditions) => string.Join(" and ", conditions.Where(c => !string.IsNullOrEmpty(c)));

    /// <summary>Deals of the people and the pipeline asked for, in the organisation's currency.</summary>
    public async Task<IQueryable<Opportunity>> Deals() => (await DealsInAnyCurrency()).Where(o => o.Currency == Currency);

    /// <summary>Says how many deals in other currencies are left out; adding them up would be wrong.</summary>
    public async Task<IReadOnlyList<string>> OtherDeals(Func<IQueryable<Opportunity>, IQueryable<Opportunity>> among)
    {
        if (!await OpportunitiesModule.HasOtherCurrencies(Db, Session, Currency, Ct)) return [];
        var others = await among((await DealsInAnyCurrency()).Where(o => o.Currency != Currency)).GroupBy(o => o.Currency).Select(g => new { g.Key, Count = g.Count(), Sum = g.Sum(o => o.Amount) }).ToListAsync(Ct);
        return [.. others.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => Words.Of("other_currency_deals", o.Count, o.Key, o.Sum.ToString("#,0.00", CultureInfo.InvariantCulture)))];
    }

    private async Task<IQueryable<Opportunity>> DealsInAnyCurrency()
    {
        var deals = Db.Opportunities.AsNoTracking();
        if (await People() is { } people) deals = deals.Where(o => people.Contains(o.OwnerId!.Value));
        if (await Pipeline() is { } pipeline) deals = deals.Where(o => o.PipelineId == pipeline.Id);
        return deals;
    }

    /// <summary>The same as conditions of a list of deals.</summary>
    public async Task<string> DealFilter() =>
        All($"currency = '{Currency}'", await PeopleFilter("owner_id"), await Pipeline() is { } pipeline ? Is("pipeline", pipeline.Name) : null);

    /// <summary>The people asked for; null for everybody.</summary>
    public Task<Id<User>[]?> People() => people ??= FindPeople();

    private async Task<Id<User>[]?> FindPeople()
    {
        if (query.Department is { } department) return await IdentityModule.PeopleOf(Db, department, Ct);
        if (string.IsNullOrWhiteSpace(query.Owner)) return null;
        if (query.Owner == "me") return [Session.Access.UserId];
        if (Id<User>.TryParse(query.Owner, null, out var owner)) return [owner];
        var named = await Db.Users.Where(u => u.Name == query.Owner).Select(u => u.Id).Take(2).ToArrayAsync(Ct);
        return named.Length == 1 ? named : throw Refusal.Field("owner", "unknown_user"); // two of one name are told apart by their ids
    }

    /// <summary>The one person asked for, by id.</summary>
    public async Task<string?> Person() => query.Department is null && await People() is [var one] ? one.ToString() : null;

    public async Task<string?> PeopleFilter(string field) => await People() is { } people ? InPeople(field, people) : null;

    public static string InPeople(string field, IReadOnlyCollection<Id<User>> people) =>
        people.Count == 0 ? $"({field} is null and {field} is not null)" : $"{field} in ({string.Join(", ", people.Select(p => $"'{p}'"))})";

    public Task<Pipeline?> Pipeline() => pipeline ??= FindPipeline();

    private async Task<Pipeline?> FindPipeline()
    {
        if (string.IsNullOrWhiteSpace(query.Pipeline)) return null;
        var pipelines = await OpportunitiesModule.Pipelines(Db, Ct);
        return pipelines.Select(p => p.Pipeline).FirstOrDefault(p => p.Id.ToString() == query.Pipeline || p.Name.Equals(query.Pipeline, StringComparison.OrdinalIgnoreCase))
            ?? throw Refusal.Field("pipeline", "unknown_option");
    }

    /// <summary>Names of the people in an answer; who has left is still named.</summary>
    public Task<Dictionary<Id<User>, string>> Names() => Db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, Ct);

    /// <summary>Whole numbers where there is nothing to divide by.</summary>
    public static decimal? Rate(decimal part, decimal whole) => whole == 0 ? null : Math.Round(part / whole, 6);

    public static decimal? Average(decimal sum, decimal count) => count == 0 ? null : Math.Round(sum / count, 2);
}
