using Guanxi.Platform.Postgres;
using Npgsql;

namespace Guanxi.Tests.Platform.Postgres;

/// <summary>Embedded clusters for tests: nothing is kept, so nothing is flushed.</summary>
internal static class TestPostgres
{
    public static EmbeddedPostgresOptions Options(string data) => new()
    {
        DataDirectory = data,
        Settings = new Dictionary<string, string> { ["fsync"] = "off", ["full_page_writes"] = "off", ["shared_buffers"] = "32MB" },
    };

    /// <summary>Temporary folders are closed to others; PostgreSQL of a root runs as another user.</summary>
    public static void OpenToAll(string folder)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
    }

    public static async Task<int> Run(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    public static async Task<T> Ask<T>(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
