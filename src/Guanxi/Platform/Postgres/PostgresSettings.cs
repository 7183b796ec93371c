using System.Globalization;
using System.Text;

namespace Guanxi.Platform.Postgres;

/// <summary>The configuration of the embedded cluster: local socket only, sized by the machine's memory, no personal data in its log.</summary>
internal static class PostgresSettings
{
    public const string FileName = "guanxi.conf";

    private const long Megabyte = 1024 * 1024;

    public static string Write(string socketDirectory, long memory, bool scarceSharedMemory, IReadOnlyDictionary<string, string> more)
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "",
            ["unix_socket_directories"] = $"\"{socketDirectory.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
            ["unix_socket_permissions"] = "0700",
            ["max_connections"] = "200",
            ["shared_buffers"] = Megabytes(memory / 8, 64, 2048),
            ["effective_cache_size"] = Megabytes(memory / 2, 128, 65536),
            ["maintenance_work_mem"] = Megabytes(memory / 16, 64, 512),
            ["work_mem"] = "16MB",
            ["min_wal_size"] = "128MB",
            ["max_wal_size"] = "2GB",
            ["checkpoint_timeout"] = "15min",
            ["random_page_cost"] = "1.1",
            ["jit"] = "off",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            // errors reach the server as exceptions; their texts carry values of records, which do not belong into a log
            ["log_min_messages"] = "log",
            ["log_min_error_statement"] = "panic",
            ["log_error_verbosity"] = "terse",
            ["log_checkpoints"] = "off",
        };
        // containers often have 64 MB of /dev/shm, where a parallel query then fails
        if (scarceSharedMemory) settings["dynamic_shared_memory_type"] = "mmap";
        foreach (var (name, value) in more) settings[name] = value;

        var text = new StringBuilder();
        foreach (var (name, value) in settings)
            text.Append(CultureInfo.InvariantCulture, $"{name} = '{value.Replace("'", "''", StringComparison.Ordinal)}'\n");
        return text.ToString();
    }

    private static string Megabytes(long bytes, long least, long most) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(bytes / Megabyte, least, most)}MB");
}
