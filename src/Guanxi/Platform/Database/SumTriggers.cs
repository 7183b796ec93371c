namespace Guanxi.Platform.Database;

/// <summary>
/// Sums of deals, kept by the database in the transaction that changes a deal, so that a funnel over 300,000 deals reads some hundred
/// rows. Every statement adds rows with what it changed, and never changes one: nobody waits for anybody. A job gathers them.
/// A reader's snapshot holds a deal exactly when it holds the row that says so.
/// </summary>
internal static class SumTriggers
{
    private const string Keys = "tenant_id, pipeline_id, stage_id, furthest_stage_id, status, owner_id, probability, lost_reason, currency";
    private const string Sums = "count, amount, actual_amount, cycle";
    private const string StayKeys = "tenant_id, pipeline_id, stage_id";
    private const string Microseconds = "1000000";

    /// <summary>What a deal, or a finished stay in a stage, adds; <paramref name="sign"/> -1 takes it away.</summary>
    private static string DealsOf(string rows, int sign) =>
        $"""
        SELECT {Keys}, {sign} AS count, {sign} * amount AS amount, {sign} * coalesce(actual_amount, 0) AS actual_amount,
            {sign} * coalesce((extract(epoch FROM closed_at - created_at) * {Microseconds})::bigint, 0) AS cycle FROM {rows}
        """;

    private static string StaysOf(string rows, int sign) =>
        $"SELECT {StayKeys}, {sign} AS count, {sign} * (extract(epoch FROM left_at - entered_at) * {Microseconds})::bigint AS stayed FROM {rows} WHERE left_at IS NOT NULL";

    private static string AddDeals(string parts, bool gathered = false) =>
        $"""
        INSERT INTO crm.deal_sums (id, is_gathered, {Keys}, {Sums})
        SELECT gen_random_uuid(), {(gathered ? "true" : "false")}, {Keys}, sum(count), sum(amount), sum(actual_amount), sum(cycle) FROM ({parts}) AS part GROUP BY {Keys}
        HAVING sum(count) <> 0 OR sum(amount) <> 0 OR sum(actual_amount) <> 0 OR sum(cycle) <> 0;
        """;

    private static string AddStays(string parts, bool gathered = false) =>
        $"""
        INSERT INTO crm.stay_sums (id, is_gathered, {StayKeys}, count, stayed)
        SELECT gen_random_uuid(), {(gathered ? "true" : "false")}, {StayKeys}, sum(count), sum(stayed) FROM ({parts}) AS part GROUP BY {StayKeys}
        HAVING sum(count) <> 0 OR sum(stayed) <> 0;
        """;

    private static string Statement(string table, string name, string on, string rows, string body) =>
        $"""
        CREATE OR REPLACE FUNCTION crm.{name}_{on}() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            {body}
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER {name}_{on} AFTER {on} ON crm.{table} REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION crm.{name}_{on}();

        """;

    public static string Three(string table, string name, Func<string, int, string> of, Func<string, string> add) =>
        Statement(table, name, "insert", "NEW TABLE AS made", add(of("made", 1)))
        + Statement(table, name, "update", "OLD TABLE AS gone NEW TABLE AS made", add($"{of("made", 1)} UNION ALL {of("gone", -1)}"))
        + Statement(table, name, "delete", "OLD TABLE AS gone", add(of("gone", -1)));

    /// <summary>Gathering and counting anew exclude each other, so that neither takes away what the other has just written.</summary>
    public static string Alone(string name, string sums, string body) =>
        $"""
        CREATE OR REPLACE FUNCTION crm.{name}(organisation uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            PERFORM pg_advisory_xact_lock(hashtextextended('{sums}' || organisation, 0));
            {body}
        END $$;

        """;

    public static string Taken(string table, string columns) => $"DELETE FROM crm.{table} WHERE tenant_id = organisation RETURNING {columns}";

    public static string Sql =>
        Three("opportunities", "sum_deals", DealsOf, parts => AddDeals(parts))
        + Three("opportunity_stages", "sum_stays", StaysOf, parts => AddStays(parts))
        + Alone("gather_deal_sums", "deal_sums",
            $"WITH part AS ({Taken("deal_sums", $"{Keys}, {Sums}")}) {AddDeals("SELECT * FROM part", gathered: true)}\n"
            + $"    WITH part AS ({Taken("stay_sums", $"{StayKeys}, count, stayed")}) {AddStays("SELECT * FROM part", gathered: true)}")
        + Alone("recount_deals", "deal_sums",
            $"WITH old AS ({Taken("deal_sums", "1")}) {AddDeals(DealsOf("crm.opportunities WHERE tenant_id = organisation", 1), gathered: true)}\n"
            + $"    WITH old AS ({Taken("stay_sums", "1")}) {AddStays(StaysOf("crm.opportunity_stages", 1) + " AND tenant_id = organisation", gathered: true)}");
}
