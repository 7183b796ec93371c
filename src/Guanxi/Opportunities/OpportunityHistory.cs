using System.Text.Json.Nodes;

namespace Guanxi.Opportunities;

/// <summary>How values of a deal's past are put back.</summary>
internal static class OpportunityHistory
{
    private const string ByHand = "amount_is_manual";

    /// <summary>Lines and people are told in the log by their names only; what was done stays done.</summary>
    public static readonly IReadOnlySet<string> Kept = new HashSet<string> { "lines", "contacts", "done_activities", "customer_name" };

    /// <summary>An amount that followed the lines follows them again.</summary>
    public static JsonObject Fit(JsonObject values)
    {
        if (!values.TryGetPropertyValue(ByHand, out var byHand)) return values;
        values.Remove(ByHand);
        if ((bool?)byHand != true) values["amount"] = null;
        return values;
    }
}
