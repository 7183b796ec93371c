namespace Guanxi.Platform.Postgres;

/// <summary>Where the embedded database lives and how it is tuned.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The data folder, absolute or relative to the working folder. The cluster lies in its <c>postgres</c> folder.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The folder with <c>bin</c>, <c>lib</c> and <c>share</c>; null looks beside the program and in the source tree.</summary>
    public string? BinariesDirectory { get; init; }

    /// <summary>Further lines for PostgreSQL's configuration; they win over ours.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Use the database of a living server instead of refusing: for commands beside it. It is not stopped afterwards.</summary>
    public bool JoinRunning { get; init; }

    /// <summary>
    /// Only for root, whose PostgreSQL runs as another user: what that user cannot reach (a clone under /root) is kept here instead.
    /// </summary>
    public string SharedDirectory { get; init; } = "/var/lib/guanxi-postgres";
}
