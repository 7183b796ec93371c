using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Fields;

/// <summary>The year and month of a moment where an organisation is, as a number such as <c>202611</c>; in the database only.</summary>
public static class Month
{
    internal const string Sql =
        """
        CREATE OR REPLACE FUNCTION crm.month_of(timestamptz, text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS 'SELECT (extract(year FROM $1 AT TIME ZONE $2) * 100 + extract(month FROM $1 AT TIME ZONE $2))::integer';
        """;

    public static int? Of(DateTimeOffset? at, string timeZone) => throw new NotSupportedException($"{at} in {timeZone} is for the database.");

    internal static void MapFunction(ModelBuilder model) => model.HasDbFunction(typeof(Month).GetMethod(nameof(Of))!).HasSchema("crm").HasName("month_of");
}
