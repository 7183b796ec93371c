using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Fields;

/// <summary>The day of a moment where an organisation is; in the database only.</summary>
public static class Day
{
    internal const string Sql =
        """
        CREATE OR REPLACE FUNCTION crm.day_of(timestamptz, text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT ($1 AT TIME ZONE $2)::date';
        """;

    public static DateOnly? Of(DateTimeOffset? at, string timeZone) => throw new NotSupportedException($"{at} in {timeZone} is for the database.");

    internal static void MapFunction(ModelBuilder model) => model.HasDbFunction(typeof(Day).GetMethod(nameof(Of))!).HasSchema("crm").HasName("day_of");
}
