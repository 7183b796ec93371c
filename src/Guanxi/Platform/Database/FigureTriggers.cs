namespace Guanxi.Platform.Database;

/// <summary>
/// The figures of customers and their sums. A customer's figures come with it and hold a copy of what reports part customers by; the
/// sums follow the figures, in the transaction that changes these, as those of deals do (see <see cref="SumTriggers"/>). Both read
/// one row only, so that two changes at the same time cannot lose each other's part.
/// </summary>
internal static class FigureTriggers
{
    private const string Copied = "owner_id, is_active, industry, province, scale, source, status, grade";
    private static readonly string[] Fields = ["industry", "province", "scale", "source", "status", "grade", "segment"];
    private const string Keys = "tenant_id, field, value, owner_id, lifecycle";
    private const string Sums = "count, buyers, spent, predicted, modelled";

    private static string Columns => string.Join(", ", Fields);

    /// <summary>Columns, separated by comma and space, of one of several records.</summary>
    public static string Of(string record, string columns) => string.Join(", ", columns.Split(", ").Select(column => $"{record}.{column}"));

    private static string Open(string customers) =>
        $"INSERT INTO crm.customer_figures (tenant_id, customer_id, {Copied}, lifecycle, purchase_count, total_spent, bought_again, segment_history) SELECT tenant_id, id, {Copied}, 'prospect', 0, 0, 0, '' FROM {customers}";

    private static string Copies =>
        $"""
        CREATE OR REPLACE FUNCTION crm.open_figures() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            {Open("made")};
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER open_figures AFTER INSERT ON crm.customers REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION crm.open_figures();

        CREATE OR REPLACE FUNCTION crm.copy_to_figures() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            UPDATE crm.customer_figures SET ({Copied}) = ({Of("NEW", Copied)}) WHERE tenant_id = NEW.tenant_id AND customer_id = NEW.id;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER copy_to_figures AFTER UPDATE OF {Copied} ON crm.customers FOR EACH ROW
            WHEN (({Of("OLD", Copied)}) IS DISTINCT FROM ({Of("NEW", Copied)})) EXECUTE FUNCTION crm.copy_to_figures();

        """;

    /// <summary>Active customers with what each adds to the sums; <paramref name="sign"/> -1 takes it away.</summary>
    private static string PartsOf(string rows, int sign) =>
        $"""
        SELECT tenant_id, owner_id, lifecycle, {Columns}, {sign} AS count, CASE WHEN purchase_count > 0 THEN {sign} ELSE 0 END AS buyers,
            {sign} * total_spent AS spent, {sign} * coalesce(predicted_value, 0) AS predicted, {sign} * coalesce(model_value, 0) AS modelled FROM {rows} WHERE is_active
        """;

    /// <summary>Grouped by each field in one reading: a third of the time of a row for each field.</summary>
    private static string Add(string parts, bool gathered = false)
    {
        var all = (1 << Fields.Length) - 1;
        var names = string.Join(' ', Fields.Select((field, i) => $"WHEN {all - (1 << (Fields.Length - 1 - i))} THEN '{field}'"));
        var sets = string.Join(", ", Fields.Select(field => $"(tenant_id, owner_id, lifecycle, {field})"));
        return Insert($"CASE grouping({Columns}) {names} END", $"coalesce({Columns})", parts, $"GROUPING SETS ({sets})", gathered);
    }

    private static string Gathered(string sums) => Insert("field", "value", sums, Keys, true);

    private static string Insert(string field, string value, string parts, string by, bool gathered) =>
        $"""
        INSERT INTO crm.customer_sums (id, is_gathered, {Keys}, {Sums})
        SELECT gen_random_uuid(), {(gathered ? "true" : "false")}, tenant_id, {field}, {value}, owner_id, lifecycle, sum(count), sum(buyers), sum(spent), sum(predicted), sum(modelled) FROM ({parts}) AS part GROUP BY {by}
        HAVING sum(count) <> 0 OR sum(buyers) <> 0 OR sum(spent) <> 0 OR sum(predicted) <> 0 OR sum(modelled) <> 0;
        """;

    public static string Sql =>
        Copies
        + SumTriggers.Three("customer_figures", "sum_customers", PartsOf, parts => Add(parts))
        + SumTriggers.Alone("gather_customer_sums", "customer_sums", $"WITH part AS ({SumTriggers.Taken("customer_sums", $"{Keys}, {Sums}")}) {Gathered("SELECT * FROM part")}")
        + SumTriggers.Alone("recount_customers", "customer_sums",
            $"{Open("crm.customers WHERE tenant_id = organisation")} ON CONFLICT (tenant_id, customer_id) DO NOTHING;\n    WITH old AS ({SumTriggers.Taken("customer_sums", "1")}) {Add(PartsOf("crm.customer_figures", 1) + " AND tenant_id = organisation", gathered: true)}");
}
