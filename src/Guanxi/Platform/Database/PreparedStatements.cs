using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.Platform.Database;

/// <summary>
/// What is asked often the database reads once for each connection and keeps. How it goes about it, it decides anew each time: what is
/// right for an organisation of ten is wrong for one of half a million. Only what is looked up by its key is gone about in one way for all,
/// for there deciding takes ten times as long as doing; so is what the database looks up for each row it writes. See decision 0056.
/// </summary>
internal static class PreparedStatements
{
    /// <summary>How the text of a statement begins that looks something up by its key.</summary>
    public const string ByKey = "-- by key";

    /// <summary>Takes one way for all until the transaction ends.</summary>
    public const string OnePlan = "set_config('plan_cache_mode', 'force_generic_plan', true)";

    private const int Usual = 100;

    /// <summary>Looks for one record by its key, outside a transaction.</summary>
    public static IQueryable<T> LookedUp<T>(this IQueryable<T> query) => query.TagWith(ByKey["-- ".Length..]);

    /// <summary>
    /// Before many rows are written in an open transaction: for each of them the database looks up what it points to, and would decide
    /// anew each time; for an organisation its statistics do not know yet, it decides to read all of the organisation's rows.
    /// </summary>
    public static Task PlanOnce(this CrmDb db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync($"SELECT {OnePlan}", ct);

    /// <summary>None behind a pooler that hands connections from one to the other between statements.</summary>
    public static void Keep(NpgsqlConnectionStringBuilder connection, IConfiguration configuration)
    {
        connection.MaxAutoPrepare = configuration.GetValue("Database:PreparedStatements", Usual);
        if (connection.MaxAutoPrepare > 0) connection.Options = $"{connection.Options} -c plan_cache_mode=force_custom_plan".TrimStart();
    }
}
