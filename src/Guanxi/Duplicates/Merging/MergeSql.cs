namespace Guanxi.Duplicates.Merging;

/// <summary>The statements of a merge, for a table that is known only as a word. The names are ours, never a caller's; values are parameters.</summary>
internal static class MergeSql
{
    public static string HoldPair(string kind) => $"SELECT 1 FROM crm.{kind} c JOIN crm.duplicates d ON c.id IN (d.first_id, d.second_id) WHERE d.id = {{0}} ORDER BY c.id FOR UPDATE OF c";

    public static string Hold(string kind) => $"SELECT 1 FROM crm.{kind} WHERE id = {{0}} FOR UPDATE";

    public static string Row(string kind) => $"SELECT to_jsonb(c)::text AS \"Value\" FROM crm.{kind} c WHERE c.id = {{0}}";

    public static string Restore(string kind) => $"INSERT INTO crm.{kind} SELECT (jsonb_populate_record(NULL::crm.{kind}, {{0}}::jsonb)).*";

    public static string Count(Link link) => $"SELECT count(*)::int AS \"Value\" FROM crm.{link.Table} WHERE {link.Column} = {{0}}";

    public static string Rows(Link link) => $"SELECT to_jsonb(t)::text AS \"Value\" FROM crm.{link.Table} t WHERE {link.Column} = {{0}}";

    public static string Move(Link link)
    {
        var isThere = link.IsOneEach ? $" AND NOT EXISTS (SELECT 1 FROM crm.{link.Table} k WHERE k.{link.Column} = {{0}} AND k.{link.Key} = t.{link.Key})" : "";
        return $"UPDATE crm.{link.Table} t SET {link.Column} = {{0}} WHERE t.{link.Column} = {{1}} AND t.{link.Key}::text <> {{0}}::text{isThere} RETURNING t.{link.Key}::text AS \"Value\"";
    }

    public static string MoveBack(Link link) => $"UPDATE crm.{link.Table} SET {link.Column} = {{0}} WHERE {link.Column} = {{1}} AND {link.Key} = ANY({{2}}::{link.KeyType}[])";

    /// <summary>Deals may be gone since.</summary>
    public static string Return(string table) =>
        $"INSERT INTO crm.{table} SELECT r.* FROM jsonb_populate_recordset(NULL::crm.{table}, {{0}}::jsonb) r WHERE EXISTS (SELECT 1 FROM crm.opportunities o WHERE o.id = r.opportunity_id) ON CONFLICT DO NOTHING";
}
