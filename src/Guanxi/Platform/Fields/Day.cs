namespace Guanxi.Platform.Fields;

/// <summary>The day of a moment where an organisation is, for statements in SQL. Reports ask for the <see cref="Bucket"/> of a moment.</summary>
internal static class Day
{
    internal const string Sql =
        """
        CREATE OR REPLACE FUNCTION crm.day_of(timestamptz, text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT ($1 AT TIME ZONE $2)::date';
        """;
}
