using System.Globalization;
using Npgsql;

namespace Guanxi.Platform.Postgres;

/// <summary>A PostgreSQL server of the operator's own, named by a connection string.</summary>
public static class ExternalPostgres
{
    private const int OldestVersion = 150000;

    /// <summary>Connects once and refuses, with a <see cref="PostgresUnavailableException"/>, a server that cannot serve us.</summary>
    public static async Task Check(string connectionString, CancellationToken ct)
    {
        var settings = Read(connectionString);
        try
        {
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand("""
                select current_setting('server_version_num')::int, current_setting('server_version'), datctype, pg_encoding_to_char(encoding)
                from pg_database where datname = current_database()
                """, connection);
            await using var row = await command.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            Refuse(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3));
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException)
        {
            var reason = e is PostgresException refusal ? $"{refusal.MessageText} ({refusal.SqlState})" : e.Message;
            var where = string.Create(CultureInfo.InvariantCulture, $"{settings.Host}:{settings.Port}/{settings.Database}");
            throw new PostgresUnavailableException(PostgresUnavailableException.CannotConnect,
                $"无法连接 PostgreSQL（{where}，见 ConnectionStrings:Crm）", $"cannot connect to PostgreSQL ({where}, see ConnectionStrings:Crm): {reason}", inner: e);
        }
    }

    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
            if (string.IsNullOrWhiteSpace(settings.Host)) throw new ArgumentException("Host");
            return settings;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            // the parser's own text may repeat a piece of the password
            throw new PostgresUnavailableException(PostgresUnavailableException.BadConnectionString,
                "ConnectionStrings:Crm 格式不正确，例：Host=localhost;Database=guanxi;Username=guanxi;Password=…",
                "ConnectionStrings:Crm cannot be read; example: Host=localhost;Database=guanxi;Username=guanxi;Password=…");
        }
    }

    internal static void Refuse(int versionNumber, string version, string characterType, string encoding)
    {
        if (versionNumber < OldestVersion)
            throw Unsuitable($"需要 PostgreSQL 15 或更高版本，当前为 {version}", $"PostgreSQL 15 or later is needed, this is {version}");
        if (encoding != "UTF8")
            throw Unsuitable($"数据库编码须为 UTF8，当前为 {encoding}", $"the database's encoding must be UTF8, this is {encoding}");
        if (characterType is "C" or "POSIX")
            throw Unsuitable(
                $"数据库的 LC_CTYPE 不能是 {characterType}（中文将无法搜索），请用 C.UTF-8 新建数据库",
                $"the database's LC_CTYPE must not be {characterType} (Chinese text could not be searched); create it with C.UTF-8");
    }

    private static PostgresUnavailableException Unsuitable(string chinese, string english) =>
        new(PostgresUnavailableException.Unsuitable, chinese, english);
}
