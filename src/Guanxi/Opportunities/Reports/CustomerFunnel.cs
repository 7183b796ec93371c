using System.Text.Json.Serialization;
using Guanxi.Customers;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities.Reports;

/// <summary>A customer in the funnel of the third document, whose names are kept to the letter. Probability: 0 to 1.</summary>
public sealed record FunnelCustomer(
    [property: JsonPropertyName("id")] Id<Customer> Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("company")] string Company,
    [property: JsonPropertyName("stage")] string Stage,
    [property: JsonPropertyName("dealValue")] decimal DealValue,
    [property: JsonPropertyName("probability")] decimal Probability,
    [property: JsonPropertyName("lastActivity")] DateTimeOffset LastActivity,
    [property: JsonPropertyName("assignedTo")] string? AssignedTo,
    [property: JsonPropertyName("tags")] IReadOnlyList<string> Tags,
    [property: JsonPropertyName("phone")] string? Phone);

/// <summary>The funnel of customers; figures by the code of the stage. Rates: 0 to 1.</summary>
public sealed record CustomerFunnelAnswer(
    [property: JsonPropertyName("customers")] IReadOnlyList<FunnelCustomer> Customers,
    [property: JsonPropertyName("conversionRates")] IReadOnlyDictionary<string, decimal> ConversionRates,
    [property: JsonPropertyName("avgDealSizes")] IReadOnlyDictionary<string, decimal> AvgDealSizes,
    [property: JsonPropertyName("avgCycleTimes")] IReadOnlyDictionary<string, decimal> AvgCycleTimes);

public sealed record MoveCustomerRequest
{
    /// <summary>Name, code or id.</summary>
    [Needed, Text(OpportunityChanges.WordLength)] public required string Stage { get; init; }

    /// <summary>Needed for the lost stage.</summary>
    [Text(OpportunityChanges.SentenceLength)] public string? LostReason { get; init; }
}

/// <summary>The sales funnel as the third document's page reads it: customers, each with the newest open deal.</summary>
internal static class CustomerFunnel
{
    private const int MostDeals = 2000;
    private const int MostCustomers = 1000;

    public static async Task<CustomerFunnelAnswer> Handle(string? pipeline, CrmDb db, Session session, OpportunitySelection selection, TimeProvider clock, CancellationToken ct)
    {
        var report = await FunnelReport.Handle(new FunnelQuery { Pipeline = pipeline }, db, session, selection, clock, ct);
        return new CustomerFunnelAnswer(
            await Customers(db, report.PipelineId, ct), Figures(report, s => s.NextRate), Figures(report, s => s.AverageAmount), Figures(report, s => s.AverageDays));
    }

    /// <summary>Moves the newest open deal of the customer.</summary>
    public static async Task<OpportunityDetail> Move(
        Id<Customer> id, MoveCustomerRequest request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Customers.AnyAsync(c => c.Id == id, ct)) throw Refusal.NotFound();
        var newest = await db.Opportunities.Where(o => o.CustomerId == id && o.Status == OpportunityStatus.Open).OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id)
            .Select(o => (Id<Opportunity>?)o.Id).FirstOrDefaultAsync(ct) ?? throw Refusal.Conflict("opportunity.none_open");
        var set = request.LostReason is null ? null : new OpportunityChanges { LostReason = request.LostReason };
        return await MoveOpportunity.Handle(newest, new MoveRequest { Stage = request.Stage, Set = set }, http, db, session, clock, ct);
    }

    /// <summary>The customers whose deals were worked on last; an open deal goes before a closed one, a newer before an older.</summary>
    private static async Task<List<FunnelCustomer>> Customers(CrmDb db, Id<Pipeline> pipeline, CancellationToken ct)
    {
        var deals = await db.Opportunities.AsNoTracking().Where(o => o.PipelineId == pipeline && o.CustomerId != null).OrderByDescending(o => o.UpdatedAt).ThenByDescending(o => o.Id).Take(MostDeals)
            .Join(db.Customers, o => o.CustomerId, c => c.Id, (o, c) => new
            {
                c.Id,
                Company = c.Name,
                c.Tags,
                c.Phone,
                c.LastActivityAt,
                o.Status,
                o.CreatedAt,
                o.UpdatedAt,
                o.Amount,
                o.Probability,
                Stage = o.Stage.Code,
                Touched = o.LastActivityAt,
                Owner = db.Users.Where(u => u.Id == o.OwnerId).Select(u => u.Name).FirstOrDefault(),
                Person = db.Contacts.Where(k => k.CustomerId == c.Id && k.IsPrimary).Select(k => k.Name).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. deals.OrderBy(d => d.Status).ThenByDescending(d => d.CreatedAt).DistinctBy(d => d.Id).OrderByDescending(d => d.UpdatedAt).Take(MostCustomers)
            .Select(d => new FunnelCustomer(d.Id, d.Person ?? d.Company, d.Company, d.Stage, d.Amount, d.Probability / 100m, d.Touched ?? d.LastActivityAt ?? d.UpdatedAt, d.Owner, d.Tags, d.Phone))];
    }

    private static Dictionary<string, decimal> Figures(SalesFunnelReport report, Func<FunnelStage, decimal?> figure) => report.Stages.ToDictionary(s => s.Code, s => figure(s) ?? 0);
}
