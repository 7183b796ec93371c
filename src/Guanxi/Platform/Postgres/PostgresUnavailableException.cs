namespace Guanxi.Platform.Postgres;

/// <summary>
/// The database cannot be used. The message is one line for the operator, Chinese and English, and never holds a password;
/// <see cref="Code"/> is stable, <see cref="LogTail"/> holds the last lines of PostgreSQL's own log where there is one.
/// </summary>
public sealed class PostgresUnavailableException : Exception
{
    /// <summary>Another living server holds the data folder.</summary>
    public const string DataInUse = "postgres.data_in_use";

    /// <summary>No PostgreSQL programs for this machine were found.</summary>
    public const string NoBinaries = "postgres.no_binaries";

    /// <summary>The data folder is incomplete: its password or its cluster is gone.</summary>
    public const string DataIncomplete = "postgres.data_incomplete";

    /// <summary>PostgreSQL was started and refused.</summary>
    public const string StartFailed = "postgres.start_failed";

    /// <summary>The connection string cannot be read.</summary>
    public const string BadConnectionString = "postgres.connection_string";

    /// <summary>The server of the connection string does not answer or does not let us in.</summary>
    public const string CannotConnect = "postgres.cannot_connect";

    /// <summary>The server answers, but its version, encoding or locale cannot serve.</summary>
    public const string Unsuitable = "postgres.unsuitable";

    internal PostgresUnavailableException(string code, string chinese, string english, string logTail = "", Exception? inner = null)
        : base(OneLine($"{chinese} / {english}"), inner)
    {
        Code = code;
        LogTail = logTail;
    }

    public string Code { get; }

    public string LogTail { get; }

    private static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
